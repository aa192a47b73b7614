"""Engagement through time: what changed between two days, and the course of one actor in one country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from components.analysis import course
from components.analysis.course import Line, Move
from components.records import Dossier
from components.wording import format as written
from components.wording import words

from . import choosing
from .actors import default_indicator
from .exhibit import Cell, Chart, Exhibit, Filters, Header, Point, Series, Table
from .measured import facts, figure, period, publishers, sources_of
from .treaties import shown_countries

FIRST_MOVES = 12
"""Rows sent with the page."""
SHOWN_LINES = 8


def engagement_moves(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The figures that became known, or replaced others, between the day of the option `since` and the day of the view.

    With the option `indicator` of that indicator alone.
    """
    t, lang, end = words(filters.lang), filters.lang, filters.as_of
    start = choosing.since(dossier, filters, options)
    chosen = options.get("indicator", "")
    indicators = (chosen,) if chosen in dossier.indicators else tuple(dossier.indicators)
    actors = tuple(code for code in filters.actors if code in dossier.actors) or tuple(dossier.actors)
    found = course.moves(dossier, start, end, actors, shown_countries(dossier, filters), indicators)
    place = {code: number for number, code in enumerate(dossier.indicators)}
    order = sorted(
        found,
        key=lambda one: (one.change is None, not one.is_one_publisher, one.before is None, place[one.after.indicator]),
    )
    columns = ("actor", "country", "indicator", "before", "after", "change")
    counts = {
        "count": len(found), "first": sum(one.before is None for one in found),
        "replaced": sum(one.before is not None for one in found), "compared": sum(one.is_one_publisher for one in found),
    }  # fmt: skip
    days = {"start": written.date(start, lang), "end": written.date(end, lang)}
    empty = t("engagement.moves.before" if start > end else "engagement.moves.empty", **days)
    values = [value for one in order for value in (one.before, one.after) if value is not None]
    return Exhibit(
        id="actors-moves",
        question=t("engagement.moves.question"),
        headline=t("engagement.moves.headline", **days, **counts) if found else empty,
        body=Table(
            tuple(Header(one, t(f"engagement.columns.{one}")) for one in columns),
            tuple(_row(dossier, move, lang) for move in order),
            frozenset({"before", "after", "change"}), widths={"indicator": 2.4}, empty=empty, first=FIRST_MOVES,
        ),
        table=pd.DataFrame([_fact(move) for move in order], columns=[
            "actor", "country", "indicator", "unit", "before", "before_period", "after", "after_period", "change", "source",
        ]),
        sources=sources_of(values),
        notes=(t("engagement.moves.note"),),
        options={"since": start.isoformat()},
    )  # fmt: skip


def _row(dossier: Dossier, move: Move, lang: str) -> tuple[Cell, ...]:
    t, old, new = words(lang), move.before, move.after
    if move.change is not None:
        sign = "+" if move.change > 0 else ""
        said = "" if move.is_one_publisher else t("engagement.moves.publishers")
        is_share = new.unit == "percent"
        amount = (
            t("engagement.moves.points", figure=written.number(move.change, lang))
            if is_share
            else written.quantity(move.change, new.unit, lang)
        )
        change = Cell(sign + amount, said, basis="derived")
    else:
        change = Cell(t("engagement.moves.first" if old is None else "engagement.moves.counted_otherwise"))
    return (
        Cell(dossier.actors[new.actor].name(lang)),
        Cell(dossier.countries[new.country].name(lang)),
        Cell(dossier.indicators[new.indicator].name(lang)),
        Cell("–") if old is None else Cell(figure(old, lang), period(old, lang), sources=old.source, basis="published"),
        Cell(figure(new, lang), period(new, lang), sources=new.source, basis="published"),
        change,
    )


def _fact(move: Move) -> dict[str, object]:
    old, new = move.before, move.after
    return {
        "actor": new.actor, "country": new.country, "indicator": new.indicator, "unit": new.unit,
        "before": None if old is None else old.value, "before_period": "" if old is None else str(old.period),
        "after": new.value, "after_period": str(new.period), "change": move.change,
        "source": ";".join(sources_of([new] if old is None else [old, new])),
    }  # fmt: skip


def engagement_path(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The course of the actor of the option `actor` in the country of the option `country`, one line a count.

    The lines are those in the unit of the option `indicator`, else in the unit that most figures of the pair bear.
    """
    t, lang = words(filters.lang), filters.lang
    actor, country = choosing.actor(dossier, filters, options), choosing.country(dossier, filters, options)
    every = course.lines(dossier, filters.as_of, actor, country)
    chosen = options.get("indicator", "") or default_indicator(dossier, filters)
    own = [line.unit for line in every if line.indicator == chosen]
    often = Counter({line.unit: 0 for line in every})
    for line in every:
        often[line.unit] += len(line.values)
    unit = own[0] if own else max(often, key=lambda one: often[one], default="")
    kept = sorted((line for line in every if line.unit == unit), key=lambda line: line.indicator != chosen)
    values = [value for line in kept for value in line.values]
    names = {"actor": dossier.actors[actor].name(lang), "country": dossier.countries[country].name(lang)}
    notes = [t("engagement.path.note")]
    if len(kept) > SHOWN_LINES:
        notes.append(t("engagement.path.more", shown=SHOWN_LINES, total=len(kept)))
    left = sum(len(line.values) for line in every if line.unit != unit)
    if left:
        notes.append(t("engagement.path.other_units", count=left))
    empty = t("engagement.path.empty", **names)
    headline = empty
    if kept:
        newest = max(kept[0].values, key=lambda value: value.period.last_day)
        headline = t(
            "engagement.path.headline", **names, indicator=dossier.indicators[newest.indicator].name(lang),
            figure=figure(newest, lang), period=period(newest, lang), count=len(values), lines=len(kept),
        )  # fmt: skip
    return Exhibit(
        id="actors-path",
        question=t("engagement.path.question", **names),
        headline=headline,
        body=Chart(
            "lines", tuple(_series(dossier, line, lang) for line in kept[:SHOWN_LINES]), written.unit(unit, lang), empty
        ),
        table=facts(values),
        sources=sources_of(values),
        notes=tuple(notes),
        options={"actor": actor, "country": country},
    )


def _series(dossier: Dossier, line: Line, lang: str) -> Series:
    name = dossier.indicators[line.indicator].name(lang)
    said = [name, written.part_of_year(line.part, lang) if line.part else ""]
    if len(line.publishers) > 1:
        said.append(words(lang)("engagement.path.publishers", count=len(line.publishers)))
    points = tuple(
        Point(
            value.period.last_day, value.value, f"{figure(value, lang)}, {period(value, lang)}, {publishers(dossier, value)}",
            high=value.value_high, low=value.value if value.value_high is not None else None, sources=value.source,
        )
        for value in line.values
    )  # fmt: skip
    text = " · ".join(filter(None, said))
    return Series(f"{line.indicator}-{line.part}", text, points, is_joined=len(line.publishers) == 1)
