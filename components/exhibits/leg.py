"""One leg: what is known about it, and how it is picked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from components.analysis import network
from components.records import Dossier, Leg
from components.records.network import Assumed
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Exhibit, Filters, Header, Table, Text
from .naming import TONES, country, in_order, leg_name, place


@dataclass(frozen=True)
class _Fact:
    """One property of a leg with its value and a remark."""

    label: str
    cell: Cell
    remark: str = ""


def routes_leg(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """What is known about the leg that the option `leg` names."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    leg = dossier.legs.get(options.get("leg", ""))
    if leg is None:
        none = t("routes.leg.none")
        return Exhibit("routes-leg", t("routes.leg.question"), none, Text((), empty=none), pd.DataFrame())
    facts = [*_states(leg, filters), *_track(leg, lang), *_users(dossier, leg, lang)]
    status = network.leg_status(leg, day)
    titles = ("property", "value", "remark")
    return Exhibit(
        id="routes-leg",
        question=t("routes.leg.question"),
        headline=t(
            "routes.leg.headline", start=place(dossier, leg.from_node, lang), end=place(dossier, leg.to_node, lang),
            status=t(f"routes.statuses.{status or 'unknown'}"), day=written.date(day, lang),
            km=written.number(leg.computed_km, lang, 0), mode=t(f"routes.modes.{leg.mode}"),
        ),
        body=Table(
            columns=tuple(Header(one, t(f"routes.leg.{one}")) for one in titles),
            rows=tuple((Cell(one.label), one.cell, Cell(one.remark)) for one in facts),
            widths={"property": 2, "value": 3, "remark": 4},
        ),
        table=pd.DataFrame(
            [
                {"property": one.label, "value": one.cell.text, "basis": one.cell.basis or "", "remark": one.remark,
                 "source": ";".join(one.cell.sources)}
                for one in facts
            ]
        ),
        sources=in_order(source for one in facts for source in one.cell.sources),
        options={"leg": leg.id},
    )  # fmt: skip


def _states(leg: Leg, filters: Filters) -> Iterator[_Fact]:
    """The states known on the day, oldest first. One without a source is the general knowledge of the desk."""
    t, lang = words(filters.lang), filters.lang
    for state in leg.states:
        if state.since is not None and state.since.last_day > filters.as_of:
            continue
        glyph, tone = TONES[state.status]
        since = written.date(state.since, lang) if state.since else ""
        yield _Fact(
            t("routes.leg.status_since", day=since) if since else t("routes.leg.status_open"),
            Cell(
                t(f"routes.statuses.{state.status}"), glyph=glyph, tone=tone, sources=state.source,
                basis="published" if state.source else "assumed",
            ),
            state.said("note", lang) or ("" if state.source else t("routes.leg.general")),
        )  # fmt: skip


def _track(leg: Leg, lang: str) -> Iterator[_Fact]:
    """Mode, lengths, gauge, tracks and electrification."""
    t = words(lang)
    yield _Fact(t("routes.leg.mode"), Cell(t(f"routes.modes.{leg.mode}")))
    km = t("routes.compare.km", km=written.number(leg.computed_km, lang, 0))
    yield _Fact(t("routes.leg.length"), Cell(km, basis="derived"), t("routes.leg.length_how"))
    for length in leg.lengths:
        km = t("routes.compare.km", km=written.number(length.km, lang))
        printed = Cell(km, sources=length.source, basis="published")
        yield _Fact(t("routes.leg.published_length"), printed, length.said("between", lang))
    if leg.gauge_mm:
        yield _maybe_assumed(leg, "gauge_mm", t("routes.leg.gauge"), f"{written.number(leg.gauge_mm, lang)} mm", lang)
    if leg.tracks:
        yield _Fact(t("routes.leg.tracks"), Cell(str(leg.tracks)))
    if leg.is_electrified is not None:
        said = t("routes.leg.yes" if leg.is_electrified else "routes.leg.no")
        yield _Fact(t("routes.leg.electrified"), Cell(said))


def _users(dossier: Dossier, leg: Leg, lang: str) -> Iterator[_Fact]:
    """Operator, countries and corridors, how the line was drawn, and a remark."""
    t = words(lang)
    if leg.operator:
        yield _maybe_assumed(leg, "operator", t("routes.leg.operator"), leg.operator, lang)
    if leg.countries:
        names = written.list((country(dossier, code, lang) for code in leg.countries), lang)
        yield _maybe_assumed(leg, "countries", t("routes.leg.countries"), names, lang)
    users = network.corridors_of_legs(dossier)[leg.id]
    if users:
        names = written.list((dossier.corridors[one].name(lang) for one in users), lang)
        yield _Fact(t("routes.leg.corridors"), Cell(names))
    yield _Fact(t("routes.leg.geometry"), Cell(t(f"routes.leg.{leg.geometry}")))
    remark = leg.said("note", lang)
    if remark:
        yield _Fact(t("routes.leg.note"), Cell(remark))


def _maybe_assumed(leg: Leg, field: Assumed, label: str, text: str, lang: str) -> _Fact:
    """A property that some legs only assume; of those published, only the gauge is one that their sources print."""
    if field in leg.assumed:
        return _Fact(label, Cell(text, basis="assumed"), words(lang)("routes.leg.general"))
    return _Fact(label, Cell(text, basis="published" if field == "gauge_mm" else None))


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
