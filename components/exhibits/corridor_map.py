"""The map of the corridors: status or a measure on the legs, bottlenecks and what a disruption touched on top."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Literal

import pandas as pd

from components.analysis import measurement, network, works
from components.analysis.measurement import Drawn, Measure
from components.records import Bottleneck, Corridor, Dossier, Leg
from components.wording import format as written
from components.wording import words

from .exhibit import Exhibit, Filters, Key, Map, MapFlag, MapPath, MapPoint
from .figures import described, figure
from .naming import LINES, chosen_corridors, countries_touched, country, in_order, leg_ends
from .projection import GLYPHS

KINDS: Mapping[str, str] = {
    "seaport": "port", "caspian_port": "port", "rail_border": "border", "road_border": "border",
    "gauge_break": "gauge_break", "city": "place", "junction": "place", "terminal": "place",
}  # fmt: skip
WIDEST, THINNEST, BARE = 13.0, 2.0, 1.2
"""Pixels of a line with the largest figure, with almost none, and without one."""
LARGEST = 18.0
"""Radius in pixels of the disc of the largest figure at a node."""
LAYERS = ("none", "bottlenecks")
"""What can be laid over the map."""
FEW = 2
"""Figures in one year that make a measure worth a map."""
CENTRE = re.compile(r"(-?\d{1,3}(?:\.\d{1,4})?),(-?\d{1,2}(?:\.\d{1,4})?),(\d{1,2}(?:\.\d{1,2})?)")


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


def routes_map(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The corridors on the map.

    Options: `view` (a preset) or `at` (longitude, latitude, zoom); `leg`, the leg chosen; `measure` and `year`, drawn
    as width; `layer`: bottlenecks; `disruption`, whose legs are set off; `boundaries`, another view of them.
    """
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    corridors = chosen_corridors(dossier, filters)
    users = network.corridors_of_legs(dossier)
    shown = {corridor.id for corridor in corridors}
    lead = dossier.desk.lead_corridor
    order = sorted(shown, key=lambda one: (one != lead, list(dossier.corridors).index(one)))
    layer = _layer(dossier, filters, options)
    paths: list[MapPath] = []
    rows: list[dict[str, object]] = []
    legs: list[Leg] = []
    used: list[str] = []
    for leg in dossier.legs.values():
        mine = [one for one in order if one in users[leg.id]]
        state = network.leg_state(leg, day)
        if not mine or state is None:
            continue
        legs.append(leg)
        status = t(f"routes.statuses.{state.status}")
        names = written.list((dossier.corridors[one].short(lang) for one in mine), lang)
        title = leg_ends(dossier, leg, lang)
        detail = t("routes.map.detail", status=status, mode=t(f"routes.modes.{leg.mode}"), corridors=names)
        row: dict[str, object] = {
            "leg": leg.id, "name": title, "status": state.status, "since": str(state.since or ""),
            "mode": leg.mode, "countries": ";".join(leg.countries), "computed_km": leg.computed_km,
            "corridors": ";".join(mine), "source": ";".join(state.source),
        }  # fmt: skip
        drawn = layer.legs.get(leg.id) if layer is not None else None
        if drawn is not None:
            detail += "\n" + _said(drawn, filters)
            row |= {"value": drawn.value, "measured": drawn.figure.id, "of_corridor": drawn.is_whole}
            row["source"] = ";".join(in_order((*state.source, *drawn.figure.source)))
        used += [*(source for one in leg.states for source in one.source), *(drawn.figure.source if drawn else ())]
        is_outside = bool(filters.countries) and not countries_touched(dossier, leg) & set(filters.countries)
        paths.append(
            MapPath(
                id=leg.id,
                coordinates=network.leg_line(dossier, leg),
                colour=dossier.corridors[mine[0]].colour,
                line=LINES[state.status],
                text=title,
                detail=detail,
                is_dimmed=is_outside or (layer is not None and drawn is None),
                width=layer.width(leg.id) if layer is not None else None,
            )
        )
        rows.append(row)
    lead_last = {one: -place for place, one in enumerate(order)}
    colours = {dossier.corridors[one].colour: one for one in order}
    paths.sort(key=lambda path: (not path.is_dimmed, lead_last[colours[path.colour]]))
    views = [view.id for view in dossier.desk.map_views]
    view = options.get("view", "")
    leg_ids = {path.id for path in paths}
    selected = options.get("leg") if options.get("leg") in leg_ids else None
    boundaries = next((one for one in dossier.desk.boundary_views if one.id == options.get("boundaries")), None)
    disruption = dossier.disruptions.get(options.get("disruption", ""))
    flags, unplaced = _flags(dossier, corridors, filters) if options.get("layer") == LAYERS[1] else ((), 0)
    body = Map(
        paths=tuple(paths),
        points=_points(dossier, corridors, legs, filters, layer),
        view_id=view if view in views else (views[0] if views else ""),
        legend=_legend(dossier, order, filters, layer, bool(flags)),
        boundary_note=boundaries.said("note", lang) if boundaries else dossier.desk.boundary_note(lang) or "",
        credit=dossier.desk.basemap_credit or "",
        option="leg",
        selected=selected,
        flags=flags,
        marked=tuple(one for one in works.touched_legs(dossier, disruption) if one in leg_ids) if disruption else (),
        centre=centre(options.get("at", "")),
        left_out=boundaries.leaves_out if boundaries else (),
    )
    headline = _headline(dossier, corridors, filters, options, layer, bool(paths))
    notes = [t("routes.map.note_status"), t("routes.map.note_line")]
    if filters.countries:
        notes.append(t("routes.map.note_filter"))
    if layer is not None:
        notes.append(t("routes.map.note_measure"))
    if unplaced:
        notes.append(t("routes.map.note_unplaced", count=unplaced))
    if disruption is not None:
        notes.append(t("routes.map.note_disruption", name=disruption.name(lang)))
    return Exhibit(
        id="routes-map",
        question=t("routes.map.question_measure") if layer is not None else t("routes.map.question"),
        headline=headline,
        body=body,
        table=pd.DataFrame(rows),
        sources=in_order(used),
        notes=tuple(notes),
        options={"view": body.view_id} | ({"leg": selected} if selected else {}),
        alt=t("routes.map.alt", total=len(corridors), legs=len(legs), headline=headline),
    )


