"""Coverage: what protects the home actor's investors in each country, layer by layer, and who stands better."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from components.analysis import coverage
from components.analysis.coverage import JOINED, PIPELINE, Compared, Cover, Gap
from components.records import Dossier, Layer
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Exhibit, Filters, Header, Key, Matrix, Table, Tone
from .register import party_name
from .treaties import LOOKS, shown_countries, since

VERDICTS: Mapping[str, Tone] = {"other": "bad", "open": "none", "home": "good", "equal": "plain"}


def treaties_coverage(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """Countries by layers for the home actor; of a single country every layer with what gives it."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    countries = shown_countries(dossier, filters)
    layers = coverage.layers(dossier)
    found = coverage.covers(dossier, day, dossier.desk.home_actor, countries)
    recorded = {layer for (_, layer), cover in found.items() if cover.status is not None}
    blank = [layer.name(lang) for layer in layers if layer.id not in recorded] if len(countries) > 1 else []
    body: Matrix | Table
    if len(countries) == 1:
        columns = ("layer", "status", "by")
        body = Table(
            tuple(Header(one, t(f"coverage.columns.{one}")) for one in columns),
            tuple(
                (
                    Cell(layer.name(lang), layer.said("about", lang)),
                    _status(found[countries[0], layer.id], filters, with_sources=True),
                    _by(dossier, found[countries[0], layer.id], filters),
                )
                for layer in layers
            ),
            widths={"layer": 2.6, "status": 2, "by": 2.6},
            option="instrument",
            selected=options.get("instrument"),
            empty=t("coverage.empty"),
        )
    else:
        body = Matrix(
            t("treaties.country"),
            tuple(Header(code, party_name(dossier, code, lang)) for code in countries),
            tuple(Header(layer.id, layer.name(lang)) for layer in layers if layer.id in recorded),
            {
                (country, layer): _status(cover, filters, with_sources=cover.instrument is None)
                for (country, layer), cover in found.items()
                if cover.status is not None
            },
            tuple(Key(t(f"records.statuses.{one}"), *LOOKS[one]) for one in LOOKS),
            option="instrument",
            selected=options.get("instrument"),
        )
    facts = [_fact(dossier, cover, filters) for cover in found.values()]
    return Exhibit(
        id="treaties-coverage",
        question=t("coverage.question", actor=_actor(dossier, dossier.desk.home_actor, lang)),
        headline=_headline(dossier, filters, found, countries, layers),
        body=body,
        table=pd.DataFrame(facts, columns=["country", "layer", "status", "since", "instrument", "agreement", "source"]),
        sources=tuple(dict.fromkeys(source for cover in found.values() for source in cover.sources(day))),
        notes=(
            *((t("coverage.blank", list=written.list(blank, lang)),) if blank else ()),
            t("coverage.rule"),
            t("treaties.matrix.rule"),
        ),
    )


