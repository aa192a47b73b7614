"""The records behind a sum of commitments: each with its own sum, rate, stage, and its place in the total."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from components.analysis import commitments
from components.analysis.commitments import Total
from components.records import BASE_CURRENCY, Commitment, Dossier
from components.wording import format as written
from components.wording import words

from .commitments import LOOKS, chosen, group_name, is_cell, kind_of
from .exhibit import Cell, Exhibit, Filters, Header, Table
from .naming import country, in_order
from .pair import pair

FIRST = 10
"""Records sent with the page."""


def pledge_list(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The records behind the option `cell`: of a group at a stage, or of an actor in a country.

    Those in the sum come first; the others say why they are not. Without a cell, all records, the newest first.
    """
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    cell = options.get("cell", "")
    group, _, stage = cell.rpartition(".")
    records = chosen(dossier, filters)
    total: Total | None = None
    if is_cell(dossier, cell):
        kind = kind_of(dossier, group)
        total = commitments.totals(dossier, day, records, kind).get((group, stage))
        shown = [dossier.commitments[one] for one in (*total.added, *total.left)] if total is not None else []
        said = t("pledges.list.of", group=group_name(dossier, group, lang), stage=t(f"pledges.stages.{stage}"))
    elif cell and "." in cell:
        actor, country, _ = pair(dossier, filters, options)
        shown = [one for one in records if one.actor == actor and country in one.countries]
        said = t(
            "pledges.list.pair", actor=dossier.actors[actor].name(lang), country=dossier.countries[country].name(lang)
        )
    else:
        shown = list(records)
        said = t("pledges.list.every")
    if total is None:
        shown.sort(key=lambda one: _date(one, day), reverse=True)
    money = written.money(total.value, BASE_CURRENCY, lang, total.high) if total and total.value is not None else ""
    headline = t("pledges.list.headline", what=said, count=len(shown))
    if money and total is not None:
        headline = t("pledges.list.headline_sum", what=said, count=len(shown), added=len(total.added), money=money)
    columns = ("title", "actor", "sum", "converted", "stage", "in_total")
    return Exhibit(
        id="actors-pledge-list",
        question=t("pledges.list.question"),
        headline=headline,
        body=Table(
            tuple(Header(one, t(f"pledges.columns.{one}")) for one in columns),
            tuple(_row(dossier, one, filters, total) for one in shown),
            frozenset({"sum", "converted"}), {"title": 3.4, "sum": 1.5, "converted": 1.6, "stage": 1.6, "in_total": 1.6},
            empty=headline, first=FIRST,
        ),
        table=pd.DataFrame([_fact(dossier, one, filters, total) for one in shown], columns=[
            "commitment", "title", "actor", "countries", "sector", "instrument", "amount", "amount_high", "currency", "usd",
            "rate", "rate_year", "stage", "stage_date", "in_total", "part_of", "overlaps", "source",
        ]),
        sources=in_order(source for one in shown for source in (*one.source, *_rate_sources(dossier, one))),
        notes=(t("pledges.list.note"),),
        options={"cell": cell} if cell else {},
    )  # fmt: skip


def _date(one: Commitment, day: date) -> date:
    step = commitments.step_on(one, day)
    return step.date.last_day if step is not None else date.min


def _rate_sources(dossier: Dossier, one: Commitment) -> tuple[str, ...]:
    converted = commitments.in_base(dossier, one)
    return converted.rate.source if converted is not None and converted.rate is not None else ()


def _row(dossier: Dossier, one: Commitment, filters: Filters, total: Total | None) -> tuple[Cell, ...]:
    t, lang = words(filters.lang), filters.lang
    places = written.list((country(dossier, code, lang) for code in one.countries), lang)
    kind = t(
        "pledges.kind", sector=t(f"pledges.sectors.{one.sector}"), instrument=t(f"pledges.instruments.{one.instrument}")
    )
    step = commitments.step_on(one, filters.as_of)
    glyph, tone = LOOKS[step.stage] if step is not None else ("", "plain")
    stage = Cell("")
    if step is not None:
        day = written.date(step.date, lang)
        said = t("pledges.reported", day=day) if step.is_report_date else day
        stage = Cell(t(f"pledges.stages.{step.stage}"), said, glyph, tone, sources=step.source)
    published = Cell(t("pledges.cell.no_sum"))
    if one.amount is not None and one.currency is not None:
        published = Cell(
            written.money(one.amount, one.currency, lang, one.amount_high), sources=one.source, basis="published"
        )
    note = one.said("note", lang)
    return (
        Cell(one.said("title", lang), " · ".join(filter(None, (places, kind, note)))),
        Cell(dossier.actors[one.actor].name(lang), one.said("by", lang)),
        published,
        _converted(dossier, one, lang),
        stage,
        _place_in_total(dossier, one, total, lang),
    )


def _converted(dossier: Dossier, one: Commitment, lang: str) -> Cell:
    t, found = words(lang), commitments.in_base(dossier, one)
    if found is None:
        return Cell("–", one.said("not_convertible", lang))
    money = written.money(found.value, BASE_CURRENCY, lang, found.high)
    if found.rate is None:
        return Cell(money, basis="published")
    rate = t("pledges.rate", rate=written.number(found.rate.per_usd, lang), currency=found.rate.currency, base=BASE_CURRENCY,
             year=written.year(found.rate.year, lang))  # fmt: skip
    return Cell(money, rate, sources=found.rate.source, basis="derived")


def _place_in_total(dossier: Dossier, one: Commitment, total: Total | None, lang: str) -> Cell:
    """Whether the total holds a record, or why not; without a total, what it may not be added to."""
    t = words(lang)
    if total is not None and one.id in total.added:
        return Cell(t("pledges.in_total"), glyph="Σ")
    if total is not None:
        return Cell(t(f"pledges.left.{total.left[one.id]}"), _related(dossier, one, lang))
    if not one.is_addable:
        return Cell(t("pledges.left.never_added"))
    return Cell(t("pledges.left.related") if _related(dossier, one, lang) else "–", _related(dossier, one, lang))


def _related(dossier: Dossier, one: Commitment, lang: str) -> str:
    ids = (*filter(None, (one.part_of,)), *one.overlaps)
    return written.list((dossier.commitments[id].said("title", lang) for id in ids if id in dossier.commitments), lang)


def _fact(dossier: Dossier, one: Commitment, filters: Filters, total: Total | None) -> dict[str, object]:
    step, found = commitments.step_on(one, filters.as_of), commitments.in_base(dossier, one)
    rate = found.rate if found is not None else None
    return {
        "commitment": one.id, "title": one.said("title", filters.lang), "actor": one.actor, "countries": ";".join(one.countries),
        "sector": one.sector, "instrument": one.instrument, "amount": one.amount, "amount_high": one.amount_high,
        "currency": one.currency, "usd": found.value if found else None, "rate": rate.per_usd if rate else None,
        "rate_year": rate.year if rate else None, "stage": step.stage if step else "",
        "stage_date": str(step.date) if step else "",
        "in_total": "" if total is None else "yes" if one.id in total.added else total.left[one.id],
        "part_of": one.part_of or "", "overlaps": ";".join(one.overlaps), "source": ";".join(one.source),
    }  # fmt: skip
