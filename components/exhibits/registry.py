"""Every exhibit by its id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.records import Dossier

from . import (
    actors,
    changes,
    claims,
    commitment_list,
    commitments,
    compare,
    corridor_map,
    country,
    country_ties,
    course,
    coverage,
    footprint,
    forecast,
    formats,
    instrument,
    leg,
    overview,
    pair,
    paper,
    paper_measures,
    provisions,
    register,
    score,
    series,
    side,
    strip,
    territory,
    timeline,
    treaties,
    trouble,
    two_actors,
    works,
)
from .exhibit import Exhibit, Filters

Builder = Callable[[Dossier, Filters, Mapping[str, str]], Exhibit]
EXHIBITS: Mapping[str, Builder] = MappingProxyType(
    {
        "overview-state": overview.overview_state,
        "overview-changes": changes.overview_changes,
        "overview-due": overview.overview_due,
        "overview-freshness": overview.overview_freshness,
        "routes-map": corridor_map.routes_map,
        "routes-leg": leg.routes_leg,
        "routes-compare": compare.routes_compare,
        "routes-strip": strip.routes_strip,
        "routes-side": side.routes_side,
        "routes-series": series.routes_series,
        "routes-ranges": series.routes_ranges,
        "routes-level": series.routes_level,
        "routes-bottlenecks": works.routes_bottlenecks,
        "routes-projects": works.routes_projects,
        "routes-project": works.routes_project,
        "routes-disruptions": trouble.routes_disruptions,
        "routes-disruption": trouble.routes_disruption,
        "routes-risks": trouble.routes_risks,
        "routes-territory": territory.routes_territory,
        "actors-matrix": actors.actors_matrix,
        "actors-cell": pair.actors_cell,
        "actors-score": score.score_matrix,
        "actors-ranking": score.score_ranking,
        "actors-robustness": score.score_robustness,
        "actors-formula": score.score_formula,
        "actors-two": two_actors.two_actors,
        "actors-two-scores": two_actors.two_scores,
        "actors-moves": course.engagement_moves,
        "actors-path": course.engagement_path,
        "actors-pledges": commitments.pledges,
        "actors-pledge-list": commitment_list.pledge_list,
        "actors-footprint": footprint.footprint,
        "actors-paper": paper_measures.paper_measures,
        "country-profile": country.country_profile,
        "country-dependence": country.country_dependence,
        "country-partners": country.country_partners,
        "country-law": country_ties.country_law,
        "country-corridors": country_ties.country_corridors,
        "country-pledges": country_ties.country_pledges,
        "country-events": country.country_events,
        "actors-formats": formats.formats_timeline,
        "actors-meetings": formats.formats_meetings,
        "treaties-matrix": treaties.treaties_matrix,
        "treaties-cell": treaties.treaties_cell,
        "treaties-timeline": timeline.treaties_timeline,
        "treaties-register": register.treaties_register,
        "treaties-instrument": instrument.treaties_instrument,
        "treaties-life": instrument.treaties_life,
        "treaties-terms": instrument.treaties_terms,
        "treaties-provisions": provisions.treaties_provisions,
        "treaties-changes": changes.treaties_changes,
        "treaties-claims": claims.treaties_claims,
        "treaties-coverage": coverage.treaties_coverage,
        "treaties-rival": coverage.treaties_rival,
        "treaties-gaps": coverage.treaties_gaps,
        "treaties-forecast": forecast.treaties_forecast,
        "treaties-hindcast": forecast.treaties_hindcast,
        "treaties-due": forecast.treaties_due,
    }
)


READS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "routes-map": ("view", "at", "leg", "measure", "year", "layer", "disruption", "boundaries"),
        "routes-leg": ("leg",),
        "routes-strip": ("ways",),
        "routes-side": ("origin", "destination"),
        "routes-series": ("series",),
        "routes-ranges": ("series",),
        "routes-projects": ("project",),
        "routes-project": ("project",),
        "routes-disruptions": ("disruption",),
        "routes-disruption": ("disruption",),
        "actors-matrix": ("over", "indicator", "dimension", "country", "actor", "weights", "norm", "cell"),
        "actors-cell": ("cell", "norm"),
        "actors-score": ("weights", "norm", "cell"),
        "actors-ranking": ("weights", "norm", "cell"),
        "actors-robustness": ("weights", "norm"),
        "actors-formula": ("weights", "norm"),
        "actors-two": ("first", "second"),
        "actors-two-scores": ("first", "second", "weights", "norm"),
        "actors-moves": ("since", "indicator"),
        "actors-pledges": ("by", "cell"),
        "actors-pledge-list": ("cell",),
        "actors-footprint": ("actor", "view", "at"),
        **dict.fromkeys(
            (
                f"country-{one}"
                for one in ("profile", "dependence", "partners", "law", "corridors", "pledges", "events")
            ),
            ("country",),
        ),
        "actors-formats": ("format",),
        "actors-meetings": ("format",),
        "actors-path": ("actor", "country", "indicator"),
        "treaties-matrix": ("cell",),
        "treaties-cell": ("cell",),
        "treaties-timeline": ("match", "type", "status", "subject", "find"),
        "treaties-register": ("match", "type", "status", "subject", "find", "instrument"),
        "treaties-instrument": ("instrument",),
        "treaties-life": ("instrument",),
        "treaties-terms": ("instrument",),
        "treaties-provisions": ("instruments",),
        "overview-changes": ("since",),
        "treaties-claims": ("subject", "instrument"),
        "treaties-changes": ("since", "instrument"),
        "treaties-coverage": ("instrument",),
        "treaties-rival": ("rival", "instrument"),
        "treaties-gaps": ("instrument",),
        "treaties-forecast": ("instrument",),
        "treaties-due": ("instrument",),
    }
)
"""Which options an exhibit depends on; its address holds no other."""


def own_options(exhibit_id: str, options: Mapping[str, str]) -> dict[str, str]:
    """The options that an exhibit depends on."""
    return {name: options[name] for name in READS.get(exhibit_id, ()) if options.get(name)}


def opened(exhibit_id: str, option: str) -> str | None:
    """The exhibit that shows what was chosen in another; None where there is none.

    It is of the same subject and depends on the option; a name that goes on like the first one's (`actors-pledges`,
    `actors-pledge-list`) comes before one that names the option (`actors-cell`), then the one that depends on least.
    """
    subject = exhibit_id.partition("-")[0]
    found = [
        other
        for other, reads in READS.items()
        if other != exhibit_id and option in reads and other.partition("-")[0] == subject
    ]

    def rank(other: str) -> tuple[bool, bool, int]:
        return (
            not other.startswith(exhibit_id[: len(subject) + ALIKE]),
            not other.endswith(f"-{option}"),
            len(READS[other]),
        )

    return min(found, key=rank, default=None)


ALIKE = 5
"""Names of one subject that share so many signs after it go together."""


def build(exhibit_id: str, dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The exhibit of an id; `paper-<figure id>` is a table of the paper. KeyError where there is none."""
    if exhibit_id.startswith("paper-"):
        figure = exhibit_id.removeprefix("paper-")
        if dossier.paper is None or figure not in {one.id for one in dossier.paper.figures}:
            raise KeyError(exhibit_id)
        return paper.paper_figure(dossier, filters, figure)
    return EXHIBITS[exhibit_id](dossier, filters, options)


def exhibit_ids(dossier: Dossier) -> tuple[str, ...]:
    """The ids of all exhibits of a dossier, the paper's tables last."""
    figures = dossier.paper.figures if dossier.paper is not None else ()
    return (*EXHIBITS, *(f"paper-{figure.id}" for figure in figures))
