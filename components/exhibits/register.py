"""The register: every instrument asked for, with its status on the day."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from components.analysis import register, treaties
from components.records import Dossier
from components.wording import catalogue, words
from components.wording import format as written

from .claims import claim_subjects
from .exhibit import Cell, Exhibit, Filters, Header, Table, Tone
from .treaties import LOOKS

NAMED = 3
"""Parties named in a row; a longer list says how many more there are."""
MATCHES: tuple[register.Match, ...] = ("any", "all", "between")


def query(filters: Filters, options: Mapping[str, str]) -> register.Query:
    """What the filters and options ask of the register."""
    match = options.get("match", "any")
    return register.Query(
        match if match in MATCHES else "any",
        filters.countries,
        filters.actors,
        options.get("type", ""),
        options.get("status", ""),
        options.get("subject", ""),
        options.get("find", ""),
    )


def treaties_register(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The instruments asked for; choosing one sets the option `instrument`."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    found = register.entries(dossier, day, query(filters, options))
    rows: list[tuple[Cell, ...]] = []
    facts: list[dict[str, object]] = []
    used: list[str] = []
    for one in found:
        instrument, kind = one.instrument, dossier.instrument_types[one.instrument.type]
        sources = one.deciding.source if one.deciding is not None else instrument.source
        glyph, tone = LOOKS[one.status]
        rows.append(
            (
                Cell(instrument.short(lang), select=instrument.id),
                Cell(party_names(dossier, (treaties.owner(dossier, instrument), *one.countries), lang)),
                Cell(kind.name(lang)),
                Cell(t(f"records.statuses.{one.status}"), remarks(one, filters), glyph, status_tone(one, tone), sources=sources[:1]),
                Cell(written.date(one.dated, lang) if one.dated else ""),
            )
        )  # fmt: skip
        used += sources
        facts.append(
            {
                "instrument": instrument.id, "title_en": instrument.title_en, "title_ja": instrument.title_ja,
                "actor": treaties.owner(dossier, instrument), "parties": ";".join(instrument.parties),
                "countries": ";".join(one.countries), "type": instrument.type, "subjects": ";".join(instrument.subjects),
                "status": one.status, "since": str(one.dated or ""),
                "years_signed_not_in_force": None if one.years_waiting is None else round(one.years_waiting, 1),
                "followed_until": str(instrument.followed_until), "source": ";".join(sources),
            }
        )  # fmt: skip
    columns = ("instrument", "parties", "type", "status", "since")
    return Exhibit(
        id="treaties-register",
        question=t("register.question"),
        headline=_headline(dossier, filters, found),
        body=Table(
            tuple(Header(one, t(f"register.columns.{one}")) for one in columns),
            tuple(rows),
            widths={"instrument": 3, "parties": 2.2, "type": 1.8, "status": 2.6, "since": 1.2},
            option="instrument",
            selected=options.get("instrument"),
            empty=t("register.empty"),
        ),
        table=pd.DataFrame(
            facts,
            columns=[
                "instrument", "title_en", "title_ja", "actor", "parties", "countries", "type", "subjects", "status",
                "since", "years_signed_not_in_force", "followed_until", "source",
            ],
        ),
        sources=tuple(dict.fromkeys(used)),
        notes=(t("treaties.matrix.rule"), t("register.match_rule"), t("register.not_complete")),
    )  # fmt: skip


def remarks(entry: register.Entry, filters: Filters) -> str:
    """What qualifies a status: a long wait, a trail that ends, an inferred window, no force in law."""
    t, lang = words(filters.lang), filters.lang
    said = []
    if entry.years_waiting is not None:
        years = int(entry.years_waiting)
        if entry.lost_since is not None:
            said.append(t("register.wait_lost"))
        elif years >= 1:
            said.append(t("treaties.waiting", years=years))
        else:
            said.append(t("register.waiting_months", months=int(entry.years_waiting * 12)))
    elif entry.instrument.is_binding is False and entry.status in ("signed", "approved"):
        said.append(t("treaties.not_binding"))
    if entry.status == "unknown":
        last = register.last_known(entry)
        if last is not None:
            event = t(f"records.events.{last.event}")
            said.append(t("register.last_known", event=event, day=written.date(last.date, lang)))
    if entry.lost_since is not None and entry.instrument.is_binding is not False:
        said.append(t("register.lost", day=written.date(entry.lost_since, lang)))
    if entry.window is not None and entry.window.until is not None:
        said.append(
            t(
                "register.window",
                event=t(f"records.events.{entry.window.event}"),
                start=written.date(entry.window.date, lang),
                end=written.date(entry.window.until, lang),
            )
        )
    return " · ".join(said)


def status_tone(entry: register.Entry, tone: Tone) -> Tone:
    """The tint of a status: none where no duty in law waits."""
    is_settled = entry.status in ("signed", "approved") and entry.instrument.is_binding is not True
    return "plain" if is_settled else tone


def party_names(dossier: Dossier, codes: tuple[str, ...], lang: str) -> str:
    """The names of parties, the first few of a long list."""
    t = words(lang)
    names = [party_name(dossier, code, lang) for code in dict.fromkeys(codes)]
    if len(names) > NAMED + 1:
        more = t("register.more", count=len(names) - NAMED)
        return t("register.between").join(names[:NAMED]) + more
    return t("register.between").join(names)


def party_name(dossier: Dossier, code: str, lang: str) -> str:
    """The name of a country or actor; its code where neither list has it."""
    one = dossier.countries.get(code) or dossier.actors.get(code)
    return one.name(lang) if one is not None else code


def subject_name(subject: str, lang: str) -> str:
    """A subject in words; the data may name one that the wording does not know."""
    return catalogue(lang).get(f"records.subjects.{subject}", subject.replace("_", " "))


def match_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Mapping[str, str]:
    """How the chosen countries are read."""
    t = words(filters.lang)
    return {one: t(f"register.matches.{one}") for one in MATCHES}


def type_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Mapping[str, str]:
    """The types of which the register has an instrument."""
    used = {one.type for one in dossier.instruments.values()}
    return {kind.id: kind.name(filters.lang) for kind in dossier.instrument_types.values() if kind.id in used}


def status_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Mapping[str, str]:
    """The statuses from the strongest."""
    t = words(filters.lang)
    return {one: t(f"records.statuses.{one}") for one in treaties.PRECEDENCE if one != "none"}


def subject_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Mapping[str, str]:
    """The subjects of the register, or of the ledger where that part of the page is shown."""
    if options.get("part") == "claims":
        return claim_subjects(dossier, filters.lang)
    return {one: subject_name(one, filters.lang) for one in register.subjects(dossier)}


def _headline(dossier: Dossier, filters: Filters, found: list[register.Entry]) -> str:
    """How many instruments are found and how they stand."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    if not found:
        return t("register.empty")
    is_beyond = day > dossier.horizon
    when = written.date(dossier.horizon if is_beyond else day, lang)
    key = "register.headline_beyond" if is_beyond else "register.headline"
    ids = {one.instrument.id for one in found}
    live = {one.instrument.id for one in found if one.status in treaties.IN_EFFECT}
    waiting = {one.instrument.id for one in found if one.years_waiting is not None} - live
    talks = (
        {one.instrument.id for one in found if one.status in ("negotiating", "agreed_in_principle")} - live - waiting
    )
    return t(key, count=len(ids), day=when, live=len(live), waiting=len(waiting), talks=len(talks))
