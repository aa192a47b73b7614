"""Disruptions and risks of the corridors: when, what they touched, and what was measured."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from components.analysis import works
from components.records import Disruption, Dossier, Effect
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Exhibit, Filters, Header, Key, Lane, Mark, Span, Table, Text, Timeline
from .naming import concerns, country, in_order, leg_ends, place

YEARS = 10
"""Years before the day that disruptions are drawn for; the table has all."""


def routes_disruptions(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The disruptions of the corridors and countries chosen, on a time axis; choosing one sets the option `disruption`."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    shown = [one for one in works.known_disruptions(dossier, day) if _concerns(dossier, one, filters)]
    first = min((one.start.first_day for one in shown), default=day)
    start = date(max(first.year, day.year - YEARS), 1, 1)
    lanes = tuple(_lane(one, day, lang) for one in sorted(shown, key=lambda one: not works.is_ongoing(one, day)))
    going = [one for one in shown if works.is_ongoing(one, day)]
    return Exhibit(
        id="routes-disruptions",
        question=t("trouble.disruptions.question"),
        headline=t(
            "trouble.disruptions.headline" if going else "trouble.disruptions.headline_over", day=written.date(day, lang),
            total=len(shown), going=len(going), list=written.list((one.name(lang) for one in reversed(going[-3:])), lang),
        )
        if shown
        else t("trouble.disruptions.empty"),
        body=Timeline(
            lanes, start, date(day.year, 12, 31), day,
            (Key(t("trouble.ongoing"), "▶", "bad"), Key(t("trouble.over"), "■", "weak")), "disruption", options.get("disruption"),
        ) if lanes else Text((), empty=t("trouble.disruptions.empty")),
        table=pd.DataFrame(
            [
                {"id": one.id, "name": one.name(lang), "kind": one.kind, "start": str(one.start), "end": str(one.end or ""),
                 "corridors": ";".join(one.corridors), "nodes": ";".join(one.nodes), "text": one.said("text", lang),
                 "source": ";".join(one.source)}
                for one in shown
            ]
        ),
        sources=in_order(source for one in shown for source in one.source),
        notes=(t("trouble.disruptions.note"),),
        options={"disruption": options["disruption"]} if options.get("disruption") in dossier.disruptions else {},
    )  # fmt: skip


def routes_disruption(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """What the disruption of the option `disruption` touched, and what was measured of it by the day."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    question = t("trouble.disruption.question")
    one = dossier.disruptions.get(options.get("disruption", ""))
    if one is None or one.start.first_day > day:
        none = t("trouble.disruption.none")
        return Exhibit("routes-disruption", question, none, Text((), empty=none), pd.DataFrame())
    effects = [effect for effect in one.effects if effect.period is None or effect.period.last_day <= day]
    rows = [
        (
            Cell(t(f"trouble.what.{effect.what}"), dossier.corridors[effect.corridor].short(lang) if effect.corridor else ""),
            Cell(_value(effect, lang), tone="plain" if effect.value is not None else "none"),
            Cell(effect.said("text", lang), sources=effect.source, basis="published"),
            Cell(written.date(effect.period, lang) if effect.period else ""),
        )
        for effect in effects
    ]  # fmt: skip
    end = written.date(one.end, lang) if one.end and one.end.last_day <= day else t("trouble.no_end")
    touched = [
        *(dossier.corridors[code].short(lang) for code in one.corridors),
        *(place(dossier, node, lang) for node in one.nodes),
        *(leg_ends(dossier, dossier.legs[leg], lang) for leg in one.legs),
        *(country(dossier, code, lang) for code in one.countries),
    ]
    notes = [one.said("text", lang), t("trouble.disruption.touched", list=written.list(dict.fromkeys(touched), lang))]
    if one.is_classification:
        notes.append(t("trouble.disruption.classified"))
    names = ("what", "figure", "text", "period")
    return Exhibit(
        id="routes-disruption",
        question=question,
        headline=t("trouble.disruption.headline", name=one.name(lang), start=written.date(one.start, lang), end=end, count=len(effects)),
        body=Table(
            tuple(Header(name, t(f"trouble.columns.{name}")) for name in names), tuple(rows),
            widths={"what": 1.5, "figure": 1.4, "text": 5, "period": 1.2}, empty=t("trouble.disruption.unmeasured"),
        ),
        table=pd.DataFrame(
            [
                {"what": effect.what, "corridor": effect.corridor or "", "value": effect.value, "high": effect.high,
                 "unit": effect.unit or "", "period": str(effect.period or ""), "text": effect.said("text", lang),
                 "source": ";".join(effect.source)}
                for effect in effects
            ]
        ),
        sources=in_order((*one.source, *(source for effect in effects for source in effect.source))),
        notes=tuple(notes),
        options={"disruption": one.id},
    )  # fmt: skip


