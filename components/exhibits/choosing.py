"""What the exhibits on engagement can be set to: layout, country, actor, dimension, norm, weights."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from components.analysis import score
from components.analysis import weights as weighing
from components.records import Dossier
from components.wording import words

from .changes import starting_day
from .exhibit import Filters
from .treaties import shown_countries

LAYOUTS = ("indicator", "dimension", "country", "actor")
"""What a matrix of engagement holds fixed: actor by country for one indicator or dimension, actor by dimension for one
country, dimension by country for one actor."""


def layout(options: Mapping[str, str]) -> str:
    """The layout of the matrix."""
    chosen = options.get("over", "")
    return chosen if chosen in LAYOUTS else LAYOUTS[0]


def layout_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> dict[str, str]:
    """The layouts by name."""
    t = words(filters.lang)
    return {one: t(f"engagement.layouts.{one}") for one in LAYOUTS}


def needs(options: Mapping[str, str], name: str) -> bool:
    """Whether an option is asked for: beside the matrix only those of its layout, elsewhere all."""
    is_matrix = options.get("page", "actors") == "actors" and options.get("part", "matrix") == "matrix"
    return not is_matrix or layout(options) == name


def country(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> str:
    """The country chosen, else the first one shown."""
    chosen = options.get("country", "")
    return chosen if chosen in dossier.countries else shown_countries(dossier, filters)[0]


def country_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> dict[str, str]:
    """The countries in focus, where one is asked for."""
    if not needs(options, "country"):
        return {}
    codes = dict.fromkeys((*dossier.desk.focus_countries, *shown_countries(dossier, filters)))
    return {code: dossier.countries[code].name(filters.lang) for code in codes}


def actor(dossier: Dossier, filters: Filters, options: Mapping[str, str], name: str = "actor") -> str:
    """The actor chosen, else the first of the filter, else the desk's own."""
    chosen = options.get(name, "")
    if chosen in dossier.actors:
        return chosen
    return next((code for code in filters.actors if code in dossier.actors), dossier.desk.home_actor)


def other_actor(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> str:
    """The second actor of a comparison: as chosen, else the filter's second, else the first other one of the paper."""
    first = actor(dossier, filters, options, "first")
    chosen = options.get("second", "")
    if chosen in dossier.actors:
        return chosen
    named = [code for code in filters.actors if code in dossier.actors]
    rest = [code for code, one in dossier.actors.items() if one.in_paper]
    return next((code for code in (*named, *rest, *dossier.actors) if code != first), first)


def actor_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> dict[str, str]:
    """The actors that have a figure or a commitment, those of the paper first, where one is asked for."""
    if not needs(options, "actor"):
        return {}
    return every_actor(dossier, filters, options)


def every_actor(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> dict[str, str]:
    """The actors that have a figure or a commitment, those of the paper first."""
    seen = {value.actor for value in dossier.indicator_values} | {one.actor for one in dossier.commitments.values()}
    kept = [code for code, one in dossier.actors.items() if not one.is_total and (one.in_paper or code in seen)]
    order = sorted(kept, key=lambda code: not dossier.actors[code].in_paper)
    return {code: dossier.actors[code].name(filters.lang) for code in order}


def dimension(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> str:
    """The dimension chosen, else the first that is scored, else the first; empty where there is none."""
    chosen = options.get("dimension", "")
    if chosen in dossier.dimensions:
        return chosen
    return next(iter((*weighing.scored(dossier), *dossier.dimensions)), "")


def dimension_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> dict[str, str]:
    """The dimensions that have an indicator or count records, where one is asked for."""
    if not needs(options, "dimension"):
        return {}
    used = {one.dimension for one in dossier.indicators.values()} | {
        one.id for one in dossier.dimensions.values() if one.counts
    }
    return {code: one.name(filters.lang) for code, one in dossier.dimensions.items() if code in used}


def norm(options: Mapping[str, str]) -> score.Norm:
    """The way figures are made comparable."""
    return next((one for one in score.NORMS if one == options.get("norm")), score.NORMS[0])


def norm_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> dict[str, str]:
    """The norms by name."""
    t = words(filters.lang)
    return {one: t(f"engagement.norms.{one}") for one in score.NORMS}


def weights(dossier: Dossier, options: Mapping[str, str]) -> weighing.Weights:
    """The weights that the option `weights` gives; equal where it gives none."""
    return weighing.weights(dossier, options.get("weights", ""))


def since(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> date:
    """The first of two days compared: as chosen, else when the paper appeared, else a year before the day."""
    return starting_day(dossier, options) or filters.as_of - timedelta(days=365)
