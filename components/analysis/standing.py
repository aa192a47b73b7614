"""What the paper says an actor works by, beside where its measures put it among the actors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from components.records import Dossier, PaperCell

from . import score
from .weights import weights

Verdict = Literal["agrees", "differs", "open", "left_out"]


@dataclass(frozen=True)
class Standing:
    """An actor in a dimension. `cells` are those of the paper that name the dimension; none: the paper leaves it out.

    `places` are its places among the actors with a score, and how many they are, in the countries where it has one and
    another has too.
    """

    actor: str
    dimension: str
    cells: tuple[PaperCell, ...]
    places: Mapping[str, tuple[int, int]]
    verdict: Verdict

    @property
    def firsts(self) -> int:
        """In how many countries it is first."""
        return sum(place == 1 for place, _ in self.places.values())

    @property
    def high(self) -> int:
        """In how many countries it stands in the upper half of the actors."""
        return sum(2 * place <= actors for place, actors in self.places.values())


def standings(
    dossier: Dossier, day: date, countries: Iterable[str], actors: Iterable[str] = ()
) -> tuple[Standing, ...]:
    """Every dimension that the paper names for an actor, and those it leaves out in which the actor leads.

    A dimension named agrees with the measures where the actor stands in the upper half of the actors in at least half of
    the countries that can be judged; it is open where none can. A dimension is left out where the paper doesn't name it and the actor
    is first in at least half of two or more countries. Scores are those of the share norm with equal weights.
    """
    where, wanted = tuple(countries), set(actors)
    found = score.scores(dossier, day, dossier.actors, where, weights(dossier))
    made = []
    for actor, named in _named(dossier).items():
        if wanted and actor not in wanted:
            continue
        for dimension in dossier.dimensions:
            cells, places = named.get(dimension, ()), _places(found, actor, dimension)
            standing = Standing(actor, dimension, cells, places, "open")
            if cells:
                verdict: Verdict = "open" if not places else "agrees" if 2 * standing.high >= len(places) else "differs"
            elif len(places) > 1 and 2 * standing.firsts >= len(places):
                verdict = "left_out"
            else:
                continue
            made.append(Standing(actor, dimension, cells, places, verdict))
    return tuple(made)


def _named(dossier: Dossier) -> dict[str, dict[str, tuple[PaperCell, ...]]]:
    """The cells of the paper on each actor, by the dimensions that they name."""
    found: dict[str, dict[str, tuple[PaperCell, ...]]] = {}
    for figure in dossier.paper.figures if dossier.paper is not None else ():
        for row in figure.rows:
            if row.actor is None:
                continue
            mine = found.setdefault(row.actor, {})
            for cell in row.cells:
                for dimension in cell.dimensions:
                    mine[dimension] = (*mine.get(dimension, ()), cell)
    return {actor: mine for actor, mine in found.items() if mine}


def _places(found: score.Scores, actor: str, dimension: str) -> dict[str, tuple[int, int]]:
    if dimension not in found.dimensions or actor not in found.actors:
        return {}
    table = found.dimension[:, :, found.dimensions.index(dimension)]
    own, scored = table[found.actors.index(actor)], (~np.isnan(table)).sum(axis=0)
    return {
        country: (1 + int((table[:, place] > own[place]).sum()), int(scored[place]))
        for place, country in enumerate(found.countries)
        if not np.isnan(own[place]) and scored[place] > 1
    }
