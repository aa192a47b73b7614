"""The treaties: the matrix on a day, and the life of a cell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from components.analysis import treaties
from components.records import Dossier, Instrument, TreatyEvent
from components.records.partial_date import PartialDate
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Exhibit, Filters, Header, Key, Matrix, Table, Text, Tone

LOOKS: Mapping[str, tuple[str, Tone]] = {
    "in_force": ("●", "good"),
    "applied_by_succession": ("◉", "good"),
    "approved": ("◐", "partial"),
    "signed": ("○", "partial"),
    "agreed_in_principle": ("◔", "weak"),
    "negotiating": ("◌", "weak"),
    "none": ("–", "none"),
    "terminated": ("×", "bad"),
    "superseded": ("⊘", "plain"),
    "unknown": ("?", "none"),
}
SAID_SINCE: Mapping[str, str] = {
    **dict.fromkeys(("signed", "diet_approved", "approved", "instruments_exchanged", "promulgated"), "treaties.done"),
    "reported_in_force": "treaties.reported", "trail_ends": "treaties.trail",
}  # fmt: skip
"""How the date of an event is said where it does not begin a standing: it is of an act, a report or the last trace."""
LONG_WAIT_YEARS = 1


def since(event: str, dated: PartialDate, lang: str) -> str:
    """Since when a standing holds; where a source reports it without its beginning, or the trail ends, when that was."""
    return words(lang)(SAID_SINCE.get(event, "treaties.since"), day=written.date(dated, lang))


def treaties_matrix(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """Country by type of instrument: the leading status on the day; the option `cell` is the one chosen."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    countries = shown_countries(dossier, filters)
    grid = {(row.country, row.type): row for row in treaties.lines(treaties.grid(dossier, day, countries))}
    types = [kind for kind in dossier.instrument_types.values() if kind.in_matrix]
    cells: dict[tuple[str, str], Cell] = {}
    rows: list[dict[str, object]] = []
    used: list[str] = []
    for country in countries:
        for kind in types:
            row = grid.get((country, kind.id))
            status = str(row.status) if row is not None else "none"
            glyph, tone = LOOKS[status]
            details: list[str] = []
            sources: tuple[str, ...] = ()
            if row is not None and status != "none":
                instrument = dossier.instruments[str(row.instrument)]
                sources = _deciding_sources(instrument, country, day)
                details.append(since(str(row.event), row.dated, lang))
                if not instrument.is_binding and status in ("signed", "approved"):
                    details.append(t("treaties.not_binding"))
                    tone = "plain"
                if row.years_signed_not_in_force >= LONG_WAIT_YEARS:
                    details.append(t("treaties.waiting", years=int(row.years_signed_not_in_force)))
                if row.count > 1:
                    details.append(t("treaties.count", count=row.count))
                rows.append(
                    {
                        "country": country, "type": kind.id, "instrument": instrument.id, "status": status,
                        "since": str(row.dated), "event": row.event, "source": ";".join(sources),
                    }
                )  # fmt: skip
            used += sources
            text = t(f"records.statuses.{status}")
            cells[country, kind.id] = Cell(
                text, " · ".join(details), glyph, tone, f"{country}.{kind.id}", sources, None
            )
    chosen = _cell(dossier, options.get("cell", ""))
    return Exhibit(
        id="treaties-matrix",
        question=t("treaties.matrix.question"),
        headline=coverage_sentence(dossier, filters),
        body=Matrix(
            corner=t("treaties.country"),
            rows=tuple(Header(code, dossier.countries[code].name(lang)) for code in countries),
            columns=tuple(Header(kind.id, kind.name(lang)) for kind in types),
            cells=cells,
            legend=tuple(Key(t(f"records.statuses.{one}"), *LOOKS[one]) for one in LOOKS),
            option="cell",
            selected=".".join(chosen) if chosen else None,
        ),
        table=pd.DataFrame(rows, columns=["country", "type", "instrument", "status", "since", "event", "source"]),
        sources=tuple(dict.fromkeys(used)),
        notes=(t("treaties.matrix.rule"), t("treaties.matrix.leading")),
        options={"cell": ".".join(chosen)} if chosen else {},
    )


