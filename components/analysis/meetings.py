"""What was known of formats and their meetings on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from components.records import Dossier, Format, Meeting, NextMeeting


def formats(dossier: Dossier, actors: Iterable[str] = ()) -> tuple[Format, ...]:
    """The formats of the actors, or of a member of one; all where none is named. In the order of the actors."""
    wanted = set(actors)
    order = {code: place for place, code in enumerate(dossier.actors)}
    found = (one for one in dossier.formats.values() if not wanted or wanted & {one.actor, one.member})
    return tuple(sorted(found, key=lambda one: order.get(one.actor or "", len(order))))


def known(one: Format, day: date) -> tuple[Meeting, ...]:
    """The meetings held, or to have been held, by the day."""
    return tuple(meeting for meeting in one.meetings if meeting.date.last_day <= day)


def due(dossier: Dossier, one: Format, day: date) -> NextMeeting | None:
    """What is said of the next meeting by the day, unless its time had passed."""
    ahead = one.next
    if ahead is None or (ahead.due is not None and ahead.due.last_day <= day):
        return None
    published = [dossier.sources[id].published for id in ahead.source]
    return ahead if any(found is None or found.last_day <= day for found in published) else None
