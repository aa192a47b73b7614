"""What follows from the engagement figures: the latest value of each pair on a day, and how far they cover."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from components.records import Dossier, IndicatorValue

Pair = tuple[str, str]


def known(dossier: Dossier, day: date) -> tuple[IndicatorValue, ...]:
    """The values whose period had ended by the day and of whose sources one was published, or is undated."""
    return tuple(
        value for value in dossier.indicator_values if value.period.last_day <= day and _is_out(dossier, value, day)
    )


def matrix(
    dossier: Dossier, indicator: str, day: date, actors: Iterable[str], countries: Iterable[str]
) -> dict[Pair, IndicatorValue]:
    """The latest value known on the day for each pair of actor and country; a pair without one is absent."""
    wanted_actors, wanted_countries = set(actors), set(countries)
    found: dict[Pair, IndicatorValue] = {}
    for value in known(dossier, day):
        pair = (value.actor, value.country)
        is_wanted = value.indicator == indicator and value.actor in wanted_actors and value.country in wanted_countries
        if is_wanted and (pair not in found or found[pair].period < value.period):
            found[pair] = value
    return found


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
