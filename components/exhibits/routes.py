"""The corridors: the map, the details of a leg, and the comparison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import pandas as pd

from components.analysis import network
from components.records import Corridor, Dossier, Leg, LegStatus, Measurement, Node
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Exhibit, Filters, Header, Key, Map, MapPath, MapPoint, Table, Text, Tone

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
KINDS: Mapping[str, str] = {
    "seaport": "port", "caspian_port": "port", "rail_border": "border", "road_border": "border",
    "gauge_break": "gauge_break", "city": "place", "junction": "place", "terminal": "place",
}  # fmt: skip
GLYPHS: Mapping[str, str] = {"port": "■", "border": "▲", "gauge_break": "◆", "place": "●"}


def routes_map(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The corridors on the map, in the preset view that the option `view` names; `leg` is the leg chosen."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    corridors = _chosen(dossier, filters)
    users = network.corridors_of_legs(dossier)
    shown = {corridor.id for corridor in corridors}
    lead = dossier.desk.lead_corridor
    order = sorted(shown, key=lambda one: (one != lead, list(dossier.corridors).index(one)))
    paths: list[MapPath] = []
    rows: list[dict[str, object]] = []
    legs: list[Leg] = []
    for leg in dossier.legs.values():
        mine = [one for one in order if one in users[leg.id]]
        state = network.leg_state(leg, day)
        if not mine or state is None:
            continue
        legs.append(leg)
        status = t(f"routes.statuses.{state.status}")
        names = written.list((dossier.corridors[one].short(lang) for one in mine), lang)
        title = _ends(dossier, leg, filters)
        dimmed = bool(filters.countries) and not _touched(dossier, leg) & set(filters.countries)
        paths.append(
            MapPath(
                id=leg.id,
                coordinates=network.leg_line(dossier, leg),
                colour=dossier.corridors[mine[0]].colour,
                line=LINES[state.status],
                text=title,
                detail=t("routes.map.detail", status=status, mode=t(f"routes.modes.{leg.mode}"), corridors=names),
                is_dimmed=dimmed,
            )
        )
        rows.append(
            {
                "leg": leg.id, "name": title, "status": state.status, "since": str(state.since or ""),
                "mode": leg.mode, "countries": ";".join(leg.countries), "computed_km": leg.computed_km,
                "corridors": ";".join(mine), "source": ";".join(state.source),
            }
        )  # fmt: skip
    lead_last = {one: -place for place, one in enumerate(order)}
    colours = {dossier.corridors[one].colour: one for one in order}
    paths.sort(key=lambda path: (not path.is_dimmed, lead_last[colours[path.colour]]))
    if paths:
        headline = _map_headline(dossier, corridors, filters)
    else:
        headline = t("routes.map.empty", day=written.date(day, lang))
    views = [view.id for view in dossier.desk.map_views]
    view = options.get("view", "")
    leg_ids = {path.id for path in paths}
    selected = options.get("leg") if options.get("leg") in leg_ids else None
    body = Map(
        paths=tuple(paths),
        points=_points(dossier, corridors, legs, filters),
        view_id=view if view in views else (views[0] if views else ""),
        legend=_legend(dossier, order, filters),
        boundary_note=dossier.desk.boundary_note(lang) or "",
        credit=dossier.desk.basemap_credit or "",
        option="leg",
        selected=selected,
    )
    notes = [t("routes.map.note_status"), t("routes.map.note_line")]
    return Exhibit(
        id="routes-map",
        question=t("routes.map.question"),
        headline=headline,
        body=body,
        table=pd.DataFrame(rows),
        sources=_in_order(source for leg in legs for state in leg.states for source in state.source),
        notes=(*notes, t("routes.map.note_filter")) if filters.countries else tuple(notes),
        options={"view": body.view_id} | ({"leg": selected} if selected else {}),
        alt=t("routes.map.alt", total=len(corridors), legs=len(legs), headline=headline),
    )


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
        names = written.list((_country(dossier, code, lang) for code in leg.countries), lang)
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
    start_end = {"start": _name(dossier, leg.from_node, lang), "end": _name(dossier, leg.to_node, lang)}
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
        sources=_in_order(source for _, cell, _ in rows for source in cell.sources),
        options={"leg": leg.id},
    )  # fmt: skip


def routes_compare(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The corridors beside one another, along the first-named way of each."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    names = (
        "corridor", "status", "length", "published_length", "modes", "borders", "gauge_breaks", "jurisdictions",
        "transit", "cost",
    )  # fmt: skip
    found = [(corridor, network.facts(dossier, corridor.variants[0])) for corridor in _chosen(dossier, filters)]
    if filters.countries:
        found = [pair for pair in found if _corridor_countries(dossier, pair[0]) & set(filters.countries)]
    rows: list[tuple[Cell, ...]] = []
    records: list[dict[str, object]] = []
    timed = 0
    for corridor, one in found:
        status = network.corridor_status(dossier, corridor, day)
        glyph, tone = TONES[status] if status else ("", "none")
        times = [m for m in dossier.transit_times if m.corridor == corridor.id]
        costs = [m for m in dossier.freight_costs if m.corridor == corridor.id]
        transit, cost = _measured(dossier, times, filters), _measured(dossier, costs, filters)
        timed += any(m.basis == "observed" and _is_known(dossier, m, filters) for m in times)
        ends = t(
            "routes.compare.ends", start=_name(dossier, one.origin, lang), end=_name(dossier, one.destination, lang)
        )
        lengths = (*corridor.variants[0].lengths, *corridor.lengths)
        printed = Cell("", tone="none")
        if lengths:
            between = lengths[0].said("between", lang)
            km = t("routes.compare.km", km=written.number(lengths[0].km, lang))
            printed = Cell(km, detail=between, sources=lengths[0].source, basis="published")
        km = t("routes.compare.km", km=written.number(one.length_km, lang, 0))
        cells = (
            Cell(corridor.short(lang), detail=corridor.name(lang)),
            Cell(t(f"routes.statuses.{status or 'unknown'}"), glyph=glyph, tone=tone, basis="derived"),
            Cell(km, detail=ends, basis="derived"),
            printed,
            Cell(" → ".join(t(f"routes.modes.{mode}") for mode in one.modes)),
            Cell(str(len(one.borders)), basis="derived"),
            Cell(str(len(one.gauge_breaks)), basis="derived",
                 detail=written.list((_name(dossier, node, lang) for node in one.gauge_breaks), lang)),
            Cell(" → ".join(_country(dossier, code, lang) for code in one.jurisdictions), basis="derived"),
            transit,
            cost,
        )  # fmt: skip
        rows.append(cells)
        record: dict[str, object] = {"corridor": corridor.id}
        for name, cell in zip(names[1:], cells[1:], strict=True):
            record[name] = cell.text + (f" ({cell.detail})" if cell.detail else "")
        record["source"] = ";".join(_in_order(source for cell in cells for source in cell.sources))
        records.append(record)
    if not found:
        headline = t("routes.compare.empty")
    elif len(found) == 1:
        corridor, one = found[0]
        headline = t(
            "routes.compare.headline_one", name=corridor.name(lang), km=written.number(one.length_km, lang, 0),
            borders=len(one.borders), breaks=len(one.gauge_breaks),
        )  # fmt: skip
    else:
        by_length = sorted(found, key=lambda pair: pair[1].length_km)
        (short, short_facts), (long, long_facts) = by_length[0], by_length[-1]
        headline = t(
            "routes.compare.headline", total=len(found), timed=timed,
            short=short.short(lang), short_km=written.number(short_facts.length_km, lang, 0),
            long=long.short(lang), long_km=written.number(long_facts.length_km, lang, 0),
        )  # fmt: skip
    return Exhibit(
        id="routes-compare",
        question=t("routes.compare.question"),
        headline=headline,
        body=Table(
            columns=tuple(Header(name, t(f"routes.compare.{name}")) for name in names),
            rows=tuple(rows),
            numeric=frozenset({"borders"}),
            widths={"corridor": 3, "status": 1.6, "length": 2.4, "published_length": 2.4, "modes": 2, "borders": 1,
                    "gauge_breaks": 1.6, "jurisdictions": 3, "transit": 3, "cost": 3},
            empty=t("routes.compare.empty"),
        ),
        table=pd.DataFrame(records),
        sources=_in_order(source for row in rows for cell in row for source in cell.sources),
        notes=(t("routes.compare.note_way"), t("routes.compare.note_times")),
    )  # fmt: skip


def _chosen(dossier: Dossier, filters: Filters) -> list[Corridor]:
    return [one for one in dossier.corridors.values() if not filters.corridors or one.id in filters.corridors]


def _map_headline(dossier: Dossier, corridors: list[Corridor], filters: Filters) -> str:
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    status = {one.id: network.corridor_status(dossier, one, day) for one in corridors}
    first = next((one for one in corridors if one.id == dossier.desk.lead_corridor), corridors[0])
    is_beyond = day > dossier.horizon
    return t(
        "routes.map.headline_beyond" if is_beyond else "routes.map.headline",
        day=written.date(dossier.horizon if is_beyond else day, lang),
        name=first.short(lang),
        status=t(f"routes.statuses.{status[first.id] or 'unknown'}"),
        running=sum(one == "operational" for one in status.values()),
        total=len(corridors),
    )


def _legend(dossier: Dossier, order: list[str], filters: Filters) -> tuple[Key, ...]:
    t = words(filters.lang)
    lines: tuple[Literal["solid", "dashed", "hollow"], ...] = ("solid", "dashed", "hollow")
    hues = [
        Key(dossier.corridors[one].short(filters.lang), colour=dossier.corridors[one].colour, line="solid")
        for one in order
    ]
    styles = [Key(t(f"routes.map.{line}"), line=line) for line in lines]
    kinds = [Key(t(f"routes.kinds.{kind}"), glyph=glyph) for kind, glyph in GLYPHS.items()]
    return (*hues, *styles, *kinds)


def _points(dossier: Dossier, corridors: list[Corridor], legs: list[Leg], filters: Filters) -> tuple[MapPoint, ...]:
    """The nodes of the legs shown. Rank 0: ends of corridors; 1: ports; 2: borders and gauge breaks; 3: ends of legs."""
    t, lang = words(filters.lang), filters.lang
    ends: set[str] = set()
    for corridor in corridors:
        found = network.facts(dossier, corridor.variants[0])
        ends |= {found.origin, found.destination}
    leg_ends = {node for leg in legs for node in (leg.from_node, leg.to_node)}
    points = []
    for node_id in dict.fromkeys(node for leg in legs for node in network.leg_nodes(leg)):
        node = dossier.nodes[node_id]
        kind = KINDS.get(node.kind)
        if kind is None:
            continue
        ranks = {"port": 1, "border": 2, "gauge_break": 2}
        rank = 0 if node.id in ends else ranks.get(kind, 3 if node.id in leg_ends else 4)
        if rank == 2 and node.id not in leg_ends:
            rank = 3
        place = _country(dossier, node.country, lang) if node.country else ""
        detail = f"{t(f'routes.kinds.{kind}')} · {place}" if place else t(f"routes.kinds.{kind}")
        points.append(MapPoint(node.id, node.lon, node.lat, node.name(lang), kind, rank, detail))
    return tuple(sorted(points, key=lambda point: point.rank))


def _measured(dossier: Dossier, measurements: list[Measurement], filters: Filters) -> Cell:
    """The newest figure measured, else quoted, that was known on the day; a target beside it, marked as one."""
    t = words(filters.lang)
    known = [m for m in measurements if _is_known(dossier, m, filters)]
    best: Measurement | None = None
    for basis in ("observed", "quoted", "forecast"):
        of_basis = [m for m in known if m.basis == basis]
        if of_basis:
            best = max(of_basis, key=lambda m: m.period)
            break
    targets = [m for m in known if m.basis == "target"]
    target = max(targets, key=lambda m: m.period) if targets else None
    if best is None and target is None:
        return Cell("", tone="none")
    main = best or target
    assert main is not None
    detail = _described(main, filters)
    sources = main.source
    if best is not None and target is not None:
        figure = f"{_figure(target, filters)} ({_described(target, filters)})"
        detail += " · " + t("routes.compare.target", figure=figure)
        sources = _in_order((*sources, *target.source))
    return Cell(_figure(main, filters), detail=detail, sources=sources, basis="published")


def _is_known(dossier: Dossier, measurement: Measurement, filters: Filters) -> bool:
    """Whether a figure was known on the day: its period is over, or, for what lies ahead, a source had appeared."""
    if measurement.basis in ("observed", "quoted"):
        return measurement.period.last_day <= filters.as_of or (
            measurement.period.first_day <= filters.as_of and _had_appeared(dossier, measurement, filters)
        )
    return _had_appeared(dossier, measurement, filters)


def _had_appeared(dossier: Dossier, measurement: Measurement, filters: Filters) -> bool:
    dates = [dossier.sources[source].published for source in measurement.source if source in dossier.sources]
    return any(one is not None and one.last_day <= filters.as_of for one in dates)


def _figure(measurement: Measurement, filters: Filters) -> str:
    low, value, high = measurement.low, measurement.value, measurement.high
    lang = filters.lang
    if low is not None and high is not None and low != high:
        return written.quantity(low, measurement.unit, lang, high)
    single = next(one for one in (value, low, high) if one is not None)
    return written.quantity(single, measurement.unit, lang)


def _described(measurement: Measurement, filters: Filters) -> str:
    t, lang = words(filters.lang), filters.lang
    return t(
        "routes.compare.measured",
        scope=measurement.said("scope", lang),
        period=written.period(measurement.period_text, lang)
        if measurement.period_text
        else written.date(measurement.period, lang),
        basis=t(f"routes.compare.bases.{measurement.basis}"),
    )


def _touched(dossier: Dossier, leg: Leg) -> set[str]:
    ends = (dossier.nodes[leg.from_node].country, dossier.nodes[leg.to_node].country)
    return {*leg.countries, *(code for code in ends if code)}


def _corridor_countries(dossier: Dossier, corridor: Corridor) -> set[str]:
    return {
        code
        for variant in corridor.variants
        for stretch in variant.legs
        for code in _touched(dossier, dossier.legs[stretch.leg])
    }


def _ends(dossier: Dossier, leg: Leg, filters: Filters) -> str:
    start, end = _name(dossier, leg.from_node, filters.lang), _name(dossier, leg.to_node, filters.lang)
    return words(filters.lang)("routes.map.path", start=start, end=end)


def _name(dossier: Dossier, node: str, lang: str) -> str:
    place: Node = dossier.nodes[node]
    return place.name(lang)


def _country(dossier: Dossier, code: str, lang: str) -> str:
    country = dossier.countries.get(code)
    return country.name(lang) if country is not None else code


def _in_order(sources: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sources))


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
    return {leg: leg_name(dossier, dossier.legs[leg], filters) for leg in legs}


def leg_name(dossier: Dossier, leg: Leg, filters: Filters) -> str:
    """A leg by its ends and mode."""
    start, end = (dossier.nodes[node].name(filters.lang) for node in (leg.from_node, leg.to_node))
    return f"{start} – {end} ({words(filters.lang)(f'routes.modes.{leg.mode}')})"
