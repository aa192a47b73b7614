"""How a figure of an indicator is written, and which actors a view of figures shows."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from components.analysis import engagement
from components.analysis import score as score_of
from components.analysis.counted import Counted
from components.records import Dossier, IndicatorValue
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Filters

BARS = "▁▂▃▄▅▆▇█"


def figure(value: IndicatorValue, lang: str) -> str:
    """The value with its unit, as published; a year as a year."""
    if value.unit == "year":
        return written.year(int(value.value), lang)
    return written.quantity(value.value, value.unit, lang, value.value_high)


def period(value: IndicatorValue, lang: str) -> str:
    """The period as printed."""
    return written.period(value.period_text, lang) if value.period_text else written.date(value.period, lang)


def cell(dossier: Dossier, value: IndicatorValue, lang: str, select: str | None, *more: str) -> Cell:
    """A figure as a cell: the value, its period and whatever `more` there is; what other sources say is said."""
    other = engagement.others(dossier, value)
    parts = [period(value, lang), *more]
    if other:
        said = written.list((f"{figure(one, lang)} ({publishers(dossier, one)})" for one in other), lang)
        parts.append(words(lang)("engagement.conflict", publisher=publishers(dossier, value), other=said))
    sources = tuple(dict.fromkeys(source for one in (value, *other) for source in one.source))
    detail = " · ".join(part for part in parts if part)
    glyph = "≠" if other else ""
    return Cell(figure(value, lang), detail, glyph, select=select, sources=sources, basis="published")


def publishers(dossier: Dossier, value: IndicatorValue) -> str:
    """Who published a figure."""
    names = (dossier.sources[one].publisher for one in value.source if one in dossier.sources)
    return "; ".join(dict.fromkeys(names))


def bar(score: float) -> str:
    """A score from 0 to 1 as a small bar."""
    return BARS[max(0, min(len(BARS) - 1, int(score * len(BARS))))]


def score(value: float, lang: str) -> str:
    """A score with two decimals."""
    return written.number(float(value), lang, 2)


def counted_fact(one: Counted, actor: str, country: str) -> dict[str, object]:
    """A record that is counted, as a row of the table behind an exhibit: its id stands for the indicator."""
    return {
        "actor": actor, "country": country, "indicator": one.id, "period": str(one.dated or ""), "value": 1, "unit": one.kind,
        "confidence": one.confidence, "source": ";".join(one.source),
    }  # fmt: skip


def facts(values: Iterable[IndicatorValue], more: Iterable[dict[str, object]] = ()) -> pd.DataFrame:
    """Figures as the table behind an exhibit, one a row, then further rows."""
    columns = ["actor", "country", "indicator", "period", "value", "value_high", "unit", "confidence", "source"]
    rows: list[dict[str, object]] = [
        {"actor": one.actor, "country": one.country, "indicator": one.indicator, "period": str(one.period), "value": one.value,
         "value_high": one.value_high, "unit": one.unit, "confidence": one.confidence, "source": ";".join(one.source)}
        for one in values
    ]  # fmt: skip
    return pd.DataFrame([*rows, *more], columns=columns)


def sources_of(values: Iterable[IndicatorValue]) -> tuple[str, ...]:
    """The sources of figures, each once."""
    return tuple(dict.fromkeys(source for value in values for source in value.source))


def scale(dossier: Dossier, indicator: str, norm: score_of.Norm, lang: str) -> str:
    """How an indicator's figures become scores, in a sentence; empty where they don't."""
    t, one = words(lang), dossier.indicators[indicator]
    if not one.is_scored:
        return t("engagement.not_scored")
    mark = score_of.full_mark(one)
    if norm == "rank":
        return t("engagement.norm_rule.rank")
    if mark != mark:
        return t("engagement.no_mark")
    return t(f"engagement.scale.{norm}", mark=written.quantity(mark, one.unit or "", lang))


def actors_shown(
    dossier: Dossier, filters: Filters, measured: Iterable[tuple[str, str]], least: int = 2
) -> tuple[str, ...]:
    """The actors chosen; else those of the paper, and those `measured` in at least so many countries.

    A further figure can add an actor, but takes none away. Pairs are of actor and country.
    """
    chosen = tuple(code for code in filters.actors if code in dossier.actors)
    if chosen:
        return chosen
    seen: dict[str, set[str]] = {}
    for actor, country in measured:
        seen.setdefault(actor, set()).add(country)
    kept = [code for code, one in dossier.actors.items() if one.in_paper or len(seen.get(code, ())) >= least]
    shown = tuple(code for code in kept if not dossier.actors[code].is_total)
    return tuple(sorted(shown, key=lambda code: not dossier.actors[code].in_paper)) or tuple(dossier.actors)
