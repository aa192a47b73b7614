"""A country on the network: the corridors that use it, its crossing points, ports, bottlenecks and projects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from components.analysis import network, works
from components.analysis.territory import Territory, territory
from components.records import Dossier
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Exhibit, Filters, Header, Table
from .naming import TONES, country, in_order
from .works import STAGES

COLUMNS = ("country", "kind", "name", "detail")


@dataclass(frozen=True)
class _Item:
    """One thing of a country on the network: its kind (a word of `territory.kinds`), id, name, and what is told of it."""

    country: str
    kind: str
    id: str
    name: Cell
    detail: Cell


def routes_territory(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """What of the network lies in the countries filtered for, else in the first country in focus."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    known = tuple(code for code in dict.fromkeys(filters.countries) if code in dossier.countries)
    chosen = known or dossier.desk.focus_countries[:1]
    lands = [territory(dossier, code, day) for code in chosen]
    items = [item for land in lands for item in (*_network(dossier, filters, land), *_works(dossier, filters, land))]
    sentences = [_sentence(dossier, lang, land, items) for land in lands]
    return Exhibit(
        id="routes-territory",
        question=t("territory.question"),
        headline=t("territory.headline", day=written.date(day, lang), list=(" " if lang != "ja" else "").join(sentences)),
        body=Table(
            tuple(Header(one, t(f"territory.columns.{one}")) for one in COLUMNS),
            tuple(_rows(dossier, lang, items)),
            widths={"country": 1.3, "kind": 1.5, "name": 4, "detail": 4}, empty=t("territory.empty"),
        ),
        table=pd.DataFrame(
            [
                {"country": one.country, "kind": one.kind, "id": one.id, "name": one.name.text,
                 "detail": f"{one.detail.text} {one.detail.detail}".strip(),
                 "source": ";".join(in_order((*one.name.sources, *one.detail.sources)))}
                for one in items
            ],
            columns=["country", "kind", "id", "name", "detail", "source"],
        ),
        sources=in_order(source for one in items for source in (*one.name.sources, *one.detail.sources)),
        notes=(t("territory.note"),),
    )  # fmt: skip


def _rows(dossier: Dossier, lang: str, items: list[_Item]) -> Iterator[tuple[Cell, ...]]:
    """The items as rows; a country, and a kind in it, is named where it begins."""
    t = words(lang)
    last: tuple[str, str] = ("", "")
    for one in items:
        is_first, is_new = one.country != last[0], (one.country, one.kind) != last
        yield (
            Cell(country(dossier, one.country, lang) if is_first else ""),
            Cell(t(f"territory.kinds.{one.kind}") if is_new else ""),
            one.name,
            one.detail,
        )
        last = (one.country, one.kind)


def _sentence(dossier: Dossier, lang: str, land: Territory, items: list[_Item]) -> str:
    """How much of each kind lies in a country."""
    counts = Counter(one.kind for one in items if one.country == land.country)
    return words(lang)(
        "territory.sentence", country=country(dossier, land.country, lang), corridors=len(land.passages),
        legs=len(land.legs), crossings=len(land.crossings), bottlenecks=counts["bottleneck"], projects=counts["project"],
    )  # fmt: skip


def _network(dossier: Dossier, filters: Filters, land: Territory) -> Iterator[_Item]:
    """Corridors with their kilometres in the country, crossing points with the countries beyond, and ports."""
    t, lang, code = words(filters.lang), filters.lang, land.country
    for one in land.passages:
        status = network.corridor_status(dossier, one.corridor, filters.as_of)
        glyph, tone = TONES[status] if status else ("", "none")
        km, whole = (written.number(round(length), lang) for length in (one.km, one.whole_km))
        name = Cell(one.corridor.name(lang), t(f"routes.statuses.{status or 'unknown'}"), glyph, tone)
        detail = Cell(t("territory.km", km=km, whole=whole), one.variant.name(lang), basis="derived")
        yield _Item(code, "corridor", one.corridor.id, name, detail)
    for node, beyond in land.crossings:
        sides = written.list((country(dossier, side, lang) for side in beyond), lang)
        gauge = f"{written.number(node.gauge_mm, lang)} mm" if node.gauge_mm else ""
        yield _Item(code, "crossing", node.id, Cell(node.name(lang), sources=node.source), Cell(sides, gauge))
    for node in land.ports:
        kind = Cell(t(f"territory.ports.{node.kind}"))
        yield _Item(code, "port", node.id, Cell(node.name(lang), sources=node.source), kind)


def _works(dossier: Dossier, filters: Filters, land: Territory) -> Iterator[_Item]:
    """Bottlenecks that stand with their severity, and projects with the stage that they have reached."""
    t, lang, day, code = words(filters.lang), filters.lang, filters.as_of, land.country
    for bottleneck in works.standing_bottlenecks(dossier, day):
        if code in bottleneck.countries:
            kind = t(f"works.bottlenecks.kinds.{bottleneck.kind}")
            severity = Cell(
                bottleneck.said("severity", lang), basis="published" if bottleneck.severity_en else None
            )  # fmt: skip
            name = Cell(bottleneck.name(lang), kind, sources=bottleneck.source)
            yield _Item(code, "bottleneck", bottleneck.id, name, severity)
    for project in works.known_projects(dossier, day):
        if code in project.countries:
            event = works.stage_event(project, day)
            stage = event.stage if event is not None else None
            glyph, tone = STAGES[stage] if stage else ("", "plain")
            reached = Cell(
                t(f"works.stages.{stage}") if stage else t("works.no_stage"),
                written.date(event.date, lang) if event else "", glyph, tone, sources=event.source if event else (),
            )  # fmt: skip
            yield _Item(code, "project", project.id, Cell(project.name(lang), sources=project.source), reached)
