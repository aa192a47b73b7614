"""The timeline: the lives of the instruments asked for, from the first step to the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

import pandas as pd

from components.analysis import register, treaties
from components.records import Dossier, TreatyEvent
from components.wording import format as written
from components.wording import words

from .dates import expected_of, known_events, of_event
from .exhibit import Exhibit, Filters, Key, Lane, Mark, Span, Text, Timeline, Tone
from .register import party_name, query
from .treaties import LOOKS, event_text, shown_countries

OLDEST = 8
"""Per cent of the steps that may lie before the time axis begins."""


def treaties_timeline(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The lives asked for, as known on the day: the home actor's where no actor is chosen."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    asked = query(filters, options)
    if not asked.actors:
        asked = replace(asked, actors=(dossier.desk.home_actor,))
    found = register.entries(dossier, day, asked)
    lanes: list[Lane] = []
    facts: list[dict[str, object]] = []
    used: list[str] = []
    for one in found:
        instrument = one.instrument
        events = tuple(event for event in one.life if event.date.last_day <= day)
        for event in events:
            used += event.source
            facts.append(
                {"country": ";".join(one.countries), "instrument": instrument.id, "date": str(event.date), "event": event.event,
                 "source": ";".join(event.source)}
            )  # fmt: skip
        names = [party_name(dossier, code, lang) for code in one.countries]
        is_shared = len(instrument.parties) > 2
        text = t("treaties.timeline.lane", name=instrument.short(lang), list=written.list(names, lang))
        lanes.append(
            Lane(
                f"{one.countries[0]}.{instrument.id}",
                text if is_shared else instrument.short(lang),
                t("treaties.timeline.shared") if is_shared else names[0],
                _spans(events, filters, instrument.is_binding is True),
                tuple(_mark(event, filters) for event in events),
                instrument.id,
            )
        )
    groups = [dossier.countries[code].name(lang) for code in shown_countries(dossier, filters)]
    groups += [t("treaties.timeline.shared"), *(one.name(lang) for one in dossier.countries.values())]
    lanes.sort(key=lambda lane: groups.index(lane.group) if lane.group in groups else len(groups))
    first, is_cut = _first_day([mark.day for lane in lanes for mark in lane.marks], day)
    live = {one.instrument.id for one in found if one.status in treaties.IN_EFFECT}
    count = len({one.instrument.id for one in found})
    dates = [
        of_event(one.instrument, event, lang) for one in found for event in known_events(dossier, one.instrument, day)
    ]
    dates += expected_of(dossier, (one.instrument.id for one in found), day, lang)
    return Exhibit(
        id="treaties-timeline",
        question=t("treaties.timeline.question"),
        headline=t("treaties.timeline.headline", count=count, live=len(live), day=written.date(day, lang))
        if count
        else t("treaties.timeline.empty", day=written.date(day, lang)),
        body=Timeline(
            tuple(lanes), date(first.year, 1, 1), date(day.year, 12, 31), day,
            tuple(Key(t(f"records.statuses.{one}"), *LOOKS[one]) for one in LOOKS if one != "none"), "instrument",
        ) if lanes else Text((), empty=t("treaties.timeline.empty", day=written.date(day, lang))),
        table=pd.DataFrame(facts, columns=["country", "instrument", "date", "event", "source"]),
        sources=tuple(dict.fromkeys(used)),
        notes=(*([t("treaties.timeline.cut", year=first.year)] if is_cut else []), t("treaties.matrix.rule")),
        dates=tuple({dated.id: dated for dated in dates}.values()),
    )  # fmt: skip


def _first_day(days: list[date], day: date) -> tuple[date, bool]:
    """Where the time axis begins, and whether older steps lie before it: a few old ones don't press all others together."""
    if not days:
        return day, False
    ordered = sorted(days)
    early = ordered[len(ordered) * OLDEST // 100]
    is_cut = (day.year - ordered[0].year) > 2 * (day.year - early.year)
    return (early if is_cut else ordered[0]), is_cut


def _spans(events: Iterable[TreatyEvent], filters: Filters, is_binding: bool) -> tuple[Span, ...]:
    t = words(filters.lang)
    steps: list[tuple[date, str]] = []
    for event in events:
        status = treaties.reached(event)
        if status != "none" and treaties.STATUSES.index(status) > (
            treaties.STATUSES.index(steps[-1][1]) if steps else 0
        ):
            steps.append((event.date.last_day, status))
    spans = []
    for place, (start, status) in enumerate(steps):
        if status in register.ENDED:
            break
        is_open = place + 1 == len(steps)
        end = filters.as_of if is_open else steps[place + 1][0]
        is_settled = status in ("signed", "approved") and not is_binding
        tone: Tone = "plain" if is_settled else LOOKS[status][1]
        spans.append(Span(start, end, t(f"records.statuses.{status}"), tone, is_open))
    return tuple(spans)


def _mark(event: TreatyEvent, filters: Filters) -> Mark:
    glyph = LOOKS[treaties.reached(event)][0] if treaties.reached(event) != "none" else "·"
    until = event.until.last_day if event.until else None
    text = f"{written.date(event.date, filters.lang)} {event_text(event, filters)}"
    return Mark(
        event.date.last_day if until is None else event.date.first_day,
        text,
        event.event,
        glyph,
        until,
        event.is_derived,
    )
