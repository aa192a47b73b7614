"""A country on the network: the corridors that use it, its crossing points, ports, bottlenecks and projects."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from components.analysis import network, works
from components.analysis.territory import territory
from components.records import Dossier
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Exhibit, Filters, Header, Table
from .naming import TONES, country, in_order
from .works import STAGES


def routes_territory(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """What of the network lies in the countries filtered for, else in the first country in focus."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    chosen = tuple(code for code in filters.countries if code in dossier.countries) or dossier.desk.focus_countries[:1]
    rows: list[tuple[Cell, ...]] = []
    records: list[dict[str, object]] = []
    sentences: list[str] = []

    def add(code: str, kind: str, id_: str, name: Cell, figure: Cell) -> None:
        is_first = not any(record["country"] == code for record in records)
        is_new = not any(record["country"] == code and record["kind"] == kind for record in records)
        rows.append(
            (
                Cell(country(dossier, code, lang) if is_first else ""),
                Cell(t(f"territory.kinds.{kind}") if is_new else ""),
                name,
                figure,
            )
        )
        records.append(
            {"country": code, "kind": kind, "id": id_, "name": name.text, "detail": f"{figure.text} {figure.detail}".strip(),
             "source": ";".join(in_order((*name.sources, *figure.sources)))}
        )  # fmt: skip

    for code in chosen:
        found = territory(dossier, code, day)
        for one in found.passages:
            status = network.corridor_status(dossier, one.corridor, day)
            glyph, tone = TONES[status] if status else ("", "none")
            km = t(
                "territory.km", km=written.number(round(one.km), lang), whole=written.number(round(one.whole_km), lang)
            )
            name = Cell(one.corridor.name(lang), t(f"routes.statuses.{status or 'unknown'}"), glyph, tone)
            add(code, "corridor", one.corridor.id, name, Cell(km, one.variant.name(lang), basis="derived"))
        for node, beyond in found.crossings:
            sides = written.list((country(dossier, side, lang) for side in beyond), lang)
            gauge = f"{written.number(node.gauge_mm, lang)} mm" if node.gauge_mm else ""
            add(code, "crossing", node.id, Cell(node.name(lang), sources=node.source), Cell(sides, gauge))
        for node in found.ports:
            add(
                code,
                "port",
                node.id,
                Cell(node.name(lang), sources=node.source),
                Cell(t(f"territory.ports.{node.kind}")),
            )
        bottlenecks = [one for one in works.standing_bottlenecks(dossier, day) if code in one.countries]
        for each in bottlenecks:
            name = Cell(each.name(lang), t(f"works.bottlenecks.kinds.{each.kind}"), sources=each.source)
            add(
                code,
                "bottleneck",
                each.id,
                name,
                Cell(each.said("severity", lang), basis="published" if each.severity_en else None),
            )
        projects = [one for one in works.known_projects(dossier, day) if code in one.countries]
        for project in projects:
            event = works.stage_event(project, day)
            stage = event.stage if event is not None else None
            glyph, tone = STAGES[stage] if stage else ("", "plain")
            said = Cell(
                t(f"works.stages.{stage}") if stage else t("works.no_stage"),
                written.date(event.date, lang) if event else "", glyph, tone, sources=event.source if event else (),
            )  # fmt: skip
            add(code, "project", project.id, Cell(project.name(lang), sources=project.source), said)
        sentences.append(
            t("territory.sentence", country=country(dossier, code, lang), corridors=len(found.passages), legs=len(found.legs),
              crossings=len(found.crossings), bottlenecks=len(bottlenecks), projects=len(projects))
        )  # fmt: skip
    names = ("country", "kind", "name", "detail")
    return Exhibit(
        id="routes-territory",
        question=t("territory.question"),
        headline=t("territory.headline", day=written.date(day, lang), list=(" " if lang != "ja" else "").join(sentences)),
        body=Table(
            tuple(Header(one, t(f"territory.columns.{one}")) for one in names), tuple(rows),
            widths={"country": 1.3, "kind": 1.5, "name": 4, "detail": 4}, empty=t("territory.empty"),
        ),
        table=pd.DataFrame(records, columns=["country", "kind", "id", "name", "detail", "source"]),
        sources=in_order(source for row in rows for cell in row for source in cell.sources),
        notes=(t("territory.note"),),
    )  # fmt: skip
