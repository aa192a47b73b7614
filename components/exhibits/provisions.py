"""What instruments provide, side by side."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from components.analysis import treaties
from components.records import Dossier, Instrument
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Exhibit, Filters, Header, Matrix
from .treaties import lead_types, shown_countries

MOST = 8
"""Instruments compared at once."""


def treaties_provisions(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """Points by instruments; the option `instruments` names those compared."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    ids = options.get("instruments") or default_instruments(dossier, filters) or ""
    shown = [dossier.instruments[one] for one in dict.fromkeys(ids.split(",")) if one in dossier.instruments][:MOST]
    status = {(row.instrument, row.status) for row in treaties.lines(treaties.status_as_of(dossier, day))}
    topics = sorted({p.topic for one in shown for p in one.provisions}, key=lambda one: topic_place(dossier, one))
    cells: dict[tuple[str, str], Cell] = {}
    facts: list[dict[str, object]] = []
    for instrument in shown:
        for one in instrument.provisions:
            cells[one.topic, instrument.id] = Cell(one.said("value", lang), one.said("note", lang), sources=one.source)
            facts.append(
                {"instrument": instrument.id, "topic": one.topic, "value_en": one.value_en, "value_ja": one.value_ja,
                 "note": one.said("note", lang), "confidence": one.confidence, "source": ";".join(one.source)}
            )  # fmt: skip
    columns = []
    for instrument in shown:
        held = [one for one in treaties.PRECEDENCE if (instrument.id, one) in status]
        columns.append(
            Header(instrument.id, instrument.short(lang), t(f"records.statuses.{held[0] if held else 'none'}"))
        )
    sourced = len(cells)
    return Exhibit(
        id="treaties-provisions",
        question=t("provisions.question"),
        headline=t("provisions.headline", count=len(shown), topics=len(topics), sourced=sourced, total=len(shown) * len(topics))
        if topics else t("provisions.none"),
        body=Matrix(
            t("provisions.corner"),
            tuple(Header(topic, topic_name(dossier, topic, lang)) for topic in topics),
            tuple(columns),
            cells,
        ),
        table=pd.DataFrame(facts, columns=["instrument", "topic", "value_en", "value_ja", "note", "confidence", "source"]),
        sources=tuple(dict.fromkeys(source for one in shown for p in one.provisions for source in p.source)),
        notes=(t("provisions.note"), t("provisions.statuses", day=written.date(day, lang))),
    )  # fmt: skip


def topic_name(dossier: Dossier, topic: str, lang: str) -> str:
    """A point in words; one that the data does not name stays as its id."""
    named = dossier.topics.get(topic)
    return named.name(lang) if named is not None else topic.replace("_", " ")


def topic_place(dossier: Dossier, topic: str) -> tuple[int, str]:
    """Where a point stands: in the order of the data, then those it does not name."""
    order = list(dossier.topics)
    return (order.index(topic) if topic in order else len(order), topic)


def instrument_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Mapping[str, str]:
    """The instruments of which a provision is on record, those of the chosen countries and actors first."""
    known = [one for one in dossier.instruments.values() if one.provisions]
    known.sort(key=lambda one: not _is_near(dossier, filters, one))
    return {one.id: one.short(filters.lang) for one in known}


def default_instruments(dossier: Dossier, filters: Filters) -> str | None:
    """The instruments of the first leading type with the countries shown that had begun by the day."""
    leading = lead_types(dossier)[:1]
    known = [
        one
        for one in dossier.instruments.values()
        if one.provisions and _is_near(dossier, filters, one)
        and (not one.events or any(event.date.last_day <= filters.as_of for event in one.events))
    ]  # fmt: skip
    chosen = [one.id for one in known if one.type in leading] or [one.id for one in known]
    return ",".join(chosen[:MOST]) or None


def _is_near(dossier: Dossier, filters: Filters, instrument: Instrument) -> bool:
    actors = filters.actors or (dossier.desk.home_actor,)
    is_theirs = treaties.owner(dossier, instrument) in actors
    return is_theirs and bool(set(shown_countries(dossier, filters)) & set(instrument.parties))
