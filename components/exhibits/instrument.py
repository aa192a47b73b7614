"""One instrument: what it is and how it stands, its life event by event, and what it provides."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from components.analysis import forecast, register, treaties
from components.records import Dossier, Instrument
from components.wording import format as written
from components.wording import words

from .dates import expected_of, known_events, of_event
from .exhibit import Cell, Exhibit, Filters, Header, Table, Text
from .forecast import window_text
from .provisions import topic_name, topic_place
from .register import party_name, party_names, remarks, status_tone, subject_name
from .treaties import LOOKS, event_glyph, event_text, since, tax_notes


def treaties_instrument(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """What the instrument of the option `instrument` is, how it stands, and what comes next."""
    t, lang = words(filters.lang), filters.lang
    instrument = chosen(dossier, options)
    if instrument is None:
        return _none("treaties-instrument", t("instrument.question"), t("instrument.none"))
    rows: list[tuple[str, Cell]] = []
    mark = t("instrument.descriptive") if instrument.title_is_descriptive else ""
    first, second = ("title_ja", "title_en") if lang == "ja" else ("title_en", "title_ja")
    for field in (first, second):
        rows.append((field, Cell(getattr(instrument, field), mark if field == "title_ja" else "")))
    kind = dossier.instrument_types[instrument.type].name(lang)
    rows.append(("type", Cell(kind, written.list([subject_name(one, lang) for one in instrument.subjects], lang))))
    rows.append(("parties", Cell(written.list([party_name(dossier, one, lang) for one in instrument.parties], lang))))
    lives = lives_of(dossier, filters, instrument)
    for one in lives:
        glyph, tone = LOOKS[one.status]
        began = since(one.deciding.event, one.dated, lang) if one.dated and one.deciding else ""
        where = party_names(dossier, one.countries, lang) if len(lives) > 1 else ""
        rows.append(
            (
                "status",
                Cell(
                    t(f"records.statuses.{one.status}"), " · ".join(filter(None, (where, began, remarks(one, filters)))),
                    glyph, status_tone(one, tone), sources=one.deciding.source if one.deciding is not None else (), basis="derived",
                ),
            )
        )  # fmt: skip
    rows += _relations(dossier, filters, instrument)
    rows += _next(dossier, filters, instrument)
    rows.append(("followed", Cell(written.date(instrument.followed_until, lang))))
    if instrument.said("note", lang):
        rows.append(("note", Cell(instrument.said("note", lang), sources=instrument.source)))
    close = Cell(t("instrument.close"), select=instrument.id)
    used = [source for _, cell in rows for source in cell.sources] or list(instrument.source)
    return Exhibit(
        id="treaties-instrument",
        question=t("instrument.question"),
        headline=_headline(dossier, filters, instrument, lives),
        body=Table(
            (Header("field", t("instrument.columns.field")), Header("value", t("instrument.columns.value"))),
            tuple((Cell(t(f"instrument.fields.{field}")), cell) for field, cell in (*rows, ("close", close))),
            widths={"field": 1, "value": 4.5},
            option="instrument",
            selected=instrument.id,
        ),
        table=pd.DataFrame(
            [
                {"instrument": instrument.id, "field": field, "value": cell.text, "detail": cell.detail, "source": ";".join(cell.sources)}
                for field, cell in rows
            ],
            columns=["instrument", "field", "value", "detail", "source"],
        ),
        sources=tuple(dict.fromkeys(used)),
        notes=(t("treaties.matrix.rule"), t("instrument.link", id=instrument.id)),
        options={"instrument": instrument.id},
    )  # fmt: skip


def treaties_life(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """Every event of the instrument known on the day, and the dates already fixed beyond it."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    instrument = chosen(dossier, options)
    if instrument is None:
        return _none("treaties-life", t("instrument.life.question"), t("instrument.none"))
    known = known_events(dossier, instrument, day)
    rows: list[tuple[Cell, ...]] = []
    for event in known:
        marks = [t("treaties.window")] if event.until else [t("treaties.derived")] if event.is_derived else []
        if event.date.first_day > day:
            marks.append(t("instrument.ahead"))
        when = written.date(event.date, lang) + (f" – {written.date(event.until, lang)}" if event.until else "")
        rows.append(
            (
                Cell(when, "" if event.date.is_full or event.until else t("instrument.imprecise")),
                Cell(event_text(event, filters), " · ".join(filter(None, (*marks, event.said("note", lang)))),
                     event_glyph(event), sources=event.source, basis="derived" if event.is_derived else "published"),
                Cell(party_names(dossier, event.countries, lang) if event.countries else t("instrument.all")),
                Cell(t(f"records.confidence.{event.confidence}")),
            )
        )  # fmt: skip
    columns = ("date", "event", "countries", "confidence")
    return Exhibit(
        id="treaties-life",
        question=t("instrument.life.question"),
        headline=t("instrument.life.headline", name=instrument.short(lang), count=len(known), day=written.date(day, lang)),
        body=Table(
            tuple(Header(one, t(f"instrument.columns.{one}")) for one in columns),
            tuple(rows),
            widths={"date": 1.4, "event": 4.5, "countries": 1.6, "confidence": 0.8},
            empty=t("treaties.cell.empty"),
        ),
        table=pd.DataFrame(
            [
                {"instrument": instrument.id, "date": str(one.date), "until": str(one.until or ""), "event": one.event,
                 "detail": one.detail or "", "countries": ";".join(one.countries), "derived": one.is_derived,
                 "note": one.said("note", lang), "confidence": one.confidence, "source": ";".join(one.source)}
                for one in known
            ],
            columns=["instrument", "date", "until", "event", "detail", "countries", "derived", "note", "confidence", "source"],
        ),
        sources=tuple(dict.fromkeys(source for one in known for source in one.source)),
        dates=(
            *(of_event(instrument, one, lang) for one in known),
            *expected_of(dossier, (instrument.id,), day, lang),
        ),
        options={"instrument": instrument.id},
    )  # fmt: skip


