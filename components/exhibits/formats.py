"""The formats in which actors meet the countries: every meeting on a timeline, with what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd

from components.analysis import meetings
from components.records import Amount, Dossier, Format, Meeting
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Exhibit, Filters, Header, Key, Lane, Mark, Table, Text, Timeline
from .naming import country, in_order

GLYPHS: Mapping[str, str] = {
    "heads": "●", "foreign_ministers": "◆", "ministers": "◇", "parliament": "▲", "business": "■", "officials": "·",
    "envoys": "·", "experts": "·",
}  # fmt: skip
SCHEDULED, CANCELLED = "○", "×"
FIRST = 10
"""Meetings sent with the page."""
ROOM = timedelta(days=200)


def format_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> dict[str, str]:
    """The formats by name."""
    return {one.id: one.name(filters.lang) for one in meetings.formats(dossier, filters.actors)}


def formats_timeline(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """A lane a format, a mark a meeting; the next one where a source speaks of it."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    lanes, rows, heads = [], [], 0
    used: list[str] = []
    ends = [day]
    counts: dict[str, int] = {}
    for one in meetings.formats(dossier, filters.actors):
        known = meetings.known(one, day)
        if not known:
            continue
        marks = [Mark(_first_day(meeting), _said(meeting, lang), meeting.level, _glyph(meeting)) for meeting in known]
        ahead = meetings.due(dossier, one, day)
        if ahead is not None and ahead.due is not None:
            said = t(
                "formats.next",
                due=written.date(ahead.due, lang),
                place=ahead.said("place", lang),
                basis=ahead.said("basis", lang),
            )
            marks.append(Mark(ahead.due.last_day, said, "next", SCHEDULED, is_uncertain=True))
            ends.append(ahead.due.last_day)
            used += ahead.source
        counts[one.id] = sum(meeting.status == "held" for meeting in known)
        heads += sum(meeting.status == "held" and meeting.level == "heads" for meeting in known)
        lanes.append(Lane(one.id, one.name(lang), _owner(dossier, one, lang), (), tuple(marks), one.id))
        rows += [_fact(one, meeting, lang) for meeting in known]
        used += [source for meeting in known for source in meeting.source]
    first = min((mark.day for lane in lanes for mark in lane.marks), default=day)
    if any(counts.values()):
        most = max(counts, key=lambda id: counts[id])
        headline = t(
            "formats.headline", day=written.date(day, lang), formats=len(lanes), count=sum(counts.values()), heads=heads,
            year=written.year(first.year, lang), most=dossier.formats[most].name(lang), often=counts[most],
        )  # fmt: skip
    else:
        headline = t("formats.none_held" if lanes else "formats.empty", day=written.date(day, lang), count=len(lanes))
    legend = [Key(t(f"formats.levels.{level}"), glyph) for level, glyph in GLYPHS.items() if glyph != "·"]
    legend += [
        Key(t("formats.others"), "·"),
        Key(t("formats.scheduled"), SCHEDULED),
        Key(t("formats.cancelled"), CANCELLED),
    ]
    return Exhibit(
        id="actors-formats",
        question=t("formats.question"),
        headline=headline,
        body=Timeline(
            tuple(lanes), first - ROOM, max(ends) + ROOM, day, tuple(legend), option="format", selected=options.get("format")
        )
        if lanes
        else Text((), empty=headline),
        table=pd.DataFrame(rows, columns=_COLUMNS),
        sources=in_order(used),
        notes=(t("formats.note"),),
    )  # fmt: skip


_COLUMNS = ["format", "meeting", "start", "date", "status", "level", "country", "place", "name", "outputs", "source"]


