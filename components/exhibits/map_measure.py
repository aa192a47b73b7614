"""A measure on the map of the corridors: which measures and years can be drawn, and how wide and large each figure is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from components.analysis import measurement
from components.analysis.measurement import Drawn, Measure
from components.records import Dossier
from components.wording import format as written
from components.wording import words

from .exhibit import Filters, Key
from .figures import described, figure

WIDEST, THINNEST, BARE = 13.0, 2.0, 1.2
"""Pixels of a line with the largest figure, with almost none, and without one."""
LARGEST = 18.0
"""Radius in pixels of the disc of the largest figure at a node."""
FEW = 2
"""Figures in one year that make a measure worth a map."""


@dataclass(frozen=True)
class Layer:
    """The figures of a measure in a year, by leg and node."""

    measure: Measure
    year: int
    legs: Mapping[str, Drawn]
    nodes: Mapping[str, Drawn]

    @property
    def largest(self) -> float:
        """The largest figure drawn."""
        return max((one.value for one in (*self.legs.values(), *self.nodes.values())), default=0.0)

    def width(self, leg: str) -> float:
        """Pixels of a leg: the area of a line grows as the root, so that small figures stay visible."""
        one = self.legs.get(leg)
        return BARE if one is None else THINNEST + (WIDEST - THINNEST) * self._share(one.value)

    def size(self, node: str) -> float | None:
        """Radius in pixels of the disc at a node; None without a figure."""
        one = self.nodes.get(node)
        return None if one is None else 3 + (LARGEST - 3) * self._share(one.value)

    def _share(self, value: float) -> float:
        return sqrt(max(value, 0) / self.largest) if self.largest else 0.0


def measure_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> dict[str, str]:
    """Status, and the measures that have a figure on the map."""
    t = words(filters.lang)
    found = {"status": t("routes.map.measures.status")}
    for one in (*measurement.measures(dossier).values(), measurement.UTILISATION):
        if measurement.most_in_a_year(dossier, one, filters.as_of) >= FEW:
            found[one.id] = measure_name(one, filters.lang)
    return found


def measure_name(measure: Measure, lang: str) -> str:
    """A measure with its unit."""
    unit = written.unit(measure.unit, lang)
    return words(lang)(
        "routes.map.measures.named", name=words(lang)(f"routes.map.measures.{measure.dataset}"), unit=unit
    )


def year_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> dict[str, str]:
    """The years of the measure chosen, newest first."""
    measure = find_measure(dossier, options.get("measure", ""))
    found = measurement.years(dossier, measure, filters.as_of) if measure is not None else ()
    return {str(year): written.year(year, filters.lang) for year in found}


def find_measure(dossier: Dossier, code: str) -> Measure | None:
    """The measure of a code; None for status and unknown codes."""
    if code == measurement.UTILISATION.id:
        return measurement.UTILISATION
    return measurement.measures(dossier).get(code)


def chosen_layer(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Layer | None:
    """The layer of the options `measure` and `year`, else of the newest year; None where nothing is to be drawn."""
    measure = find_measure(dossier, options.get("measure", ""))
    if measure is None:
        return None
    years = measurement.years(dossier, measure, filters.as_of)
    if not years:
        return None
    asked = options.get("year", "")
    year = int(asked) if asked.isdigit() and int(asked) in years else years[0]
    legs, nodes = measurement.on_map(dossier, measure, year, filters.as_of)
    return Layer(measure, year, legs, nodes)


def said(drawn: Drawn, filters: Filters) -> str:
    """A figure on the map in words."""
    t, lang = words(filters.lang), filters.lang
    if drawn.against is not None:
        return t(
            "routes.map.utilised", share=written.quantity(round(drawn.value, 1), "percent", lang),
            volume=f"{figure(drawn.figure, lang)} ({described(drawn.figure, lang)})",
            capacity=f"{figure(drawn.against, lang)} ({described(drawn.against, lang)})",
        )  # fmt: skip
    text = f"{figure(drawn.figure, lang)} ({described(drawn.figure, lang)})"
    return t("routes.map.whole", figure=text) if drawn.is_whole else text


def size_keys(layer: Layer, lang: str) -> list[Key]:
    """The legend of widths: the largest figure, a quarter and a sixteenth of it, and no figure."""
    keys = [
        Key(
            written.quantity(_rounded(layer.largest * share), layer.measure.unit, lang), line="solid",
            width=THINNEST + (WIDEST - THINNEST) * sqrt(share),
        )
        for share in (1.0, 0.25, 0.0625)
    ]  # fmt: skip
    return [*keys, Key(words(lang)("routes.map.no_figure"), line="solid", width=BARE)]


def _rounded(value: float) -> float:
    """A figure to two significant digits, for a legend."""
    return float(f"{value:.2g}")