def centre(text: str) -> tuple[float, float, float] | None:
    """Longitude, latitude and zoom of a text such as 52.1,41.3,5.2; None where it is none."""
    match = CENTRE.fullmatch(text)
    if match is None:
        return None
    lon, lat, zoom = (float(part) for part in match.groups())
    return (lon, lat, zoom) if abs(lon) <= 360 and abs(lat) <= 85 and zoom <= 12 else None


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


def boundary_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> dict[str, str]:
    """The view of boundaries drawn by default, and the others that the desk offers."""
    others = {one.id: one.name(filters.lang) for one in dossier.desk.boundary_views}
    return {"default": words(filters.lang)("routes.map.boundaries"), **others} if others else {}


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


def _layer(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Layer | None:
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


def _said(drawn: Drawn, filters: Filters) -> str:
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


def _headline(
    dossier: Dossier,
    corridors: list[Corridor],
    filters: Filters,
    options: Mapping[str, str],
    layer: Layer | None,
    has_paths: bool,
) -> str:
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    if not has_paths:
        return t("routes.map.empty", day=written.date(day, lang))
    if layer is not None:
        top = max((*layer.legs.values(), *layer.nodes.values()), key=lambda one: one.value, default=None)
        own = sum(not one.is_whole for one in layer.legs.values())
        return t(
            "routes.map.headline_measure", name=measure_name(layer.measure, lang), year=written.year(layer.year, lang),
            legs=own, nodes=len(layer.nodes),
            largest=written.quantity(round(top.value, 2), layer.measure.unit, lang) if top else "",
            scope=top.figure.said("scope", lang) if top else "",
        )  # fmt: skip
    if options.get("layer") == LAYERS[1]:
        standing = [one for one in works.standing_bottlenecks(dossier, day) if _is_on(one, corridors, filters)]
        placed = sum(bool(one.nodes or one.legs) for one in standing)
        return t("routes.map.headline_flags", day=written.date(day, lang), count=len(standing), placed=placed)
    is_beyond = day > dossier.horizon
    known = written.date(dossier.horizon if is_beyond else day, lang)
    status = {one.id: network.corridor_status(dossier, one, day) for one in corridors}
    first = next((one for one in corridors if one.id == dossier.desk.lead_corridor), corridors[0])
    said = t(f"routes.statuses.{status[first.id] or 'unknown'}")
    if len(corridors) == 1:
        ways = [network.variant_status(dossier, variant, day) for variant in first.variants]
        return t(
            "routes.map.headline_one_beyond" if is_beyond else "routes.map.headline_one", day=known, name=first.name(lang),
            status=said, running=ways.count("operational"), total=len(ways),
        )  # fmt: skip
    return t(
        "routes.map.headline_beyond" if is_beyond else "routes.map.headline", day=known, name=first.short(lang), status=said,
        running=sum(one == "operational" for one in status.values()), total=len(corridors),
    )  # fmt: skip


def _is_on(one: Bottleneck, corridors: list[Corridor], filters: Filters) -> bool:
    """Whether a bottleneck is on the corridors shown and in the countries filtered for."""
    is_here = not filters.countries or bool(set(one.countries) & set(filters.countries))
    return is_here and (not one.corridors or bool(set(one.corridors) & {corridor.id for corridor in corridors}))


def _legend(
    dossier: Dossier, order: list[str], filters: Filters, layer: Layer | None, has_flags: bool
) -> tuple[Key, ...]:
    t, lang = words(filters.lang), filters.lang
    lines: tuple[Literal["solid", "dashed", "hollow"], ...] = ("solid", "dashed", "hollow")
    hues = [
        Key(dossier.corridors[one].short(lang), colour=dossier.corridors[one].colour, line="solid") for one in order
    ]
    styles = [Key(t(f"routes.map.{line}"), line=line) for line in lines]
    kinds = [Key(t(f"routes.kinds.{kind}"), glyph=glyph) for kind, glyph in GLYPHS.items()]
    sizes: list[Key] = []
    if layer is not None and layer.largest:
        for share in (1.0, 0.25, 0.0625):
            value = written.quantity(_rounded(layer.largest * share), layer.measure.unit, lang)
            sizes.append(Key(value, line="solid", width=THINNEST + (WIDEST - THINNEST) * sqrt(share)))
        sizes.append(Key(t("routes.map.no_figure"), line="solid", width=BARE))
    flags = [Key(t("routes.map.flag"), glyph="❶")] if has_flags else []
    return (*sizes, *flags, *hues, *styles, *kinds)


def _rounded(value: float) -> float:
    """A figure to two significant digits, for a legend."""
    return float(f"{value:.2g}")


def _flags(dossier: Dossier, corridors: list[Corridor], filters: Filters) -> tuple[tuple[MapFlag, ...], int]:
    """The bottlenecks at their nodes or on their legs, numbered as in their list; and how many have no place."""
    at: dict[tuple[float, float], list[tuple[str, str]]] = {}
    unplaced = 0
    for number, one in enumerate(works.standing_bottlenecks(dossier, filters.as_of), 1):
        if not _is_on(one, corridors, filters):
            continue
        places = [(dossier.nodes[node].lon, dossier.nodes[node].lat) for node in one.nodes]
        for leg in () if places else one.legs[:1]:
            line = network.leg_line(dossier, dossier.legs[leg])
            places.append(line[len(line) // 2] if len(line) > 2 else _midway(line))
        unplaced += not places
        for place in places:
            at.setdefault(place, []).append((str(number), one.name(filters.lang)))
    flags = [
        MapFlag(lon, lat, ",".join(mark for mark, _ in found), "\n".join(f"{mark} {name}" for mark, name in found))
        for (lon, lat), found in at.items()
    ]
    return tuple(flags), unplaced


def _midway(line: network.Line) -> tuple[float, float]:
    (lon_a, lat_a), (lon_b, lat_b) = line[0], line[-1]
    return (lon_a + lon_b) / 2, (lat_a + lat_b) / 2


def _points(
    dossier: Dossier, corridors: list[Corridor], legs: list[Leg], filters: Filters, layer: Layer | None
) -> tuple[MapPoint, ...]:
    """The nodes of the legs shown. Rank 0: ends of corridors; 1: ports; 2: borders and gauge breaks; 3: ends of legs."""
    t, lang = words(filters.lang), filters.lang
    ends: set[str] = set()
    for corridor in corridors:
        ends |= set(network.variant_ends(dossier, corridor.variants[0]))
    leg_nodes = {node for leg in legs for node in (leg.from_node, leg.to_node)}
    points = []
    for node_id in dict.fromkeys(node for leg in legs for node in network.leg_nodes(leg)):
        node = dossier.nodes[node_id]
        kind = KINDS.get(node.kind)
        if kind is None:
            continue
        ranks = {"port": 1, "border": 2, "gauge_break": 2}
        rank = 0 if node.id in ends else ranks.get(kind, 3 if node.id in leg_nodes else 4)
        if rank == 2 and node.id not in leg_nodes:
            rank = 3
        where = country(dossier, node.country, lang) if node.country else ""
        detail = f"{t(f'routes.kinds.{kind}')} · {where}" if where else t(f"routes.kinds.{kind}")
        size = layer.size(node.id) if layer is not None else None
        if layer is not None and node.id in layer.nodes:
            rank, detail = 0, f"{detail}\n{_said(layer.nodes[node.id], filters)}"
        points.append(MapPoint(node.id, node.lon, node.lat, node.name(lang), kind, rank, detail, size))
    return tuple(sorted(points, key=lambda point: point.rank))
