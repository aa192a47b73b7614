"""The paper's tables as it has them, restated, beside what the record says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from components.records import Dossier, PaperFigure
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Exhibit, Filters, Header, Table, Tone

LOOKS: Mapping[str, tuple[str, Tone]] = {
    "correct": ("✓", "good"), "outdated": ("↻", "partial"), "imprecise": ("≈", "weak"), "incorrect": ("✗", "bad"),
}  # fmt: skip


def verdicts(figures: tuple[PaperFigure, ...]) -> Counter[str]:
    """How many cells have each verdict."""
    return Counter(cell.verdict for figure in figures for row in figure.rows for cell in row.cells if cell.verdict)


def paper_figure(dossier: Dossier, filters: Filters, figure_id: str) -> Exhibit:
    """One table of the paper, a row a cell: what the paper has, what the record says, and the verdict."""
    t, lang = words(filters.lang), filters.lang
    paper = dossier.paper
    if paper is None:
        raise KeyError(figure_id)
    figure = next(one for one in paper.figures if one.id == figure_id)
    is_out = paper.published.last_day <= filters.as_of
    columns = {column.id: column.said("name", lang) for column in figure.columns}
    label = paper.said("label", lang)
    rows: list[tuple[Cell, ...]] = []
    facts: list[dict[str, object]] = []
    used: list[str] = [paper.id]
    counts: Counter[str] = Counter()
    for row in figure.rows if is_out else ():
        if (row.country and filters.countries and row.country not in filters.countries) or (
            row.actor and filters.actors and row.actor not in filters.actors
        ):
            continue
        name = (
            dossier.actors[row.actor].name(lang)
            if row.actor
            else dossier.countries[row.country].name(lang)
            if row.country
            else ""
        )
        for cell in row.cells:
            said = cell.said("paper", lang)
            found = (cell.said("record", lang)) or t("paper.no_record")
            note = cell.said("note", lang)
            glyph, tone = LOOKS.get(cell.verdict or "", ("–", "none"))
            verdict = t(f"records.verdicts.{cell.verdict}") if cell.verdict else t("paper.no_verdict")
            counts[cell.verdict or ""] += 1
            rows.append(
                (
                    Cell(name),
                    Cell(columns[cell.column]),
                    Cell(said, sources=(paper.id,)),
                    Cell(found, note, sources=cell.source),
                    Cell(verdict, glyph=glyph, tone=tone),
                )
            )
            facts.append(
                {
                    "row": name,
                    "column": columns[cell.column],
                    "paper": said,
                    "record": found,
                    "verdict": cell.verdict or "",
                    "source": ";".join(cell.source),
                }
            )
            used += cell.source
    published = written.date(paper.published, lang)
    if not is_out:
        headline = t("paper.not_yet", label=label, published=published)
    else:
        judged = sum(count for verdict, count in counts.items() if verdict)
        parts = [t(f"paper.counts.{one}", count=counts[one]) for one in LOOKS if counts[one]]
        key = "paper.headline" if judged else "paper.headline_unjudged"
        headline = t(
            key,
            label=label,
            number=figure.number,
            judged=judged,
            total=sum(counts.values()),
            list=written.list(parts, lang),
        )
    names = ("row", "column", "paper", "record", "verdict")
    return Exhibit(
        id=f"paper-{figure.id}",
        question=t("paper.question", number=figure.number, title=figure.said("title", lang)),
        headline=headline,
        body=Table(
            tuple(Header(one, t(f"paper.columns.{one}")) for one in names), tuple(rows),
            widths={"row": 1.2, "column": 1.2, "paper": 3, "record": 3, "verdict": 1}, empty=t("paper.empty"),
        ),
        table=pd.DataFrame(facts, columns=[*names, "source"]),
        sources=tuple(dict.fromkeys(used)),
        notes=(t("paper.attribution", label=label, published=published), t("paper.checked", day=written.date(paper.checked_until, lang))),
    )  # fmt: skip
