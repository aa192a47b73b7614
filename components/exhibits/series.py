"""Figures through time: volumes, capacities, times and costs as series that are never joined, and levels of water."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pandas as pd

from components.analysis import measurement
from components.analysis.measurement import Line, Measure
from components.records import Capacity, Dossier, Measurement
from components.wording import format as written
from components.wording import words

from .exhibit import Chart, Exhibit, Filters, Point, Series
from .figures import figure, figure_in, period
from .map_measure import find_measure, measure_name
from .naming import in_order, leg_ends, place

SHOWN = 8
"""Series in one chart, as many as there are colours; the table has all."""


def routes_series(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The series of the option `measure` for the corridors filtered for, else for the lead corridor."""
    t, lang = words(filters.lang), filters.lang
    measure = find_measure(dossier, options.get("series", "")) or default_measure(dossier, filters)
    figures = chosen_figures(dossier, filters, measure) if measure is not None else ()
    lines = sorted(measurement.lines(figures), key=lambda line: (-len(line.figures), line.key))
    name = measure_name(measure, lang) if measure is not None else ""
    newest = _leading(figures, filters.as_of)
    if newest is None or measure is None:
        headline = t("series.empty")
    else:
        headline = t(
            "series.headline", name=name, figure=figure_in(newest, measure.unit, lang), period=period(newest, lang),
            scope=newest.said("scope", lang), count=len(lines),
        )  # fmt: skip
        aim = measurement.target_after(figures, newest)
        if aim is not None:
            headline += t("series.target", period=period(aim, lang), figure=figure_in(aim, measure.unit, lang))
    series, shared = _drawn(dossier, lines[:SHOWN], lang)
    notes = [t("series.note"), *shared]
    if len(lines) > SHOWN:
        notes.append(t("series.more", shown=SHOWN, total=len(lines)))
    return Exhibit(
        id="routes-series",
        question=t("series.question", name=name),
        headline=headline,
        body=Chart(
            "lines", series,
            written.unit(measure.unit, lang) if measure is not None else "", t("series.empty"),
        ),
        table=figure_table(dossier, figures, lang),
        sources=in_order(source for one in figures for source in one.source),
        notes=tuple(notes),
        options={"series": measure.id} if measure is not None else {},
    )  # fmt: skip


def _leading(figures: Iterable[Measurement], day: date) -> Measurement | None:
    """The figure a headline speaks of: the newest measured over a whole year, else the newest about what has been."""
    begun = [one for one in figures if one.period.first_day <= day and one.basis in ("observed", "quoted")]
    whole = [one for one in begun if one.basis == "observed" and measurement.is_whole_year(one)]
    return max(whole or begun or figures, key=lambda one: one.period, default=None)


