"""What follows from commitments: the stage on a day, sums in one currency, and totals that count nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from components.records import BASE_CURRENCY, Commitment, Dossier, ExchangeRate, Step

Reason = Literal["no_sum", "never_added", "not_converted", "part_of", "holds", "overlaps"]
By = Literal["actor", "instrument", "sector"]
BYS: tuple[By, ...] = ("actor", "instrument", "sector")
EVERY = "all"
"""The group of all commitments together."""


@dataclass(frozen=True)
class Converted:
    """A sum in the base currency. `rate` is the yearly rate that it was converted by; None where it was printed so."""

    value: float
    high: float | None
    rate: ExchangeRate | None


@dataclass(frozen=True)
class Total:
    """The commitments of one group at one stage. `added` are the ids that the sum holds, `left` why others are not in it.

    `value` and `high` are in the base currency; None where nothing is added.
    """

    records: tuple[str, ...]
    added: tuple[str, ...]
    left: Mapping[str, Reason]
    value: float | None
    high: float | None


def step_on(commitment: Commitment, day: date) -> Step | None:
    """The last step taken by the day, whose stage is that of the commitment; None before the first."""
    taken = [step for step in commitment.steps if step.date.last_day <= day]
    return taken[-1] if taken else None


def known(
    dossier: Dossier, day: date, actors: Iterable[str] = (), countries: Iterable[str] = ()
) -> tuple[Commitment, ...]:
    """The commitments that had begun by the day, of the actors and in the countries; empty: all."""
    who, where = set(actors), set(countries)
    return tuple(
        one
        for one in dossier.commitments.values()
        if step_on(one, day) is not None
        and (not who or one.actor in who)
        and (not where or where.intersection(one.countries))
    )


def in_base(dossier: Dossier, commitment: Commitment) -> Converted | None:
    """The sum in the base currency: as printed, else by the rate of the year of the first step; None where neither is."""
    if commitment.amount is None or commitment.not_convertible:
        return None
    if commitment.currency == BASE_CURRENCY:
        return Converted(commitment.amount, commitment.amount_high, None)
    if commitment.published_usd is not None:
        return Converted(commitment.published_usd, None, None)
    rate = _rates(dossier).get((commitment.currency or "", commitment.steps[0].date.year))
    if rate is None:
        return None
    high = commitment.amount_high / rate.per_usd if commitment.amount_high is not None else None
    return Converted(commitment.amount / rate.per_usd, high, rate)


def group(commitment: Commitment, by: By) -> str:
    """The actor, instrument or sector of a commitment."""
    return str(getattr(commitment, by))


def totals(dossier: Dossier, day: date, records: Iterable[Commitment], by: By) -> dict[tuple[str, str], Total]:
    """Totals by group and stage, and by stage for all together (`EVERY`). A stage is never added to another.

    Within a total the largest sums come first; one that is part of another there, holds it, or overlaps with it is
    left out. Targets, and totals that somebody else counted, are never added.
    """
    cells: dict[tuple[str, str], list[Commitment]] = {}
    for one in records:
        step = step_on(one, day)
        if step is not None:
            cells.setdefault((group(one, by), step.stage), []).append(one)
            cells.setdefault((EVERY, step.stage), []).append(one)
    return {cell: _total(dossier, held) for cell, held in cells.items()}


def _total(dossier: Dossier, records: list[Commitment]) -> Total:
    left: dict[str, Reason] = {}
    sums: dict[str, Converted] = {}
    for one in records:
        converted = in_base(dossier, one)
        if not one.is_addable:
            left[one.id] = "never_added"
        elif one.amount is None:
            left[one.id] = "no_sum"
        elif converted is None:
            left[one.id] = "not_converted"
        else:
            sums[one.id] = converted
    added: list[str] = []
    for id in sorted(sums, key=lambda one: -sums[one].value):
        clash = next((reason for other in added if (reason := _clash(dossier, id, other)) is not None), None)
        if clash is None:
            added.append(id)
        else:
            left[id] = clash
    value = sum(sums[id].value for id in added) if added else None
    high = sum(sums[id].high or sums[id].value for id in added) if added else None
    return Total(tuple(one.id for one in records), tuple(added), left, value, high if high != value else None)


def _clash(dossier: Dossier, one: str, other: str) -> Reason | None:
    """Why a commitment may not be added to another."""
    if other in holders(dossier, one):
        return "part_of"
    if one in holders(dossier, other):
        return "holds"
    if other in dossier.commitments[one].overlaps or one in dossier.commitments[other].overlaps:
        return "overlaps"
    return None


def holders(dossier: Dossier, id: str) -> tuple[str, ...]:
    """The commitments that hold one, from the nearest out."""
    found: list[str] = []
    at = dossier.commitments[id].part_of
    while at is not None and at not in found and at in dossier.commitments:
        found.append(at)
        at = dossier.commitments[at].part_of
    return tuple(found)


@lru_cache(maxsize=4)
def _rates_of(rates: tuple[ExchangeRate, ...]) -> dict[tuple[str, int], ExchangeRate]:
    return {(rate.currency, rate.year): rate for rate in rates}


def _rates(dossier: Dossier) -> dict[tuple[str, int], ExchangeRate]:
    return _rates_of(dossier.exchange_rates)
