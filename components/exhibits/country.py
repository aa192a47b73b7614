"""One country in short: its doctrine and constraints, on whom it depends, who calls it partner, and what happened last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from components.analysis import engagement
from components.analysis import weights as weighing
from components.records import Dossier, IndicatorValue, PartialDate, Position
from components.wording import format as written
from components.wording import words

from . import choosing
from .exhibit import Cell, Exhibit, Filters, Header, Table
from .measured import figure, period, sources_of
from .naming import in_order

FACTS = ("population", "gdp", "main_exports")
EVENTS, PARTNERS = 4, 4
"""Rows sent with the page."""
Row = tuple[Cell, ...]


def country_profile(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """Doctrine, constraints, key facts and minerals of the country of the option `country`."""
    t, lang = words(filters.lang), filters.lang
    code = choosing.country(dossier, filters, options)
    name, profile = dossier.countries[code].name(lang), dossier.profiles.get(code)
    rows: list[Row] = []
    facts: list[dict[str, object]] = []

    def add(topic: str, text: str, sources: Iterable[str], detail: str = "") -> None:
        label = t(f"country.topics.{topic}")
        is_new = not any(fact["topic"] == topic for fact in facts)
        said = t("country.dated", text=text, day=detail) if detail else text
        rows.append((Cell(label if is_new else ""), Cell(said, sources=tuple(sources))))
        facts.append({"topic": topic, "text": text, "period": detail, "source": ";".join(sources)})

    if profile is not None:
        add("doctrine", profile.said("doctrine", lang), profile.doctrine_source)
        for point in profile.constraints:
            add("constraints", point.said("text", lang), point.source)
        for fact in profile.facts:
            if fact.topic in FACTS and _is_known(fact.period, filters.as_of):
                when = written.date(fact.period, lang) if fact.period is not None else ""
                add(fact.topic, fact.said("value", lang), fact.source, when)
        for point in profile.minerals:
            add("minerals", point.said("text", lang), point.source)
    count = sum(fact["topic"] == "constraints" for fact in facts)
    empty = t("country.profile.empty", country=name)
    return Exhibit(
        id="country-profile",
        question=t("country.profile.question", country=name),
        headline=t("country.profile.headline", country=name, count=count) if rows else empty,
        body=Table(headers(("topic", "text"), lang), tuple(rows), widths={"topic": 1, "text": 4.6}, empty=empty),
        table=pd.DataFrame(facts, columns=["topic", "text", "period", "source"]),
        sources=in_order(source for row in rows for cell in row for source in cell.sources),
        options={"country": code},
    )


def country_dependence(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """For each scored dimension the first indicator with a figure: who has the largest, and who the next."""
    t, lang = words(filters.lang), filters.lang
    code = choosing.country(dossier, filters, options)
    name = dossier.countries[code].name(lang)
    actors = [actor for actor, one in dossier.actors.items() if not one.is_total]
    rows: list[Row] = []
    facts: list[dict[str, object]] = []
    used: list[IndicatorValue] = []
    first: dict[str, int] = {}
    for dimension, indicators in weighing.scored(dossier).items():
        found = engagement.latest(dossier, filters.as_of, actors, (code,), indicators, is_comparing=True)
        by_indicator = {one: [value for key, value in found.items() if key[2] == one] for one in indicators}
        chosen = next((one for one in indicators if by_indicator[one]), None)
        title = dossier.dimensions[dimension].name(lang)
        if chosen is None:
            rows.append((Cell(title), Cell("", tone="none"), Cell("")))
            continue
        order = sorted(by_indicator[chosen], key=lambda value: -value.value)[:2]
        used += order
        first[order[0].actor] = first.get(order[0].actor, 0) + 1
        said = [_figure(dossier, value, lang) for value in order] + [Cell(t("country.alone"))]
        rows.append((Cell(title, dossier.indicators[chosen].name(lang)), said[0], said[1]))
        facts += [
            {"dimension": dimension, "indicator": chosen, "place": place, "actor": value.actor, "value": value.value,
             "unit": value.unit, "period": str(value.period), "source": ";".join(value.source)}
            for place, value in enumerate(order, 1)
        ]  # fmt: skip
    if first:
        lead = max(first, key=lambda actor: first[actor])
        headline = t(
            "country.dependence.headline", country=name, actor=dossier.actors[lead].name(lang), count=first[lead],
            of=sum(first.values()),
        )  # fmt: skip
    else:
        headline = t("country.dependence.empty", country=name)
    return Exhibit(
        id="country-dependence",
        question=t("country.dependence.question", country=name),
        headline=headline,
        body=Table(
            headers(("dimension", "largest", "next"), lang), tuple(rows), widths={"dimension": 1.05}, empty=headline
        ),
        table=pd.DataFrame(
            facts, columns=["dimension", "indicator", "place", "actor", "value", "unit", "period", "source"]
        ),
        sources=sources_of(used),
        notes=(t("country.dependence.note"),),
        options={"country": code},
    )


def _figure(dossier: Dossier, value: IndicatorValue, lang: str) -> Cell:
    detail = f"{figure(value, lang)}, {period(value, lang)}"
    return Cell(dossier.actors[value.actor].name(lang), detail, sources=value.source, basis="published")


def country_partners(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """How the actors label their partnership with the country, and how often their leaders came."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    code = choosing.country(dossier, filters, options)
    name = dossier.countries[code].name(lang)
    rows: list[Row] = []
    facts: list[dict[str, object]] = []
    visits = 0
    order = {actor: (not one.in_paper, place) for place, (actor, one) in enumerate(dossier.actors.items())}
    for one in sorted(dossier.positions.values(), key=lambda one: order[one.actor]):
        if one.country != code or (filters.actors and one.actor not in filters.actors):
            continue
        label, made = _label(dossier, one, day, lang), [visit for visit in one.visits if visit.date.last_day <= day]
        if not (label or made):
            continue
        visits += len(made)
        last = t("country.partners.last", day=written.date(made[-1].date, lang)) if made else ""
        since = t("treaties.since", day=written.date(one.since, lang)) if label and one.since is not None else ""
        sources = in_order((*one.source, *(source for visit in made for source in visit.source)))
        rows.append(
            (
                Cell(dossier.actors[one.actor].name(lang)),
                Cell(label or "–", since, sources=one.source),
                Cell(str(len(made)) if made else "–", last),
            )
        )
        facts.append(
            {
                "actor": one.actor,
                "partnership": label,
                "since": str(one.since or ""),
                "visits": len(made),
                "source": ";".join(sources),
            }
        )
    labelled = sum(bool(fact["partnership"]) for fact in facts)
    empty = t("country.partners.empty", country=name)
    return Exhibit(
        id="country-partners",
        question=t("country.partners.question", country=name),
        headline=t("country.partners.headline", country=name, count=labelled, visits=visits) if rows else empty,
        body=Table(
            headers(("actor", "partnership", "visits"), lang), tuple(rows), frozenset({"visits"}),
            {"actor": 1, "partnership": 2.8, "visits": 1.1}, empty=empty, first=PARTNERS,
        ),
        table=pd.DataFrame(facts, columns=["actor", "partnership", "since", "visits", "source"]),
        sources=in_order(source for fact in facts for source in str(fact["source"]).split(";")),
        notes=(t("country.partners.note"),),
        options={"country": code},
    )  # fmt: skip


