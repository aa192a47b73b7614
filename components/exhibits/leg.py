"""One leg: what is known about it, and how it is picked."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from components.analysis import network
from components.records import Dossier
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Exhibit, Filters, Header, Table, Text
from .naming import TONES, country, in_order, leg_name, place


def routes_leg(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """What is known about the leg that the option `leg` names."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    leg = dossier.legs.get(options.get("leg", ""))
    if leg is None:
        none = t("routes.leg.none")
        return Exhibit("routes-leg", t("routes.leg.question"), none, Text((), empty=none), pd.DataFrame())
    rows: list[tuple[str, Cell, str]] = []

    def add(label: str, cell: Cell, remark: str = "") -> None:
        rows.append((label, cell, remark))

    for state in leg.states:
        if state.since is not None and state.since.last_day > day:
            continue
        glyph, tone = TONES[state.status]
        since = written.date(state.since, lang) if state.since else ""
        note = state.said("note", lang)
        add(
            t("routes.leg.status_since", day=since) if since else t("routes.leg.status_open"),
            Cell(
                t(f"routes.statuses.{state.status}"), glyph=glyph, tone=tone, sources=state.source,
                basis="published" if state.source else "assumed",
            ),
            note or ("" if state.source else t("routes.leg.general")),
        )  # fmt: skip
    assumed = t("routes.leg.general")
    add(t("routes.leg.mode"), Cell(t(f"routes.modes.{leg.mode}")))
    km = written.number(leg.computed_km, lang, 0)
    add(t("routes.leg.length"), Cell(t("routes.compare.km", km=km), basis="derived"), t("routes.leg.length_how"))
    for length in leg.lengths:
        text = t("routes.compare.km", km=written.number(length.km, lang))
        between = length.said("between", lang)
        add(t("routes.leg.published_length"), Cell(text, sources=length.source, basis="published"), between)
    if leg.gauge_mm:
        is_assumed = "gauge_mm" in leg.assumed
        gauge = Cell(f"{written.number(leg.gauge_mm, lang)} mm", basis="assumed" if is_assumed else "published")
        add(t("routes.leg.gauge"), gauge, assumed if is_assumed else "")
    if leg.tracks:
        add(t("routes.leg.tracks"), Cell(str(leg.tracks)))
    if leg.is_electrified is not None:
        add(t("routes.leg.electrified"), Cell(t("routes.leg.yes" if leg.is_electrified else "routes.leg.no")))
    if leg.operator:
        is_assumed = "operator" in leg.assumed
        operator = Cell(leg.operator, basis="assumed" if is_assumed else None)
        add(t("routes.leg.operator"), operator, assumed if is_assumed else "")
    if leg.countries:
        is_assumed = "countries" in leg.assumed
        names = written.list((country(dossier, code, lang) for code in leg.countries), lang)
        countries = Cell(names, basis="assumed" if is_assumed else None)
        add(t("routes.leg.countries"), countries, assumed if is_assumed else "")
    users = network.corridors_of_legs(dossier)[leg.id]
    if users:
        names = written.list((dossier.corridors[one].name(lang) for one in users), lang)
        add(t("routes.leg.corridors"), Cell(names))
    add(t("routes.leg.geometry"), Cell(t(f"routes.leg.{leg.geometry}")))
    remark = leg.said("note", lang)
    if remark:
        add(t("routes.leg.note"), Cell(remark))
    status = network.leg_status(leg, day)
    titles = ("property", "value", "remark")
    body = Table(
        columns=tuple(Header(one, t(f"routes.leg.{one}")) for one in titles),
        rows=tuple((Cell(label), cell, Cell(remark)) for label, cell, remark in rows),
        widths={"property": 2, "value": 3, "remark": 4},
    )
    start_end = {"start": place(dossier, leg.from_node, lang), "end": place(dossier, leg.to_node, lang)}
    return Exhibit(
        id="routes-leg",
        question=t("routes.leg.question"),
        headline=t(
            "routes.leg.headline", **start_end, status=t(f"routes.statuses.{status or 'unknown'}"),
            day=written.date(day, lang), km=km, mode=t(f"routes.modes.{leg.mode}"),
        ),
        body=body,
        table=pd.DataFrame(
            [
                {"property": label, "value": cell.text, "basis": cell.basis or "", "remark": remark,
                 "source": ";".join(cell.sources)}
                for label, cell, remark in rows
            ]
        ),
        sources=in_order(source for _, cell, _ in rows for source in cell.sources),
        options={"leg": leg.id},
    )  # fmt: skip


def leg_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> dict[str, str]:
    """The legs of the corridors filtered for, else of the lead corridor; and the leg chosen."""
    lead = dossier.desk.lead_corridor
    corridors = filters.corridors or ((lead,) if lead else tuple(dossier.corridors)[:1])
    legs = dict.fromkeys(
        stretch.leg
        for corridor in corridors
        for variant in dossier.corridors[corridor].variants
        for stretch in variant.legs
    )
    if options.get("leg") in dossier.legs:
        legs[options["leg"]] = None
    return {leg: leg_name(dossier, dossier.legs[leg], filters.lang) for leg in legs}
