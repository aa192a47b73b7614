"""When a signed instrument may enter into force, from the home actor's own record of how long that took.

`python -m components.analysis.forecast [FOLDER]` prints how well the rule would have done on that record.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from components.records import Dossier, DossierError, Instrument, TreatyEvent, data_folder, load
from components.records.partial_date import PartialDate

from . import treaties

LEAST = 5
"""Completed waits that a type needs to be counted alone; with fewer, all types are counted together."""
QUARTILES = (0.25, 0.5, 0.75)
INTERVALS = ((0.25, 0.75), (0.1, 0.9))
"""The intervals tested by hindcast, as shares of the waits that end before each bound."""
STEPS = (
    "signed", "diet_submitted", "diet_approved", "partner_ratified", "instruments_exchanged", "promulgated",
    "entry_into_force", "effective_for_taxes",
)  # fmt: skip
"""The legal steps in the order in which they are taken."""


@dataclass(frozen=True)
class Wait:
    """The days from signature to entry into force; while `is_over` is False, the days that it has lasted at least."""

    instrument: str
    type: str
    signed: date
    days: int
    is_over: bool


@dataclass(frozen=True)
class Forecast:
    """What the record says of one signed instrument.

    `window` holds the days on which a quarter, half and three quarters of the instruments that had waited as long were
    in force; None where the record does not reach so far. `waited` are the days from signature to the last day on
    which its life was followed. `type` is None where all types are counted together; `count` of the waits are over,
    `open_count` are not. `steps` are those still to be seen. `inferred` is an entry into force that the register itself infers from
    a rule or a later step: it knows more of this instrument than the record of the others.
    """

    instrument: Instrument
    countries: tuple[str, ...]
    signed: PartialDate
    waited: int
    followed_to: date
    is_followed: bool
    window: tuple[date | None, ...]
    type: str | None
    count: int
    open_count: int
    longest: int
    steps: tuple[str, ...]
    inferred: TreatyEvent | None


@dataclass(frozen=True)
class Tested:
    """One wait of the record against what the others say of it: bounds in days for each of the intervals."""

    wait: Wait
    bounds: tuple[tuple[int | None, int | None], ...]
    type: str | None
    count: int

    def is_inside(self, interval: int) -> bool:
        """Whether the wait ended within an interval; an upper bound that the record does not reach holds all."""
        low, high = self.bounds[interval]
        return low is not None and low <= self.wait.days and (high is None or self.wait.days <= high)


def waits(dossier: Dossier, day: date) -> list[Wait]:
    """The home actor's record as known on a day: its binding instruments with one partner, signed on a known day.

    A wait counts from the last signature. It is over with a published entry into force whose day is known; else it
    lasted at least until the day up to which the instrument's life was followed.
    """
    found = []
    for instrument in treaties.of_actor(dossier):
        if instrument.is_binding is not True or instrument.application_of or len(instrument.parties) != 2:
            continue
        known = [one for one in instrument.events if one.until is None and one.date.last_day <= day]
        signed = [one.date for one in known if one.event == "signed"]
        entered = [one for one in known if one.event in ("entry_into_force", "reported_in_force")]
        if not signed or not all(one.is_full for one in signed):
            continue
        start = max(signed).last_day
        if not entered:
            left = [one.date.last_day for one in known if one.event in ("terminated", "superseded", "trail_ends")]
            until = min([day, dossier.horizon, instrument.followed_until.last_day, *left])
            found.append(Wait(instrument.id, instrument.type, start, max((until - start).days, 0), False))
        elif entered[0].event == "entry_into_force" and entered[0].date.is_full and not entered[0].is_derived:
            days = (entered[0].date.last_day - start).days
            if days > 0:
                found.append(Wait(instrument.id, instrument.type, start, days, True))
    return found


def survival(record: Sequence[Wait]) -> tuple[np.ndarray, np.ndarray]:
    """The days on which waits ended, and the share still waiting after each: the product-limit estimate.

    Kaplan, E. L. and Meier, P. (1958), "Nonparametric estimation from incomplete observations", Journal of the
    American Statistical Association 53 (282), 457–481.
    """
    days = np.array([one.days for one in record], dtype=np.int64)
    is_over = np.array([one.is_over for one in record], dtype=bool)
    times = np.unique(days[is_over])
    at_risk = (days[None, :] >= times[:, None]).sum(axis=1)
    ended = ((days[None, :] == times[:, None]) & is_over[None, :]).sum(axis=1)
    return times, np.cumprod(1 - ended / np.maximum(at_risk, 1))


def quantile(times: np.ndarray, waiting: np.ndarray, share: float, waited: int = 0) -> int | None:
    """The day by which a share of those that waited longer than `waited` days were in force; None beyond the record."""
    past = waiting[times <= waited]
    start = float(past[-1]) if past.size else 1.0
    reached = np.nonzero((times > waited) & (waiting <= (1 - share) * start + 1e-9))[0]
    return int(times[reached[0]]) if start > 0 and reached.size else None


def forecasts(dossier: Dossier, day: date) -> list[Forecast]:
    """Every binding instrument of the home actor that is signed and not in force on the day, the newest first."""
    record = waits(dossier, day)
    frame = treaties.distinct(treaties.status_of_actor(dossier, day))
    rows = treaties.lines(frame[frame["years_signed_not_in_force"].notna()])
    found = []
    for identity in dict.fromkeys(str(row.instrument) for row in rows):
        instrument = dossier.instruments[identity]
        known = [one for one in instrument.events if one.until is None and one.date.last_day <= day]
        signed = max((one.date for one in known if one.event == "signed"), default=None)
        if signed is None:
            continue
        reach = min(day, dossier.horizon)
        followed_to = max(min(day, instrument.followed_until.last_day), signed.last_day)
        waited = (followed_to - signed.last_day).days
        pool, kind = _pool([one for one in record if one.instrument != identity], instrument.type)
        times, waiting = survival(pool)
        ends = [quantile(times, waiting, share, waited) for share in QUARTILES]
        found.append(
            Forecast(
                instrument=instrument,
                countries=tuple(str(row.country) for row in rows if row.instrument == identity),
                signed=signed,
                waited=waited,
                followed_to=followed_to,
                is_followed=instrument.followed_until.last_day >= reach,
                window=tuple(None if end is None else signed.last_day + timedelta(days=end) for end in ends),
                type=kind,
                count=sum(one.is_over for one in pool),
                open_count=sum(not one.is_over for one in pool),
                longest=max((one.days for one in pool if one.is_over), default=0),
                inferred=next(
                    (one for one in instrument.events if _is_inferred(one) and one.date.first_day <= day), None
                ),
                steps=_left(dossier, instrument, [one.event for one in known]),
            )
        )
    return sorted(found, key=lambda one: one.signed, reverse=True)


def hindcast(dossier: Dossier, day: date) -> list[Tested]:
    """Every completed wait known on the day against the bounds that all the others give it (leave one out)."""
    record = waits(dossier, day)
    tested = []
    for wait in record:
        if wait.is_over:
            pool, kind = _pool([one for one in record if one is not wait], wait.type)
            times, waiting = survival(pool)
            bounds = tuple((quantile(times, waiting, low), quantile(times, waiting, high)) for low, high in INTERVALS)
            tested.append(Tested(wait, bounds, kind, sum(one.is_over for one in pool)))
    return sorted(tested, key=lambda one: one.wait.signed)


def _pool(record: list[Wait], kind: str) -> tuple[list[Wait], str | None]:
    """The waits of a type where enough of them are over, else all."""
    own = [one for one in record if one.type == kind]
    return (own, kind) if sum(one.is_over for one in own) >= LEAST else (record, None)


def _is_inferred(event: TreatyEvent) -> bool:
    return event.event == "entry_into_force" and event.until is not None


def _left(dossier: Dossier, instrument: Instrument, seen: list[str]) -> tuple[str, ...]:
    """The steps after the furthest one seen, among those that the record of the type knows."""
    of_type = [one for one in treaties.of_actor(dossier) if one.type == instrument.type]
    usual = {event.event for one in of_type for event in one.events} | {"entry_into_force"}
    furthest = max((STEPS.index(one) for one in seen if one in STEPS), default=0)
    return tuple(step for step in STEPS[furthest + 1 :] if step in usual)


def main(arguments: Sequence[str]) -> int:
    """Print the hindcast of a data folder; 1 where it can't be read."""
    try:
        dossier = load(Path(arguments[0]) if arguments else data_folder())
    except DossierError as error:
        print(error, file=sys.stderr)
        return 1
    tested = hindcast(dossier, dossier.horizon)
    print(f"{dossier.desk.title_en}: signature to entry into force, as known by {dossier.horizon}")
    print(f"{'instrument':<24}{'signed':<12}{'days':>6}   {'middle half':<14}{'8 in 10':<14}n")
    for one in tested:
        spans = ["–".join("?" if end is None else str(end) for end in bounds) for bounds in one.bounds]
        marks = ["" if one.is_inside(place) else " out" for place in range(len(INTERVALS))]
        columns = "".join(f"{span + mark:<14}" for span, mark in zip(spans, marks, strict=True))
        pool = one.type or "all types"
        print(f"{one.wait.instrument:<24}{one.wait.signed!s:<12}{one.wait.days:>6}   {columns}{one.count} ({pool})")
    for place, (low, high) in enumerate(INTERVALS):
        inside = sum(one.is_inside(place) for one in tested)
        share = f"{100 * inside / len(tested):.0f} %" if tested else "no data"
        print(f"within the interval meant to hold {100 * (high - low):.0f} %: {inside} of {len(tested)} ({share})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
