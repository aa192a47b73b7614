"""The open score: who scores what where, in what order, how firmly, and by which formula."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from components.analysis import score
from components.analysis import weights as weighing
from components.records import Dossier
from components.wording import format as written
from components.wording import words

from . import choosing
from .exhibit import Cell, Chart, Exhibit, Filters, Header, Matrix, Point, Series, Statement, Text
from .measured import actors_shown, bar, sources_of
from .measured import score as score_text
from .treaties import shown_countries

SHOWN_PLACES = 4


def _scores(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> score.Scores:
    """The scores of every actor, or of those chosen, in the countries shown."""
    chosen = tuple(code for code in filters.actors if code in dossier.actors)
    return score.scores(
        dossier, filters.as_of, chosen or dossier.actors, shown_countries(dossier, filters),
        choosing.weights(dossier, options), choosing.norm(options),
    )  # fmt: skip


def _basis(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> tuple[str, ...]:
    """What every score exhibit says of its weights, norm and coverage."""
    t, lang = words(filters.lang), filters.lang
    weights, norm = choosing.weights(dossier, options), choosing.norm(options)
    if weights.is_equal:
        said = t("engagement.weights.equal")
    else:
        used = (
            f"{dossier.dimensions[one].name(lang)} {weight:g}" for one, weight in weights.dimensions.items() if weight
        )
        said = t("engagement.weights.own", list=written.list(used, lang))
    notes = [said, t(f"engagement.norm_rule.{norm}"), t("engagement.least", percent=f"{score.LEAST:.0%}")]
    if weights.unknown:
        notes.append(t("engagement.weights.unknown", list=written.list(weights.unknown, lang)))
    return tuple(notes)


def score_matrix(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """Actor by country: the score over the dimensions where enough is known, with its coverage."""
    t, lang = words(filters.lang), filters.lang
    found, norm = _scores(dossier, filters, options), choosing.norm(options)
    actors = actors_shown(dossier, filters, ((actor, country) for actor, country, _ in found.figures))
    actors = tuple(one for one in actors if one in found.actors)
    cells: dict[tuple[str, str], Cell] = {}
    rows: list[dict[str, object]] = []
    scored = 0
    for actor in actors:
        for country in found.countries:
            number, coverage = found.of_pair(actor, country)
            if not coverage:
                continue
            known = [one for one in found.dimensions if found.of_dimension(actor, country, one) is not None]
            detail = t("engagement.score.detail", known=len(known), total=len(found.dimensions))
            select = f"{actor}.{country}"
            used = [value for key, value in found.figures.items() if key[:2] == (actor, country)]
            sources = sources_of(used)
            if number is None:
                cells[actor, country] = Cell(t("engagement.score.too_little"), detail, "–", "none", select, sources)
            elif norm == "rank":
                scored += 1
                cells[actor, country] = Cell(t("engagement.score.see_ranking"), detail, "", "plain", select, sources)
            else:
                scored += 1
                cells[actor, country] = Cell(
                    score_text(number, lang), detail, bar(number), "plain", select, sources, "derived"
                )
            rows.append(
                {"actor": actor, "country": country, "score": number, "coverage": round(coverage, 4), "norm": norm,
                 "dimensions": ";".join(known), "source": ";".join(sources)}
            )  # fmt: skip

    def header(code: str, text: str, is_row: bool, colour: str | None = None) -> Header:
        of = found.countries if is_row else actors
        pairs = [(code, one) if is_row else (one, code) for one in of]
        count = sum(found.of_pair(*pair)[0] is not None for pair in pairs)
        return Header(code, text, t("engagement.score.covered", count=count, total=len(of)), colour)

    return Exhibit(
        id="actors-score",
        question=t("engagement.score.question"),
        headline=_headline(dossier, found, filters, scored, len(actors) * len(found.countries)),
        body=Matrix(
            t("engagement.corner.actor"),
            tuple(header(one, dossier.actors[one].name(lang), True, dossier.actors[one].colour) for one in actors),
            tuple(header(one, dossier.countries[one].name(lang), False) for one in found.countries),
            cells, option="cell", selected=options.get("cell"),
        ),
        table=pd.DataFrame(rows, columns=["actor", "country", "score", "coverage", "norm", "dimensions", "source"]),
        sources=sources_of(found.figures.values()),
        notes=_basis(dossier, filters, options),
        options={"norm": norm},
    )  # fmt: skip


def _headline(dossier: Dossier, found: score.Scores, filters: Filters, scored: int, total: int) -> str:
    t, lang = words(filters.lang), filters.lang
    if not found.dimensions:
        return t("engagement.score.none")
    first: dict[str, int] = {}
    for place in range(len(found.countries)):
        column = found.overall[:, place]
        if (~np.isnan(column)).sum() > 1:
            lead = found.actors[int(np.nanargmax(column))]
            first[lead] = first.get(lead, 0) + 1
    if not first:
        return t("engagement.score.no_order", scored=scored, total=total)
    best = max(first, key=lambda one: first[one])
    return t(
        "engagement.score.headline", actor=dossier.actors[best].name(lang), count=first[best], of=sum(first.values()),
        countries=len(found.countries), scored=scored, total=total,
    )  # fmt: skip


def score_ranking(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """Country by place: the actors in the order of their scores."""
    t, lang = words(filters.lang), filters.lang
    found = _scores(dossier, filters, options)
    cells: dict[tuple[str, str], Cell] = {}
    rows: list[dict[str, object]] = []
    most = 0
    for place, country in enumerate(found.countries):
        column = found.overall[:, place]
        order = [one for one in np.argsort(-column, kind="stable") if not np.isnan(column[one])]
        most = max(most, len(order))
        for number, one in enumerate(order):
            actor, value = found.actors[one], float(column[one])
            rank = 1 + sum(column[other] > value for other in order)
            coverage = float(found.coverage[one, place])
            if number < SHOWN_PLACES:
                detail = t("engagement.ranking.detail", score=score_text(value, lang), percent=f"{coverage:.0%}")
                text = t("engagement.ranking.place", place=rank, actor=dossier.actors[actor].name(lang))
                cells[country, str(number)] = Cell(text, detail, select=f"{actor}.{country}", basis="derived")
            used = [value for key, value in found.figures.items() if key[:2] == (actor, country)]
            rows.append(
                {"country": country, "place": rank, "actor": actor, "score": value, "coverage": round(coverage, 4),
                 "source": ";".join(sources_of(used))}
            )  # fmt: skip
    ranked = len({country for country, _ in cells})
    return Exhibit(
        id="actors-ranking",
        question=t("engagement.ranking.question"),
        headline=t("engagement.ranking.headline", countries=ranked, total=len(found.countries), most=most)
        if rows
        else t("engagement.score.none"),
        body=Matrix(
            t("engagement.corner.country"),
            tuple(Header(one, dossier.countries[one].name(lang)) for one in found.countries),
            tuple(Header(str(one), t("engagement.ranking.column", place=one + 1)) for one in range(min(most, SHOWN_PLACES))),
            cells, option="cell", selected=options.get("cell"),
        ),
        table=pd.DataFrame(rows, columns=["country", "place", "actor", "score", "coverage", "source"]),
        sources=sources_of(found.figures.values()),
        notes=(t("engagement.ranking.note"), *_basis(dossier, filters, options)[:1]),
        options={"norm": choosing.norm(options)},
    )  # fmt: skip


def score_robustness(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """How often each actor comes first under random weights, by country and over the countries."""
    t, lang = words(filters.lang), filters.lang
    found = _scores(dossier, filters, options)
    often = score.firsts(found)
    places = [dossier.countries[one].name(lang) for one in found.countries] + [t("engagement.robust.all")]
    shown = [place for place in range(often.shape[1]) if not np.isnan(often[:, place]).all()]
    series, rows = [], []
    for row, actor in enumerate(found.actors):
        points = [
            Point(
                places[column], round(100 * float(often[row, column]), 1),
                t("engagement.robust.point", percent=f"{often[row, column]:.0%}"), basis="derived",
            )
            for column in shown
        ]  # fmt: skip
        if any(often[row, column] >= 0.005 for column in shown):
            series.append(Series(actor, dossier.actors[actor].name(lang), tuple(points), dossier.actors[actor].colour))
        rows += [
            {"country": (*found.countries, "")[column], "actor": actor, "first_percent": round(100 * float(often[row, column]), 2),
             "source": ";".join(sources_of(value for key, value in found.figures.items() if key[0] == actor))}
            for column in shown if often[row, column] > 0
        ]  # fmt: skip
    if shown:
        last = shown[-1]
        best = int(np.nanargmax(often[:, last]))
        headline = t(
            f"engagement.robust.headline{'' if last == len(found.countries) else '_country'}", actor=dossier.actors[found.actors[best]].name(lang), place=places[last],
            percent=f"{often[best, last]:.0%}", draws=written.number(score.DRAWS, lang),
        )  # fmt: skip
    else:
        headline = t("engagement.robust.none")
    return Exhibit(
        id="actors-robustness",
        question=t("engagement.robust.question"),
        headline=headline,
        body=Chart("parts", tuple(series), t("engagement.robust.unit"), t("engagement.robust.none")),
        table=pd.DataFrame(rows, columns=["country", "actor", "first_percent", "source"]),
        sources=sources_of(found.figures.values()),
        notes=(
            t(
                "engagement.robust.note", draws=written.number(score.DRAWS, lang), seed=score.SEED,
                dimensions=len(found.dimensions), percent=f"{score.LEAST:.0%}",
            ),
        ),
        options={"norm": choosing.norm(options)},
    )  # fmt: skip


def score_formula(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The formula in words and symbols, with the weights and full marks in use."""
    t, lang = words(filters.lang), filters.lang
    weights, norm = choosing.weights(dossier, options), choosing.norm(options)
    groups = weighing.scored(dossier)
    said = [
        (f"engagement.formula.{norm}_symbols", f"engagement.formula.{norm}"),
        ("engagement.formula.dimension_symbols", "engagement.formula.dimension"),
        ("engagement.formula.overall_symbols", "engagement.formula.overall"),
    ]
    statements = [Statement(f"{t(symbols)} {t(text)}") for symbols, text in said]
    rows = []
    for dimension, indicators in groups.items():
        if not weights.dimensions[dimension]:
            continue
        parts = []
        for one in indicators:
            indicator, mark = dossier.indicators[one], score.full_mark(dossier.indicators[one])
            shown = written.quantity(mark, indicator.unit or "", lang) if mark == mark else "–"
            if weights.indicators[one]:
                parts.append(
                    t(
                        "engagement.formula.indicator",
                        name=indicator.name(lang),
                        mark=shown,
                        weight=f"{weights.indicators[one]:g}",
                    )
                )
            rows.append({"dimension": dimension, "dimension_weight": weights.dimensions[dimension], "indicator": one,
                         "indicator_weight": weights.indicators[one], "full_mark": mark, "unit": indicator.unit, "source": ""})  # fmt: skip
        text = t(
            "engagement.formula.weight",
            dimension=dossier.dimensions[dimension].name(lang),
            weight=f"{weights.dimensions[dimension]:g}",
            list=written.list(parts, lang),
        )
        statements.append(Statement(text, basis="assumed"))
    return Exhibit(
        id="actors-formula",
        question=t("engagement.formula.question"),
        headline=t("engagement.formula.headline", count=sum(map(len, groups.values())), dimensions=len(groups))
        if groups
        else t("engagement.score.none"),
        body=Text(tuple(statements) if groups else (), empty=t("engagement.score.none")),
        table=pd.DataFrame(
            rows,
            columns=["dimension", "dimension_weight", "indicator", "indicator_weight", "full_mark", "unit", "source"],
        ),
        notes=(t("engagement.formula.marks"), *_basis(dossier, filters, options)),
        options={"norm": norm},
    )