def _label(dossier: Dossier, one: Position, day: date, lang: str) -> str:
    """The label of a partnership; one without a date stands once a source for it had appeared."""
    printed = [dossier.sources[source].published for source in one.source if source in dossier.sources]
    begun = [one.since] if one.since is not None else printed
    is_known = not begun or any(when is None or when.last_day <= day for when in begun)
    return one.said("partnership", lang) if is_known else ""


def country_events(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The newest developments that concern the country."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    code = choosing.country(dossier, filters, options)
    name = dossier.countries[code].name(lang)
    found = [one for one in dossier.developments.values() if code in one.countries and one.date.last_day <= day]
    found.sort(key=lambda one: one.date.last_day, reverse=True)
    empty = t("country.events.empty", country=name)
    return Exhibit(
        id="country-events",
        question=t("country.events.question", country=name),
        headline=t("country.events.headline", country=name, count=len(found), day=written.date(found[0].date, lang))
        if found
        else empty,
        body=Table(
            headers(("date", "what"), lang),
            tuple(
                (Cell(written.date(one.date, lang)), Cell(one.said("title", lang), sources=one.source)) for one in found
            ),
            widths={"date": 1, "what": 4}, empty=empty, first=EVENTS,
        ),
        table=pd.DataFrame(
            [
                {"date": str(one.date), "what": one.said("title", lang), "category": one.category, "source": ";".join(one.source)}
                for one in found
            ],
            columns=["date", "what", "category", "source"],
        ),
        sources=in_order(source for one in found for source in one.source),
        options={"country": code},
    )  # fmt: skip


def headers(names: Iterable[str], lang: str) -> tuple[Header, ...]:
    """Column headings of the tables on a country."""
    return tuple(Header(one, words(lang)(f"country.columns.{one}")) for one in names)


def _is_known(when: PartialDate | None, day: date) -> bool:
    return when is None or when.last_day <= day
