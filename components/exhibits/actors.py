"""One indicator over actors and countries."""

from __future__ import annotations

from collections.abc import Mapping

from components.analysis import engagement, score
from components.records import Dossier, IndicatorValue
from components.wording import words

from . import choosing
from .dimensions import dimension_matrix
from .exhibit import Exhibit, Filters, Header, Matrix
from .measured import actors_shown, cell, facts, scale
from .measured import score as score_text
from .treaties import shown_countries


def actors_matrix(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The matrix in the layout of the option `over`; here actor by country for one indicator.

    The indicator is that of the option `indicator`, else the one that covers most pairs.
    """
    if choosing.layout(options) != "indicator":
        return dimension_matrix(dossier, filters, options)
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    countries = shown_countries(dossier, filters)
    indicator = options.get("indicator", "")
    if indicator not in dossier.indicators:
        indicator = default_indicator(dossier, filters)
    every = engagement.matrix(dossier, indicator, day, dossier.actors, countries)
    ranked = [one for one in actors_shown(dossier, filters, every, least=1) if not dossier.actors[one].is_total]
    totals = [one for one in dossier.actors if dossier.actors[one].is_total and any(actor == one for actor, _ in every)]
    actors = (*ranked, *(one for one in totals if not filters.actors or one in filters.actors))
    values = {pair: value for pair, value in every.items() if pair[0] in actors}
    norm = choosing.norm(options)
    chosen = dossier.indicators.get(indicator)
    cells = {}
    for pair, value in values.items():
        more = ""
        is_scored = chosen is not None and chosen.is_scored and engagement.is_comparable(dossier, value)
        if chosen is not None and is_scored and norm != "rank" and pair[0] in ranked:
            number = score.comparable(value.value, chosen, norm)
            more = t("engagement.cell.comparable", score=score_text(number, lang)) if number is not None else ""
        cells[pair] = cell(dossier, value, lang, f"{pair[0]}.{pair[1]}", more)
    name = chosen.name(lang) if chosen is not None else ""
    is_size = chosen is not None and chosen.kind != "year"
    lead, count = _leader(dossier, values, ranked) if is_size else ("", 0)
    said = {
        "indicator": name,
        "known": sum(actor in ranked for actor, _ in values),
        "total": len(ranked) * len(countries),
    }
    if lead:
        headline = t(
            "actors.matrix.headline",
            actor=dossier.actors[lead].name(lang),
            count=count,
            countries=len(countries),
            **said,
        )
    else:
        headline = t("actors.matrix.headline_plain", **said) if name else t("actors.matrix.none")

    def header(code: str, text: str, place: int, of: int, colour: str | None = None) -> Header:
        known = sum(pair[place] == code and pair[0] in ranked for pair in values)
        return Header(code, text, t("actors.covered", known=known, total=of), colour)

    notes = [chosen.said("definition", lang) if chosen is not None else "", t("actors.matrix.note")]
    notes.append(scale(dossier, indicator, norm, lang) if chosen is not None else "")
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
        table=facts(values.values()),
        sources=tuple(dict.fromkeys(source for one in cells.values() for source in one.sources)),
        notes=tuple(filter(None, notes)),
        options={"indicator": indicator},
    )  # fmt: skip


def _leader(dossier: Dossier, values: Mapping[engagement.Pair, IndicatorValue], ranked: list[str]) -> tuple[str, int]:
    """Who has the largest figure in most countries, and in how many; nobody where the units differ."""
    leaders: dict[str, int] = {}
    if len({value.unit for value in values.values()}) == 1:
        for country in dict.fromkeys(country for _, country in values):
            known = {actor: values[actor, country] for actor in ranked if (actor, country) in values}
            here = {actor: one.value for actor, one in known.items() if engagement.is_comparable(dossier, one)}
            if here:
                best = max(here, key=lambda actor: here[actor])
                leaders[best] = leaders.get(best, 0) + 1
    lead = max(leaders, key=lambda actor: leaders[actor], default="")
    return lead, leaders.get(lead, 0)


def default_indicator(dossier: Dossier, filters: Filters) -> str:
    """The indicator shown where none is chosen, under the filters."""
    return engagement.default_indicator(dossier, filters.as_of, shown_countries(dossier, filters))


def indicator_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> dict[str, str]:
    """The indicators that have a value, by dimension, where one is asked for."""
    if not choosing.needs(options, "indicator"):
        return {}
    measured = {value.indicator for value in dossier.indicator_values}
    order = list(dossier.dimensions)
    shown = sorted(
        (one for one in dossier.indicators.values() if one.id in measured), key=lambda one: order.index(one.dimension)
    )
    lang = filters.lang
    return {one.id: f"{dossier.dimensions[one.dimension].name(lang)}: {one.name(lang)}" for one in shown}
