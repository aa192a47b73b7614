"""The matrix of dimensions: actor by country for one dimension, actor by dimension, dimension by country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from components.analysis import engagement, score
from components.analysis.counted import Counted, counted
from components.records import Dossier, IndicatorValue
from components.wording import format as written
from components.wording import words

from . import choosing
from .exhibit import Cell, Exhibit, Filters, Header, Matrix, Text
from .measured import actors_shown, bar, cell, counted_fact, facts
from .measured import score as score_text
from .naming import in_order
from .treaties import shown_countries

UNCOUNTED = ("event", "year")
"""Kinds of indicators whose values are no figures."""


@dataclass(frozen=True)
class _Axes:
    """What a layout has in its rows and columns, and how a pair of them names actor, country and dimension."""

    layout: str
    actors: tuple[str, ...]
    countries: tuple[str, ...]
    dimensions: tuple[str, ...]

    @property
    def rows(self) -> tuple[str, ...]:
        """The codes of the rows."""
        return self.dimensions if self.layout == "actor" else self.actors

    @property
    def columns(self) -> tuple[str, ...]:
        """The codes of the columns."""
        return self.dimensions if self.layout == "country" else self.countries

    def triple(self, row: str, column: str) -> tuple[str, str, str]:
        """Actor, country and dimension of a cell."""
        if self.layout == "dimension":
            return row, column, self.dimensions[0]
        if self.layout == "country":
            return row, self.countries[0], column
        return self.actors[0], column, row


def dimension_matrix(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """A matrix of dimensions in the layout of the option `over`.

    A cell has the first figure known in the order of the indicators, in natural units; then the score of the dimension.
    """
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    layout = choosing.layout(options)
    if not dossier.dimensions:
        none = t("actors.matrix.none")
        return Exhibit("actors-matrix", t("actors.matrix.question_none"), none, Text((), empty=none), pd.DataFrame())
    axes, members = _axes(dossier, filters, options, layout)
    norm = choosing.norm(options)
    found = score.scores(dossier, day, axes.actors, axes.countries, choosing.weights(dossier, options), norm)
    figures = engagement.latest(
        dossier, day, axes.actors, axes.countries, (one for group in members.values() for one in group)
    )
    cells: dict[tuple[str, str], Cell] = {}
    used: list[IndicatorValue] = []
    tallies: list[dict[str, object]] = []
    for row in axes.rows:
        for column in axes.columns:
            actor, country, dimension = axes.triple(row, column)
            known = [figures[key] for one in members[dimension] if (key := (actor, country, one)) in figures]
            known.sort(key=lambda value: dossier.indicators[value.indicator].kind in UNCOUNTED)
            is_dated = not known or dossier.indicators[known[0].indicator].kind in UNCOUNTED
            records = counted(dossier, day, dimension, actor, country) if is_dated else ()
            if records:
                cells[row, column] = _count(records, f"{actor}.{country}.{dimension}", lang)
                tallies += [counted_fact(one, actor, country) for one in records]
            if records or not known:
                continue
            used += known
            indicator = dossier.indicators[known[0].indicator]
            number = found.of_dimension(actor, country, dimension)
            more = t("engagement.cell.figures", count=len(known), total=len(members[dimension]))
            if number is not None and norm != "rank":
                more = t("engagement.cell.score", score=score_text(number, lang), figures=more)
            select = f"{actor}.{country}.{dimension}"
            shown = cell(dossier, known[0], lang, select, indicator.name(lang), more)
            glyph = shown.glyph or (bar(number) if number is not None and norm != "rank" else "")
            cells[row, column] = Cell(
                shown.text, shown.detail, glyph, select=select, sources=shown.sources, basis="published"
            )
    total = len(axes.rows) * len(axes.columns)
    named = _named(dossier, axes, lang)
    full = max(axes.rows, key=lambda row: sum((row, column) in cells for column in axes.columns), default="")
    if cells:
        headline = t(
            f"engagement.matrix.{layout}", **named, known=len(cells), total=total, missing=total - len(cells),
            best=_header(dossier, axes, full, lang, is_row=True).text,
            count=sum((full, column) in cells for column in axes.columns), of=len(axes.columns),
        )  # fmt: skip
    else:
        headline = t("engagement.matrix.empty", day=written.date(day, lang))

    def header(code: str, is_row: bool) -> Header:
        across = axes.columns if is_row else axes.rows
        known = sum(((code, one) if is_row else (one, code)) in cells for one in across)
        detail = t("actors.covered", known=known, total=len(across))
        plain = _header(dossier, axes, code, lang, is_row)
        return Header(code, plain.text, detail, plain.colour)

    notes = [t("engagement.matrix.note"), t("engagement.matrix.note_unscored")]
    if tallies:
        notes.append(t("engagement.counted.note"))
    if norm == "rank":
        notes.append(t("engagement.rank_moves"))
    if layout == "dimension" and not filters.actors:
        notes.append(t("engagement.matrix.note_actors"))
    return Exhibit(
        id="actors-matrix",
        question=t(f"engagement.matrix.question_{layout}", **named),
        headline=headline,
        body=Matrix(
            t(f"engagement.corner.{'dimension' if layout == 'actor' else 'actor'}"),
            tuple(header(row, True) for row in axes.rows),
            tuple(header(column, False) for column in axes.columns),
            cells, option="cell", selected=options.get("cell"),
        ),
        table=facts(used, tallies),
        sources=in_order(source for one in cells.values() for source in one.sources),
        notes=tuple(notes),
        options={"over": layout},
    )  # fmt: skip


def _axes(
    dossier: Dossier, filters: Filters, options: Mapping[str, str], layout: str
) -> tuple[_Axes, dict[str, tuple[str, ...]]]:
    """The axes of a layout, and the indicators of each dimension shown, the scored ones first."""
    countries = shown_countries(dossier, filters)
    dimensions: tuple[str, ...] = tuple(dossier.dimensions)
    if layout == "dimension":
        dimensions = tuple(filter(None, (choosing.dimension(dossier, filters, options),)))
    if layout == "country":
        countries = (choosing.country(dossier, filters, options),)
    every = {
        code: sorted((one for one in dossier.indicators.values() if one.dimension == code), key=lambda one: not one.is_scored)
        for code in dimensions
    }  # fmt: skip
    members = {code: tuple(one.id for one in group) for code, group in every.items()}
    listed = [one for group in members.values() for one in group]
    figures = engagement.latest(dossier, filters.as_of, dossier.actors, countries, listed)
    actors: tuple[str, ...]
    if layout == "actor":
        actors = (choosing.actor(dossier, filters, options),)
    else:
        pairs = {(actor, country) for actor, country, _ in figures}
        pairs |= {
            (actor, country)
            for actor in dossier.actors
            for country in countries
            if any(counted(dossier, filters.as_of, code, actor, country) for code in dimensions)
        }
        actors = actors_shown(dossier, filters, pairs, least=min(2, len(countries)))
    partners = {
        one.indicator
        for one in dossier.indicator_values
        if one.actor != one.country and not dossier.actors[one.actor].is_total
    }
    asked = {dossier.indicators[one].dimension for one in partners} | {
        one.id for one in dossier.dimensions.values() if one.counts
    }
    shown = tuple(code for code in dimensions if code in asked) or dimensions
    return _Axes(layout, actors, countries, shown), {code: members[code] for code in shown}


def _count(records: Sequence[Counted], select: str, lang: str) -> Cell:
    """How many records are counted, as a cell that opens them."""
    t = words(lang)
    text = t(f"engagement.counted.{records[0].kind}", count=len(records))
    sources = in_order(source for one in records for source in one.source)
    return Cell(text, t("engagement.counted.how"), select=select, sources=sources, basis="derived")


def _named(dossier: Dossier, axes: _Axes, lang: str) -> dict[str, str]:
    """The names that a sentence about a layout needs."""
    return {
        "dimension": dossier.dimensions[axes.dimensions[0]].name(lang) if axes.dimensions else "",
        "country": dossier.countries[axes.countries[0]].name(lang),
        "actor": dossier.actors[axes.actors[0]].name(lang),
    }


def _header(dossier: Dossier, axes: _Axes, code: str, lang: str, is_row: bool) -> Header:
    is_dimension = code in axes.dimensions and (axes.layout == "actor" if is_row else axes.layout == "country")
    if is_dimension:
        return Header(code, dossier.dimensions[code].name(lang))
    if is_row:
        return Header(code, dossier.actors[code].name(lang), colour=dossier.actors[code].colour)
    return Header(code, dossier.countries[code].name(lang))
