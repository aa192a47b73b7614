"""Works on the network: projects with their stages, and bottlenecks with what is done about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from components.analysis import works
from components.records import Amount, Bottleneck, Dossier, Project, ProjectEvent, Stage
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Exhibit, Filters, Header, Key, Lane, Mark, Span, Table, Text, Timeline, Tone
from .naming import concerns, country, in_order, place

YEARS = 10
"""Years before the day that the lives of projects are drawn for; the table has all events."""
STAGES: Mapping[Stage, tuple[str, Tone]] = {
    "proposed": ("◌", "weak"),
    "planned": ("◌", "weak"),
    "surveyed": ("◔", "weak"),
    "under_construction": ("◐", "partial"),
    "operational": ("●", "good"),
    "suspended": ("○", "bad"),
    "cancelled": ("×", "bad"),
}


def routes_projects(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The lives of the projects of the corridors and countries chosen, stage by stage."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    projects = chosen_projects(dossier, filters)
    lanes: list[Lane] = []
    rows: list[dict[str, object]] = []
    counts: dict[Stage, int] = {}
    for project in projects:
        events = works.known_events(project, day)
        stage = works.stage_event(project, day)
        now = stage.stage if stage is not None else None
        if now is not None:
            counts[now] = counts.get(now, 0) + 1
        group = written.list([country(dossier, code, lang) for code in project.countries], lang)
        lanes.append(
            Lane(
                project.id, project.name(lang), t(f"works.stages.{now}") if now else t("works.no_stage"),
                _spans(events, day, lang), tuple(_mark(event, lang) for event in events), project.id,
            )
        )  # fmt: skip
        rows += [
            {"project": project.id, "name": project.name(lang), "countries": group, "date": str(event.date),
             "kind": event.kind, "stage": event.stage or "", "target": str(event.target or ""),
             "text": event.said("text", lang), "source": ";".join(event.source)}
            for event in events
        ]  # fmt: skip
    order = [t(f"works.stages.{stage}") for stage in [*STAGES][::-1]] + [t("works.no_stage")]
    lanes.sort(key=lambda lane: order.index(lane.group))
    said = [
        t("works.counted", count=counts[stage], stage=t(f"works.stages.{stage}")) for stage in STAGES if stage in counts
    ]
    unknown = len(projects) - sum(counts.values())
    if unknown:
        said.append(t("works.counted", count=unknown, stage=t("works.no_stage")))
    first = min((mark.day for lane in lanes for mark in lane.marks), default=day)
    return Exhibit(
        id="routes-projects",
        question=t("works.projects.question"),
        headline=t("works.projects.headline", day=written.date(day, lang), total=len(projects), list=written.list(said, lang))
        if projects
        else t("works.projects.empty"),
        body=Timeline(
            tuple(lanes), date(max(first.year, day.year - YEARS), 1, 1), date(day.year, 12, 31), day,
            tuple(Key(t(f"works.stages.{stage}"), *STAGES[stage]) for stage in STAGES), "project", options.get("project"),
        ) if lanes else Text((), empty=t("works.projects.empty")),
        table=pd.DataFrame(rows),
        sources=in_order(source for project in projects for event in works.known_events(project, day) for source in event.source),
        notes=(t("works.projects.note"),),
        options=_own(options, "project", dossier.projects),
    )  # fmt: skip


def routes_project(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """Everything known about the project that the option `project` names, by the day."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    question = t("works.project.question")
    project = dossier.projects.get(options.get("project", ""))
    events = works.known_events(project, day) if project is not None else ()
    if project is None or not events:
        none = t("works.project.none")
        return Exhibit("routes-project", question, none, Text((), empty=none), pd.DataFrame())
    stage = works.stage_event(project, day)
    announced = works.targets(project, day)
    first, target = (announced[0], announced[-1]) if announced else (None, None)
    headline = t(
        "works.project.headline", name=project.name(lang), day=written.date(day, lang),
        stage=t(f"works.stages.{stage.stage}") if stage else t("works.no_stage"),
        since=written.date(stage.date, lang) if stage else written.date(events[0].date, lang),
    )  # fmt: skip
    if target is not None and target.target is not None:
        headline += t(
            "works.project.target", due=written.date(target.target, lang), said=written.date(target.date, lang)
        )
        if first is not None and first.target is not None and first.target != target.target:
            headline += t(
                "works.project.slipped", due=written.date(first.target, lang), said=written.date(first.date, lang)
            )
    rows = [
        (
            Cell(written.date(event.date, lang)),
            Cell(t(f"works.kinds.{event.kind}"), glyph=STAGES[event.stage][0] if event.stage else ""),
            Cell(event.said("text", lang), sources=event.source, basis="published"),
            Cell(t(f"records.confidence.{event.confidence}")),
        )
        for event in reversed(events)
    ]
    amounts = [one for one in project.costs if one.date is None or one.date.last_day <= day]
    rows += [
        (Cell(written.date(one.date, lang) if one.date else ""), Cell(t("works.cost")),
         Cell(amount_text(one, lang), one.said("what", lang), sources=one.source, basis="published"),
         Cell(t(f"records.confidence.{one.confidence}")))
        for one in amounts
    ]  # fmt: skip
    notes = [project.said("financiers", lang) and t("works.project.financiers", who=project.said("financiers", lang))]
    if project.length_km:
        notes.append(t("works.project.length", km=written.number(project.length_km, lang)))
    notes.append(project.said("note", lang))
    names = ("date", "kind", "text", "confidence")
    return Exhibit(
        id="routes-project",
        question=question,
        headline=headline,
        body=Table(
            tuple(Header(one, t(f"works.columns.{one}")) for one in names), tuple(rows),
            widths={"date": 1.4, "kind": 1.6, "text": 6, "confidence": 1},
        ),
        table=pd.DataFrame(
            [dict(zip(names, [cell.text for cell in row], strict=True)) | {"source": ";".join(row[2].sources)} for row in rows]
        ),
        sources=in_order(source for row in rows for source in row[2].sources),
        notes=tuple(note for note in notes if note),
        options={"project": project.id},
    )  # fmt: skip


