"""The paper's claim on each actor beside what the measures say, with agreement said in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from components.analysis import score, standing
from components.analysis.standing import Standing
from components.analysis.weights import scored, weights
from components.records import Dossier
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Exhibit, Filters, Header, Table, Tone
from .measured import sources_of
from .naming import in_order
from .treaties import shown_countries

LOOKS: Mapping[str, tuple[str, Tone]] = {
    "agrees": ("✓", "good"), "differs": ("✗", "bad"), "open": ("?", "none"), "left_out": ("+", "partial"),
}  # fmt: skip
COLUMNS = ("actor", "dimension", "claim", "measure", "verdict")


def paper_measures(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """A row a dimension that the paper names for an actor, or leaves out though the actor leads in it."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    paper, countries = dossier.paper, shown_countries(dossier, filters)
    is_out = paper is not None and paper.published.last_day <= day
    found = standing.standings(dossier, day, countries, filters.actors) if is_out else ()
    counts = Counter(one.verdict for one in found)
    label = paper.said("label", lang) if paper is not None else ""
    if paper is None:
        headline = t("measures.no_paper")
    elif not is_out:
        headline = t("paper.not_yet", label=label, published=written.date(paper.published, lang))
    elif not found:
        headline = t("measures.empty", label=label)
    else:
        named = len(found) - counts["left_out"]
        headline = t(
            "measures.headline", label=label, named=named, judged=named - counts["open"], agrees=counts["agrees"],
            differs=counts["differs"], open=counts["open"], left_out=counts["left_out"],
        )  # fmt: skip
    figures = score.scores(dossier, day, dossier.actors, countries, weights(dossier)).figures
    groups = scored(dossier)
    used = {
        (one.actor, one.dimension): sources_of(
            value
            for (_, country, indicator), value in figures.items()
            if country in one.places and indicator in groups.get(one.dimension, ())
        )
        for one in found
    }
    return Exhibit(
        id="actors-paper",
        question=t("measures.question"),
        headline=headline,
        body=Table(
            tuple(Header(one, t(f"measures.columns.{one}")) for one in COLUMNS),
            tuple(_row(dossier, one, used[one.actor, one.dimension], len(countries), lang) for one in found),
            widths={"actor": 1, "dimension": 1.2, "claim": 2.4, "measure": 3, "verdict": 1.2}, empty=headline,
        ),
        table=pd.DataFrame(
            [
                {"actor": one.actor, "dimension": one.dimension, "is_named": bool(one.cells), "judged_in": ";".join(one.places),
                 "first_in": one.firsts, "in_upper_half_in": one.high, "verdict": one.verdict,
                 "source": ";".join(in_order((*_cited(one), *used[one.actor, one.dimension])))}
                for one in found
            ],
            columns=["actor", "dimension", "is_named", "judged_in", "first_in", "in_upper_half_in", "verdict", "source"],
        ),
        sources=in_order(source for one in found for source in (*_cited(one), *used[one.actor, one.dimension])),
        notes=(t("measures.rule"), t("measures.reading")),
    )  # fmt: skip


def _row(dossier: Dossier, one: Standing, sources: tuple[str, ...], total: int, lang: str) -> tuple[Cell, ...]:
    t = words(lang)
    names = {"actor": dossier.actors[one.actor].name(lang), "dimension": dossier.dimensions[one.dimension].name(lang)}
    claim = "; ".join(cell.said("paper", lang) for cell in one.cells) or t("measures.not_named")
    if one.places:
        measure = t(
            "measures.said", **names, judged=len(one.places), total=total, firsts=one.firsts, high=one.high,
            countries=written.list((dossier.countries[code].name(lang) for code in one.places), lang),
        )  # fmt: skip
    else:
        key = "measures.nothing_known" if one.dimension in scored(dossier) else "measures.nothing_scored"
        measure = t(key, **names)
    glyph, tone = LOOKS[one.verdict]
    return (
        Cell(names["actor"]),
        Cell(names["dimension"]),
        Cell(claim, sources=_cited(one)[:1]),
        Cell(measure, sources=sources, basis="derived" if one.places else None),
        Cell(t(f"measures.verdicts.{one.verdict}"), glyph=glyph, tone=tone),
    )


def _cited(one: Standing) -> tuple[str, ...]:
    return in_order(source for cell in one.cells for source in cell.source)
