"""Which instruments of the register are asked for, each with its status on a day, one entry a life."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from components.records import Dossier, Instrument, TreatyEvent
from components.records.partial_date import PartialDate

from . import treaties

Match = Literal["any", "all", "between"]
ENDED = ("superseded", "terminated", "unknown")


@dataclass(frozen=True)
class Query:
    """What is asked for; empty fields ask for nothing.

    `match` reads the countries as EDIT, the database of investment treaties, does: `any` of them is a party, `all` of
    them are, or the instrument is `between` them and the actors chosen (the home actor where none is), with no other
    party. `find` is words that all stand in the titles, the short names, the id or the names of the parties.
    """

    match: Match = "any"
    countries: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    type: str = ""
    status: str = ""
    subject: str = ""
    find: str = ""


@dataclass(frozen=True)
class Entry:
    """An instrument and the parties for which its life ran alike.

    `years_waiting` is set while a binding instrument is signed and not in force. `lost_since` is the date up to which
    its life could be followed, where that lies before both the day and the newest evidence. `window` is an inferred
    event that may have come about by the day, and has decided nothing.
    """

    instrument: Instrument
    countries: tuple[str, ...]
    status: str
    since: date | None
    dated: PartialDate | None
    life: tuple[TreatyEvent, ...]
    deciding: TreatyEvent | None
    years_waiting: float | None
    lost_since: PartialDate | None
    window: TreatyEvent | None


def entries(dossier: Dossier, day: date, query: Query) -> list[Entry]:
    """The lives asked for that had begun by the day: the home actor's first, then by type in the order of the file."""
    asked = {one.id for one in dossier.instruments.values() if is_asked(dossier, one, query)}
    rows = [
        row
        for row in treaties.lines(treaties.distinct(treaties.status_as_of(dossier, day)))
        if row.instrument in asked and row.status != "none" and query.status in ("", row.status)
    ]
    own = {row.instrument for row in rows if row.country in query.countries}
    lives: dict[tuple[str, tuple[TreatyEvent, ...]], list[Any]] = {}
    for row in rows:
        if row.country in query.countries or row.instrument not in own:
            life = treaties.history(dossier, row.instrument, row.country)
            lives.setdefault((row.instrument, life), []).append(row)
    home, kinds = dossier.desk.home_actor, list(dossier.instrument_types)
    actors = [home, *(code for code in dossier.actors if code != home)]
    return sorted(
        (_entry(dossier, day, life, same) for (_, life), same in lives.items()),
        key=lambda one: (actors.index(treaties.owner(dossier, one.instrument)), kinds.index(one.instrument.type)),
    )


def is_asked(dossier: Dossier, instrument: Instrument, query: Query) -> bool:
    """Whether an instrument is asked for, whatever its status."""
    parties, chosen = set(instrument.parties), set(query.countries)
    among = chosen | set(query.actors or (dossier.desk.home_actor,))
    is_matched = {"any": bool(chosen & parties), "all": chosen <= parties, "between": parties <= among}[query.match]
    if chosen and not is_matched:
        return False
    if query.actors and treaties.owner(dossier, instrument) not in query.actors:
        return False
    if query.type not in ("", instrument.type) or (query.subject and query.subject not in instrument.subjects):
        return False
    words = plain(query.find).split()
    return not words or all(word in _text(dossier, instrument) for word in words)


def subjects(dossier: Dossier) -> tuple[str, ...]:
    """The subjects of the register, the most frequent first."""
    counts: dict[str, int] = {}
    for instrument in dossier.instruments.values():
        for subject in instrument.subjects:
            counts[subject] = counts.get(subject, 0) + 1
    return tuple(sorted(counts, key=lambda one: (-counts[one], one)))


def plain(text: str) -> str:
    """A text as it is searched: width, case and accents of Latin letters make no difference."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFKC", "".join(c for c in apart if not "\u0300" <= c <= "\u036f"))


def last_known(entry: Entry) -> TreatyEvent | None:
    """The furthest step that is on record of a life whose trail ends."""
    steps = [one for one in entry.life if treaties.reached(one) not in ("none", "unknown")]
    return max(steps, key=lambda one: treaties.STATUSES.index(treaties.reached(one)), default=None)


def _text(dossier: Dossier, instrument: Instrument) -> str:
    known = (dossier.countries.get(code) or dossier.actors.get(code) for code in instrument.parties)
    names = [name for one in known if one is not None for name in (one.name_en, one.name_ja)]
    titles = (instrument.title_en, instrument.title_ja, instrument.short_en or "", instrument.short_ja or "")
    return plain(" ".join((instrument.id, *titles, *names)))


def _entry(dossier: Dossier, day: date, life: tuple[TreatyEvent, ...], rows: list[Any]) -> Entry:
    row = rows[0]
    instrument = dossier.instruments[row.instrument]
    known = [one for one in life if one.until is None and one.date.last_day <= day]
    deciding = next((one for one in known if treaties.reached(one) == row.status), None)
    followed = instrument.followed_until
    is_lost = row.status not in ENDED and followed.last_day < min(day, dossier.horizon)
    windows = [one for one in life if one.until is not None and one.date.first_day <= day]
    rank = treaties.STATUSES.index(row.status)
    undecided = [one for one in windows if treaties.STATUSES.index(_would_reach(one)) > rank]
    years = float(row.years_signed_not_in_force)
    return Entry(
        instrument=instrument,
        countries=tuple(str(one.country) for one in rows),
        status=str(row.status),
        since=row.since,
        dated=row.dated,
        life=life,
        deciding=deciding,
        years_waiting=None if years != years else years,
        lost_since=followed if is_lost else None,
        window=undecided[-1] if undecided else None,
    )


def _would_reach(window: TreatyEvent) -> str:
    """The status that an inferred event would bring about if it were a fact."""
    return treaties.reached(window.model_copy(update={"until": None}))