def routes_bottlenecks(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The bottlenecks that stand on the day, numbered as on the map, with what is done about each."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    numbered = [
        (number, one)
        for number, one in enumerate(works.standing_bottlenecks(dossier, day), 1)
        if concerns(one.corridors, one.countries, filters)
    ]
    rows: list[tuple[Cell, ...]] = []
    records: list[dict[str, object]] = []
    open_count = 0
    for number, one in numbered:
        measures = works.known_measures(one, day)
        done = any(measure.status == "completed" for measure in measures)
        paid = [amount for measure in measures for amount in measure.amounts]
        open_count += not done
        rows.append(
            (
                Cell(str(number)),
                Cell(one.name(lang), _where(dossier, one, lang)),
                Cell(t(f"works.bottlenecks.kinds.{one.kind}"), one.said("severity", lang)),
                Cell(one.said("text", lang), sources=one.source, basis="published"),
                Cell("\n".join(_remedies(dossier, one, day, lang)) if measures else "", tone="plain" if measures else "none",
                     sources=in_order(source for measure in measures for source in measure.source)),
                Cell("; ".join(f"{amount_text(amount, lang)} ({amount.said('what', lang)})" for amount in paid) if paid else "",
                     tone="plain" if paid else "none", sources=in_order(source for amount in paid for source in amount.source)),
            )
        )  # fmt: skip
        records.append(
            {"number": number, "id": one.id, "name": one.name(lang), "kind": one.kind, "nodes": ";".join(one.nodes),
             "legs": ";".join(one.legs), "since": str(one.since or ""), "severity": one.said("severity", lang),
             "text": one.said("text", lang), "measures": " | ".join(_remedies(dossier, one, day, lang)),
             "source": ";".join(in_order((*one.source, *(s for m in measures for s in m.source))))}
        )  # fmt: skip
    kinds: dict[str, int] = {}
    for _, one in numbered:
        kinds[one.kind] = kinds.get(one.kind, 0) + 1
    top = sorted(kinds, key=lambda kind: -kinds[kind])[:3]
    said = [
        t("works.bottlenecks.counted", kind=t(f"works.bottlenecks.kinds.{kind}"), count=kinds[kind]) for kind in top
    ]
    names = ("number", "name", "kind", "text", "remedy", "money")
    return Exhibit(
        id="routes-bottlenecks",
        question=t("works.bottlenecks.question"),
        headline=t("works.bottlenecks.headline", day=written.date(day, lang), total=len(numbered), list=written.list(said, lang), done=len(numbered) - open_count)
        if numbered
        else t("works.bottlenecks.empty"),
        body=Table(
            tuple(Header(one, t(f"works.columns.{one}")) for one in names), tuple(rows),
            widths={"number": 0.6, "name": 2, "kind": 1.6, "text": 4, "remedy": 4, "money": 2.4},
            empty=t("works.bottlenecks.empty"),
        ),
        table=pd.DataFrame(records),
        sources=in_order(source for row in rows for cell in row for source in cell.sources),
        notes=(t("works.bottlenecks.note"),),
    )  # fmt: skip