def treaties_terms(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """What the instrument provides, point by point, as far as a source says so."""
    t, lang = words(filters.lang), filters.lang
    instrument = chosen(dossier, options)
    if instrument is None:
        return _none("treaties-terms", t("instrument.terms.question"), t("instrument.none"))
    has_begun = any(event.date.last_day <= filters.as_of for event in instrument.events) or not instrument.events
    provisions = instrument.provisions if has_begun else ()
    known = sorted(provisions, key=lambda one: topic_place(dossier, one.topic))
    headline = (
        "instrument.terms.headline" if known else "instrument.terms.none" if has_begun else "instrument.terms.later"
    )
    return Exhibit(
        id="treaties-terms",
        question=t("instrument.terms.question"),
        headline=t(headline, name=instrument.short(lang), count=len(known), day=written.date(filters.as_of, lang)),
        body=Table(
            tuple(Header(one, t(f"instrument.columns.{one}")) for one in ("topic", "provides", "confidence")),
            tuple(
                (
                    Cell(topic_name(dossier, one.topic, lang)),
                    Cell(one.said("value", lang), one.said("note", lang), sources=one.source),
                    Cell(t(f"records.confidence.{one.confidence}")),
                )
                for one in known
            ),
            widths={"topic": 1.6, "provides": 4.5, "confidence": 0.8},
            empty=t("instrument.terms.empty"),
        ),
        table=pd.DataFrame(
            [
                {"instrument": instrument.id, "topic": one.topic, "value_en": one.value_en, "value_ja": one.value_ja,
                 "confidence": one.confidence, "source": ";".join(one.source)}
                for one in known
            ],
            columns=["instrument", "topic", "value_en", "value_ja", "confidence", "source"],
        ),
        sources=tuple(dict.fromkeys(source for one in known for source in one.source)),
        options={"instrument": instrument.id},
    )  # fmt: skip


def chosen(dossier: Dossier, options: Mapping[str, str]) -> Instrument | None:
    """The instrument that the option `instrument` names, else the first of the register; None where it is empty."""
    return dossier.instruments.get(options.get("instrument", "")) or next(iter(dossier.instruments.values()), None)


def _none(id_: str, question: str, headline: str) -> Exhibit:
    """What stands where the register is empty."""
    return Exhibit(id_, question, headline, Text((), empty=headline), pd.DataFrame())


def lives_of(dossier: Dossier, filters: Filters, instrument: Instrument) -> list[register.Entry]:
    """The statuses of an instrument on the day, one entry a life."""
    found = register.entries(dossier, filters.as_of, register.Query())
    return [one for one in found if one.instrument.id == instrument.id]


def _headline(dossier: Dossier, filters: Filters, instrument: Instrument, lives: list[register.Entry]) -> str:
    t, lang = words(filters.lang), filters.lang
    name, day = instrument.short(lang), written.date(filters.as_of, lang)
    if not lives:
        return t("treaties.cell.none", name=name, day=day)
    if len(lives) == 1:
        status = t(f"records.statuses.{lives[0].status}")
        if lives[0].dated is None or lives[0].deciding is None:
            return t("treaties.cell.headline_undated", name=name, status=status, day=day)
        began = since(lives[0].deciding.event, lives[0].dated, lang)
        return t("treaties.cell.headline", name=name, status=status, since=began, day=day)
    by_status: dict[str, list[str]] = {}
    for one in lives:
        by_status.setdefault(one.status, []).extend(party_name(dossier, code, lang) for code in one.countries)
    parts = [
        t("instrument.part", status=t(f"records.statuses.{status}"), list=written.list(names, lang))
        for status, names in by_status.items()
    ]
    return t("instrument.headline_parts", name=name, day=day, list=t("register.parts").join(parts))


def _relations(dossier: Dossier, filters: Filters, instrument: Instrument) -> list[tuple[str, Cell]]:
    """Predecessor, successors and applications, each a way to its own section."""
    later = [one.id for one in dossier.instruments.values() if one.predecessor == instrument.id]
    applied = [one.id for one in dossier.instruments.values() if one.application_of == instrument.id]
    found = [("predecessor", instrument.predecessor), ("application_of", instrument.application_of)]
    found += [("successor", one) for one in dict.fromkeys((*filter(None, (instrument.successor,)), *later))]
    found += [("applied", one) for one in applied]
    return [
        (field, Cell(dossier.instruments[one].short(filters.lang), select=one))
        for field, one in found
        if one is not None
    ]


def _next(dossier: Dossier, filters: Filters, instrument: Instrument) -> list[tuple[str, Cell]]:
    """Whose rates apply to taxes, what is expected, the steps left and the window that the record gives."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    rows: list[tuple[str, Cell]] = []
    home = dossier.desk.home_actor
    partners = [code for code in instrument.parties if code != home]
    for country in partners if treaties.owner(dossier, instrument) == home else ():
        if len(partners) > 1 and treaties.taxed_under(dossier, day, country, instrument.type) != instrument.id:
            continue
        where = party_name(dossier, country, lang) if len(partners) > 1 else ""
        rows += [
            ("taxes", Cell(note, where, basis="derived"))
            for note in tax_notes(dossier, filters, country, instrument.type)
        ]
    for step in dossier.expectations.values():
        is_known = step.known_since.last_day <= day and (step.due is None or step.due.last_day > day)
        if step.instrument == instrument.id and is_known:
            due = written.date(step.due, lang) if step.due else t("treaties.undated")
            detail = " · ".join(filter(None, (due, step.said("note", lang))))
            rows.append(("next", Cell(step.said("title", lang), detail, sources=step.source)))
    for one in forecast.forecasts(dossier, day):
        if one.instrument.id == instrument.id:
            if one.steps:
                left = written.list([t(f"records.events.{step}") for step in one.steps], lang)
                rows.append(("steps", Cell(left, basis="derived")))
            text, detail = window_text(dossier, one, lang)
            rows.append(("forecast", Cell(text, detail, basis="derived")))
    return rows