def routes_risks(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The risks stated by the day for the corridors and countries chosen, newest first."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    shown = [
        one
        for one in works.known_risks(dossier, day)
        if (not filters.corridors or set(one.corridors) & set(filters.corridors))
        and (not filters.countries or one.jurisdiction in filters.countries)
    ]
    rows = tuple(
        (
            Cell(written.date(one.date, lang)),
            Cell(written.list((dossier.corridors[code].short(lang) for code in one.corridors), lang)),
            Cell(t(f"trouble.kinds.{one.kind}"), country(dossier, one.jurisdiction, lang) if one.jurisdiction else ""),
            Cell(one.said("text", lang), sources=one.source, basis="published"),
            Cell(one.said("severity", lang), tone="plain" if one.said("severity", lang) else "none"),
        )
        for one in shown
    )
    by: dict[str, int] = {}
    for one in shown:
        for code in one.corridors:
            by[code] = by.get(code, 0) + 1
    most = max(by, key=lambda code: by[code], default="")
    names = ("date", "corridors", "kind", "text", "severity")
    return Exhibit(
        id="routes-risks",
        question=t("trouble.risks.question"),
        headline=t("trouble.risks.headline", total=len(shown), day=written.date(day, lang), name=dossier.corridors[most].short(lang), count=by[most])
        if most
        else t("trouble.risks.empty"),
        body=Table(
            tuple(Header(name, t(f"trouble.columns.{name}")) for name in names), rows,
            widths={"date": 1.3, "corridors": 1.8, "kind": 1.6, "text": 5, "severity": 1.8}, empty=t("trouble.risks.empty"),
        ),
        table=pd.DataFrame(
            [
                {"id": one.id, "date": str(one.date), "corridors": ";".join(one.corridors), "jurisdiction": one.jurisdiction or "",
                 "kind": one.kind, "text": one.said("text", lang), "severity": one.said("severity", lang), "source": ";".join(one.source)}
                for one in shown
            ]
        ),
        sources=in_order(source for one in shown for source in one.source),
        notes=(t("trouble.risks.note"),),
    )  # fmt: skip


def disruption_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> dict[str, str]:
    """The disruptions of the corridors and countries chosen, newest first."""
    found = [one for one in works.known_disruptions(dossier, filters.as_of) if _concerns(dossier, one, filters)]
    return {one.id: one.name(filters.lang) for one in reversed(found)}


def _concerns(dossier: Dossier, one: Disruption, filters: Filters) -> bool:
    where = {*one.countries, *(dossier.nodes[node].country for node in one.nodes)}
    return concerns(one.corridors, where, filters)


def _lane(one: Disruption, day: date, lang: str) -> Lane:
    t = words(lang)
    is_open = works.is_ongoing(one, day)
    end = day if one.end is None or is_open else one.end.last_day
    text = f"{one.name(lang)} ({t(f'trouble.kinds.{one.kind}')})"
    span = Span(one.start.first_day, max(end, one.start.first_day), text, "bad" if is_open else "weak", is_open)
    said = f"{written.date(one.start, lang)} {one.said('text', lang)}"
    mark = Mark(one.start.first_day, said, one.kind, "▶" if is_open else "■", is_uncertain=not one.start.is_full)
    return Lane(one.id, one.name(lang), t("trouble.ongoing" if is_open else "trouble.over"), (span,), (mark,), one.id)


def _value(effect: Effect, lang: str) -> str:
    if effect.value is None:
        return ""
    return written.quantity(effect.value, effect.unit or "count", lang, effect.high)