def chosen_projects(dossier: Dossier, filters: Filters) -> tuple[Project, ...]:
    """The projects known on the day that serve the corridors and lie in the countries filtered for."""
    return tuple(
        one for one in works.known_projects(dossier, filters.as_of) if concerns(one.corridors, one.countries, filters)
    )


def project_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> dict[str, str]:
    """The projects of the corridors and countries chosen; and the project chosen."""
    found = {one.id: one.name(filters.lang) for one in chosen_projects(dossier, filters)}
    chosen = dossier.projects.get(options.get("project", ""))
    return found if chosen is None else found | {chosen.id: chosen.name(filters.lang)}


def amount_text(amount: Amount, lang: str) -> str:
    """A sum of money as published, in millions or billions of its currency."""
    return written.money(amount.amount, amount.currency, lang, amount.high)


def _own(options: Mapping[str, str], name: str, known: Mapping[str, object]) -> dict[str, str]:
    return {name: options[name]} if options.get(name) in known else {}


def _where(dossier: Dossier, one: Bottleneck, lang: str) -> str:
    names = [place(dossier, node, lang) for node in one.nodes] or [
        country(dossier, code, lang) for code in one.countries
    ]
    return written.list(names, lang)


def _remedies(dossier: Dossier, one: Bottleneck, day: date, lang: str) -> list[str]:
    t = words(lang)
    return [
        t("works.bottlenecks.remedy", text=measure.said("text", lang), status=t(f"works.bottlenecks.statuses.{measure.status}"),
          date=written.date(measure.date, lang) if measure.date else t("works.bottlenecks.undated"))
        for measure in works.known_measures(one, day)
    ]  # fmt: skip


def _spans(events: Iterable[ProjectEvent], day: date, lang: str) -> tuple[Span, ...]:
    steps = [(event.date.last_day, event.stage) for event in events if event.stage is not None]
    spans = []
    for number, (start, stage) in enumerate(steps):
        is_open = number + 1 == len(steps)
        if stage == "cancelled":
            break
        end = day if is_open else steps[number + 1][0]
        spans.append(Span(start, end, words(lang)(f"works.stages.{stage}"), STAGES[stage][1], is_open))
    return tuple(spans)


def _mark(event: ProjectEvent, lang: str) -> Mark:
    glyph = STAGES[event.stage][0] if event.stage is not None else "·"
    return Mark(event.date.last_day, f"{written.date(event.date, lang)} {event.said('text', lang)}", event.kind, glyph)
