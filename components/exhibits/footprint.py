"""An actor's footprint on the map: the places, legs and corridors that its commitments name."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from components.analysis import commitments, network
from components.records import Commitment, Dossier
from components.wording import format as written
from components.wording import words

from . import choosing
from .commitments import chosen
from .exhibit import Exhibit, Filters, Key, Map, MapFlag, MapPath, MapPoint
from .naming import LINES, in_order, leg_ends, place
from .value import centre

WIDE, NARROW = 6.0, 2.0
"""Pixels of a leg that a commitment names, and of one in a corridor that it serves."""
HUE = "#5a626b"


def footprint(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The commitments of the actor of the option `actor`, placed as far as they name a place.

    Discs stand at the places named, wide lines are legs named, thin ones the corridors served. A numbered flag counts
    the commitments of a country, at the middle of its places on the network.
    """
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    actor = choosing.actor(dossier, filters, options)
    records = [one for one in chosen(dossier, filters) if one.actor == actor]
    if filters.actors and actor not in filters.actors:
        records = list(commitments.known(dossier, day, (actor,), filters.countries))
    colour = dossier.actors[actor].colour or HUE
    at_node = _by(records, "nodes")
    on_leg = _by(records, "legs")
    served = _by(records, "corridors")
    through: dict[str, list[Commitment]] = {}
    for corridor, mine in served.items():
        for variant in dossier.corridors[corridor].variants[:1]:
            for stretch in variant.legs:
                through.setdefault(stretch.leg, []).extend(
                    one for one in mine if one not in through.get(stretch.leg, ())
                )
    paths = []
    for leg in dossier.legs.values():
        state = network.leg_state(leg, day)
        named = on_leg.get(leg.id, [])
        if state is None or not (named or leg.id in through):
            continue
        said = _titles(named or through[leg.id], lang)
        paths.append(
            MapPath(
                leg.id, network.leg_line(dossier, leg), colour, LINES[state.status], leg_ends(dossier, leg, lang), said,
                width=WIDE if named else NARROW,
            )
        )  # fmt: skip
    paths.sort(key=lambda path: path.width or 0)
    points = tuple(
        MapPoint(
            id, dossier.nodes[id].lon, dossier.nodes[id].lat, place(dossier, id, lang), "place", 0, _titles(mine, lang),
            6.0 + 2.0 * len(mine),
        )
        for id, mine in at_node.items()
    )  # fmt: skip
    flags = _flags(dossier, records, lang)
    views = [view.id for view in dossier.desk.map_views]
    view = options.get("view", "")
    placed = {one.id for group in (at_node, on_leg, served) for mine in group.values() for one in mine}
    name = dossier.actors[actor].name(lang)
    headline = t(
        "pledges.map.headline" if records else "pledges.map.empty", actor=name, count=len(records), nodes=len(at_node),
        legs=len(on_leg), corridors=len(served), rest=len(records) - len(placed), day=written.date(day, lang),
    )  # fmt: skip
    regional = sum(all(dossier.countries[code].kind != "country" for code in one.countries) for one in records)
    notes = [t("pledges.map.note"), t("pledges.map.note_flags")]
    if regional:
        notes.append(t("pledges.map.note_regional", count=regional))
    return Exhibit(
        id="actors-footprint",
        question=t("pledges.map.question", actor=name),
        headline=headline,
        body=Map(
            tuple(paths), points, view if view in views else (views[0] if views else ""),
            legend=(
                Key(t("pledges.map.place"), glyph="●"), Key(t("pledges.map.wide"), colour=colour, line="solid", width=WIDE),
                Key(t("pledges.map.thin"), colour=colour, line="solid", width=NARROW), Key(t("pledges.map.flag"), glyph="❶"),
            ),
            boundary_note=dossier.desk.boundary_note(lang) or "", credit=dossier.desk.basemap_credit or "",
            flags=flags, centre=centre(options.get("at", "")),
        ),
        table=pd.DataFrame(
            [
                {"commitment": one.id, "title": one.said("title", lang), "countries": ";".join(one.countries),
                 "corridors": ";".join(one.corridors), "legs": ";".join(one.legs), "nodes": ";".join(one.nodes),
                 "source": ";".join(one.source)}
                for one in records
            ],
            columns=["commitment", "title", "countries", "corridors", "legs", "nodes", "source"],
        ),
        sources=in_order(source for one in records for source in one.source),
        notes=tuple(notes),
        options={"actor": actor},
        alt=headline,
    )  # fmt: skip


def _by(records: list[Commitment], name: str) -> dict[str, list[Commitment]]:
    """Commitments by the nodes, legs or corridors that they name."""
    found: dict[str, list[Commitment]] = {}
    for one in records:
        for id in getattr(one, name):
            found.setdefault(id, []).append(one)
    return found


def _titles(records: list[Commitment], lang: str) -> str:
    return "\n".join(one.said("title", lang) for one in records[:8]) + ("\n…" if len(records) > 8 else "")


def _flags(dossier: Dossier, records: list[Commitment], lang: str) -> tuple[MapFlag, ...]:
    """How many commitments each country has, at the middle of its places on the network."""
    flags = []
    for code, country in dossier.countries.items():
        mine = [one for one in records if code in one.countries]
        nodes = [node for node in dossier.nodes.values() if node.country == code]
        if mine and nodes and country.kind == "country":
            lon = sum(node.lon for node in nodes) / len(nodes)
            lat = sum(node.lat for node in nodes) / len(nodes)
            flags.append(
                MapFlag(round(lon, 3), round(lat, 3), str(len(mine)), f"{country.name(lang)}\n{_titles(mine, lang)}")
            )
    return tuple(flags)
