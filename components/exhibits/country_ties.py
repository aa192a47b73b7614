"""What ties one country in short: treaties and memberships, corridors, and pledges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from components.analysis import commitments, network, treaties, works
from components.analysis.coverage import membership_on
from components.analysis.territory import Passage, territory
from components.records import BASE_CURRENCY, STAGES, Commitment, Dossier, Instrument
from components.wording import format as written
from components.wording import words

from . import choosing
from .commitments import LOOKS as STAGE_LOOKS
from .country import headers
from .exhibit import Cell, Exhibit, Filters, Table
from .naming import TONES, in_order, some
from .treaties import LOOKS
from .treaties import since as began

LIVE = ("in_force", "applied_by_succession")
FULL = ("party", "member")
NAMES = 4
"""Names in a list; the table has all."""
FIRST = 6
"""Corridors sent with the page."""


def country_law(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The leading instrument of each type with the desk's own actor, other actors' counts, and memberships."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    code = choosing.country(dossier, filters, options)
    name, home = dossier.countries[code].name(lang), dossier.actors[dossier.desk.home_actor].name(lang)
    grid = {row.type: row for row in treaties.lines(treaties.grid(dossier, day, (code,)))}
    rows: list[tuple[Cell, ...]] = []
    facts: list[dict[str, object]] = []
    live = 0
    kinds = [kind for kind in dossier.instrument_types.values() if kind.in_matrix]
    for kind in kinds:
        row = grid.get(kind.id)
        status = str(row.status) if row is not None else "none"
        live += status in LIVE
        glyph, tone = LOOKS[status]
        since = ""
        sources: tuple[str, ...] = ()
        if row is not None and status != "none":
            since = began(str(row.event), row.dated, lang)
            sources = _sources(dossier.instruments[str(row.instrument)], code)
        said = t(f"records.statuses.{status}")
        said = t("country.dated", text=said, day=since) if since else said
        rows.append((Cell(kind.name(lang)), Cell(said, "", glyph, tone, sources=sources)))
        facts.append({"what": kind.id, "status": status, "since": since, "source": ";".join(sources)})
    others: dict[str, int] = {}
    for row in treaties.lines(treaties.status_as_of(dossier, day)):
        if row.country == code and row.actor != dossier.desk.home_actor and row.status in LIVE:
            others[row.actor] = others.get(row.actor, 0) + 1
    if others:
        said = written.list(
            (f"{dossier.actors[one].name(lang)} {count}" for one, count in others.items() if one in dossier.actors),
            lang,
        )
        rows.append((Cell(t("country.law.others")), Cell(said)))
        facts.append({"what": "other_actors", "status": said, "since": "", "source": ""})
    joined = [
        (agreement, row)
        for agreement in dossier.agreements.values()
        if (row := membership_on(dossier, agreement.id, code, day)) is not None and row.status in FULL
    ]
    if joined:
        names = some([agreement.name(lang) for agreement, _ in joined], NAMES, lang)
        sources = in_order(source for _, row in joined for source in row.source)
        rows.append((Cell(t("country.law.joined")), Cell(names, sources=sources)))
        facts += [
            {"what": agreement.id, "status": row.status, "since": str(row.since or ""), "source": ";".join(row.source)}
            for agreement, row in joined
        ]
    return Exhibit(
        id="country-law",
        question=t("country.law.question", country=name),
        headline=t(
            "country.law.headline", country=name, actor=home, live=live, total=len(kinds),
            others=sum(others.values()), joined=len(joined),
        ),
        body=Table(headers(("what", "status"), lang), tuple(rows), widths={"what": 1.5, "status": 2.4}),
        table=pd.DataFrame(facts, columns=["what", "status", "since", "source"]),
        sources=in_order(source for row in rows for cell in row for source in cell.sources),
        notes=(t("country.law.note", actor=home),),
        options={"country": code},
    )  # fmt: skip


def _sources(instrument: Instrument, country: str) -> tuple[str, ...]:
    events = (one for one in instrument.events if not one.countries or country in one.countries)
    return in_order(source for one in events for source in one.source)[:3]


def country_corridors(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The corridors that run through the country: status, and how much of the way lies in it."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    code = choosing.country(dossier, filters, options)
    name, found = dossier.countries[code].name(lang), territory(dossier, code, day)
    longest: dict[str, Passage] = {}
    for one in found.passages:
        if one.corridor.id not in longest or longest[one.corridor.id].km < one.km:
            longest[one.corridor.id] = one
    rows, facts = [], []
    for one in sorted(longest.values(), key=lambda one: -one.km):
        status = network.corridor_status(dossier, one.corridor, day)
        glyph, tone = TONES[status] if status else ("", "plain")
        km = t("territory.km", km=written.number(round(one.km), lang), whole=written.number(round(one.whole_km), lang))
        rows.append(
            (
                Cell(one.corridor.short(lang)),
                Cell(t(f"routes.statuses.{status or 'unknown'}"), "", glyph, tone),
                Cell(km, basis="derived"),
            )
        )
        facts.append(
            {"corridor": one.corridor.id, "status": status or "", "variant": one.variant.id, "km": round(one.km), "whole_km": round(one.whole_km),
             "source": ""}
        )  # fmt: skip
    held = [one for one in works.standing_bottlenecks(dossier, day) if code in one.countries]
    if held:
        names = some([one.name(lang) for one in held], 2, lang)
        sources = in_order(source for one in held for source in one.source)
        rows.append((Cell(t("country.corridors.bottlenecks")), Cell(str(len(held)), sources=sources), Cell(names)))
        facts += [{"corridor": "", "status": one.id, "source": ";".join(one.source)} for one in held]
    empty = t("country.corridors.empty", country=name)
    return Exhibit(
        id="country-corridors",
        question=t("country.corridors.question", country=name),
        headline=t(
            "country.corridors.headline", country=name, count=len(longest), crossings=len(found.crossings),
            ports=len(found.ports), bottlenecks=len(held),
        ) if rows else empty,
        body=Table(headers(("corridor", "status", "way"), lang), tuple(rows), widths={"corridor": 1.5, "status": 1.15, "way": 2.9}, empty=empty, first=FIRST + 1),
        table=pd.DataFrame(facts, columns=["corridor", "status", "variant", "km", "whole_km", "source"]),
        sources=in_order(source for one in held for source in one.source),
        notes=(t("country.corridors.note"),),
        options={"country": code},
    )  # fmt: skip


def country_pledges(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The commitments in the country by stage: how many, the sum, and whose."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    code = choosing.country(dossier, filters, options)
    name = dossier.countries[code].name(lang)
    actors = tuple(one for one in filters.actors if one in dossier.actors)
    records = commitments.known(dossier, day, actors, (code,))
    totals = commitments.totals(dossier, day, records, "actor")
    rows, facts = [], []
    for stage in STAGES:
        total = totals.get((commitments.EVERY, stage))
        if total is None:
            continue
        glyph, tone = STAGE_LOOKS[stage]
        whose = {
            group: len(one.records) for (group, at), one in totals.items() if at == stage and group != commitments.EVERY
        }
        order = sorted(whose, key=lambda one: -whose[one])
        said = some([f"{dossier.actors[one].name(lang)} {whose[one]}" for one in order], 3, lang)
        sum_ = Cell("–")
        if total.value is not None:
            detail = t("pledges.cell.detail", added=len(total.added), total=len(total.records))
            sum_ = Cell(written.money(total.value, BASE_CURRENCY, lang, total.high), detail, basis="derived")
        rows.append(
            (Cell(t(f"pledges.stages.{stage}"), "", glyph, tone), Cell(str(len(total.records))), sum_, Cell(said))
        )
        facts.append(
            {"stage": stage, "records": len(total.records), "usd": total.value, "usd_high": total.high,
             "records_added": ";".join(total.added), "records_left_out": ";".join(total.left),
             "source": ";".join(_cited(dossier.commitments[one] for one in total.records))}
        )  # fmt: skip
    empty = t("country.pledges.empty", country=name)
    delivered = sum(
        int(str(row[1].text))
        for row, fact in zip(rows, facts, strict=True)
        if fact["stage"] in ("operating", "completed")
    )
    return Exhibit(
        id="country-pledges",
        question=t("country.pledges.question", country=name),
        headline=t("country.pledges.headline", country=name, count=len(records), delivered=delivered) if rows else empty,
        body=Table(
            headers(("stage", "records", "sum", "whose"), lang), tuple(rows), frozenset({"records", "sum"}),
            {"stage": 1.6, "records": 0.9, "sum": 2.3, "whose": 3}, empty=empty,
        ),
        table=pd.DataFrame(facts, columns=["stage", "records", "usd", "usd_high", "records_added", "records_left_out", "source"]),
        sources=_cited(records),
        notes=(t("country.pledges.note"),),
        options={"country": code},
    )  # fmt: skip


def _cited(records: Iterable[Commitment]) -> tuple[str, ...]:
    return in_order(source for one in records for source in one.source)
