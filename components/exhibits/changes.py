"""What changed between two days: over everything, and in the lives of the treaties alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from components.analysis import changes, network, treaties
from components.records import Development, Dossier, TreatyEvent
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Exhibit, Filters, Header, Table
from .register import party_names
from .treaties import LOOKS, event_text

FIRST = 12
"""Rows of a table of the overview that stand open; the others unfold."""


def overview_changes(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """What changed from the day of the option `since` to the day, newest first."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    columns = ("date", "what", "category")
    rows: list[tuple[Cell, ...]] = []
    facts: list[dict[str, object]] = []
    used: list[str] = []
    counts = {"treaty": 0, "leg": 0, "development": 0}
    start = starting_day(dossier, options)
    for change in changes.what_changed(dossier, start, day, filters.actors) if start is not None else ():
        described = _described(dossier, change, filters)
        if described is None:
            continue
        when, text, detail, category, sources = described
        counts[change.kind] += 1
        rows.append((Cell(when), Cell(text, detail, sources=sources), Cell(category)))
        facts.append(
            {"date": str(change.day), "what": text, "detail": detail, "category": category, "source": ";".join(sources)}
        )
        used += sources
    if start is None:
        headline = t("overview.changes.no_paper")
    elif start > day:
        headline = t("overview.changes.before", day=written.date(day, lang))
    else:
        headline = t(
            "overview.changes.headline", start=written.date(start, lang), day=written.date(day, lang), **counts
        )
    return Exhibit(
        "overview-changes", t("overview.changes.question"), headline,
        Table(tuple(Header(one, t(f"overview.columns.{one}")) for one in columns), tuple(rows),
              widths={"date": 1, "what": 5, "category": 1}, empty=t("overview.changes.empty"), first=FIRST),
        pd.DataFrame(facts, columns=["date", "what", "detail", "category", "source"]), tuple(dict.fromkeys(used)),
    )  # fmt: skip