def routes_level(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The levels of water on record, one line a series."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    figures = measurement.known(dossier, "water_levels", day)
    lines = sorted(measurement.lines(figures), key=_freshness, reverse=True)
    newest = lines[0].figures if lines else ()
    unit = newest[0].unit if newest else ""
    if len(newest) > 1:
        first, last = newest[0], newest[-1]
        change = measurement.middle(last) - measurement.middle(first)
        headline = t(
            "series.level.headline", scope=last.said("scope", lang), last=figure(last, lang), period=period(last, lang),
            change=written.quantity(round(abs(change), 2), unit, lang), first=period(first, lang),
            direction=t("series.level.down" if change < 0 else "series.level.up"),
        )  # fmt: skip
    elif newest:
        headline = t(
            "series.level.single", scope=newest[0].said("scope", lang), last=figure(newest[0], lang),
            period=period(newest[0], lang),
        )  # fmt: skip
    else:
        headline = t("series.level.empty")
    series, shared = _drawn(dossier, [one for one in lines if one.figures[0].unit == unit][:SHOWN], lang)
    return Exhibit(
        id="routes-level",
        question=t("series.level.question"),
        headline=headline,
        body=Chart(
            "lines", series,
            written.unit(unit, lang) if figures else "", t("series.level.empty"),
        ),
        table=figure_table(dossier, figures, lang),
        sources=in_order(source for one in figures for source in one.source),
        notes=(t("series.level.note"), *shared),
    )  # fmt: skip


def _freshness(line: Line) -> tuple[bool, date, int]:
    """Rank of a line of levels: measured ones of several years first, then by the newest figure, then by length."""
    last = line.figures[-1]
    is_measured = last.basis == "observed" and len({one.period.year for one in line.figures}) > 1
    return is_measured, last.period.last_day, len(line.figures)


def routes_ranges(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """Published times of the corridors filtered for, side by side as ranges; the option `series` may name costs."""
    t, lang = words(filters.lang), filters.lang
    measure = find_measure(dossier, options.get("series", ""))
    if measure is None or measure.dataset not in ("transit_times", "freight_costs"):
        measure = next((one for one in measurement.measures(dossier).values() if one.dataset == "transit_times"), None)
    corridors = filters.corridors or ((dossier.desk.lead_corridor,) if dossier.desk.lead_corridor else ())
    series: list[Series] = []
    shown: list[Measurement] = []
    for code in corridors:
        corridor = dossier.corridors[code]
        figures = [
            one
            for one in measurement.known(dossier, measure.dataset, filters.as_of)
            if one.corridor == code and measurement.unit(one) == measure.unit
        ] if measure is not None else []  # fmt: skip
        figures.sort(key=lambda one: (one.said("scope", lang), one.period))
        shown += figures
        for basis in dict.fromkeys(one.basis for one in figures):
            points = tuple(
                Point(
                    t("series.ranges.at", scope=one.said("scope", lang), period=period(one, lang))
                    if len(corridors) == 1
                    else t("series.ranges.at_corridor", corridor=corridor.short(lang), scope=one.said("scope", lang), period=period(one, lang)),
                    one.value, figure(one, lang), one.low, one.high, sources=one.source,
                )
                for one in figures
                if one.basis == basis
            )  # fmt: skip
            said = t("series.ranges.line", corridor=corridor.short(lang), basis=t(f"routes.compare.bases.{basis}"))
            series.append(Series(f"{code}:{basis}", said, points, None if len(corridors) == 1 else corridor.colour))
    name = measure_name(measure, lang) if measure is not None else ""
    values = [one for one in shown if one.basis == "observed"]
    if shown:
        low, high = min(shown, key=measurement.middle), max(shown, key=measurement.middle)
        headline = t(
            "series.ranges.headline", name=name, count=len(shown), observed=len(values), low=figure(low, lang),
            low_scope=low.said("scope", lang), high=figure(high, lang), high_scope=high.said("scope", lang),
        )  # fmt: skip
    else:
        headline = t("series.empty")
    return Exhibit(
        id="routes-ranges",
        question=t("series.ranges.question", name=name),
        headline=headline,
        body=Chart("ranges", tuple(series), written.unit(measure.unit, lang) if measure is not None else "", t("series.empty")),
        table=figure_table(dossier, shown, lang),
        sources=in_order(source for one in shown for source in one.source),
        notes=(t("series.ranges.note"),),
        options={"series": measure.id} if measure is not None else {},
    )  # fmt: skip


def default_measure(dossier: Dossier, filters: Filters) -> Measure | None:
    """The measure with the most figures about the corridors shown."""
    found = {one: len(chosen_figures(dossier, filters, one)) for one in measurement.measures(dossier).values()}
    return max(found, key=lambda one: found[one], default=None)


def default_series(dossier: Dossier, filters: Filters) -> str | None:
    """The code of that measure."""
    measure = default_measure(dossier, filters)
    return measure.id if measure is not None else None


def series_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> dict[str, str]:
    """The measures that have a figure about the corridors shown."""
    found = measurement.measures(dossier).values()
    return {one.id: measure_name(one, filters.lang) for one in found if chosen_figures(dossier, filters, one)}


def chosen_figures(dossier: Dossier, filters: Filters, measure: Measure) -> tuple[Measurement, ...]:
    """The figures of a measure about the corridors filtered for (else the lead corridor) and their legs and nodes."""
    lead = dossier.desk.lead_corridor
    corridors = set(filters.corridors or ((lead,) if lead else dossier.corridors))
    legs = {
        stretch.leg for code in corridors for variant in dossier.corridors[code].variants for stretch in variant.legs
    }
    nodes = {node for leg in legs for node in (dossier.legs[leg].from_node, dossier.legs[leg].to_node)}
    return tuple(
        one
        for one in measurement.known(dossier, measure.dataset, filters.as_of)
        if measurement.unit(one) == measure.unit
        and (one.corridor in corridors or (one.corridor is None and (set(one.legs) & legs or one.node in nodes)))
    )


def figure_table(dossier: Dossier, figures: Iterable[Measurement], lang: str) -> pd.DataFrame:
    """One row a figure, as published."""
    names = ["id", "corridor", "node", "legs", "scope", "series", "basis", "period", "low", "value", "high", "unit",
             "status", "confidence", "source"]  # fmt: skip
    rows = [
        {"id": one.id, "corridor": one.corridor or "", "node": one.node or "", "legs": ";".join(one.legs),
         "scope": one.said("scope", lang), "series": one.series or "", "basis": one.basis, "period": one.period_text or str(one.period),
         "low": one.low, "value": one.value, "high": one.high, "unit": one.unit,
         "status": one.status if isinstance(one, Capacity) else "", "confidence": one.confidence, "source": ";".join(one.source)}
        for one in figures
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=names)


def _drawn(dossier: Dossier, lines: Sequence[Line], lang: str) -> tuple[tuple[Series, ...], tuple[str, ...]]:
    """The lines of a chart, and a note on what holds for all of them, which is then not said beside each."""
    qualities = [_qualities(dossier, line, lang) for line in lines]
    shared = [one for one in qualities[0] if all(one in each for each in qualities)] if len(lines) > 1 else []
    series = tuple(
        _series(line, [one for one in each if one not in shared], lang)
        for line, each in zip(lines, qualities, strict=True)
    )
    return series, ((words(lang)("series.shared", list=" · ".join(shared)),) if shared else ())


def _qualities(dossier: Dossier, line: Line, lang: str) -> list[str]:
    """Where a line holds, and whether it was measured, quoted, forecast or aimed at."""
    t = words(lang)
    one = line.figures[-1]
    found = []
    if one.node is not None:
        found.append(place(dossier, one.node, lang))
    elif one.legs:
        found.append(leg_ends(dossier, dossier.legs[one.legs[0]], lang))
    found.append(t(f"routes.compare.bases.{one.basis}"))
    if isinstance(one, Capacity):
        found.append(t(f"series.capacity.{one.status}"))
    return found


def _series(line: Line, qualities: Iterable[str], lang: str) -> Series:
    """A line with its definition and what else is said of it."""
    t = words(lang)
    one = line.figures[-1]
    is_part = not measurement.is_whole_year(one)
    points = tuple(
        Point(
            _when(each), measurement.scaled(each, each.value), f"{figure(each, lang)}, {period(each, lang)}",
            measurement.scaled(each, each.low), measurement.scaled(each, each.high), sources=each.source,
        )
        for each in line.figures
    )  # fmt: skip
    text = " · ".join(dict.fromkeys((one.said("scope", lang), *qualities)))
    if is_part and one.period.day is None:
        text += t("series.part")
    return Series(line.key, text, points, is_dashed=one.basis in ("target", "forecast"))


def _when(one: Measurement) -> date:
    """Where a figure stands on the time axis: a whole year in its middle, any other at the end of its period."""
    return date(one.period.year, 7, 1) if one.period.month is None else one.period.last_day
