"""The corridors beside one another."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from components.analysis import network
from components.analysis.measurement import is_known
from components.analysis.profile import Profile, profile
from components.records import Corridor, Dossier, Variant
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Exhibit, Filters, Header, Table
from .figures import best, printed_length
from .naming import TONES, chosen_corridors, corridor_countries, country, in_order, leg_ends, place, some

HELD = 2
"""Legs named for which a way does not run end to end."""

NAMES = (
    "corridor", "status", "length", "published_length", "modes", "borders", "gauge_breaks", "jurisdictions", "transit",
    "cost",
)  # fmt: skip


def routes_compare(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The corridors beside one another, along the first-named way of each."""
    t, day = words(filters.lang), filters.as_of
    found = [
        (corridor, profile(dossier, corridor.variants[0], day))
        for corridor in chosen_corridors(dossier, filters)
        if not filters.countries or corridor_countries(dossier, corridor) & set(filters.countries)
    ]
    rows = [_cells(dossier, filters, corridor, way) for corridor, way in found]
    return Exhibit(
        id="routes-compare",
        question=t("routes.compare.question"),
        headline=_headline(dossier, filters, found),
        body=Table(
            columns=tuple(Header(name, t(f"routes.compare.{name}")) for name in NAMES),
            rows=tuple(rows),
            numeric=frozenset({"borders"}),
            widths={"corridor": 2.8, "status": 3.2, "length": 2.4, "published_length": 2.4, "modes": 2, "borders": 1,
                    "gauge_breaks": 1.6, "jurisdictions": 3, "transit": 3, "cost": 3},
            empty=t("routes.compare.empty"),
        ),
        table=pd.DataFrame(
            [_row(corridor.id, cells) for (corridor, _), cells in zip(found, rows, strict=True)]
        ),
        sources=in_order(source for row in rows for cell in row for source in cell.sources),
        notes=(t("routes.compare.note_way"), t("routes.compare.note_times")),
    )  # fmt: skip


def _cells(dossier: Dossier, filters: Filters, corridor: Corridor, way: Profile) -> tuple[Cell, ...]:
    """A corridor in the order of NAMES."""
    t, lang = words(filters.lang), filters.lang
    status = network.corridor_status(dossier, corridor, filters.as_of)
    glyph, tone = TONES[status] if status else ("", "none")
    why, reasons = _held_up(dossier, corridor.variants[0], filters)
    start, end = (place(dossier, stop.node, lang) for stop in (way.stops[0], way.stops[-1]))
    km = t("routes.compare.km", km=written.number(way.length_km, lang, 0))
    breaks = way.nodes_of("gauge_break")
    return (
        Cell(corridor.short(lang), detail=corridor.name(lang)),
        Cell(t(f"routes.statuses.{status or 'unknown'}"), why, glyph, tone, sources=reasons, basis="derived"),
        Cell(km, detail=t("routes.compare.ends", start=start, end=end), basis="derived"),
        printed_length(corridor.variants[0], corridor, lang),
        Cell(" → ".join(t(f"routes.modes.{mode}") for mode in way.modes)),
        Cell(str(way.count("border")), basis="derived"),
        Cell(str(len(breaks)), basis="derived",
             detail=written.list((place(dossier, node, lang) for node in breaks), lang)),
        Cell(" → ".join(country(dossier, code, lang) for code in way.jurisdictions), basis="derived"),
        best(dossier, [one for one in dossier.transit_times if one.corridor == corridor.id], filters),
        best(dossier, [one for one in dossier.freight_costs if one.corridor == corridor.id], filters),
    )  # fmt: skip


def _row(corridor: str, cells: tuple[Cell, ...]) -> dict[str, object]:
    """A corridor in the table behind the exhibit."""
    row: dict[str, object] = {"corridor": corridor}
    for name, cell in zip(NAMES[1:], cells[1:], strict=True):
        row[name] = cell.text + (f" ({cell.detail})" if cell.detail else "")
    return row | {"source": ";".join(in_order(source for cell in cells for source in cell.sources))}


def _headline(dossier: Dossier, filters: Filters, found: list[tuple[Corridor, Profile]]) -> str:
    t, lang = words(filters.lang), filters.lang
    if not found:
        return t("routes.compare.empty")
    if len(found) == 1:
        corridor, way = found[0]
        return t(
            "routes.compare.headline_one", name=corridor.name(lang), km=written.number(way.length_km, lang, 0),
            borders=way.count("border"), breaks=way.count("gauge_break"),
        )  # fmt: skip
    timed = {
        one.corridor
        for one in dossier.transit_times
        if one.basis == "observed" and is_known(dossier, one, filters.as_of)
    }
    by_length = sorted(found, key=lambda pair: pair[1].length_km)
    (short, shortest), (long, longest) = by_length[0], by_length[-1]
    return t(
        "routes.compare.headline", total=len(found), timed=sum(corridor.id in timed for corridor, _ in found),
        short=short.short(lang), short_km=written.number(shortest.length_km, lang, 0),
        long=long.short(lang), long_km=written.number(longest.length_km, lang, 0),
    )  # fmt: skip


def _held_up(dossier: Dossier, variant: Variant, filters: Filters) -> tuple[str, tuple[str, ...]]:
    """The legs for which a way does not run end to end, and why, with their sources; nothing where it runs."""
    t, lang = words(filters.lang), filters.lang
    status = network.variant_status(dossier, variant, filters.as_of)
    if status in (None, network.LEG_STATUSES[0]):
        return "", ()
    said: list[str] = []
    sources: list[str] = []
    reasons: list[str] = []
    for stretch in variant.legs:
        leg = dossier.legs[stretch.leg]
        state = network.leg_state(leg, filters.as_of)
        if state is not None and state.status == status:
            said.append(leg_ends(dossier, leg, lang))
            sources += state.source
            reasons.append(state.said("note", lang))
    legs, reason = some(said, HELD, lang), next(filter(None, reasons), "")
    return t("routes.compare.why", legs=legs, reason=reason) if reason else legs, in_order(sources)
