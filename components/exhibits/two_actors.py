"""Two actors beside one another across the countries: in each indicator that both have, and by score."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from components.analysis import engagement, score
from components.records import Dossier, IndicatorValue
from components.wording import words

from . import choosing
from .exhibit import Cell, Chart, Exhibit, Filters, Header, Point, Series, Table
from .measured import figure, period, sources_of
from .measured import score as score_text
from .treaties import shown_countries

FIRST = 12
"""Rows sent with the page."""


def two_actors(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The options `first` and `second`: every indicator of a country for which both have a figure that compares."""
    t, lang = words(filters.lang), filters.lang
    pair = choosing.actor(dossier, filters, options, "first"), choosing.other_actor(dossier, filters, options)
    countries = shown_countries(dossier, filters)
    found = engagement.latest(dossier, filters.as_of, pair, countries, dossier.indicators, is_comparing=True)
    names = {code: dossier.actors[code].name(lang) for code in pair}
    dimensions = list(dossier.dimensions)
    order = sorted(dossier.indicators.values(), key=lambda one: (dimensions.index(one.dimension), not one.is_scored))
    rows, facts, used = [], [], []
    ahead = dict.fromkeys(pair, 0)
    for country in countries:
        for indicator in order:
            values = [found.get((actor, country, indicator.id)) for actor in pair]
            one, other = values
            if one is None or other is None or one.unit != other.unit or pair[0] == pair[1]:
                continue
            leads = ""
            if indicator.is_scored and one.value != other.value:
                leads = pair[0] if one.value > other.value else pair[1]
                ahead[leads] += 1
            used += [one, other]
            rows.append(
                (
                    Cell(dossier.countries[country].name(lang)),
                    Cell(indicator.name(lang), dossier.dimensions[indicator.dimension].name(lang)),
                    _cell(one, lang, leads == pair[0]),
                    _cell(other, lang, leads == pair[1]),
                    Cell(names[leads] if leads else t("engagement.two.nobody"), basis="derived" if leads else None),
                )
            )
            facts.append(
                {"country": country, "indicator": indicator.id, "unit": one.unit, "first": one.value, "second": other.value,
                 "ahead": leads, "source": ";".join(sources_of((one, other)))}
            )  # fmt: skip
    said = {"first": names[pair[0]], "second": names[pair[1]]}
    headline = t(
        "engagement.two.headline" if rows else "engagement.two.empty", **said, count=len(rows), one=ahead[pair[0]],
        other=ahead[pair[1]], countries=len({row[0].text for row in rows}), total=len(countries),
    )  # fmt: skip
    headings = (
        Header("country", t("engagement.columns.country")), Header("indicator", t("engagement.columns.indicator")),
        Header("first", names[pair[0]], colour=dossier.actors[pair[0]].colour),
        Header("second", names[pair[1]], colour=dossier.actors[pair[1]].colour),
        Header("ahead", t("engagement.columns.ahead")),
    )  # fmt: skip
    return Exhibit(
        id="actors-two",
        question=t("engagement.two.question", **said),
        headline=headline,
        body=Table(
            headings, tuple(rows), frozenset({"first", "second"}), {"indicator": 2.4}, empty=headline, first=FIRST
        ),
        table=pd.DataFrame(facts, columns=["country", "indicator", "unit", "first", "second", "ahead", "source"]),
        sources=sources_of(used),
        notes=(t("engagement.two.note"),),
        options={"first": pair[0], "second": pair[1]},
    )


def _cell(value: IndicatorValue, lang: str, leads: bool) -> Cell:
    return Cell(
        figure(value, lang), period(value, lang), "▲" if leads else "", "good" if leads else "plain", None, value.source,
        "published",
    )  # fmt: skip


def two_scores(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The scores of the two actors in each country where at least one has one."""
    t, lang = words(filters.lang), filters.lang
    pair = choosing.actor(dossier, filters, options, "first"), choosing.other_actor(dossier, filters, options)
    countries, norm = shown_countries(dossier, filters), choosing.norm(options)
    every = score.scores(dossier, filters.as_of, dossier.actors, countries, choosing.weights(dossier, options), norm)
    series, rows, both = [], [], 0
    numbers = {(actor, country): every.of_pair(actor, country) for actor in pair for country in countries}
    shown = [country for country in countries if any(numbers[actor, country][0] is not None for actor in pair)]
    both = sum(all(numbers[actor, country][0] is not None for actor in pair) for country in shown)
    used: list[IndicatorValue] = []
    for actor in dict.fromkeys(pair):
        points = []
        for country in shown:
            number, coverage = numbers[actor, country]
            text = t("engagement.score.too_little") if number is None else score_text(number, lang)
            points.append(Point(dossier.countries[country].name(lang), number, text, basis="derived"))
            mine = [value for key, value in every.figures.items() if key[:2] == (actor, country)]
            used += mine
            rows.append(
                {"actor": actor, "country": country, "score": number, "coverage": round(coverage, 4),
                 "source": ";".join(sources_of(mine))}
            )  # fmt: skip
        series.append(Series(actor, dossier.actors[actor].name(lang), tuple(points), dossier.actors[actor].colour))
    said = {"first": dossier.actors[pair[0]].name(lang), "second": dossier.actors[pair[1]].name(lang)}
    empty = t("engagement.two.no_scores", **said)
    return Exhibit(
        id="actors-two-scores",
        question=t("engagement.two.question_scores", **said),
        headline=t("engagement.two.scores", **said, shown=len(shown), total=len(countries), both=both)
        if shown
        else empty,
        body=Chart("bars", tuple(series) if shown else (), t("engagement.columns.score"), empty),
        table=pd.DataFrame(rows, columns=["actor", "country", "score", "coverage", "source"]),
        sources=sources_of(used),
        notes=(t(f"engagement.norm_rule.{norm}"), t("engagement.least", percent=f"{score.LEAST:.0%}")),
        options={"first": pair[0], "second": pair[1]},
    )