def coverage_sentence(dossier: Dossier, filters: Filters) -> str:
    """How many of the countries have an instrument of each type in force or applied by succession on the day."""
    t, lang = words(filters.lang), filters.lang
    countries = shown_countries(dossier, filters)
    parts = []
    covered = treaties.coverage(dossier, filters.as_of, countries)
    for kind in lead_types(dossier):
        by = covered[kind]
        count = sum(len(by.get(status, ())) for status in treaties.IN_EFFECT)
        inherited = len(by.get("applied_by_succession", ()))
        key = "treaties.covered_succession" if inherited else "treaties.covered"
        name = dossier.instrument_types[kind].name(lang)
        parts.append(t(key, type=name, count=count, total=len(countries), inherited=inherited))
    if not parts:
        return t("treaties.no_types")
    is_beyond = filters.as_of > dossier.horizon
    day = written.date(dossier.horizon if is_beyond else filters.as_of, lang)
    home = dossier.actors[dossier.desk.home_actor].name(lang)
    return t(
        "treaties.headline_beyond" if is_beyond else "treaties.headline",
        day=day,
        actor=home,
        list=("、" if lang == "ja" else "; ").join(parts),
    )


def lead_types(dossier: Dossier) -> tuple[str, ...]:
    """The types of instrument that headlines speak of: those the desk names, else the first two of the matrix."""
    shown = tuple(kind.id for kind in dossier.instrument_types.values() if kind.in_matrix)
    return tuple(kind for kind in dossier.desk.lead_types if kind in shown) or shown[:2]


