"""The strip map: ways through corridors unrolled to lines, with what changes on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import pandas as pd

from components.analysis import network, works
from components.analysis.profile import NO_RAIL, LegRun, Profile, Run, Stop, profile
from components.records import Corridor, Dossier, Variant
from components.wording import format as written
from components.wording import words

from .exhibit import Band, Exhibit, Filters, Flag, Halt, Key, Strip, StripRow, Way
from .naming import LINES, country, leg_ends

MOST = 4
"""Ways side by side."""
GLYPHS = {"border": "▲", "gauge_break": "◆", "transshipment": "■"}
NEAR_KM = 40
"""Two border stations closer than this bear one label."""


def routes_strip(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The ways of the option `ways`, else the first-named ways of the corridors filtered for, unrolled to lines."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    chosen = chosen_ways(dossier, filters, options)
    profiles = [profile(dossier, variant, day) for _, variant in chosen]
    rows = tuple(
        _row(dossier, filters, corridor, variant, found)
        for (corridor, variant), found in zip(chosen, profiles, strict=True)
    )
    if not rows:
        headline = t("strip.empty")
    elif len(rows) == 1:
        headline = t("strip.headline", **_counts(profiles[0], chosen[0][0].short(lang), lang))
    else:
        each = [
            t("strip.each", name=corridor.short(lang), km=written.number(round(found.length_km), lang),
              borders=found.count("border"), breaks=found.count("gauge_break"))
            for (corridor, _), found in zip(chosen, profiles, strict=True)
        ]  # fmt: skip
        headline = t("strip.headline_many", list=written.list(each, lang))
    facts = [
        {
            "corridor": corridor.id, "variant": variant.id, "km": round(stop.km, 1), "node": stop.node,
            "name": dossier.nodes[stop.node].name(lang), "country": dossier.nodes[stop.node].country or "",
            "changes": ";".join(stop.changes), "source": ";".join(dossier.nodes[stop.node].source),
        }
        for (corridor, variant), found in zip(chosen, profiles, strict=True)
        for stop in found.stops
    ]  # fmt: skip
    marks = {flag.mark for row in rows for flag in row.flags}
    standing = enumerate(works.standing_bottlenecks(dossier, day), 1)
    held_up = [source for number, one in standing if str(number) in marks for source in one.source]
    used = dict.fromkeys(
        source
        for found in profiles
        for run in found.legs
        for state in run.leg.states
        if state.since is None or state.since.last_day <= day
        for source in state.source
    )
    return Exhibit(
        id="routes-strip",
        question=t("strip.question"),
        headline=headline,
        body=Strip(rows, t("strip.km"), t("strip.flags"), _legend(filters), t("strip.empty")),
        table=pd.DataFrame(
            facts, columns=["corridor", "variant", "km", "node", "name", "country", "changes", "source"]
        ),
        sources=tuple(dict.fromkeys((*used, *held_up))),
        notes=(t("strip.note_km"), t("strip.note_border")),
        options={"ways": ",".join(variant.id for _, variant in chosen)} if options.get("ways") else {},
        alt=headline,
    )


def chosen_ways(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> tuple[tuple[Corridor, Variant], ...]:
    """The ways picked; else the first-named way of each corridor filtered for; else that of the lead corridor."""
    every = {
        variant.id: (corridor, variant) for corridor in dossier.corridors.values() for variant in corridor.variants
    }
    picked = [every[one] for one in dict.fromkeys(options.get("ways", "").split(",")) if one in every]
    if not picked:
        lead = dossier.desk.lead_corridor or next(iter(dossier.corridors), "")
        wanted = filters.corridors or (lead,)
        picked = [(one, one.variants[0]) for code in wanted if (one := dossier.corridors.get(code)) is not None]
    return tuple(picked[:MOST])


def is_way(dossier: Dossier, value: str) -> bool:
    """Whether a value is the id of a way through a corridor."""
    return any(variant.id == value for corridor in dossier.corridors.values() for variant in corridor.variants)


def way_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> dict[str, str]:
    """Every way through the corridors filtered for, else through all."""
    corridors = [one for one in dossier.corridors.values() if not filters.corridors or one.id in filters.corridors]
    lang = filters.lang
    return {
        variant.id: f"{corridor.short(lang)}: {variant.name(lang)}"
        for corridor in corridors
        for variant in corridor.variants
    }


def default_ways(dossier: Dossier, filters: Filters) -> str:
    """The ways shown where none is picked."""
    return ",".join(variant.id for _, variant in chosen_ways(dossier, filters, {}))


def _row(dossier: Dossier, filters: Filters, corridor: Corridor, variant: Variant, found: Profile) -> StripRow:
    t, lang = words(filters.lang), filters.lang
    gauges = tuple(_gauge(run, lang) for run in found.gauges)
    countries = tuple(
        Band(run.start, run.end, country(dossier, run.value, lang) if run.value else t("strip.sea"), run.value,
             is_apart=not run.value)
        for run in found.countries
    )  # fmt: skip
    status = network.variant_status(dossier, variant, filters.as_of)
    detail = t(
        "strip.detail", way=variant.name(lang), km=written.number(round(found.length_km), lang),
        status=t(f"routes.statuses.{status or 'unknown'}"),
    )  # fmt: skip
    return StripRow(
        id=variant.id,
        text=corridor.short(lang),
        detail=detail,
        colour=corridor.colour,
        length_km=found.length_km,
        ways=tuple(_way(dossier, filters, run) for run in found.legs),
        halts=tuple(_halts(dossier, filters, found)),
        bands=((t("strip.countries"), countries), (t("strip.gauges"), gauges)),
        flags=tuple(_flags(dossier, filters, found)),
    )


def _gauge(run: Run, lang: str) -> Band:
    """A stretch of one gauge; set apart where there is no rail, named as missing where the gauge is not on record."""
    if run.value == NO_RAIL:
        return Band(run.start, run.end, "", is_apart=True)
    if not run.value:
        return Band(run.start, run.end, words(lang)("shell.exhibit.no_data"), "–")
    text = words(lang)("strip.gauge", mm=written.number(int(run.value), lang))
    return Band(run.start, run.end, text, run.value)


def _way(dossier: Dossier, filters: Filters, run: LegRun) -> Way:
    t, lang = words(filters.lang), filters.lang
    leg = run.leg
    ends = leg_ends(dossier, leg, lang)
    status = t(f"routes.statuses.{run.status or 'unknown'}")
    text = t(
        "strip.way",
        ends=ends,
        mode=t(f"routes.modes.{leg.mode}"),
        km=written.number(round(run.end - run.start), lang),
        status=status,
    )
    by: Literal["rail", "road", "water"] = (
        "water" if leg.mode in (*network.AT_SEA, "inland_waterway") else "road" if leg.mode == "road" else "rail"
    )
    return Way(run.start, run.end, text, by, LINES[run.status] if run.status else "hollow")


def _halts(dossier: Dossier, filters: Filters, found: Profile) -> Iterable[Halt]:
    """The stops with their labels; a border crossing between two near stations bears both names."""
    t, lang = words(filters.lang), filters.lang
    joints = {node for run in found.legs for node in (run.leg.from_node, run.leg.to_node)}
    joined: set[int] = set()
    for number, stop in enumerate(found.stops):
        before = found.stops[number - 1] if number else None
        if (
            "border" in stop.changes
            and before is not None
            and stop.km - before.km < NEAR_KM
            and dossier.nodes[before.node].kind in network.BORDERS
            and not before.changes
        ):
            joined.add(number - 1)
    for number, stop in enumerate(found.stops):
        if number in joined:
            continue
        node = dossier.nodes[stop.node]
        name = node.name(lang)
        if number - 1 in joined:
            name = t("strip.pair", first=dossier.nodes[found.stops[number - 1].node].name(lang), second=name)
        changes = [t(f"strip.changes.{change}") for change in stop.changes]
        kilometre = t("strip.at", km=written.number(round(stop.km), lang))
        yield Halt(
            stop.km, name, _rank(dossier, stop, joints), "".join(GLYPHS.get(change, "") for change in stop.changes),
            " · ".join([name, kilometre, *changes]),
        )  # fmt: skip


def _rank(dossier: Dossier, stop: Stop, joints: set[str]) -> int:
    if stop.changes:
        return 0
    is_city = dossier.nodes[stop.node].kind in ("city", *network.PORTS)
    return (1 if is_city else 2) if stop.node in joints else 3 if is_city else 4


def _flags(dossier: Dossier, filters: Filters, found: Profile) -> Iterable[Flag]:
    """The bottlenecks on the way, numbered as in the list of bottlenecks."""
    at = {stop.node: stop.km for stop in reversed(found.stops)}
    along = {run.leg.id: (run.start + run.end) / 2 for run in found.legs}
    for number, one in enumerate(works.standing_bottlenecks(dossier, filters.as_of), 1):
        places = [at[node] for node in one.nodes if node in at] or [along[leg] for leg in one.legs if leg in along]
        for km in places[:1]:
            yield Flag(km, str(number), one.name(filters.lang))


def _counts(found: Profile, name: str, lang: str) -> dict[str, object]:
    return {
        "name": name,
        "km": written.number(round(found.length_km), lang),
        "borders": found.count("border"),
        "breaks": found.count("gauge_break"),
        "transshipments": found.count("transshipment"),
    }


def _legend(filters: Filters) -> tuple[Key, ...]:
    t = words(filters.lang)
    ways = [Key(t(f"strip.by.{by}"), line="solid", by=by) for by in ("rail", "road", "water")]
    styles = [Key(t(f"routes.map.{line}"), line=line, by="rail") for line in ("dashed", "hollow")]
    marks = [Key(t(f"strip.changes.{change}"), glyph=glyph) for change, glyph in GLYPHS.items()]
    return (*ways, *styles, *marks)
