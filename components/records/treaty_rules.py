"""What must hold of treaties, memberships and claims: lives in order, successions that agree, judgements that point."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from .claim import Claim
from .membership import Membership
from .partial_date import PartialDate
from .problem import Problem
from .record import Record
from .source import Source
from .spot import Spot, World, not_after_reading, oldest_first
from .treaty import Instrument


def instrument(record: Record, spot: Spot, world: World) -> Iterator[Problem]:
    """An instrument's life is possible: in order, among its parties, and not known before it was read."""
    found = cast(Instrument, record)
    actor = found.actor or world.home
    for name in ("predecessor", "successor", "application_of"):
        if getattr(found, name) == found.id:
            yield spot.at(name).problem("conflict", f"expected another instrument, found {found.id!r} itself")
    yield from oldest_first([(spot.at("events", n, "date"), event.date) for n, event in enumerate(found.events)])
    signed: dict[str, PartialDate] = {}
    for event in found.events:
        if event.event == "signed":
            for country in event.countries or found.parties:
                signed[country] = min(signed.get(country, event.date), event.date)
    in_force: dict[str, int] = {}
    for number, event in enumerate(found.events):
        place = spot.at("events", number)
        for index, country in enumerate(event.countries):
            if country not in found.parties:
                message = f"expected one of the parties, {', '.join(found.parties)}, found {country}"
                yield place.at("countries", index).problem("unknown_reference", message)
        if event.event == "entry_into_force" and event.until is None:
            concerned = [code for code in event.countries or found.parties if code != actor]
            early = [code for code in concerned if code in signed and event.date.last_day < signed[code].first_day]
            if early:
                message = f"expected entry into force after signature ({signed[early[0]]}), found {event.date}"
                yield place.at("date").problem("order", message)
            twice = [code for code in concerned if code in in_force]
            if twice:
                line = spot.at("events", in_force[twice[0]]).line
                message = (
                    f"expected one entry into force for {', '.join(twice)}, found a second; the first is on line {line}"
                )
                yield place.problem("conflict", message)
            in_force.update(dict.fromkeys(concerned, number))
        is_scheduled = event.is_derived or event.event == "effective_for_taxes"
        if not is_scheduled:
            yield from not_after_reading(event.source, event.date, place.at("date"), world)


def succession(world: World) -> Iterator[Problem]:
    """Predecessors and successors run in no circle, and what two instruments say of each other agrees."""
    all_of = {
        cast(Instrument, record).id: (cast(Instrument, record), spot) for record, spot in world.records("instruments")
    }
    for one, spot in all_of.values():
        for name, back in (("predecessor", "successor"), ("successor", "predecessor")):
            other, place = all_of.get(getattr(one, name) or "", (None, None))
            if other is None or place is None or other is one:
                continue
            if _leads_back(one, name, all_of):
                message = f"expected a line of instruments that ends, found {one.id!r} again behind {other.id!r}"
                yield spot.at(name).problem("conflict", message)
            third = all_of.get(getattr(other, back) or "", (None, None))[0]
            actor = one.actor or world.home
            if third is not None and third is not one and (name == "successor" or _overlap(one, third, actor)):
                where = f"{place.sheet.file.name}:{place.at(back).line}"
                message = f"expected {other.id!r} to name {one.id!r} as its {back}, found {third.id!r} in {where}"
                yield spot.at(name).problem("conflict", message)


def membership(record: Record, spot: Spot, world: World) -> Iterator[Problem]:
    """A country changes its standing in an agreement at most once on a day, and not after it was read."""
    found = cast(Membership, record)
    for other, place in world.memberships.get((found.agreement, found.country, str(found.since or "")), ()):
        if other is found:
            break
        when = str(found.since) if found.since is not None else "an unknown day"
        message = f"expected one change on {when} for {found.country} in {found.agreement!r}, found a second; the first is on line {place.line}"
        yield spot.at("since").problem("conflict", message)
        break
    if found.since is not None:
        yield from not_after_reading(found.source, found.since, spot.at("since"), world)


def claim(record: Record, spot: Spot, world: World) -> Iterator[Problem]:
    """The preferred statement is one of those that stand there, and none was made after it was read."""
    found = cast(Claim, record)
    count = len(found.statements)
    if found.preferred >= count:
        message = f"expected the place of one of the {count} statements, 0 to {count - 1}, found {found.preferred}"
        yield spot.at("preferred").problem("value", message)
    for number, statement in enumerate(found.statements):
        if statement.date is not None:
            yield from not_after_reading(statement.source, statement.date, spot.at("statements", number, "date"), world)


def source(record: Record, spot: Spot, world: World) -> Iterator[Problem]:
    """A publication was not read before it appeared."""
    found = cast(Source, record)
    if found.published is not None and found.published.first_day > found.accessed.last_day:
        message = f"expected a date up to the day it was read ({found.accessed}), found {found.published}"
        yield spot.at("published").problem("order", message)


def _leads_back(start: Instrument, name: str, all_of: dict[str, tuple[Instrument, Spot]]) -> bool:
    """Whether going from an instrument to its predecessor, and so on, comes back to it."""
    seen: set[str] = set()
    at = getattr(start, name)
    while at in all_of and at not in seen:
        if at == start.id:
            return True
        seen.add(at)
        at = getattr(all_of[at][0], name)
    return False


def _overlap(one: Instrument, other: Instrument, actor: str) -> bool:
    """Whether two instruments have a party in common beside the actor."""
    return bool((set(one.parties) & set(other.parties)) - {actor})