def treaties_cell(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """Every instrument of a country and type with its events known on the day; the option `cell` is COUNTRY.type."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    countries = shown_countries(dossier, filters)
    types = [kind.id for kind in dossier.instrument_types.values() if kind.in_matrix]
    if not types:
        none = t("treaties.no_types")
        return Exhibit("treaties-cell", t("treaties.cell.question"), none, Text((), empty=none), pd.DataFrame())
    country, kind = _cell(dossier, options.get("cell", "")) or (countries[0], types[0])
    frame = treaties.status_of_actor(dossier, day)
    frame = frame[(frame["country"] == country) & (frame["type"] == kind) & ~frame["is_application"]]
    rows: list[tuple[Cell, ...]] = []
    facts: list[dict[str, object]] = []
    used: list[str] = []
    notes = tax_notes(dossier, filters, country, kind)
    for row in treaties.lines(frame):
        instrument = dossier.instruments[str(row.instrument)]
        status = t("treaties.now", status=t(f"records.statuses.{row.status}"))
        for event in treaties.history(dossier, instrument.id, country):
            if event.date.last_day > day:
                continue
            note = event.said("note", lang)
            marks = [t("treaties.window")] if event.until else ([t("treaties.derived")] if event.is_derived else [])
            when = written.date(event.date, lang) + (f" – {written.date(event.until, lang)}" if event.until else "")
            rows.append(
                (
                    Cell(instrument.short(lang), status, select=instrument.id),
                    Cell(when),
                    Cell(event_text(event, filters), " · ".join([*marks, *([note] if note else [])]),
                         event_glyph(event), sources=event.source, basis="derived" if event.is_derived else "published"),
                    Cell(t(f"records.confidence.{event.confidence}")),
                )
            )  # fmt: skip
            facts.append(
                {"instrument": instrument.id, "date": str(event.date), "until": str(event.until or ""), "event": event.event,
                 "detail": event.detail or "", "derived": event.is_derived, "note": note, "source": ";".join(event.source)}
            )  # fmt: skip
            used += event.source
            status = ""
        if row.status != "none":
            said, sources = _outlook(dossier, filters, instrument, country, str(row.status))
            notes += said
            used += sources
    name = t(
        "treaties.pair", country=dossier.countries[country].name(lang), type=dossier.instrument_types[kind].name(lang)
    )
    lead = next(iter(treaties.lines(treaties.grid(dossier, day, (country,)).query("type == @kind"))), None)
    if lead is None or lead.status == "none":
        headline = t("treaties.cell.none", name=name, day=written.date(day, lang))
    else:
        headline = t(
            "treaties.cell.headline", name=name, status=t(f"records.statuses.{lead.status}"),
            since=since(str(lead.event), lead.dated, lang), day=written.date(day, lang),
        )  # fmt: skip
    columns = ("instrument", "date", "event", "confidence")
    return Exhibit(
        id="treaties-cell",
        question=t("treaties.cell.question"),
        headline=headline,
        body=Table(
            tuple(Header(one, t(f"treaties.columns.{one}")) for one in columns),
            tuple(rows),
            widths={"instrument": 2, "date": 1.4, "event": 4, "confidence": 1},
            option="instrument",
            empty=t("treaties.cell.empty"),
        ),
        table=pd.DataFrame(
            facts, columns=["instrument", "date", "until", "event", "detail", "derived", "note", "source"]
        ),
        sources=tuple(dict.fromkeys(used)),
        notes=tuple(notes),
        options={"cell": f"{country}.{kind}"},
    )


def _outlook(
    dossier: Dossier, filters: Filters, instrument: Instrument, country: str, status: str
) -> tuple[list[str], list[str]]:
    """What an instrument replaced, until when it was followed and which steps are to come, with the sources of these."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    notes: list[str] = []
    used: list[str] = []
    earlier = dossier.instruments.get(instrument.predecessor or "")
    if earlier is not None and country in earlier.parties:
        key = "predecessor" if status in treaties.IN_EFFECT else "predecessor_later"
        notes.append(t(f"treaties.{key}", name=instrument.short(lang), other=earlier.short(lang)))
    if instrument.followed_until.last_day <= day:
        until = written.date(instrument.followed_until, lang)
        notes.append(t("treaties.followed", name=instrument.short(lang), day=until))
    for step in dossier.expectations.values():
        is_ahead = step.due is None or step.due.last_day > day
        if step.instrument == instrument.id and step.known_since.last_day <= day and is_ahead:
            due = written.date(step.due, lang) if step.due else t("treaties.undated")
            notes.append(t("treaties.next", step=step.said("title", lang), due=due))
            used += step.source
    return notes, used


def shown_countries(dossier: Dossier, filters: Filters) -> tuple[str, ...]:
    """The countries of the filter that the register knows, else the focus countries."""
    chosen = tuple(code for code in filters.countries if code in dossier.countries)
    return chosen or dossier.desk.focus_countries


def event_text(event: TreatyEvent, filters: Filters) -> str:
    """An event in words."""
    return words(filters.lang)(f"records.events.{event.event}")


def event_glyph(event: TreatyEvent) -> str:
    """The glyph of the status that an event brings about; empty for other events."""
    status = treaties.reached(event)
    return LOOKS[status][0] if status != "none" else ""


def tax_notes(dossier: Dossier, filters: Filters, country: str, kind: str) -> list[str]:
    """Whose rates apply to taxes on the day, for a type whose instruments take effect for taxes."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    of_type = [one for one in treaties.of_actor(dossier) if one.type == kind and country in one.parties]
    effects = {one.id: treaties.tax_effect(dossier, one.id, country) for one in of_type}
    frame = treaties.status_of_actor(dossier, day)
    binding = set(frame.loc[(frame["country"] == country) & (frame["status"] == "in_force"), "instrument"])
    applied = dossier.instruments.get(treaties.taxed_under(dossier, day, country, kind) or "")
    for one in of_type:
        effect = effects[one.id]
        if one.id in binding and effect is not None and effect.last_day > day:
            key = "treaties.taxes_later" if applied is None else "treaties.taxes_earlier"
            earlier = applied.short(lang) if applied is not None else ""
            return [t(key, name=one.short(lang), day=written.date(effect, lang), earlier=earlier)]
    if applied is None:
        return []
    effect = effects.get(applied.id)
    if effect is not None and effect.last_day <= day:
        return [t("treaties.taxes_apply", name=applied.short(lang), day=written.date(effect, lang))]
    is_taxing = any(
        event.event == "effective_for_taxes"
        for one in treaties.of_actor(dossier)
        if one.type == kind
        for event in one.events
    )
    name = applied.short(lang)
    return [t("treaties.taxes_succeeded", name=name, day=written.date(day, lang))] if is_taxing else []


def _deciding_sources(instrument: Instrument, country: str, day: date) -> tuple[str, ...]:
    events = [
        one
        for one in instrument.events
        if one.until is None and one.date.last_day <= day and (not one.countries or country in one.countries)
    ]
    deciding = max(events, key=lambda one: treaties.STATUSES.index(treaties.reached(one)), default=None)
    return deciding.source if deciding is not None else ()


def _cell(dossier: Dossier, value: str) -> tuple[str, str] | None:
    country, _, kind = value.partition(".")
    return (country, kind) if country in dossier.countries and kind in dossier.instrument_types else None
