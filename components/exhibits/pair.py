"""One actor in one country: every figure known about the pair, with its sources."""

from __future__ import annotations

from collections.abc import Mapping

from components.analysis import engagement, score
from components.analysis.counted import Counted, counted
from components.records import Dossier, IndicatorValue
from components.wording import format as written
from components.wording import words

from . import choosing
from .exhibit import Cell, Exhibit, Filters, Header, Table
from .measured import counted_fact, facts, figure, period, publishers, sources_of
from .measured import score as score_text
from .naming import in_order
from .treaties import shown_countries

FIRST = 12
"""Rows sent with the page."""


def actors_cell(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """Every figure for the pair of the option `cell`, by dimension, newest period first.

    The option is ACTOR.COUNTRY, or ACTOR.COUNTRY.dimension for the figures of one dimension alone.
    """
    t, lang = words(filters.lang), filters.lang
    actor, country, dimension = pair(dossier, filters, options)
    places = {code: place for place, code in enumerate(dossier.dimensions)}
    order = {
        indicator: (places[one.dimension], not one.is_scored, place)
        for place, (indicator, one) in enumerate(dossier.indicators.items())
    }
    values = sorted(
        (
            value
            for value in engagement.known(dossier, filters.as_of)
            if value.actor == actor
            and value.country == country
            and dimension in ("", dossier.indicators[value.indicator].dimension)
        ),
        key=lambda value: (order[value.indicator], -value.period.last_day.toordinal()),
    )
    records = [
        (code, one)
        for code in dossier.dimensions
        if dimension in ("", code)
        for one in counted(dossier, filters.as_of, code, actor, country)
    ]
    names = {
        "actor": dossier.actors[actor].name(lang), "country": dossier.countries[country].name(lang),
        "dimension": dossier.dimensions[dimension].name(lang) if dimension else "", "count": len(values) + len(records),
        "dimensions": len({dossier.indicators[value.indicator].dimension for value in values} | {code for code, _ in records}),
    }  # fmt: skip
    key = "engagement.pair.headline_dimension" if dimension else "actors.cell.headline"
    columns = ("dimension", "indicator", "value", "score", "period", "publisher", "confidence")
    return Exhibit(
        id="actors-cell",
        question=t("actors.cell.question"),
        headline=t(key if values or records else "engagement.pair.none", **names),
        body=Table(
            tuple(Header(one, t(f"engagement.columns.{one}")) for one in columns),
            tuple(_row(dossier, value, filters, options) for value in values)
            + tuple(_counted_row(dossier, code, one, lang) for code, one in records),
            frozenset({"value", "score"}), widths={"indicator": 3, "value": 1.5, "publisher": 2}, empty=t("actors.cell.empty"), first=FIRST,
        ),
        table=facts(values, [counted_fact(one, actor, country) for _, one in records]),
        sources=in_order((*sources_of(values), *(source for _, one in records for source in one.source))),
        notes=(t(f"engagement.norm_rule.{choosing.norm(options)}"),),
        options={"cell": ".".join(filter(None, (actor, country, dimension)))},
    )  # fmt: skip


def pair(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> tuple[str, str, str]:
    """Actor, country and dimension (or "") of the option `cell`; else the desk's own actor in the first country."""
    actor, _, rest = options.get("cell", "").partition(".")
    country, _, dimension = rest.partition(".")
    if actor not in dossier.actors or country not in dossier.countries:
        return choosing.actor(dossier, filters, {}), shown_countries(dossier, filters)[0], ""
    return actor, country, dimension if dimension in dossier.dimensions else ""


def _row(dossier: Dossier, value: IndicatorValue, filters: Filters, options: Mapping[str, str]) -> tuple[Cell, ...]:
    t, lang = words(filters.lang), filters.lang
    indicator = dossier.indicators[value.indicator]
    norm = choosing.norm(options)
    is_scored = indicator.is_scored and engagement.is_comparable(dossier, value) and norm != "rank"
    number = score.comparable(value.value, indicator, norm) if is_scored else None
    other = engagement.conflict_of(dossier, value)
    remarks = [value.said("note", lang)]
    if other is not None:
        key = "engagement.pair.preferred" if other.preferred == value.id else "engagement.pair.not_preferred"
        remarks.append(t(key, reason=other.said("reason", lang)))
    return (
        Cell(dossier.dimensions[indicator.dimension].name(lang)),
        Cell(indicator.name(lang), " · ".join(filter(None, remarks)), glyph="≠" if other is not None else ""),
        Cell(figure(value, lang), sources=value.source, basis="published"),
        Cell("–" if number is None else score_text(number, lang), basis=None if number is None else "derived"),
        Cell(period(value, lang)),
        Cell(publishers(dossier, value)),
        Cell(t(f"records.confidence.{value.confidence}")),
    )


def _counted_row(dossier: Dossier, dimension: str, one: Counted, lang: str) -> tuple[Cell, ...]:
    """A record that the dimension counts."""
    t = words(lang)
    when = written.date(one.dated, lang) if one.dated is not None else ""
    if one.kind == "instruments":
        title = dossier.instruments[one.id].said("title", lang)
    elif one.kind == "commitments":
        title = dossier.commitments[one.id].said("title", lang)
    else:
        title = t("engagement.counted.visit", day=when)
    names = (dossier.sources[source].publisher for source in one.source if source in dossier.sources)
    return (
        Cell(dossier.dimensions[dimension].name(lang)),
        Cell(title, t(f"engagement.counted.kinds.{one.kind}")),
        Cell("1", sources=one.source),
        Cell("–"),
        Cell(when),
        Cell("; ".join(dict.fromkeys(names))),
        Cell(t(f"records.confidence.{one.confidence}")),
    )
