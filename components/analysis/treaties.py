"""What follows from the treaty register: the status of every instrument on a day, derived from its dated events."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from components.records import Dossier, Instrument, TreatyEvent
from components.records.partial_date import PartialDate

STATUSES = (
    "none", "negotiating", "agreed_in_principle", "signed", "approved", "in_force", "applied_by_succession",
    "superseded", "terminated", "unknown",
)  # fmt: skip
CURRENT = ("in_force", "applied_by_succession", "approved", "signed", "agreed_in_principle", "negotiating")
"""Live statuses, from the strongest."""
PRECEDENCE = (*CURRENT, "superseded", "terminated", "unknown", "none")
"""Which of several instruments leads a cell of the matrix."""
IN_EFFECT = ("in_force", "applied_by_succession")
_REACHES = {
    "negotiation_start": "negotiating", "negotiation_round": "negotiating",
    "agreement_in_principle": "agreed_in_principle", "initialled": "agreed_in_principle",
    "signed": "signed", "provisional_application": "signed", "diet_submitted": "signed", "partner_ratified": "signed",
    "diet_approved": "approved", "approved": "approved", "instruments_exchanged": "approved", "promulgated": "approved",
    "entry_into_force": "in_force", "reported_in_force": "in_force", "succeeded": "applied_by_succession", "superseded": "superseded",
    "terminated": "terminated", "trail_ends": "unknown",
}  # fmt: skip
_PARTIAL_APPROVALS = ("lower_house", "committee")
_KEPT = 4
_registers: OrderedDict[str, _Register] = OrderedDict()


@dataclass(frozen=True)
class Change:
    """A step that changed the status of an instrument for a country."""

    day: date
    instrument: str
    country: str
    before: str
    after: str
    event: TreatyEvent


@dataclass(frozen=True)
class _Register:
    """All events laid out for counting: one entry an event and country, sorted by row, day and place in the file.

    `days`, `dates` and `kinds` (the last day, the date and the word of an entry's event) end with None, so that the
    place -1 stands for no entry. `columns` say of every row what does not depend on the day.
    """

    rows: tuple[tuple[Instrument, str], ...]
    events: tuple[TreatyEvent, ...]
    row: np.ndarray
    day: np.ndarray
    rank: np.ndarray
    days: np.ndarray
    dates: np.ndarray
    kinds: np.ndarray
    columns: Mapping[str, np.ndarray]
    has_wait: np.ndarray


def reached(event: TreatyEvent) -> str:
    """The status an event brings about by itself; `none` where it changes nothing.

    An inferred window never decides, nor does an approval by one house or a committee alone.
    """
    if event.until is not None or (event.event == "diet_approved" and event.detail in _PARTIAL_APPROVALS):
        return "none"
    return _REACHES.get(event.event, "none")


def of_actor(dossier: Dossier, actor: str | None = None) -> tuple[Instrument, ...]:
    """The instruments seen as an actor's, in the order of the files; without an actor those of the home actor."""
    wanted = actor or dossier.desk.home_actor
    return tuple(one for one in dossier.instruments.values() if owner(dossier, one) == wanted)


def owner(dossier: Dossier, instrument: Instrument) -> str:
    """The actor whose instrument it is seen as."""
    return instrument.actor or dossier.desk.home_actor


def status_of_actor(dossier: Dossier, day: date, actor: str | None = None) -> pd.DataFrame:
    """The rows of `status_as_of` for an actor's instruments; without an actor those of the home actor."""
    frame = status_as_of(dossier, day)
    return frame[frame["actor"] == (actor or dossier.desk.home_actor)]


def status_as_of(dossier: Dossier, day: date) -> pd.DataFrame:
    """The status of every instrument on a day, derived from its dated events.

    The status is the furthest one that an event known by the day has reached; the first such event decides, so a
    status never goes back except by the instrument being superseded, terminated or lost from sight. A signature
    without entry into force stays `signed`, however old; provisional application is never `in_force`. An event dated
    by month or year counts from that period's last day. Effect for taxes and amendments change nothing, and an
    inferred window never decides.

    Returns a frame indexed by instrument id, one row per instrument and party other than its actor: instrument,
    country, actor (whose instrument it is seen as), type, parties, status, since (last day of the deciding event's date), dated (that date, as precise as it is
    known), event (its kind), followed_until, is_application, last_step (day of the newest known event),
    years_signed_not_in_force (of a binding instrument signed or approved on the day, counted from the signature; else
    NaN, as also where a later source reports it in force since a day that it doesn't give).
    """
    register = _register(dossier)
    count, limit = len(register.rows), day.toordinal()
    known = register.day <= limit
    best = np.zeros(count, dtype=np.int64)
    np.maximum.at(best, register.row[known], register.rank[known])
    first = _first(register.row, known & (register.rank == best[register.row]) & (register.rank > 0), count)
    signing = _first(register.row, known & (register.rank == STATUSES.index("signed")), count)
    last = np.full(count, -1, dtype=np.int64)
    positions = np.nonzero(known)[0]
    last[register.row[positions]] = positions
    waits = np.isin(best, [STATUSES.index("signed"), STATUSES.index("approved")]) & (first >= 0) & register.has_wait
    begun = np.where(signing >= 0, signing, first)
    years = np.full(count, np.nan)
    years[waits] = (limit - register.day[begun[waits]]) / 365.25
    columns = register.columns
    return pd.DataFrame(
        {
            **{name: columns[name] for name in ("instrument", "country", "actor", "type", "parties")},
            "status": np.array(STATUSES, dtype=object)[best],
            "since": register.days[first],
            "dated": register.dates[first],
            "event": register.kinds[first],
            **{name: columns[name] for name in ("followed_until", "is_application")},
            "last_step": register.days[last],
            "years_signed_not_in_force": years,
        },
        index=pd.Index(columns["instrument"], name="id"),
    )


def grid(dossier: Dossier, day: date, countries: Sequence[str] = (), actor: str | None = None) -> pd.DataFrame:
    """The leading instrument of an actor (the home actor) for every country and matrix type, and how many there are.

    Leading is the strongest live status, then the newest. An entry that is the application of another instrument to
    the same country is not counted beside it. Columns as `status_as_of` plus `count` (instruments begun by the day).
    A country and type without an instrument has no row.
    """
    frame = status_of_actor(dossier, day, actor)
    shown = set(countries or dossier.desk.focus_countries)
    types = {kind.id for kind in dossier.instrument_types.values() if kind.in_matrix}
    leading: dict[tuple[str, str], tuple[int, int, int]] = {}
    begun: dict[tuple[str, str], int] = {}
    columns = (frame[one].tolist() for one in ("country", "type", "status", "since", "is_application"))
    for position, (country, kind, status, since, is_application) in enumerate(zip(*columns, strict=True)):
        if is_application or country not in shown or kind not in types:
            continue
        place = (PRECEDENCE.index(status), -since.toordinal() if since is not None else 0, position)
        leading[country, kind] = min(place, leading.get((country, kind), place))
        begun[country, kind] = begun.get((country, kind), 0) + (status != "none")
    found = frame.iloc[[place[2] for place in leading.values()]].copy()
    found["count"] = [begun[pair] for pair in leading]
    return found


def lines(frame: pd.DataFrame) -> list[Any]:
    """The rows of a frame as tuples whose fields are its columns."""
    return list(frame.itertuples())


def distinct(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame of `status_as_of` where an instrument and its application to a country are one row, not two."""
    return frame[~frame["is_application"]]


def coverage(
    dossier: Dossier, day: date, countries: Sequence[str] = (), actor: str | None = None
) -> dict[str, dict[str, tuple[str, ...]]]:
    """For every matrix type the countries by leading status of an actor's instruments (the home actor's), in order."""
    shown = tuple(countries or dossier.desk.focus_countries)
    leading = {(row.country, row.type): row.status for row in lines(grid(dossier, day, shown, actor))}
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for kind in dossier.instrument_types.values():
        if kind.in_matrix:
            by: dict[str, tuple[str, ...]] = {}
            for country in shown:
                status = str(leading.get((country, kind.id), "none"))
                by[status] = (*by.get(status, ()), country)
            found[kind.id] = by
    return found


def changes(dossier: Dossier, start: date, end: date, actor: str | None = None) -> list[Change]:
    """Every step after `start` and up to `end` that changed a status of an actor's (the home actor's), oldest first."""
    wanted = actor or dossier.desk.home_actor
    register = _register(dossier)
    found: list[Change] = []
    current, at_row = 0, -1
    for at in range(len(register.row)):
        if register.row[at] != at_row:
            at_row, current = int(register.row[at]), 0
        rank = int(register.rank[at])
        if rank > current:
            day = date.fromordinal(int(register.day[at]))
            instrument, country = register.rows[at_row]
            if start < day <= end and instrument.application_of is None and owner(dossier, instrument) == wanted:
                found.append(
                    Change(day, instrument.id, country, STATUSES[current], STATUSES[rank], register.events[at])
                )
            current = rank
    return sorted(found, key=lambda change: change.day)


def taxed_under(dossier: Dossier, day: date, country: str, kind: str, actor: str | None = None) -> str | None:
    """The instrument of a type whose rates apply to taxes with a country on a day; None where the register can't say.

    Only an actor's instruments count (the home actor's). It is the one in force whose effect for taxes has begun. Until it begins, and where no such one is in force, it is
    the predecessor, or the one applied by succession.
    """
    frame = distinct(status_of_actor(dossier, day, actor))
    rows = lines(frame[(frame["country"] == country) & (frame["type"] == kind)])
    for row in rows:
        effect = tax_effect(dossier, str(row.instrument), country)
        if row.status == "in_force" and effect is not None:
            if effect.last_day <= day:
                return str(row.instrument)
            earlier = dossier.instruments.get(dossier.instruments[str(row.instrument)].predecessor or "")
            return earlier.id if earlier is not None and country in earlier.parties else None
    return next((str(row.instrument) for row in rows if row.status == "applied_by_succession"), None)


def tax_effect(dossier: Dossier, instrument: str, country: str) -> PartialDate | None:
    """The earliest date on which an instrument takes effect for taxes, as recorded."""
    dates = [
        event.date
        for event in history(dossier, instrument, country)
        if event.event == "effective_for_taxes" and event.until is None
    ]
    return dates[0] if dates else None


def history(dossier: Dossier, instrument: str, country: str | None = None) -> tuple[TreatyEvent, ...]:
    """The events of an instrument, oldest first; with a country only those that concern it."""
    events = dossier.instruments[instrument].events
    return tuple(
        sorted(
            (event for event in events if country is None or not event.countries or country in event.countries),
            key=lambda event: event.date,
        )
    )


def _is_application(dossier: Dossier, instrument: Instrument, country: str) -> bool:
    """Whether an entry repeats for a country what another instrument's entry already says."""
    original = dossier.instruments.get(instrument.application_of or "")
    return original is not None and country in original.parties


