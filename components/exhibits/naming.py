"""Names of places, legs and countries as the corridor exhibits write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from components.records import Corridor, Dossier, Leg, LegStatus
from components.wording import format as written
from components.wording import words

from .exhibit import Filters, Tone

LINES: Mapping[LegStatus, Literal["solid", "dashed", "hollow"]] = {
    "operational": "solid",
    "under_construction": "dashed",
    "planned": "dashed",
    "suspended": "hollow",
    "closed": "hollow",
}
TONES: Mapping[LegStatus, tuple[str, Tone]] = {
    "operational": ("●", "good"),
    "under_construction": ("◐", "partial"),
    "planned": ("◌", "weak"),
    "suspended": ("○", "bad"),
    "closed": ("×", "bad"),
}


def chosen_corridors(dossier: Dossier, filters: Filters) -> list[Corridor]:
    """The corridors filtered for, else all."""
    return [one for one in dossier.corridors.values() if not filters.corridors or one.id in filters.corridors]


def concerns(corridors: Iterable[str], countries: Iterable[str | None], filters: Filters) -> bool:
    """Whether what is on these corridors and in these countries is among what is filtered for."""
    is_on = not filters.corridors or bool(set(corridors) & set(filters.corridors))
    return is_on and (not filters.countries or bool(set(countries) & set(filters.countries)))


def countries_touched(dossier: Dossier, leg: Leg) -> set[str]:
    """The countries that a leg crosses, its ends included."""
    ends = (dossier.nodes[leg.from_node].country, dossier.nodes[leg.to_node].country)
    return {*leg.countries, *(code for code in ends if code)}


def corridor_countries(dossier: Dossier, corridor: Corridor) -> set[str]:
    """The countries that any way through a corridor crosses."""
    return {
        code
        for variant in corridor.variants
        for stretch in variant.legs
        for code in countries_touched(dossier, dossier.legs[stretch.leg])
    }


def leg_ends(dossier: Dossier, leg: Leg, lang: str) -> str:
    """A leg by its ends."""
    start, end = place(dossier, leg.from_node, lang), place(dossier, leg.to_node, lang)
    return words(lang)("routes.map.path", start=start, end=end)


def leg_name(dossier: Dossier, leg: Leg, lang: str) -> str:
    """A leg by its ends and mode."""
    return f"{leg_ends(dossier, leg, lang)} ({words(lang)(f'routes.modes.{leg.mode}')})"


def place(dossier: Dossier, node: str, lang: str) -> str:
    """A node by its name."""
    return dossier.nodes[node].name(lang)


def country(dossier: Dossier, code: str, lang: str) -> str:
    """A country by its name, or by its code where the folder has no name for it."""
    found = dossier.countries.get(code)
    return found.name(lang) if found is not None else code


def in_order(sources: Iterable[str]) -> tuple[str, ...]:
    """Source ids without repetition."""
    return tuple(dict.fromkeys(sources))


def some(names: list[str], most: int, lang: str) -> str:
    """The first names, and how many more there are."""
    left = len(names) - most
    shown = names if left <= 0 else [*names[:most], words(lang)("country.more", count=left)]
    return written.list(shown, lang)
