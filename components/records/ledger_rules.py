"""What must hold of the ledger of the evidence: every place that it names is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from .layout import FILES
from .ledger import EvidenceEntry
from .problem import Problem
from .reading import shortened
from .spot import Spot, World, walk


def places(world: World, broken: frozenset[str]) -> Iterator[Problem]:
    """Every place is a record of the folder, or a record inside one; what could not be read can't be judged."""
    inside = _inside(world)
    unread = {file.name for file in FILES if file.attribute in broken}
    for record, spot in world.records("evidence"):
        for number, place in enumerate(cast(EvidenceEntry, record).place):
            file, _, name = place.partition("#")
            outer, _, inner = name.partition("/")
            sheet = world.sheets.get(file)
            is_there = sheet is not None and (outer in sheet.names or (file, outer) in inside)
            if is_there and inner:
                is_there = inner in inside.get((file, outer), (inner,))
            if not is_there and file not in unread:
                message = f"expected `file#id` of a record in this folder, found {shortened(place)}"
                yield spot.at("place", number).problem("unknown_reference", message)


def _inside(world: World) -> dict[tuple[str, str], frozenset[str]]:
    """The ids of the records inside each valid record, by file and id."""
    inside: dict[tuple[str, str], frozenset[str]] = {}
    for sheet in world.sheets.values():
        for placed in sheet.records:
            records = (record for record, _ in walk(placed.record, Spot(sheet, placed.number, ())))
            ids = frozenset(name for record in records if isinstance(name := getattr(record, "id", None), str))
            key = getattr(placed.record, sheet.file.key or "id", None)
            if isinstance(key, str):
                inside[sheet.file.name, key] = ids
    return inside
