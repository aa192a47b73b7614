"""What must hold of engagement: possible values, stages in order, sums that can be converted, and no silent conflict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast, get_args

from .commitment import Commitment, CommitmentStage
from .engagement import IndicatorValue
from .exchange_rate import ExchangeRate
from .meeting import Format
from .position import Position
from .problem import Problem
from .record import Record
from .spot import Spot, World, not_after_reading, oldest_first
from .value_conflict import ValueConflict

STAGES: tuple[str, ...] = get_args(CommitmentStage)
BASE_CURRENCY = "USD"
"""What sums are converted to."""


def across(world: World) -> Iterator[Problem]:
    """What only several records together show: loops, silent conflicts, two rates for one year."""
    yield from _containment(world)
    yield from _contradicting_values(world)
    yield from _contradicting_rates(world)


def indicator_value(record: Record, spot: Spot, world: World) -> Iterator[Problem]:
    """A value is possible for its kind of indicator, in the indicator's unit, and not of the future."""
    value = cast(IndicatorValue, record)
    yield from not_after_reading(value.source, value.period, spot.at("period"), world)
    indicator = world.indicators.get(value.indicator)
    if indicator is None:
        return
    for name in ("value", "value_high"):
        figure = getattr(value, name)
        if figure is None:
            continue
        if indicator.kind == "share" and not 0 <= figure <= 100:
            yield spot.at(name).problem("value", f"expected a share between 0 and 100, found {figure:g}")
        elif indicator.kind in ("amount", "count") and figure < 0:
            yield spot.at(name).problem("value", f"expected an {indicator.kind} of at least 0, found {figure:g}")
        elif indicator.kind == "year" and figure != int(figure):
            yield spot.at(name).problem("value", f"expected a year, found {figure:g}")
    if indicator.unit is not None and value.unit != indicator.unit:
        message = f"expected the indicator's one unit, {indicator.unit!r}, found {value.unit!r}"
        yield spot.at("unit").problem("conflict", message)


def _thing(value: IndicatorValue) -> tuple[str, ...]:
    return value.actor, value.country, value.indicator, str(value.period), value.period_text or "", value.unit


def value_conflict(record: Record, spot: Spot, world: World) -> Iterator[Problem]:
    """A conflict names values of one thing; two counts of it may be two indicators."""
    conflict = cast(ValueConflict, record)
    values = {cast(IndicatorValue, one).id: cast(IndicatorValue, one) for one, _ in world.records("indicator_values")}
    known = [(n, values[id_]) for n, id_ in enumerate(conflict.values) if id_ in values]
    for number, value in known[1:]:
        first = known[0][1]
        if any(getattr(value, name) != getattr(first, name) for name in ("actor", "country", "period", "unit")):
            message = (
                f"expected values of the same actor, country, period and unit, found {value.id!r} beside {first.id!r}"
            )
            yield spot.at("values", number).problem("conflict", message)


def _contradicting_values(world: World) -> Iterator[Problem]:
    """Two values of one thing differ only where a conflict names both, and never within one source."""
    settled: dict[str, set[str]] = {}
    for record, _ in world.records("conflicts"):
        conflict = cast(ValueConflict, record)
        for id_ in conflict.values:
            settled.setdefault(id_, set()).update(conflict.values)
    seen: dict[tuple[str, ...], list[tuple[IndicatorValue, int]]] = {}
    for record, spot in world.records("indicator_values"):
        value = cast(IndicatorValue, record)
        earlier = seen.setdefault(_thing(value), [])
        for first, line in earlier:
            if (first.value, first.value_high) == (value.value, value.value_high):
                continue
            is_one_source = bool(set(first.source) & set(value.source))
            if is_one_source or first.id not in settled.get(value.id, ()):
                whose = "from the same source" if is_one_source else "or both ids in a record of conflicts.yml"
                message = (
                    f"expected {first.value:g} as on line {line} for the same actor, country, indicator, period and "
                    f"unit {whose}, found {value.value:g}"
                )
                yield spot.at("value").problem("conflict", message)
                break
        earlier.append((value, spot.line))


