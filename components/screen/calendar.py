"""The dates of an exhibit as an iCalendar file: whole days, what is only expected marked as tentative."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from components.exhibits.exhibit import Exhibit
from components.records import Dossier
from components.wording import words

PRODUCT = "-//Kairo//Treaties//EN"


def as_calendar(exhibit: Exhibit, dossier: Dossier, lang: str) -> bytes:
    """The file (RFC 5545). An entry's id and stamp depend only on the data, so that a new download updates an old one."""
    t = words(lang)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", t("dates.calendar"))
    stamp = datetime.combine(dossier.horizon, time(), UTC)
    for one in exhibit.dates:
        known = [dossier.sources[source] for source in one.sources if source in dossier.sources]
        lines = [one.detail, *(f"{source.publisher}: {source.title} {source.url}" for source in known)]
        event = Event()
        event.add("uid", f"{one.id}@kairo")
        event.add("dtstamp", stamp)
        event.add("dtstart", one.first)
        event.add("dtend", one.last + timedelta(days=1))
        event.add("summary", one.text)
        event.add("description", "\n".join(filter(None, lines)))
        event.add("status", "TENTATIVE" if one.is_expected else "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
