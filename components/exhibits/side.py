"""Two to four corridors side by side, on their whole way or between two places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from components.analysis import measurement, network, works
from components.analysis.profile import Profile, profile, section
from components.records import Corridor, Dossier, Measurement, Variant
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Exhibit, Filters, Header, Table
from .figures import best, described, figure, printed_length
from .naming import TONES, country, in_order, place

MOST = 4
DEFAULT = 3
"""Corridors shown where none is filtered for."""
ROWS = (
    "way", "status", "length", "published_length", "jurisdictions", "borders", "gauge_breaks", "transshipments", "times", "cost",
    "volume", "capacity", "bottlenecks", "risks", "disruptions",
)  # fmt: skip


@dataclass(frozen=True)
class Side:
    """A corridor with the way compared, and the part of it between the two places asked for."""

    corridor: Corridor
    variant: Variant
    found: Profile


def routes_side(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The corridors filtered for beside one another; options `origin` and `destination` are nodes that a way serves.

    Between two places the shortest way of each corridor that serves both is compared.
    """
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    origin, destination = options.get("origin", ""), options.get("destination", "")
    is_section = origin in dossier.nodes and destination in dossier.nodes and origin != destination
    corridors = compared(dossier, filters, is_section)
    serving = [
        side
        for corridor in corridors
        if (side := _side(dossier, filters, corridor, origin, destination, is_section)) is not None
    ]
    if is_section:
        serving.sort(key=lambda side: side.found.length_km)
    sides = serving[:MOST]
    cells = [_cells(dossier, filters, side, is_section) for side in sides]
    names = [t(f"side.rows.{row}") for row in ROWS]
    ends = {"start": place(dossier, origin, lang), "end": place(dossier, destination, lang)} if is_section else {}
    rows = tuple((Cell(name), *(column[row] for column in cells)) for row, name in zip(ROWS, names, strict=True))
    if not sides:
        headline = t("side.empty" if is_section else "side.none", **ends)
    else:
        each = written.list(
            (
                t("side.each", name=side.corridor.short(lang), km=written.number(round(side.found.length_km), lang),
                  borders=side.found.count("border"), breaks=side.found.count("gauge_break"))
                for side in sides
            ),
            lang,
        )  # fmt: skip
        if is_section:
            headline = t("side.headline_section", **ends, list=each, missing=len(corridors) - len(serving))
            if len(serving) > len(sides):
                headline += t("side.longer", count=len(serving) - len(sides))
        else:
            headline = t("side.headline", day=written.date(day, lang), list=each)
    return Exhibit(
        id="routes-side",
        question=t("side.question"),
        headline=headline,
        body=Table(
            (Header("row", t("side.row")), *(Header(s.corridor.id, s.corridor.short(lang), colour=s.corridor.colour) for s in sides)),
            rows if sides else (), widths={"row": 1.2} | {side.corridor.id: 3 for side in sides}, empty=headline,
        ),
        table=pd.DataFrame(
            [
                {"corridor": side.corridor.id, "row": row, "value": column[row].text, "detail": column[row].detail,
                 "source": ";".join(column[row].sources)}
                for side, column in zip(sides, cells, strict=True)
                for row in ROWS
            ],
            columns=["corridor", "row", "value", "detail", "source"],
        ),
        sources=in_order(source for column in cells for cell in column.values() for source in cell.sources),
        notes=(t("side.note"), t("routes.compare.note_times")),
        options={"origin": origin, "destination": destination} if is_section else {},
    )  # fmt: skip


def compared(dossier: Dossier, filters: Filters, is_section: bool = False) -> tuple[Corridor, ...]:
    """The first four corridors filtered for; else the lead corridor and the next in the file, between two places all."""
    if filters.corridors:
        return tuple(dossier.corridors[code] for code in filters.corridors[:MOST])
    order = sorted(dossier.corridors.values(), key=lambda one: one.id != dossier.desk.lead_corridor)
    return tuple(order if is_section else order[:DEFAULT])


def end_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str], other: str = "") -> dict[str, str]:
    """The places that a way of the corridors compared serves, by name; beside the end `other` those on one way with it."""
    chosen = options.get(other, "")
    ways = [
        _places(dossier, variant)
        for corridor in compared(dossier, filters, is_section=True)
        for variant in corridor.variants
    ]
    served = {node for way in ways if chosen not in dossier.nodes or chosen in way for node in way}
    names = {node: place(dossier, node, filters.lang) for node in served if node != chosen}
    return dict(sorted(names.items(), key=lambda item: item[1]))


def _places(dossier: Dossier, variant: Variant) -> set[str]:
    """The places that a way serves."""
    legs = [dossier.legs[stretch.leg] for stretch in variant.legs]
    return {node for leg in legs for node in (leg.from_node, leg.to_node)}


