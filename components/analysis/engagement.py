"""What follows from the engagement figures: the latest value of each pair on a day, and how far they cover."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from components.records import Dossier, IndicatorValue, ValueConflict

PART_OF_YEAR = re.compile(r"[HQ][1-4] \d{4}|[A-Z][a-z]{2}–[A-Z][a-z]{2} \d{4}")
"""A printed period shorter than a year, such as H1 2025 or Jan–May 2025."""
Pair = tuple[str, str]
Key = tuple[str, str, str]
"""Actor, country, indicator."""


def known(dossier: Dossier, day: date) -> tuple[IndicatorValue, ...]:
    """The values that hold on the day: their period had ended, and of their sources one was published, or is undated."""
    return tuple(
        value
        for value in dossier.indicator_values
        if value.period.last_day <= day
        and (value.until is None or day < value.until.last_day)
        and _is_out(dossier, value, day)
    )


def latest(
    dossier: Dossier,
    day: date,
    actors: Iterable[str],
    countries: Iterable[str],
    indicators: Iterable[str],
    is_comparing: bool = False,
) -> dict[Key, IndicatorValue]:
    """The newest figure known on the day by actor, country and indicator; where two differ, the preferred one.

    With `is_comparing` only figures that compare with others of their indicator.
    """
    who, where, what = set(actors), set(countries), set(indicators)
    settled = preferred(dossier)
    found: dict[Key, IndicatorValue] = {}
    for value in known(dossier, day):
        is_asked = value.actor in who and value.country in where and value.indicator in what
        if is_asked and (not is_comparing or is_comparable(dossier, value)):
            key = (value.actor, value.country, value.indicator)
            held = found.get(key)
            if held is None or held.period < value.period or (held.period == value.period and value.id in settled):
                found[key] = value
    return found


def is_comparable(dossier: Dossier, value: IndicatorValue) -> bool:
    """Whether a figure compares with others of its indicator: a sum or count of part of a year doesn't."""
    is_flow = dossier.indicators[value.indicator].kind in ("amount", "count")
    return not (is_flow and value.period_text and PART_OF_YEAR.fullmatch(value.period_text))


def matrix(
    dossier: Dossier, indicator: str, day: date, actors: Iterable[str], countries: Iterable[str]
) -> dict[Pair, IndicatorValue]:
    """The latest value known on the day for each pair of actor and country; a pair without one is absent."""
    found = latest(dossier, day, actors, countries, (indicator,))
    return {(actor, country): value for (actor, country, _), value in found.items()}


def preferred(dossier: Dossier) -> frozenset[str]:
    """The ids of the values that a record of a conflict prefers."""
    return frozenset(conflict.preferred for conflict in dossier.conflicts.values())


def conflict_of(dossier: Dossier, value: IndicatorValue) -> ValueConflict | None:
    """The record that names a value among others of the same thing, if any."""
    return next((one for one in dossier.conflicts.values() if value.id in one.values), None)


def others(dossier: Dossier, value: IndicatorValue) -> tuple[IndicatorValue, ...]:
    """The values of the same thing that other sources give differently."""
    conflict = conflict_of(dossier, value)
    if conflict is None:
        return ()
    return tuple(one for one in dossier.indicator_values if one.id in conflict.values and one.id != value.id)


def coverage(dossier: Dossier, day: date, actors: Iterable[str], countries: Iterable[str]) -> dict[str, int]:
    """How many pairs of actor and country have a figure, for every indicator in the order of the file."""
    wanted_actors, wanted_countries = set(actors), set(countries)
    pairs: dict[str, set[Pair]] = {indicator: set() for indicator in dossier.indicators}
    for value in known(dossier, day):
        if value.actor in wanted_actors and value.country in wanted_countries:
            pairs[value.indicator].add((value.actor, value.country))
    return {indicator: len(found) for indicator, found in pairs.items()}


def default_indicator(dossier: Dossier, day: date, countries: Iterable[str] = ()) -> str:
    """The first indicator among those that cover most pairs of the paper's actors and the countries.

    Without countries those in focus; empty where the dossier has no indicator.
    """
    named = [code for code, actor in dossier.actors.items() if actor.in_paper]
    found = coverage(dossier, day, named or dossier.actors, tuple(countries) or dossier.desk.focus_countries)
    return max(found, key=lambda one: found[one]) if found else ""


def _is_out(dossier: Dossier, value: IndicatorValue, day: date) -> bool:
    dates = [dossier.sources[source].published for source in value.source if source in dossier.sources]
    return any(published is None or published.last_day <= day for published in dates)