def formats_meetings(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The meetings with their outputs and sums, newest first; of the option `format` alone where it is chosen."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    chosen = options.get("format", "")
    shown = [
        one for one in meetings.formats(dossier, filters.actors) if chosen not in dossier.formats or one.id == chosen
    ]
    every = [(one, meeting) for one in shown for meeting in meetings.known(one, day)]
    every.sort(key=lambda pair: pair[1].date.last_day, reverse=True)
    with_output = sum(bool(meeting.outputs_en or meeting.amounts) for _, meeting in every)
    columns = ("date", "meeting", "level", "outputs")
    said = {"count": len(every), "outputs": with_output, "day": written.date(day, lang)}
    headline = t("formats.meetings.headline" if every else "formats.meetings.none", **said)
    if chosen in dossier.formats:
        one = dossier.formats[chosen]
        parts = [one.said("cadence", lang), one.said("secretariat", lang)]
        more = t("formats.meetings.ways", list="; ".join(filter(None, parts))) if any(parts) else ""
        key = "formats.meetings.headline_one" if every else "formats.meetings.none_one"
        headline = t(key, name=one.name(lang), **said) + more
    return Exhibit(
        id="actors-meetings",
        question=t("formats.meetings.question"),
        headline=headline,
        body=Table(
            tuple(Header(one, t(f"formats.columns.{one}")) for one in columns),
            tuple(_row(dossier, one, meeting, lang) for one, meeting in every),
            widths={"date": 1.2, "meeting": 2.6, "level": 1.2, "outputs": 4.4},
            empty=headline,
            first=FIRST,
        ),
        table=pd.DataFrame([_fact(one, meeting, lang) for one, meeting in every], columns=_COLUMNS),
        sources=in_order(source for _, meeting in every for source in meeting.source),
        options={"format": chosen} if chosen in dossier.formats else {},
    )


def _row(dossier: Dossier, one: Format, meeting: Meeting, lang: str) -> tuple[Cell, ...]:
    t = words(lang)
    start = t("formats.from", day=written.date(meeting.start, lang)) if meeting.start is not None else ""
    status = "" if meeting.status == "held" else t(f"formats.{meeting.status}")
    sums = (_sum(amount, lang) for amount in meeting.amounts)
    return (
        Cell(written.date(meeting.date, lang), " · ".join(filter(None, (start, status)))),
        Cell(
            meeting.name(lang),
            " · ".join(filter(None, (one.name(lang), _place(dossier, meeting, lang)))),
            sources=meeting.source,
        ),
        Cell(t(f"formats.levels.{meeting.level}"), glyph=_glyph(meeting)),
        Cell(meeting.said("outputs", lang) or "–", " · ".join(sums)),
    )


def _place(dossier: Dossier, meeting: Meeting, lang: str) -> str:
    where = country(dossier, meeting.country, lang) if meeting.country is not None else ""
    return ("、" if lang == "ja" else ", ").join(filter(None, (meeting.said("place", lang), where)))


def _sum(amount: Amount, lang: str) -> str:
    money = written.money(amount.amount, amount.currency, lang, amount.high)
    return words(lang)("formats.sum", what=amount.said("what", lang), money=money)


def _said(meeting: Meeting, lang: str) -> str:
    """A meeting as the text of its mark."""
    return f"{written.date(meeting.date, lang)} {meeting.name(lang)}"


def _glyph(meeting: Meeting) -> str:
    return {"scheduled": SCHEDULED, "cancelled": CANCELLED}.get(meeting.status, GLYPHS[meeting.level])


def _first_day(meeting: Meeting) -> date:
    """Where a meeting stands on the axis: its last day, the middle of a year or month where only that is known."""
    found = meeting.date
    return found.first_day + (found.last_day - found.first_day) / 2


def _owner(dossier: Dossier, one: Format, lang: str) -> str:
    return dossier.actors[one.actor].name(lang) if one.actor is not None else words(lang)("formats.nobody")


def _fact(one: Format, meeting: Meeting, lang: str) -> dict[str, object]:
    return {
        "format": one.id, "meeting": meeting.id, "start": str(meeting.start or ""), "date": str(meeting.date),
        "status": meeting.status, "level": meeting.level, "country": meeting.country or "", "place": meeting.said("place", lang),
        "name": meeting.name(lang), "outputs": meeting.said("outputs", lang), "source": ";".join(meeting.source),
    }  # fmt: skip