def _side(
    dossier: Dossier, filters: Filters, corridor: Corridor, origin: str, destination: str, is_section: bool
) -> Side | None:
    if not is_section:
        return Side(corridor, corridor.variants[0], profile(dossier, corridor.variants[0], filters.as_of))
    parts = [
        Side(corridor, variant, part)
        for variant in corridor.variants
        if (part := section(profile(dossier, variant, filters.as_of), origin, destination)) is not None
    ]
    return min(parts, key=lambda side: side.found.length_km, default=None)


def _cells(dossier: Dossier, filters: Filters, side: Side, is_section: bool) -> dict[str, Cell]:
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    corridor, found = side.corridor, side.found
    statuses = [run.status for run in found.legs if run.status is not None]
    status = max(statuses, key=network.LEG_STATUSES.index) if len(statuses) == len(found.legs) else None
    glyph, tone = TONES[status] if status else ("", "none")
    nodes = {stop.node for stop in found.stops}
    legs = {run.leg.id for run in found.legs}
    bottlenecks = [
        one
        for one in works.standing_bottlenecks(dossier, day)
        if set(one.nodes) & nodes
        or set(one.legs) & legs
        or (corridor.id in one.corridors and not one.nodes and not one.legs)
    ]
    risks = [one for one in works.known_risks(dossier, day) if corridor.id in one.corridors]
    kinds = written.list(dict.fromkeys(t(f"trouble.kinds.{one.kind}") for one in risks), lang)
    trouble = [
        one
        for one in works.known_disruptions(dossier, day)
        if works.is_ongoing(one, day) and (corridor.id in one.corridors or set(one.nodes) & nodes)
    ]
    mine = {name: [m for m in getattr(dossier, name) if m.corridor == corridor.id] for name in measurement.DATASETS}
    return {
        "way": Cell(side.variant.name(lang)),
        "status": Cell(t(f"routes.statuses.{status or 'unknown'}"), glyph=glyph, tone=tone, basis="derived"),
        "length": Cell(t("routes.compare.km", km=written.number(round(found.length_km), lang)), basis="derived"),
        "published_length": Cell("", t("side.whole_only"), tone="none") if is_section
        else printed_length(side.variant, corridor, lang),
        "jurisdictions": Cell(
            " → ".join(country(dossier, code, lang) for code in found.jurisdictions), str(len(found.jurisdictions))
        ),
        "borders": _at(dossier, found, "border", lang),
        "gauge_breaks": _at(dossier, found, "gauge_break", lang),
        "transshipments": _at(dossier, found, "transshipment", lang),
        "times": _by_year(dossier, mine["transit_times"], filters),
        "cost": _by_year(dossier, mine["freight_costs"], filters),
        "volume": best(dossier, [m for m in mine["volumes"] if measurement.is_whole_year(m)], filters),
        "capacity": best(dossier, mine["capacities"], filters),
        "bottlenecks": Cell(str(len(bottlenecks)), written.list((one.name(lang) for one in bottlenecks), lang),
                            sources=in_order(source for one in bottlenecks for source in one.source)),
        "risks": Cell(str(len(risks)), kinds, sources=in_order(source for one in risks for source in one.source)),
        "disruptions": Cell(str(len(trouble)), written.list((one.name(lang) for one in trouble), lang),
                            sources=in_order(source for one in trouble for source in one.source)),
    }  # fmt: skip


def _at(dossier: Dossier, found: Profile, change: str, lang: str) -> Cell:
    """How often something changes on the way, and where."""
    places = [place(dossier, stop.node, lang) for stop in found.stops if change in stop.changes]
    return Cell(str(len(places)), written.list(places, lang), basis="derived")


def _by_year(dossier: Dossier, figures: list[Measurement], filters: Filters) -> Cell:
    """The range of what is published for each of the newest three years, and what each figure measures."""
    lang = filters.lang
    known = [one for one in figures if measurement.is_known(dossier, one, filters.as_of)]
    units = {one.unit for one in known}
    if len(units) != 1:
        return best(dossier, figures, filters)
    years = sorted({one.period.year for one in known}, reverse=True)[:3]
    parts, details, used = [], [], []
    for year in years:
        of_year = [one for one in known if one.period.year == year]
        ends = [end for one in of_year for end in (one.low, one.value, one.high) if end is not None]
        low, high = min(ends), max(ends)
        span = written.quantity(low, of_year[0].unit, lang, None if low == high else high)
        parts.append(words(lang)("side.of_year", year=written.year(year, lang), span=span))
        details += [f"{figure(one, lang)}: {described(one, lang)}" for one in of_year[:1]]
        used += [source for one in of_year for source in one.source]
    return Cell("; ".join(parts), " · ".join(details), sources=in_order(used), basis="published")
