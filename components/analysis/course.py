"""How the figures about actors and countries moved: between two days, and through time, never spliced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from components.records import Dossier, IndicatorValue

from . import engagement


@dataclass(frozen=True)
class Move:
    """What was known of an actor, a country and an indicator on the first day and what is on the second.

    `change` is the difference of the two figures; None where there is no first figure, or the two don't count alike: in
    another unit, or for another part of the year. `is_one_publisher`: both come from the same one.
    """

    before: IndicatorValue | None
    after: IndicatorValue
    change: float | None
    is_one_publisher: bool


@dataclass(frozen=True)
class Line:
    """Figures of one indicator in one unit, of whole years or of the same part of the year, oldest first."""

    indicator: str
    unit: str
    part: str
    values: tuple[IndicatorValue, ...]
    publishers: tuple[str, ...]


def moves(
    dossier: Dossier, start: date, end: date, actors: Iterable[str], countries: Iterable[str], indicators: Iterable[str]
) -> tuple[Move, ...]:
    """Every figure that became known after the first day, or took the place of another, up to the second.

    None where the first day lies after the second: nothing became known backwards.
    """
    if start > end:
        return ()
    who, where, what = tuple(actors), tuple(countries), tuple(indicators)
    before = engagement.latest(dossier, start, who, where, what)
    found = []
    for key, value in engagement.latest(dossier, end, who, where, what).items():
        old = before.get(key)
        if _is_figure(dossier, value) and (old is None or old.id != value.id):
            if old is None or _count(old) != _count(value):
                found.append(Move(old, value, None, False))
            else:
                is_one = _publisher(dossier, old) == _publisher(dossier, value)
                found.append(Move(old, value, round(value.value - old.value, 9), is_one))
    return tuple(found)


def lines(dossier: Dossier, day: date, actor: str, country: str) -> tuple[Line, ...]:
    """The figures about a pair known on the day as lines, those with most points first.

    Where sources differ on one figure, the preferred one alone.
    """
    rejected = _rejected(dossier)
    groups: dict[tuple[str, str, str], list[IndicatorValue]] = {}
    for value in engagement.known(dossier, day):
        if (value.actor, value.country) == (actor, country) and value.id not in rejected and _is_figure(dossier, value):
            groups.setdefault(_count(value), []).append(value)
    made = []
    for key, values in groups.items():
        values.sort(key=lambda one: one.period.last_day)
        made.append(Line(*key, tuple(values), tuple(dict.fromkeys(_publisher(dossier, one) for one in values))))
    return tuple(sorted(made, key=lambda line: -len(line.values)))


def _rejected(dossier: Dossier) -> set[str]:
    """The ids of values for which another one of the same indicator is preferred."""
    indicators = {value.id: value.indicator for value in dossier.indicator_values}
    return {
        id
        for one in dossier.conflicts.values()
        for id in one.values
        if id != one.preferred and indicators.get(id) == indicators.get(one.preferred)
    }


def _is_figure(dossier: Dossier, value: IndicatorValue) -> bool:
    return dossier.indicators[value.indicator].kind not in ("event", "year")


def _publisher(dossier: Dossier, value: IndicatorValue) -> str:
    source = dossier.sources.get(value.source[0])
    return source.publisher if source is not None else ""


def _count(value: IndicatorValue) -> tuple[str, str, str]:
    """What two figures must share to count alike: indicator, unit, and the part of the year."""
    text = value.period_text or ""
    part = text.rpartition(" ")[0] if engagement.PART_OF_YEAR.fullmatch(text) else text
    return value.indicator, value.unit, part