def treaties_rival(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The home actor beside the one of the option `rival`, wherever they do not stand alike."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    countries = shown_countries(dossier, filters)
    names = {layer.id: layer.name(lang) for layer in coverage.layers(dossier)}
    rival = options.get("rival") or default_rival(dossier, filters)
    found = coverage.compared(dossier, day, rival, countries) if rival else []
    shown = [one for verdict in ("other", "open", "home") for one in coverage.better(found, verdict) if _says(one)]
    rows: list[tuple[Cell, ...]] = []
    facts: list[dict[str, object]] = []
    used: list[str] = []
    home = _actor(dossier, dossier.desk.home_actor, lang)
    other = _actor(dossier, rival, lang) if rival else ""
    for one in shown:
        country = party_name(dossier, one.own.country, lang)
        sentence = t(
            f"coverage.sentences.{one.verdict}", home=home, other=other, country=country, layer=names[one.own.layer],
            own=_standing(one.own, filters), theirs=_standing(one.other, filters),
        )  # fmt: skip
        rows.append(
            (
                Cell(country),
                Cell(names[one.own.layer]),
                _status(one.own, filters, with_sources=one.own.instrument is None),
                _status(one.other, filters, with_sources=one.other.instrument is None),
                Cell(sentence, basis="derived", tone=VERDICTS[one.verdict]),
            )
        )
        sources = tuple(dict.fromkeys((*one.other.sources(day), *one.own.sources(day))))
        used += sources
        facts.append(
            {"country": one.own.country, "layer": one.own.layer, "home": one.own.status or "", "other": one.other.status or "",
             "actor": rival, "verdict": one.verdict, "sentence": sentence, "source": ";".join(sources)}
        )  # fmt: skip
    columns = ("country", "layer", "home", "other", "comparison")
    sides = {"home": home, "other": other}
    titles = {one: sides[one] if one in sides else t(f"coverage.columns.{one}") for one in columns}
    return Exhibit(
        id="treaties-rival",
        question=t("coverage.rival.question", home=home, other=other),
        headline=_rival_headline(dossier, filters, found, home, other),
        body=Table(
            tuple(Header(one, titles[one]) for one in columns),
            tuple(rows),
            widths={"country": 1.2, "layer": 1.6, "home": 1.6, "other": 1.6, "comparison": 3.6},
            option="instrument",
            selected=options.get("instrument"),
            empty=t("coverage.rival.empty"),
        ),
        table=pd.DataFrame(facts, columns=["country", "layer", "home", "other", "actor", "verdict", "sentence", "source"]),
        sources=tuple(dict.fromkeys(used)),
        notes=(t("coverage.rival.rule"), t("register.not_complete")),
    )  # fmt: skip


def treaties_gaps(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """What does not cover the home actor, ranked, with what is in the pipeline."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    names = {layer.id: layer.name(lang) for layer in coverage.layers(dossier)}
    found = coverage.gaps(dossier, day, shown_countries(dossier, filters))
    rows: list[tuple[Cell, ...]] = []
    facts: list[dict[str, object]] = []
    used: list[str] = []
    for rank, alike in enumerate(_alike(found), 1):
        gap = alike[0]
        steps, sources = _pipeline(dossier, gap.own, filters)
        others = [_actor(dossier, actor, lang) for actor in gap.others]
        where = written.list([party_name(dossier, one.own.country, lang) for one in alike], lang)
        rows.append(
            (
                Cell(str(rank)),
                Cell(where),
                Cell(names[gap.own.layer]),
                Cell(written.list(others, lang) if others else t("coverage.gaps.nobody")),
                steps,
            )
        )
        used += sources
        facts += [
            {"rank": rank, "country": one.own.country, "layer": one.own.layer, "status": one.own.status or "",
             "others_in_effect": ";".join(one.others), "pipeline": steps.text if one.own.is_on_the_way else "",
             "source": ";".join(sources)}
            for one in alike
        ]  # fmt: skip
    home = _actor(dossier, dossier.desk.home_actor, lang)
    led = sum(bool(gap.others) for gap in found)
    moving = sum(gap.own.is_on_the_way for gap in found)
    columns = ("rank", "country", "layer", "others", "pipeline")
    return Exhibit(
        id="treaties-gaps",
        question=t("coverage.gaps.question", actor=home),
        headline=t("coverage.gaps.headline", actor=home, count=len(found), led=led, moving=moving, day=written.date(day, lang)),
        body=Table(
            tuple(Header(one, t(f"coverage.columns.{one}")) for one in columns),
            tuple(rows),
            frozenset({"rank"}),
            {"rank": 0.4, "country": 1.2, "layer": 2, "others": 2.2, "pipeline": 3.4},
            option="instrument",
            selected=options.get("instrument"),
            empty=t("coverage.gaps.empty"),
        ),
        table=pd.DataFrame(facts, columns=["rank", "country", "layer", "status", "others_in_effect", "pipeline", "source"]),
        sources=tuple(dict.fromkeys(used)),
        notes=(t("coverage.gaps.rule"), t("register.not_complete")),
    )  # fmt: skip


def rival_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Mapping[str, str]:
    """The other actors with instruments of their own on record."""
    return {code: _actor(dossier, code, filters.lang) for code in coverage.rivals(dossier)}


def default_rival(dossier: Dossier, filters: Filters) -> str | None:
    """The first actor filtered for that can be compared, else the one with most instruments on record."""
    known = coverage.rivals(dossier)
    return next((code for code in filters.actors if code in known), known[0] if known else None)


def _alike(found: list[Gap]) -> list[list[Gap]]:
    """Gaps in their order, those of one layer together that the same others and no own instrument tell apart."""
    groups: list[list[Gap]] = []
    for gap in found:
        before = groups[-1][0] if groups else None
        if (
            before is not None
            and (gap.own.layer, gap.own.status, gap.others) == (before.own.layer, before.own.status, before.others)
            and gap.own.instrument is None
            and before.own.instrument is None
            and not gap.own.is_on_the_way
        ):
            groups[-1].append(gap)
        else:
            groups.append([gap])
    return groups


def _says(one: Compared) -> bool:
    """Whether a comparison says more than that nothing is on record."""
    return one.verdict != "open" or one.other.status not in (None, "none")


def _actor(dossier: Dossier, code: str, lang: str) -> str:
    one = dossier.actors.get(code)
    return one.name(lang) if one is not None else party_name(dossier, code, lang)


def _status(cover: Cover, filters: Filters, with_sources: bool) -> Cell:
    """A standing as a cell; one that an instrument decides leads to its section."""
    t, lang = words(filters.lang), filters.lang
    if cover.status is None:
        return Cell("", tone="none")
    glyph, tone = LOOKS[cover.status]
    if cover.status in ("signed", "approved") and not cover.is_on_the_way:
        tone = "plain"
    text = t(f"records.statuses.{cover.status}") if cover.agreement is None else _joint(cover, lang)
    detail = since(cover.event, cover.dated, lang) if cover.dated is not None else ""
    if cover.status == "unknown":
        detail = t("coverage.not_read")
    sources = cover.sources(filters.as_of) if with_sources else ()
    return Cell(text, detail, glyph, tone, cover.instrument.id if cover.instrument is not None else None, sources)


def _by(dossier: Dossier, cover: Cover, filters: Filters) -> Cell:
    """What gives a layer: the instrument, or the agreement with the standing of both sides."""
    lang = filters.lang
    if cover.instrument is not None:
        return Cell(cover.instrument.short(lang), select=cover.instrument.id)
    if cover.agreement is None:
        return Cell("", tone="none")
    return Cell(dossier.agreements[cover.agreement].name(lang), _stands(dossier, cover, lang))


def _joint(cover: Cover, lang: str) -> str:
    """What an agreement comes to for the two sides."""
    t = words(lang)
    if cover.is_in_effect:
        return t("coverage.joined")
    short = [one for one in cover.memberships if one.status not in JOINED]
    return t("coverage.not_joined") if short[0].status == "not_party" else t(f"records.memberships.{short[0].status}")


def _stands(dossier: Dossier, cover: Cover, lang: str) -> str:
    """How each side stands in an agreement."""
    t = words(lang)
    return t("register.parts").join(
        t(
            "coverage.stands",
            country=party_name(dossier, one.country, lang),
            status=t(f"records.memberships.{one.status}"),
        )
        for one in cover.memberships
    )


def _standing(cover: Cover, filters: Filters) -> str:
    """A standing within a sentence."""
    t, lang = words(filters.lang), filters.lang
    if cover.status is None:
        return t("coverage.nothing")
    if cover.agreement is not None:
        return _joint(cover, lang)
    if cover.status == "unknown":
        return t("coverage.not_read")
    status = t(f"records.statuses.{cover.status}")
    return (
        t("coverage.since", status=status, since=since(cover.event, cover.dated, lang))
        if cover.dated is not None
        else status
    )


def _fact(dossier: Dossier, cover: Cover, filters: Filters) -> dict[str, object]:
    return {
        "country": cover.country, "layer": cover.layer, "status": cover.status or "", "since": str(cover.dated or ""),
        "instrument": cover.instrument.id if cover.instrument is not None else "", "agreement": cover.agreement or "",
        "source": ";".join(cover.sources(filters.as_of)),
    }  # fmt: skip


def _pipeline(dossier: Dossier, own: Cover, filters: Filters) -> tuple[Cell, tuple[str, ...]]:
    """How far the home actor's own instrument has come, and the step expected next."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    glyph, tone = LOOKS[own.status or "none"]
    if own.is_on_the_way and own.agreement is not None:
        name = dossier.agreements[own.agreement].name(lang)
        return Cell(
            t("coverage.gaps.stage", name=name, stage=_stands(dossier, own, lang)), "", glyph, tone
        ), own.sources(day)
    if not own.is_on_the_way or own.instrument is None:
        if own.status in (None, "none"):
            return Cell(t("coverage.gaps.nothing")), own.sources(day)
        settled = t("treaties.not_binding") if own.status in PIPELINE else ""
        return Cell(_standing(own, filters), settled), own.sources(day)
    due = [
        one
        for one in dossier.expectations.values()
        if one.instrument == own.instrument.id
        and one.known_since.last_day <= day
        and (one.due is None or one.due.last_day > day)
    ]
    detail = t("register.parts").join(one.said("title", lang) for one in due)
    sources = tuple(dict.fromkeys((*own.sources(day), *(source for one in due for source in one.source))))
    text = t("coverage.gaps.stage", name=own.instrument.short(lang), stage=_standing(own, filters))
    return Cell(text, detail, glyph, tone, own.instrument.id), sources


def _headline(
    dossier: Dossier,
    filters: Filters,
    found: Mapping[tuple[str, str], Cover],
    countries: tuple[str, ...],
    layers: tuple[Layer, ...],
) -> str:
    """Of one country which layers cover and which do not; of several how many countries each layer covers."""
    t, lang = words(filters.lang), filters.lang
    is_beyond = filters.as_of > dossier.horizon
    day = written.date(dossier.horizon if is_beyond else filters.as_of, lang)
    when = t("coverage.as_known" if is_beyond else "coverage.on", day=day)
    home = _actor(dossier, dossier.desk.home_actor, lang)
    if len(countries) == 1:
        given = [layer.name(lang) for layer in layers if found[countries[0], layer.id].is_in_effect]
        lacking = [layer.name(lang) for layer in layers if not found[countries[0], layer.id].is_in_effect]
        country = party_name(dossier, countries[0], lang)
        key = "coverage.one" if given and lacking else "coverage.one_all" if given else "coverage.one_none"
        return t(
            key,
            actor=home,
            country=country,
            when=when,
            given=written.list(given, lang),
            lacking=written.list(lacking, lang),
        )
    counts = {layer.name(lang): sum(found[one, layer.id].is_in_effect for one in countries) for layer in layers}
    whole = [name for name, count in counts.items() if count == len(countries)]
    part = sum(0 < count < len(countries) for count in counts.values())
    said = t(
        "coverage.many", actor=home, when=when, layers=len(counts), countries=len(countries), whole=len(whole), part=part,
        none=len(counts) - len(whole) - part,
    )  # fmt: skip
    first, count = next(iter(counts.items()), ("", 0))
    more = [t("coverage.count", layer=first, count=count, total=len(countries))] if first and first not in whole else []
    return t("register.parts").join([said, *more]) + t("coverage.end")


def _rival_headline(dossier: Dossier, filters: Filters, found: list[Compared], home: str, other: str) -> str:
    """Where the other actor stands better, and in how many places the record can't tell."""
    t, lang = words(filters.lang), filters.lang
    if not found:
        return t("coverage.rival.nobody")
    names = {layer.id: layer.name(lang) for layer in coverage.layers(dossier)}
    ahead: dict[str, list[str]] = {}
    for one in coverage.better(found, "other"):
        ahead.setdefault(names[one.own.layer], []).append(party_name(dossier, one.own.country, lang))
    possible = sum(one.other.status == "unknown" for one in coverage.better(found, "open"))
    day = written.date(filters.as_of, lang)
    more = t("coverage.rival.possible", other=other, possible=possible) if possible else ""
    counts = {"home": home, "other": other, "day": day, "behind": len(coverage.better(found, "home"))}
    if not ahead:
        return t("coverage.rival.nowhere", **counts) + more
    parts = [t("coverage.rival.part", layer=layer, list=written.list(where, lang)) for layer, where in ahead.items()]
    said = t(
        "coverage.rival.headline", count=sum(map(len, ahead.values())), list=t("register.parts").join(parts), **counts
    )
    return said + more