def treaties_changes(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """Every dated step in the lives of treaties from the day of the option `since`, newest first."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    start = starting_day(dossier, options)
    rows: list[tuple[Cell, ...]] = []
    facts: list[dict[str, object]] = []
    used: list[str] = []
    found = _steps(dossier, filters, start, day) if start is not None else []
    for identity, event, countries, before, after in found:
        instrument = dossier.instruments[identity]
        text = event_text(event, filters)
        moved = _moved(event, before, after, filters)
        glyph, tone = LOOKS[after] if after else ("", "plain")
        rows.append(
            (
                Cell(written.date(event.date, lang)),
                Cell(instrument.short(lang), select=identity),
                Cell(moved or text, text if moved else event.said("note", lang), glyph, tone, sources=event.source),
                Cell(party_names(dossier, countries, lang)),
            )
        )
        used += event.source
        facts.append(
            {"date": str(event.date), "instrument": identity, "event": event.event, "before": before, "after": after,
             "countries": ";".join(countries), "source": ";".join(event.source)}
        )  # fmt: skip
    columns = ("date", "instrument", "what", "countries")
    return Exhibit(
        id="treaties-changes",
        question=t("changes.question"),
        headline=_headline(dossier, filters, start, found),
        body=Table(
            tuple(Header(one, t(f"changes.columns.{one}")) for one in columns),
            tuple(rows),
            widths={"date": 1.2, "instrument": 3, "what": 3.4, "countries": 1.8},
            option="instrument",
            selected=options.get("instrument"),
            empty=t("changes.empty"),
        ),
        table=pd.DataFrame(facts, columns=["date", "instrument", "event", "before", "after", "countries", "source"]),
        sources=tuple(dict.fromkeys(used)),
        notes=(t("changes.rule"), t("treaties.matrix.rule")),
    )


def starting_day(dossier: Dossier, options: Mapping[str, str]) -> date | None:
    """The day from which changes count: that of the option `since`, else that of the paper."""
    if options.get("since"):
        return date.fromisoformat(options["since"])
    return dossier.paper.published.last_day if dossier.paper is not None else None


def default_since(dossier: Dossier, filters: Filters) -> str | None:
    """The day from which changes count where none is chosen."""
    start = starting_day(dossier, {})
    return start.isoformat() if start is not None else None


def _moved(event: TreatyEvent, before: str, after: str, filters: Filters) -> str:
    """The change of status in words; a report of force says that it is so, not since when."""
    t = words(filters.lang)
    if not after:
        return ""
    if event.event == "reported_in_force":
        return t("changes.reported")
    return t("changes.moved", before=t(f"records.statuses.{before}"), after=t(f"records.statuses.{after}"))


def _steps(
    dossier: Dossier, filters: Filters, start: date, day: date
) -> list[tuple[str, TreatyEvent, tuple[str, ...], str, str]]:
    """Instrument, event, countries, and the statuses before and after (empty where it changed none), newest first."""
    moved: dict[tuple[str, TreatyEvent, str, str], list[str]] = {}
    actors = filters.actors or (dossier.desk.home_actor,)
    for actor in actors:
        for step in treaties.changes(dossier, start, day, actor):
            if not filters.countries or step.country in filters.countries:
                moved.setdefault((step.instrument, step.event, step.before, step.after), []).append(step.country)
    found = [(key[0], key[1], tuple(countries), key[2], key[3]) for key, countries in moved.items()]
    deciding = {(key[0], key[1]) for key in moved}
    for actor in actors:
        for instrument in treaties.of_actor(dossier, actor):
            for event in instrument.events:
                concerned = tuple(one for one in event.countries or instrument.parties if one != actor)
                is_asked = not filters.countries or bool(set(filters.countries) & set(concerned))
                is_within = event.until is None and start < event.date.last_day <= day
                if is_within and is_asked and (instrument.id, event) not in deciding and not instrument.application_of:
                    found.append((instrument.id, event, concerned, "", ""))
    return sorted(found, key=lambda one: one[1].date.last_day, reverse=True)


def _headline(
    dossier: Dossier,
    filters: Filters,
    start: date | None,
    found: list[tuple[str, TreatyEvent, tuple[str, ...], str, str]],
) -> str:
    t, lang = words(filters.lang), filters.lang
    if start is None:
        return t("overview.changes.no_paper")
    day = written.date(filters.as_of, lang)
    if start > filters.as_of:
        return t("changes.before", start=written.date(start, lang), day=day)
    entered = {one[0] for one in found if one[4] in treaties.IN_EFFECT and one[1].event != "reported_in_force"}
    signed = {one[0] for one in found if one[4] == "signed"}
    counts = {
        "count": len(found),
        "entered": len(entered),
        "signed": len(signed),
        "moved": sum(bool(one[4]) for one in found),
    }
    return t("changes.headline", start=written.date(start, lang), day=day, **counts)


def _described(
    dossier: Dossier, change: changes.Change, filters: Filters
) -> tuple[str, str, str, str, tuple[str, ...]] | None:
    """Date, text, detail, category and sources of a change; None where the filters leave it out."""
    t, lang = words(filters.lang), filters.lang
    what = change.what
    countries, corridors, actors = set(filters.countries), set(filters.corridors), set(filters.actors)
    if isinstance(what, treaties.Change):
        if what.country not in (countries or set(dossier.desk.focus_countries)):
            return None
        name, country = dossier.instruments[what.instrument].short(lang), dossier.countries[what.country].name(lang)
        text = t(
            "overview.changes.treaty",
            name=name,
            country=country,
            moved=_moved(what.event, what.before, what.after, filters),
        )
        return (
            written.date(what.event.date, lang),
            text,
            event_text(what.event, filters),
            t("records.categories.treaty"),
            what.event.source,
        )
    if isinstance(what, Development):
        if (
            (countries and not countries & set(what.countries))
            or (corridors and not corridors & set(what.corridors))
            or (actors and not actors & set(what.actors))
        ):
            return None
        note = what.said("note", lang)
        return (
            written.date(what.date, lang),
            what.said("title", lang),
            note,
            t(f"records.categories.{what.category}"),
            what.source,
        )
    leg, _, state = what
    users = network.corridors_of_legs(dossier)[leg.id]
    if (
        actors  # a leg is no actor's
        or (countries and not countries & set(leg.countries))
        or (corridors and not corridors & set(users))
        or state.since is None
    ):
        return None
    text = t(
        "overview.changes.leg",
        start=dossier.nodes[leg.from_node].name(lang),
        end=dossier.nodes[leg.to_node].name(lang),
        status=t(f"routes.statuses.{state.status}"),
    )
    return (
        written.date(state.since, lang),
        text,
        state.said("note", lang),
        t("records.categories.corridor"),
        state.source,
    )