def _register(dossier: Dossier) -> _Register:
    """The register of a dossier, laid out once per version."""
    if dossier.version not in _registers:
        _registers[dossier.version] = _laid_out(dossier)
        while len(_registers) > _KEPT:
            _registers.popitem(last=False)
    return _registers[dossier.version]


def _laid_out(dossier: Dossier) -> _Register:
    rows: list[tuple[Instrument, str]] = []
    entries: list[tuple[int, int, int, int, TreatyEvent]] = []
    for instrument in dossier.instruments.values():
        days = [event.date.last_day.toordinal() for event in instrument.events]
        ranks = [STATUSES.index(reached(event)) for event in instrument.events]
        for country in instrument.parties:
            if country == owner(dossier, instrument):
                continue
            for place, event in enumerate(instrument.events):
                if event.until is None and (not event.countries or country in event.countries):
                    entries.append((len(rows), days[place], place, ranks[place], event))
            rows.append((instrument, country))
    entries.sort(key=lambda entry: entry[:3])
    events = tuple(entry[4] for entry in entries)
    return _Register(
        rows=tuple(rows),
        events=events,
        days=_objects([*(date.fromordinal(entry[1]) for entry in entries), None]),
        dates=_objects([*(event.date for event in events), None]),
        kinds=_objects([*(event.event for event in events), None]),
        columns={
            "instrument": _objects([one.id for one, _ in rows]),
            "country": _objects([country for _, country in rows]),
            "actor": _objects([owner(dossier, one) for one, _ in rows]),
            "type": _objects([one.type for one, _ in rows]),
            "parties": _objects([one.parties for one, _ in rows]),
            "followed_until": _objects([one.followed_until for one, _ in rows]),
            "is_application": np.array([_is_application(dossier, *row) for row in rows], dtype=bool),
        },
        has_wait=np.array([_has_wait(*row) for row in rows], dtype=bool),
        row=np.array([entry[0] for entry in entries], dtype=np.int64),
        day=np.array([entry[1] for entry in entries], dtype=np.int64),
        rank=np.array([entry[3] for entry in entries], dtype=np.int64),
    )


def _has_wait(instrument: Instrument, country: str) -> bool:
    """Whether a signature without entry into force means a wait: it binds, and no source reports it in force undated."""
    return instrument.is_binding is True and not any(
        event.event == "reported_in_force" and (not event.countries or country in event.countries)
        for event in instrument.events
    )


def _first(row: np.ndarray, chosen: np.ndarray, count: int) -> np.ndarray:
    """For every row the position of its first chosen entry, -1 where there is none."""
    found = np.full(count, -1, dtype=np.int64)
    positions = np.nonzero(chosen)[0][::-1]
    found[row[positions]] = positions
    return found


def _objects(values: Sequence[object]) -> np.ndarray:
    """The values as they are, one a place (tuples stay whole)."""
    return np.fromiter(values, dtype=object, count=len(values))
