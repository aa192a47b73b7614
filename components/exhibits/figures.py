"""Published figures as a reader sees them: value and unit, what they measure, and when."""

from __future__ import annotations

from components.analysis.measurement import is_known, scaled
from components.records import Corridor, Dossier, Measurement, Variant
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Filters
from .naming import in_order

DIGITS = 9
"""Decimals after which a change of unit is rounded, far below what anyone publishes."""


def best(dossier: Dossier, measurements: list[Measurement], filters: Filters) -> Cell:
    """The newest figure measured, else quoted, that was known on the day; a target beside it, marked as one."""
    t = words(filters.lang)
    known = [m for m in measurements if is_known(dossier, m, filters.as_of)]
    main: Measurement | None = None
    for basis in ("observed", "quoted", "forecast"):
        of_basis = [m for m in known if m.basis == basis]
        if of_basis:
            main = max(of_basis, key=lambda m: m.period)
            break
    targets = [m for m in known if m.basis == "target"]
    target = max(targets, key=lambda m: m.period) if targets else None
    if main is None and target is None:
        return Cell("", tone="none")
    shown = main or target
    assert shown is not None
    detail = described(shown, filters.lang)
    sources = shown.source
    if main is not None and target is not None:
        aim = f"{figure(target, filters.lang)} ({described(target, filters.lang)})"
        detail += " · " + t("routes.compare.target", figure=aim)
        sources = in_order((*sources, *target.source))
    return Cell(figure(shown, filters.lang), detail=detail, sources=sources, basis="published")


def figure(measurement: Measurement, lang: str) -> str:
    """A figure as published, with its unit: a single value or a range."""
    return _written((measurement.low, measurement.value, measurement.high), measurement.unit, lang)


def figure_in(measurement: Measurement, unit: str, lang: str) -> str:
    """A figure in the unit of the measure that it belongs to: tonnes as millions of tonnes."""
    ends = (scaled(measurement, end) for end in (measurement.low, measurement.value, measurement.high))
    low, value, high = (None if one is None else round(one, DIGITS) for one in ends)
    return _written((low, value, high), unit, lang)


def _written(ends: tuple[float | None, float | None, float | None], unit: str, lang: str) -> str:
    low, value, high = ends
    if low is not None and high is not None and low != high:
        return written.quantity(low, unit, lang, high)
    return written.quantity(next(one for one in (value, low, high) if one is not None), unit, lang)


def printed_length(variant: Variant, corridor: Corridor, lang: str) -> Cell:
    """The first length printed of a way, else of its corridor; no data where none is."""
    lengths = (*variant.lengths, *corridor.lengths)
    if not lengths:
        return Cell("", tone="none")
    km = words(lang)("routes.compare.km", km=written.number(lengths[0].km, lang))
    return Cell(km, lengths[0].said("between", lang), sources=lengths[0].source, basis="published")


def period(measurement: Measurement, lang: str) -> str:
    """The period of a figure as printed."""
    text = measurement.period_text
    return written.period(text, lang) if text else written.date(measurement.period, lang)


def described(measurement: Measurement, lang: str) -> str:
    """What a figure measures, when, and whether it was measured, quoted, forecast or aimed at."""
    t = words(lang)
    basis = t(f"routes.compare.bases.{measurement.basis}")
    return t(
        "routes.compare.measured", scope=measurement.said("scope", lang), period=period(measurement, lang), basis=basis
    )
