"""What the other records say of an actor in a country where a dimension counts them: instruments, visits, commitments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from weakref import ref

from components.records import Confidence, Counting, Dossier, PartialDate

from . import commitments, treaties

LIVE = ("in_force", "applied_by_succession")


@dataclass(frozen=True)
class Counted:
    """One record that is counted: of which kind, under which id, dated when, by which sources."""

    kind: Counting
    id: str
    dated: PartialDate | None
    source: tuple[str, ...]
    confidence: Confidence


def counted(dossier: Dossier, day: date, dimension: str, actor: str, country: str) -> tuple[Counted, ...]:
    """The records that a dimension counts for a pair, as known on the day; none means that none was found, not zero."""
    if dossier.dimensions[dimension].counts is None:
        return ()
    return _by_pair(dossier.version, day, dimension, _Held(dossier)).get((actor, country), ())


Placed = Iterator[tuple[tuple[str, str], Counted]]
"""Records with the actor and country that they are about."""


class _Held:
    """Carries a dossier past the cache key, in which its version already stands, without keeping it alive."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = ref(dossier)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=32)
def _by_pair(version: str, day: date, dimension: str, held: _Held) -> dict[tuple[str, str], tuple[Counted, ...]]:
    """The records that a dimension counts, by actor and country."""
    dossier = held.dossier()
    assert dossier is not None
    kind = dossier.dimensions[dimension].counts
    found: dict[tuple[str, str], list[Counted]] = {}
    counting = {"instruments": _instruments, "visits": _visits, "commitments": _commitments}
    for pair, one in counting[kind](dossier, day, dimension) if kind is not None else ():
        found.setdefault(pair, []).append(one)
    return {pair: tuple(records) for pair, records in found.items()}


def _instruments(dossier: Dossier, day: date, dimension: str) -> Placed:
    """Instruments in force or applied by succession. An application of another one is not counted beside it."""
    for row in treaties.lines(treaties.status_as_of(dossier, day)):
        if row.status in LIVE and not row.is_application:
            events = [one for one in treaties.history(dossier, row.instrument, row.country) if one.date.last_day <= day]
            deciding = next((one for one in reversed(events) if one.event == row.event), events[-1])
            counted_as = Counted("instruments", row.instrument, row.dated, deciding.source, deciding.confidence)
            yield (row.actor, row.country), counted_as


def _visits(dossier: Dossier, day: date, dimension: str) -> Placed:
    """Visits of leaders that the sources mention."""
    for one in dossier.positions.values():
        for visit in one.visits:
            if visit.date.last_day <= day:
                yield (one.actor, one.country), Counted("visits", one.id, visit.date, visit.source, visit.confidence)


def _commitments(dossier: Dossier, day: date, dimension: str) -> Placed:
    """Commitments in the sectors of the dimension, without those cancelled, targets, and totals counted by others."""
    for one in commitments.known(dossier, day):
        step = commitments.step_on(one, day)
        is_wanted = one.sector in dossier.dimensions[dimension].sectors and one.is_addable
        if step is not None and is_wanted and step.stage != "cancelled":
            for country in one.countries:
                yield (one.actor, country), Counted("commitments", one.id, step.date, one.source, one.confidence)
