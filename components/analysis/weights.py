"""How much each dimension and indicator weighs in a score, as a reader sets it: `trade:2,security.troops:1`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from components.records import Dossier

HEAVIEST = 100.0
_PART = re.compile(r"([a-z0-9][a-z0-9_-]*(?:\.[a-z0-9][a-z0-9_-]*)?):(\d{1,3}(?:\.\d{1,3})?)")


@dataclass(frozen=True)
class Weights:
    """What each dimension weighs, and within it each scored indicator; none is negative, and some are above 0.

    `unknown` are the parts of the text that name nothing here. `is_equal`: every dimension and indicator weighs alike.
    """

    dimensions: Mapping[str, float]
    indicators: Mapping[str, float]
    unknown: tuple[str, ...] = ()
    is_equal: bool = True


def scored(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """The scored indicators of each dimension that has one, in the order of the files."""
    found: dict[str, list[str]] = {dimension: [] for dimension in dossier.dimensions}
    for indicator in dossier.indicators.values():
        if indicator.is_scored:
            found[indicator.dimension].append(indicator.id)
    return {dimension: tuple(indicators) for dimension, indicators in found.items() if indicators}


def weights(dossier: Dossier, text: str = "") -> Weights:
    """The weights of a text; all equal where it is empty, or gives no known name a weight above 0.

    A part is `dimension:number`, `dimension.indicator:number` or `indicator:number`. What is not named weighs 0. An
    indicator named alone brings its dimension in with its own weight; beside its dimension it only divides it.
    """
    groups = scored(dossier)
    home = {indicator: dimension for dimension, indicators in groups.items() for indicator in indicators}
    by_dimension: dict[str, float] = {}
    by_indicator: dict[str, float] = {}
    unknown = []
    for part in filter(None, text.split(",")):
        match = _PART.fullmatch(part)
        name, number = (match[1], min(float(match[2]), HEAVIEST)) if match else ("", 0.0)
        dimension, _, indicator = name.rpartition(".")
        if name in groups:
            by_dimension[name] = number
        elif indicator in home and dimension in ("", home[indicator]):
            by_indicator[indicator] = number
        else:
            unknown.append(part)
    alone: dict[str, float] = {}
    for indicator, number in by_indicator.items():
        alone[home[indicator]] = alone.get(home[indicator], 0.0) + number
    outer = {dimension: by_dimension.get(dimension, alone.get(dimension, 0.0)) for dimension in groups}
    inner: dict[str, float] = {}
    for dimension, indicators in groups.items():
        has_own = alone.get(dimension, 0.0) > 0
        inner |= {one: by_indicator.get(one, 0.0) if has_own else 1.0 for one in indicators}
    if not any(outer.values()):
        outer, inner = dict.fromkeys(groups, 1.0), dict.fromkeys(home, 1.0)
    is_equal = len({*outer.values()}) <= 1 and len({*inner.values()}) <= 1
    return Weights(MappingProxyType(outer), MappingProxyType(inner), tuple(unknown), is_equal)


def is_known(dossier: Dossier, text: str) -> bool:
    """Whether a text names at least one dimension or indicator that is scored."""
    parts = [part for part in text.split(",") if part]
    return len(weights(dossier, text).unknown) < len(parts)


def names_indicator(part: str) -> bool:
    """Whether a part of a text is about an indicator within its dimension."""
    return "." in part.partition(":")[0]


def written(dimensions: Mapping[str, float], whole: bool = False) -> str:
    """The text of weights set by dimension; empty where none is above 0, or all are equal and not asked for `whole`."""
    kept = {dimension: weight for dimension, weight in dimensions.items() if weight > 0}
    if not kept or (not whole and len(kept) == len(dimensions) and len({*kept.values()}) == 1):
        return ""
    return ",".join(f"{dimension}:{weight:g}" for dimension, weight in kept.items())
