"""What must hold of the ledger of the evidence: every place that it names is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from .layout import FILES
from .ledger import EvidenceEntry
from .problem import Problem
from .reading import shortened
from .spot import Spot, World, walk
from .validating import Sheet


def places(world: World, broken: frozenset[str]) -> Iterator[Problem]:
    """Every place is a record of the folder, or a record inside one; what could not be read can't be judged."""
    unread = {file.name for file in FILES if file.attribute in broken}
    for record, spot in world.records("evidence"):
        for number, place in enumerate(cast(EvidenceEntry, record).place):
            file, _, name = place.partition("#")
            outer, _, inner = name.partition("/")
            sheet = world.sheets.get(file)
            is_there = sheet is not None and _has(sheet, outer, inner)
            if not is_there and file not in unread:
                message = f"expected `file#id` of a record in this folder, found {shortened(place)}"
                yield spot.at("place", number).problem("unknown_reference", message)


def _has(sheet: Sheet, name: str, inner: str) -> bool:
    """Whether a file holds a record of this name, and inside it one of the id asked for."""
    is_one = sheet.file.holds == "one"
    if not inner and not is_one:
        return name in sheet.names
    for placed in sheet.records:
        if getattr(placed.record, "id" if is_one else sheet.file.key, None) == name:
            inside = walk(placed.record, Spot(sheet, placed.number, ()))
            return not inner or any(getattr(record, "id", None) == inner for record, _ in inside)
    return False
