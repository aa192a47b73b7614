"""The overview: the state of play, what changed since the paper, what is due, and how fresh the evidence is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import pandas as pd

from components.analysis import freshness, measurement, network, treaties
from components.records import Corridor, Dossier, Expectation, Measurement
from components.wording import format as written
from components.wording import words

from . import paper as paper_exhibits
from .changes import FIRST
from .exhibit import Cell, Exhibit, Filters, Header, Statement, Table, Text
from .treaties import coverage_sentence, lead_types, shown_countries

NAMED = 4
"""Instruments named in a sentence; the page has all."""
TARGETS = 2
"""Targets named beside the first volume."""
SERIES = 4
"""Series of volumes shown on the overview."""


def overview_state(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The state of play in sentences, each computed."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    countries = shown_countries(dossier, filters)
    said: list[Statement] = []
    leading = lead_types(dossier)
    others = []
    for kind, by in treaties.coverage(dossier, day, countries).items():
        count = sum(len(by.get(status, ())) for status in treaties.IN_EFFECT)
        name, figure = dossier.instrument_types[kind].name(lang), f"{count}/{len(countries)}"
        if kind in leading:
            said.append(Statement(t("overview.state.coverage", type=name), link="treaties", figure=figure))
        elif any(one.is_binding is True for one in treaties.of_actor(dossier) if one.type == kind):
            others.append(t("overview.state.other", type=name, figure=figure))
    if others:
        said.append(
            Statement(t("overview.state.others", list=("、" if lang == "ja" else "; ").join(others)), link="treaties")
        )
    frame = treaties.status_of_actor(dossier, day)
    waiting = frame[
        frame["country"].isin(countries) & frame["years_signed_not_in_force"].notna() & ~frame["is_application"]
    ]
    ids = tuple(dict.fromkeys(str(one) for one in waiting["instrument"]))
    if ids:
        names = [dossier.instruments[one].short(lang) for one in ids[:NAMED]]
        more = t("overview.state.more", count=len(ids) - NAMED) if len(ids) > NAMED else ""
        said.append(
            Statement(
                t("overview.state.waiting", list=written.list(names, lang) + more),
                tuple(dict.fromkeys(source for one in ids[:NAMED] for source in dossier.instruments[one].source)),
                "treaties",
                figure=str(len(ids)),
            )
        )
    corridors = [dossier.corridors[one] for one in filters.corridors if one in dossier.corridors]
    if not corridors and dossier.desk.lead_corridor in dossier.corridors:
        corridors = [dossier.corridors[cast(str, dossier.desk.lead_corridor)]]
    for corridor in corridors:
        status = network.corridor_status(dossier, corridor, day) or "unknown"
        said.append(
            Statement(
                t("overview.state.corridor", name=corridor.name(lang), status=t(f"routes.statuses.{status}")),
                link="routes",
            )
        )
        volumes = _latest_volumes(dossier, corridor.id, filters)
        for volume in volumes:
            said.append(
                Statement(
                    t("overview.state.volume", name=corridor.short(lang), scope=volume.said("scope", lang),
                      period=written.period(volume.period_text, lang) if volume.period_text else written.date(volume.period, lang)),
                    volume.source, "routes", "published", written.quantity(cast(float, volume.value), volume.unit, lang),
                )
            )  # fmt: skip
            if (aims := _targets(dossier, volume, filters)) and volume is volumes[0]:
                said.append(_aimed(dossier, corridor, aims, filters))
    if dossier.paper is not None and dossier.paper.published.last_day <= day:
        counts = paper_exhibits.verdicts(dossier.paper.figures)
        if counts:
            parts = [t(f"paper.counts.{one}", count=counts[one]) for one in paper_exhibits.LOOKS if counts[one]]
            label = dossier.paper.said("label", lang)
            said.append(
                Statement(
                    t("overview.state.paper", label=label, total=sum(counts.values()), list=written.list(parts, lang)),
                    (dossier.paper.id,),
                    "treaties",
                )
            )
    return Exhibit(
        "overview-state", t("overview.state.question"), coverage_sentence(dossier, filters), Text(tuple(said), t("overview.state.empty")),
        pd.DataFrame([{"statement": one.text, "figure": one.figure, "basis": one.basis, "source": ";".join(one.sources)} for one in said],
                     columns=["statement", "figure", "basis", "source"]),
        tuple(dict.fromkeys(source for one in said for source in one.sources)), (t("overview.state.note"),),
    )  # fmt: skip


def overview_due(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The steps expected after the day among those public by then; undated ones last."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    steps = [
        one for one in dossier.expectations.values()
        if one.known_since.last_day <= day and (one.due is None or one.due.last_day > day)
        and (not filters.countries or not one.countries or set(one.countries) & set(filters.countries))
        and (not filters.actors or not (whose := _owners(dossier, one)) or whose & set(filters.actors))
    ]  # fmt: skip
    steps.sort(key=lambda one: (one.due is None, one.due.last_day if one.due else day))
    rows = tuple(
        (
            Cell(written.date(one.due, lang) if one.due else t("overview.due.undated")),
            Cell(
                one.said("title", lang),
                one.said("note", lang),
                sources=one.source,
            ),
            Cell(t(f"records.categories.{one.category}")),
        )
        for one in steps
    )
    dated = sum(one.due is not None for one in steps)
    return Exhibit(
        "overview-due", t("overview.due.question"),
        t("overview.due.headline" if steps else "overview.due.empty", count=len(steps), dated=dated, undated=len(steps) - dated, day=written.date(day, lang)),
        Table(tuple(Header(one, t(f"overview.columns.{one}")) for one in ("date", "what", "category")), rows,
              widths={"date": 1, "what": 5, "category": 1}, empty=t("overview.due.empty"), first=FIRST),
        pd.DataFrame([{"due": str(one.due or ""), "what": one.title_en, "category": one.category, "source": ";".join(one.source)} for one in steps],
                     columns=["due", "what", "category", "source"]),
        tuple(dict.fromkeys(source for one in steps for source in one.source)),
    )  # fmt: skip


def _owners(dossier: Dossier, step: Expectation) -> set[str]:
    """The actors whose step it is, as far as its instrument says; none where it names no instrument."""
    instrument = dossier.instruments.get(step.instrument or "")
    return set() if instrument is None else {treaties.owner(dossier, instrument), *instrument.parties}


def overview_freshness(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The newest source of each dataset, and how many facts rest only on sources older than a year."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    found = freshness.freshness(dossier, day)
    rows = tuple(
        (
            Cell(t(f"records.datasets.{one.dataset}")),
            Cell(
                written.date(one.newest, lang) if one.newest else t("overview.freshness.none"),
                sources=(one.source,) if one.source else (),
            ),
            Cell(written.number(one.facts, lang)),
            Cell(written.number(one.aged, lang), basis="derived"),
        )
        for one in found
    )
    newest = max((one.newest for one in found if one.newest), default=None)
    total, aged = sum(one.facts for one in found), sum(one.aged for one in found)
    if newest is not None:
        headline = t("overview.freshness.headline", newest=written.date(newest, lang), aged=aged, total=total, day=written.date(day, lang))  # fmt: skip
    else:
        headline = t("overview.freshness.undated" if found else "overview.freshness.empty", day=written.date(day, lang))
    return Exhibit(
        "overview-freshness", t("overview.freshness.question"),
        headline,
        Table(tuple(Header(one, t(f"overview.columns.{one}")) for one in ("dataset", "newest", "facts", "aged")), rows, frozenset({"facts", "aged"})),
        pd.DataFrame([{"dataset": one.dataset, "newest": one.newest, "facts": one.facts, "aged": one.aged, "source": one.source or ""} for one in found],
                     columns=["dataset", "newest", "facts", "aged", "source"]),
        tuple(dict.fromkeys(one.source for one in found if one.source)), (t("overview.freshness.note"),),
    )  # fmt: skip


def _latest_volumes(dossier: Dossier, corridor: str, filters: Filters) -> list[Measurement]:
    """For every unit the newest observed value about a corridor as a whole by the day, of the series with most values.

    Whole years go before parts of a year; series are never joined.
    """
    series: dict[tuple[str, bool], dict[str, list[Measurement]]] = {}
    for one in dossier.volumes:
        is_whole = one.corridor == corridor and one.node is None and not one.legs
        if is_whole and one.basis == "observed" and one.value is not None and one.period.last_day <= filters.as_of:
            group = series.setdefault((one.unit, measurement.is_whole_year(one)), {})
            group.setdefault(one.series or one.id, []).append(one)
    units = list(dict.fromkeys(unit for unit, _ in series))
    found = []
    for unit in units:
        group = series.get((unit, True)) or series[(unit, False)]
        longest = max(group.values(), key=lambda values: len(values))
        found.append(max(longest, key=lambda one: one.period))
    newest = max((one.period.year for one in found), default=0)
    return [one for one in found if one.period.year >= newest - 1][:SERIES]


def _targets(dossier: Dossier, volume: Measurement, filters: Filters) -> list[Measurement]:
    """The targets known on the day for the same corridor as a whole, in the same unit and for later years.

    Those of the same series go first, then those of high confidence, then the nearest years.
    """
    aims = [
        one
        for one in dossier.volumes
        if one.basis == "target" and one.corridor == volume.corridor and one.node is None and not one.legs
        and one.unit == volume.unit and one.value is not None and one.period.year > volume.period.year
        and measurement.is_known(dossier, one, filters.as_of)
    ]  # fmt: skip
    return sorted(aims, key=lambda one: (one.series != volume.series, one.confidence != "high", one.period))[:TARGETS]


def _aimed(dossier: Dossier, corridor: Corridor, aims: list[Measurement], filters: Filters) -> Statement:
    t, lang = words(filters.lang), filters.lang
    each = (
        t("overview.state.aim", year=written.date(one.period, lang), scope=one.said("scope", lang),
          figure=written.quantity(cast(float, one.value), one.unit, lang))
        for one in aims
    )  # fmt: skip
    text = t("overview.state.targets", name=corridor.short(lang), list=("、" if lang == "ja" else "; ").join(each))
    return Statement(text, tuple(dict.fromkeys(source for one in aims for source in one.source)), "routes", "published")
