"""The choices that exhibits offer beside the filters: what may stand in an address, and what a reader can pick."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Literal

from components.analysis import commitments, score, weights
from components.analysis.register import subjects
from components.records import Dossier
from components.records.briefing import MOST_SLIDES
from components.wording import catalogue, words

from . import (
    actors,
    changes,
    choosing,
    claims,
    corridor_map,
    coverage,
    formats,
    leg,
    map_measure,
    provisions,
    register,
    series,
    side,
    strip,
    treaties,
    trouble,
    works,
)
from . import commitments as pledges
from .exhibit import Filters
from .value import as_day, centre, day, picked

__all__ = ["OPTIONS", "Option", "as_day", "day", "may_stand", "picked"]
Choices = Mapping[str, str]
"""Values of an option with their wording, in the order offered."""


@dataclass(frozen=True)
class Option:
    """One choice. `is_known` tells whether a value may stand in an address.

    `form` is how it is picked: `one` of the choices, `many` of them (joined by commas in the address), a `text`, or a
    `day` (2024-05-17). `choices` gives what can be picked now, from the options chosen and the page that asks (`page`); None where it is set only by choosing a cell or a line.
    `default` is what holds where nothing is picked; None: nothing. `clears` are options that a new choice takes back.
    `is_first` says that the first choice holds where nothing is picked.
    """

    is_known: Callable[[Dossier, str], bool]
    choices: Callable[[Dossier, Filters, Mapping[str, str]], Choices] | None = None
    default: Callable[[Dossier, Filters], str | None] = lambda dossier, filters: None
    form: Literal["one", "many", "text", "day"] = "one"
    clears: tuple[str, ...] = ()
    is_first: bool = False


EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
LONGEST_TEXT = 100
"""Characters of an option that a reader types."""
_CODES = re.compile(r"[A-Za-z0-9_.,:-]{1,600}")


def may_stand(dossier: Dossier, option: str, value: str) -> bool:
    """Whether an address may hold this value of an option."""
    form = OPTIONS[option].form
    if form == "text":
        return len(value) <= LONGEST_TEXT and value.isprintable()
    if form == "day":
        found = as_day(value)
        return found is not None and EARLIEST <= found <= LATEST
    return _CODES.fullmatch(value) is not None and OPTIONS[option].is_known(dossier, value)


def every(is_known: Callable[[Dossier, str], bool]) -> Callable[[Dossier, str], bool]:
    """The rule for an option of the form `many`: each part is known."""
    return lambda dossier, value: all(is_known(dossier, part) for part in value.split(",") if part)


def is_slide(value: str) -> bool:
    """Whether a text is the number of a slide that a briefing may have."""
    return value.isascii() and value.isdigit() and len(value) < 4 and 1 <= int(value) <= MOST_SLIDES


def _cell(dossier: Dossier, value: str) -> bool:
    first, _, rest = value.partition(".")
    second, _, third = rest.partition(".")
    return (
        (first in dossier.countries and rest in dossier.instrument_types)
        or (first in dossier.actors and second in dossier.countries and third in ("", *dossier.dimensions))
        or pledges.is_cell(dossier, value)
    )


def _views(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Choices:
    return {view.id: view.name(filters.lang) for view in dossier.desk.map_views}


def _first_view(dossier: Dossier, filters: Filters) -> str | None:
    return dossier.desk.map_views[0].id if dossier.desk.map_views else None


def _layers(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Choices:
    return (
        {one: words(filters.lang)(f"routes.map.layers.{one}") for one in corridor_map.LAYERS}
        if dossier.bottlenecks
        else {}
    )


OPTIONS: Mapping[str, Option] = MappingProxyType(
    {
        "part": Option(lambda dossier, value: f"shell.parts.{value}" in catalogue("en"), clears=("instrument",)),
        "cell": Option(_cell),
        "instrument": Option(lambda dossier, value: value in dossier.instruments),
        "instruments": Option(
            every(lambda dossier, value: value in dossier.instruments),
            provisions.instrument_choices,
            provisions.default_instruments,
            form="many",
        ),
        "rival": Option(lambda dossier, value: value in dossier.actors, coverage.rival_choices, coverage.default_rival),
        "since": Option(lambda dossier, value: True, default=changes.default_since, form="day"),
        "match": Option(
            lambda dossier, value: value in register.MATCHES,
            register.match_choices,
            lambda dossier, filters: register.MATCHES[0],
        ),
        "type": Option(lambda dossier, value: value in dossier.instrument_types, register.type_choices),
        "status": Option(lambda dossier, value: value in treaties.LOOKS, register.status_choices),
        "subject": Option(
            lambda dossier, value: value in subjects(dossier) or value in claims.claim_subjects(dossier, "en"),
            register.subject_choices,
        ),
        "find": Option(lambda dossier, value: True, form="text"),
        "leg": Option(lambda dossier, value: value in dossier.legs, leg.leg_choices),
        "measure": Option(
            lambda dossier, value: value == "status" or map_measure.find_measure(dossier, value) is not None,
            map_measure.measure_choices,
            lambda dossier, filters: "status",
            clears=("year",),
        ),
        "year": Option(
            lambda dossier, value: value.isdigit() and len(value) == 4, map_measure.year_choices, is_first=True
        ),
        "layer": Option(
            lambda dossier, value: value in corridor_map.LAYERS,
            _layers,
            lambda dossier, filters: corridor_map.LAYERS[0],
        ),
        "origin": Option(lambda dossier, value: value in dossier.nodes, partial(side.end_choices, other="destination")),
        "destination": Option(lambda dossier, value: value in dossier.nodes, partial(side.end_choices, other="origin")),
        "series": Option(
            lambda dossier, value: map_measure.find_measure(dossier, value) is not None,
            series.series_choices,
            series.default_series,
        ),
        "project": Option(lambda dossier, value: value in dossier.projects, works.project_choices),
        "disruption": Option(lambda dossier, value: value in dossier.disruptions, trouble.disruption_choices),
        "boundaries": Option(
            lambda dossier, value: value == "default" or any(value == one.id for one in dossier.desk.boundary_views),
            corridor_map.boundary_choices,
            lambda dossier, filters: "default",
        ),
        "at": Option(lambda dossier, value: centre(value) is not None),
        "ways": Option(every(strip.is_way), strip.way_choices, strip.default_ways, form="many"),
        "over": Option(
            lambda dossier, value: value in choosing.LAYOUTS, choosing.layout_choices, lambda d, f: choosing.LAYOUTS[0]
        ),
        "dimension": Option(
            lambda dossier, value: value in dossier.dimensions,
            choosing.dimension_choices,
            lambda dossier, filters: choosing.dimension(dossier, filters, {}),
        ),
        "country": Option(
            lambda dossier, value: value in dossier.countries,
            choosing.country_choices,
            lambda dossier, filters: choosing.country(dossier, filters, {}),
        ),
        "actor": Option(
            lambda dossier, value: value in dossier.actors,
            choosing.actor_choices,
            lambda dossier, filters: choosing.actor(dossier, filters, {}),
        ),
        "first": Option(
            lambda dossier, value: value in dossier.actors,
            choosing.every_actor,
            lambda dossier, filters: choosing.actor(dossier, filters, {}, "first"),
        ),
        "second": Option(
            lambda dossier, value: value in dossier.actors,
            choosing.every_actor,
            lambda dossier, filters: choosing.other_actor(dossier, filters, {}),
        ),
        "format": Option(lambda dossier, value: value in dossier.formats, formats.format_choices),
        "by": Option(
            lambda dossier, value: value in commitments.BYS,
            pledges.by_choices,
            lambda dossier, filters: commitments.BYS[0],
        ),
        "norm": Option(lambda dossier, value: value in score.NORMS, choosing.norm_choices, lambda d, f: score.NORMS[0]),
        "weights": Option(weights.is_known),
        "indicator": Option(
            lambda dossier, value: value in dossier.indicators,
            actors.indicator_choices,
            actors.default_indicator,
        ),
        "view": Option(
            lambda dossier, value: any(value == view.id for view in dossier.desk.map_views),
            _views,
            _first_view,
            clears=("at",),
        ),
        "ready": Option(lambda dossier, value: value in dossier.briefings),
        "slide": Option(lambda dossier, value: is_slide(value)),
        "present": Option(lambda dossier, value: is_slide(value)),
    }
)
"""Every option by its key in the address, in the order of the address."""
