"""Events as entries for a calendar: what happened, what is fixed, and what is only expected."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from components.analysis import treaties
from components.analysis.forecast import Forecast
from components.records import Dossier, Expectation, Instrument, TreatyEvent
from components.wording import words

from .exhibit import Dated


def known_events(dossier: Dossier, instrument: Instrument, day: date) -> list[TreatyEvent]:
    """The events known by the day, and the later ones that a source published by then had already fixed."""

    def is_known(event: TreatyEvent) -> bool:
        if event.date.first_day <= day and (event.until is not None or event.date.last_day <= day):
            return True
        published = (dossier.sources[one].published for one in event.source if one in dossier.sources)
        return any(one is not None and one.last_day <= day for one in published)

    return [one for one in treaties.history(dossier, instrument.id) if is_known(one)]


def of_event(instrument: Instrument, event: TreatyEvent, lang: str) -> Dated:
    """A dated event; a window that was inferred is expected, not certain."""
    t = words(lang)
    what = t(f"records.events.{event.event}")
    last = event.until.last_day if event.until is not None else event.date.last_day
    where = "-".join(event.countries).lower()
    return Dated(
        id="-".join(filter(None, (instrument.id, event.event.replace("_", "-"), str(event.date), where))),
        first=event.date.first_day,
        last=last,
        text=t("dates.event", event=what, name=instrument.short(lang)),
        detail=event.said("note", lang),
        is_expected=event.until is not None,
        sources=event.source,
    )


def of_expectation(step: Expectation, lang: str) -> Dated | None:
    """A step that is expected; None where nothing dates it."""
    if step.due is None:
        return None
    return Dated(
        id=step.id,
        first=step.due.first_day,
        last=step.due.last_day,
        text=step.said("title", lang),
        detail=step.said("note", lang),
        is_expected=True,
        sources=step.source,
    )


def of_forecast(one: Forecast, sources: tuple[str, ...], lang: str) -> Dated | None:
    """The window in which half of such waits end; None where the record gives none."""
    t = words(lang)
    first, _, last = one.window
    if first is None or last is None or one.inferred is not None:
        return None
    text = t("dates.event", event=t("dates.forecast"), name=one.instrument.short(lang))
    return Dated(
        f"{one.instrument.id}-forecast", first, last, text, t("dates.computed", count=one.count), True, sources
    )


def expected_of(dossier: Dossier, instruments: Iterable[str], day: date, lang: str) -> list[Dated]:
    """The dated steps that are expected of some instruments after the day."""
    wanted = set(instruments)
    steps = [
        of_expectation(one, lang)
        for one in dossier.expectations.values()
        if one.instrument in wanted and one.known_since.last_day <= day and (one.due is None or one.due.last_day > day)
    ]
    return [one for one in steps if one is not None]
