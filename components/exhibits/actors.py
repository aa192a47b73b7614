"""The actors: one indicator over actors and countries, and everything measured about one pair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from components.analysis import engagement
from components.records import Dossier, IndicatorValue
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Exhibit, Filters, Header, Matrix, Table
from .treaties import shown_countries


def actors_matrix(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """Actor by country for the indicator of the option `indicator`, else the one that covers most pairs."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    countries = shown_countries(dossier, filters)
    indicator = options.get("indicator", "")
    if indicator not in dossier.indicators:
        indicator = default_indicator(dossier, filters)
    actors = _actors(dossier, filters, indicator)
    values = engagement.matrix(dossier, indicator, day, actors, countries)
    cells = {
        pair: Cell(_figure(value, lang), _period(value, lang), select=f"{pair[0]}.{pair[1]}", sources=value.source, basis="published")
        for pair, value in values.items()
    }  # fmt: skip
    units = {value.unit for value in values.values()}
    leaders: dict[str, int] = {}
    for country in countries:
        here = {
            actor: value.value
            for (actor, where), value in values.items()
            if where == country and not dossier.actors[actor].is_total
        }
        if here and len(units) == 1:
            best = max(here, key=lambda actor: here[actor])
            leaders[best] = leaders.get(best, 0) + 1
    chosen = dossier.indicators.get(indicator)
    name = chosen.name(lang) if chosen is not None else ""
    ranked = [one for one in actors if not dossier.actors[one].is_total]
    known = sum(actor in ranked for actor, _ in values)
    total = len(ranked) * len(countries)
    if leaders:
        lead = max(leaders, key=lambda actor: leaders[actor])
        headline = t(
            "actors.matrix.headline",
            actor=dossier.actors[lead].name(lang),
            indicator=name,
            count=leaders[lead],
            countries=len(countries),
            known=known,
            total=total,
        )
    elif not name:
        headline = t("actors.matrix.none")
    else:
        headline = t("actors.matrix.headline_plain", indicator=name, known=known, total=total)
    definition = (chosen.said("definition", lang)) if chosen is not None else None

    def header(code: str, text: str, place: int, of: int, colour: str | None = None) -> Header:
        return Header(
            code,
            text,
            t("actors.covered", known=sum(pair[place] == code and pair[0] in ranked for pair in values), total=of),
            colour,
        )

    return Exhibit(
        id="actors-matrix",
        question=t("actors.matrix.question", indicator=name) if name else t("actors.matrix.question_none"),
        headline=headline,
        body=Matrix(
            t("actors.actor"),
            tuple(header(one, dossier.actors[one].name(lang), 0, len(countries), dossier.actors[one].colour) for one in actors),
            tuple(header(one, dossier.countries[one].name(lang), 1, len(ranked)) for one in countries),
            cells, option="cell", selected=options.get("cell"),
        ),
        table=_table(values.values()),
        sources=tuple(dict.fromkeys(source for value in values.values() for source in value.source)),
        notes=tuple(note for note in (definition, t("actors.matrix.note")) if note),
        options={"indicator": indicator},
    )  # fmt: skip


def default_indicator(dossier: Dossier, filters: Filters) -> str:
    """The indicator shown where none is chosen, under the filters."""
    return engagement.default_indicator(dossier, filters.as_of, shown_countries(dossier, filters))


def actors_cell(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """Every figure for the pair of the option `cell` (ACTOR.COUNTRY), by dimension, newest period first."""
    t, lang = words(filters.lang), filters.lang
    known = engagement.known(dossier, filters.as_of)
    actor, _, country = options.get("cell", "").partition(".")
    if actor not in dossier.actors or country not in dossier.countries:
        actor, country = (
            _actors(dossier, filters, default_indicator(dossier, filters))[0],
            shown_countries(dossier, filters)[0],
        )
    order = {
        indicator: (list(dossier.dimensions).index(one.dimension), place)
        for place, (indicator, one) in enumerate(dossier.indicators.items())
    }
    values = sorted(
        (value for value in known if value.actor == actor and value.country == country),
        key=lambda value: (order[value.indicator], -value.period.last_day.toordinal()),
    )
    rows = []
    for value in values:
        indicator = dossier.indicators[value.indicator]
        note = value.said("note", lang)
        rows.append(
            (
                Cell(dossier.dimensions[indicator.dimension].name(lang)),
                Cell(indicator.name(lang), note),
                Cell(_figure(value, lang), sources=value.source, basis="published"),
                Cell(_period(value, lang)),
                Cell("; ".join(dossier.sources[one].publisher for one in value.source if one in dossier.sources)),
                Cell(t(f"records.confidence.{value.confidence}")),
            )
        )
    columns = ("dimension", "indicator", "value", "period", "publisher", "confidence")
    dimensions = len({dossier.indicators[value.indicator].dimension for value in values})
    return Exhibit(
        id="actors-cell",
        question=t("actors.cell.question"),
        headline=t("actors.cell.headline", actor=dossier.actors[actor].name(lang), country=dossier.countries[country].name(lang), count=len(values), dimensions=dimensions),
        body=Table(tuple(Header(one, t(f"actors.columns.{one}")) for one in columns), tuple(rows), frozenset({"value"}),
                   widths={"indicator": 3, "value": 1.5, "publisher": 2}, empty=t("actors.cell.empty")),
        table=_table(values),
        sources=tuple(dict.fromkeys(source for value in values for source in value.source)),
        options={"cell": f"{actor}.{country}"},
    )  # fmt: skip


def _actors(dossier: Dossier, filters: Filters, indicator: str) -> tuple[str, ...]:
    chosen = tuple(code for code in filters.actors if code in dossier.actors)
    if chosen:
        return chosen
    values = engagement.matrix(dossier, indicator, filters.as_of, dossier.actors, shown_countries(dossier, filters))
    measured = {actor for actor, _ in values}
    shown = [code for code, actor in dossier.actors.items() if actor.in_paper or code in measured]
    return tuple(sorted(shown, key=lambda code: dossier.actors[code].is_total)) or tuple(dossier.actors)


def _figure(value: IndicatorValue, lang: str) -> str:
    return written.quantity(value.value, value.unit, lang, value.value_high)


def _period(value: IndicatorValue, lang: str) -> str:
    return written.period(value.period_text, lang) if value.period_text else written.date(value.period, lang)


def _table(values: Iterable[IndicatorValue]) -> pd.DataFrame:
    columns = ["actor", "country", "indicator", "period", "value", "value_high", "unit", "confidence", "source"]
    rows = [
        {"actor": one.actor, "country": one.country, "indicator": one.indicator, "period": str(one.period), "value": one.value,
         "value_high": one.value_high, "unit": one.unit, "confidence": one.confidence, "source": ";".join(one.source)}
        for one in values
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def indicator_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> dict[str, str]:
    """The indicators that have a value, by dimension."""
    measured = {value.indicator for value in dossier.indicator_values}
    order = list(dossier.dimensions)
    shown = sorted(
        (one for one in dossier.indicators.values() if one.id in measured), key=lambda one: order.index(one.dimension)
    )
    lang = filters.lang
    return {one.id: f"{dossier.dimensions[one.dimension].name(lang)}: {one.name(lang)}" for one in shown}
