"""How fresh the evidence is: the newest source of each dataset, and the facts whose sources have aged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from components.records import Dossier

from . import treaties

YEAR = timedelta(days=365)
Fact = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Freshness:
    """The age of one dataset on a day; `newest` is None where no source of it was out."""

    dataset: str
    facts: int
    newest: date | None
    source: str | None
    aged: int


def freshness(dossier: Dossier, day: date) -> tuple[Freshness, ...]:
    """For every dataset its newest dated source by the day, and how many facts have none younger than a year.

    A source dated only to the year can't tell how new it is, so it is not the newest unless there is no other.
    """
    dated = {id: source.published.last_day for id, source in dossier.sources.items() if source.published is not None}
    vague = {
        id for id, source in dossier.sources.items() if source.published is not None and not source.published.month
    }
    sets: dict[str, list[tuple[str, ...]]] = {}
    for dataset, sources in _facts(dossier):
        sets.setdefault(dataset, []).append(sources)
    found = []
    for dataset, facts in sets.items():
        out = [
            (source not in vague, dated[source], source)
            for sources in facts
            for source in sources
            if source in dated and dated[source] <= day
        ]
        _, newest, source = max(out, default=(False, None, None))
        aged = sum(_is_aged([dated[source] for source in sources if source in dated], day) for sources in facts)
        found.append(Freshness(dataset, len(facts), newest, source, aged))
    return tuple(found)


def _is_aged(days: list[date], day: date) -> bool:
    out = [published for published in days if published <= day]
    return bool(out) and max(out) < day - YEAR


def _facts(dossier: Dossier) -> Iterator[Fact]:
    """Every fact as its dataset and source ids."""
    for instrument in dossier.instruments.values():
        dataset = "treaties" if treaties.owner(dossier, instrument) == dossier.desk.home_actor else "actor_treaties"
        yield from ((dataset, event.source) for event in instrument.events)
    for leg in dossier.legs.values():
        yield from (("legs", state.source) for state in leg.states if state.source)
    for name in ("transit_times", "freight_costs", "volumes", "indicator_values", "memberships"):
        yield from ((name, value.source) for value in getattr(dossier, name))
    for name in ("developments", "expectations"):
        yield from ((name, record.source) for record in getattr(dossier, name).values())