def commitment(record: Record, spot: Spot, world: World) -> Iterator[Problem]:
    """A commitment moves forward, is not known before it was read, and its sum can be converted or says why not."""
    found = cast(Commitment, record)
    yield from oldest_first([(spot.at("steps", n, "date"), step.date) for n, step in enumerate(found.steps)])
    furthest = 0
    for number, step in enumerate(found.steps):
        place = spot.at("steps", number)
        yield from not_after_reading(step.source, step.date, place.at("date"), world)
        rank = STAGES.index(step.stage)
        if step.stage == "cancelled":
            furthest = 0
        elif rank < furthest:
            message = f"expected no stage before {STAGES[furthest]!r}, which it had reached, found {step.stage!r}"
            yield place.at("stage").problem("order", message)
        else:
            furthest = rank
    year = found.steps[0].date.year
    needs_rate = found.currency not in (None, BASE_CURRENCY) and found.published_usd is None
    if needs_rate and not found.not_convertible and (found.currency, year) not in world.rates:
        message = f"expected a rate for {found.currency} in {year} in exchange_rates.csv, or not_convertible: true with the reason"
        yield spot.at("currency").problem("unknown_reference", message)


def _containment(world: World) -> Iterator[Problem]:
    """No commitment is part of itself, directly or round a loop, or overlaps itself."""
    parent = {cast(Commitment, one).id: cast(Commitment, one).part_of for one, _ in world.records("commitments")}
    for record, spot in world.records("commitments"):
        found = cast(Commitment, record)
        if found.id in found.overlaps:
            place = spot.at("overlaps", found.overlaps.index(found.id))
            yield place.problem("conflict", f"expected another commitment, found {found.id!r} itself")
        passed: list[str] = []
        at: str | None = found.part_of
        while at is not None and at not in passed and at != found.id:
            passed.append(at)
            at = parent.get(at)
        if at == found.id:
            way = " in ".join([found.id, *passed, found.id])
            yield spot.at("part_of").problem(
                "conflict", f"expected a commitment that holds this one, found a loop: {way}"
            )


def _contradicting_rates(world: World) -> Iterator[Problem]:
    """A currency has one rate a year."""
    first: dict[tuple[str, int], int] = {}
    for record, spot in world.records("exchange_rates"):
        rate = cast(ExchangeRate, record)
        line = first.setdefault((rate.currency, rate.year), spot.line)
        if line != spot.line:
            message = (
                f"expected one rate for {rate.currency} in {rate.year}, found a second; the first is on line {line}"
            )
            yield spot.at("per_usd").problem("conflict", message)


def meetings(record: Record, spot: Spot, world: World) -> Iterator[Problem]:
    """Meetings bear different ids, stand oldest first, end after they begin, and were held before they were read of."""
    found = cast(Format, record)
    yield from oldest_first([(spot.at("meetings", n, "date"), one.date) for n, one in enumerate(found.meetings)])
    first: dict[str, int] = {}
    for number, one in enumerate(found.meetings):
        place = spot.at("meetings", number)
        if first.setdefault(one.id, number) != number:
            line = spot.at("meetings", first[one.id], "id").line
            yield place.at("id").problem("duplicate_id", f"{one.id!r} names two meetings; the first is on line {line}")
        if one.start is not None and one.start.first_day > one.date.last_day:
            yield place.at("start").problem("order", f"expected a first day up to {one.date}, found {one.start}")
        if one.status == "held":
            yield from not_after_reading(one.source, one.date, place.at("date"), world)


def visits(record: Record, spot: Spot, world: World) -> Iterator[Problem]:
    """Visits stand oldest first and were made before they were read of."""
    found = cast(Position, record)
    yield from oldest_first([(spot.at("visits", n, "date"), visit.date) for n, visit in enumerate(found.visits)])
    for number, visit in enumerate(found.visits):
        yield from not_after_reading(visit.source, visit.date, spot.at("visits", number, "date"), world)
