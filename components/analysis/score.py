"""A score of engagement: figures made comparable, averaged within dimensions and over them, as far as they are known.

Each figure is set against a fixed mark, as the Human Development Index sets its figures against fixed goalposts (UNDP,
Human Development Report, technical notes), so that a figure added elsewhere moves no other cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from components.records import Dossier, Indicator, IndicatorValue

from . import engagement
from .engagement import Key
from .weights import Weights, scored

Norm = Literal["share", "log", "rank"]
NORMS: tuple[Norm, ...] = ("share", "log", "rank")
LEAST = 1 / 3
"""A score is given where at least this part of the weight rests on known figures."""
WHOLE = 100.0
SPAN = 1000
"""The log norm spreads figures down to a thousandth of the full mark."""
DRAWS, SEED = 10_000, 20260123
Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Scores:
    """Scores of actors in countries on one day; NaN where there is none.

    `figures` are by actor, country and indicator. `parts` [actor, country, indicator] are the figures made comparable,
    `dimension` [actor, country, dimension] their weighted means, `overall` [actor, country] the weighted mean over
    dimensions where enough is known, and `coverage` [actor, country] how much of the weight is, from 0 to 1.
    """

    actors: tuple[str, ...]
    countries: tuple[str, ...]
    dimensions: tuple[str, ...]
    indicators: tuple[str, ...]
    figures: Mapping[Key, IndicatorValue]
    parts: Array
    dimension: Array
    overall: Array
    coverage: Array
    weights: Array

    def of_dimension(self, actor: str, country: str, dimension: str) -> float | None:
        """The score of a pair in a dimension; None where nothing scored is known."""
        if actor not in self.actors or dimension not in self.dimensions:
            return None
        place = self.actors.index(actor), self.countries.index(country), self.dimensions.index(dimension)
        return _number(self.dimension[place])

    def of_pair(self, actor: str, country: str) -> tuple[float | None, float]:
        """The score of a pair over the dimensions, None where too little is known; and its coverage."""
        if actor not in self.actors:
            return None, 0.0
        place = self.actors.index(actor), self.countries.index(country)
        return _number(self.overall[place]), float(self.coverage[place])


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def full_mark(indicator: Indicator) -> float:
    """The fixed figure that scores 1: the mark that the indicator declares, else the whole of a share; NaN for others."""
    return indicator.full_mark or (WHOLE if indicator.kind == "share" else np.nan)


def normalised(figures: Array, marks: Array, norm: Norm) -> Array:
    """Figures [actor, country, indicator] made comparable; `marks` [indicator] are the full marks. NaN stays NaN.

    `share`: figure / mark, NaN without a mark. `log`: ln(1 + 999 · figure / mark) / ln 1000. `rank`: the part of the other actors with a
    figure for the country that lies below, ties counting half; one half where no other has one. All keep the order of an
    indicator's figures; the first two depend on nothing but the figure and the mark.
    """
    ratio = figures / marks
    if norm == "share":
        return ratio
    if norm == "log":
        spread: Array = np.sign(ratio) * np.log1p((SPAN - 1) * np.abs(ratio)) / np.log(SPAN)
        return spread
    with np.errstate(invalid="ignore", divide="ignore"):
        one, other = figures[:, None], figures[None, :]
        below = (other < one).sum(axis=1) + 0.5 * ((other == one).sum(axis=1) - 1)
        others = (~np.isnan(figures)).sum(axis=0) - 1
        ranks: Array = np.where(np.isnan(figures), np.nan, np.where(others < 1, 0.5, below / np.maximum(others, 1)))
    return ranks


def comparable(figure: float, indicator: Indicator, norm: Norm) -> float | None:
    """One figure made comparable by itself; None without a full mark, and under `rank`, which needs others."""
    marks = np.array([full_mark(indicator)])
    return _number(normalised(np.full((1, 1, 1), figure), marks, norm)[0, 0, 0])


def scores(
    dossier: Dossier, day: date, actors: Iterable[str], countries: Iterable[str], weights: Weights, norm: Norm = "share"
) -> Scores:
    """The scores of actors in countries as known on the day. Actors that stand for all partners are left out."""
    who = tuple(actor for actor in actors if not dossier.actors[actor].is_total)
    where = tuple(countries)
    groups = {
        dimension: tuple(one for one in indicators if weights.indicators[one] > 0)
        for dimension, indicators in scored(dossier).items()
        if weights.dimensions[dimension] > 0
    }
    what = tuple(one for indicators in groups.values() for one in indicators)
    figures = engagement.latest(dossier, day, who, where, what, is_comparing=True)
    table = np.full((len(who), len(where), len(what)), np.nan)
    places = [{name: place for place, name in enumerate(names)} for names in (who, where, what)]
    for (actor, country, indicator), value in figures.items():
        table[places[0][actor], places[1][country], places[2][indicator]] = value.value
    marks = np.array([full_mark(dossier.indicators[one]) for one in what])
    parts = normalised(table, marks, norm)
    inner = np.array([weights.indicators[one] for one in what])
    dimension = np.full((len(who), len(where), len(groups)), np.nan)
    start = 0
    for place, indicators in enumerate(groups.values()):
        stop = start + len(indicators)
        dimension[:, :, place] = _mean(parts[:, :, start:stop], inner[start:stop])
        start = stop
    outer = np.array([weights.dimensions[one] for one in groups])
    known = ~np.isnan(dimension)
    coverage = (known * outer).sum(axis=2) / max(outer.sum(), 1e-12)
    overall = np.where(coverage >= LEAST - 1e-9, _mean(dimension, outer), np.nan)
    return Scores(who, where, tuple(groups), what, figures, parts, dimension, overall, coverage, outer)


def firsts(found: Scores, draws: int = DRAWS, seed: int = SEED) -> Array:
    """How often each actor comes first under random weights of the dimensions: [actor, country + 1], from 0 to 1.

    The weights are drawn evenly from all that add up to 1 (a Dirichlet distribution with every parameter 1), with a
    fixed seed. Only actors that have a score take part; ties are shared. The last column is the mean over the countries
    in which an actor has a score, for actors that have one in at least the part `LEAST` of the countries. A column
    without two actors is NaN.
    """
    actors, countries, dimensions = found.dimension.shape
    result = np.full((actors, countries + 1), np.nan)
    if not dimensions or not actors:
        return result
    drawn = random_weights(draws, dimensions, seed).T
    takes_part = ~np.isnan(found.overall)
    rows, columns = np.nonzero(takes_part)
    values = found.dimension[takes_part]
    held = (np.nan_to_num(values) @ drawn) / ((~np.isnan(values)).astype(np.float64) @ drawn)
    for place in range(countries):
        here = np.flatnonzero(columns == place)
        if here.size > 1:
            result[:, place] = 0.0
            result[rows[here], place] = _wins(held[here])
    enough = np.flatnonzero(takes_part.sum(axis=1) >= max(1, LEAST * countries - 1e-9))
    if enough.size > 1:
        means = np.stack([held[rows == actor].mean(axis=0) for actor in enough])
        result[:, countries] = 0.0
        result[enough, countries] = _wins(means)
    return result


def _wins(held: Array) -> Array:
    """The part of the columns [actor, draw] in which each actor has the largest value, ties shared."""
    best = held >= held.max(axis=0)
    shares: Array = (best / best.sum(axis=0)).mean(axis=1)
    return shares


@lru_cache(maxsize=32)
def random_weights(draws: int, dimensions: int, seed: int) -> Array:
    """Weights [draw, dimension] drawn evenly from all that add up to 1."""
    return np.random.default_rng(seed).dirichlet(np.ones(dimensions), draws)


def _mean(values: Array, weights: Array) -> Array:
    """The weighted mean over the last axis of what is known; NaN where nothing is."""
    known = ~np.isnan(values)
    total: Any = (known * weights).sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean: Array = np.where(total > 0, (np.nan_to_num(values) * weights).sum(axis=-1) / total, np.nan)
    return mean
