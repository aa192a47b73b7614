"""The outlook: when signed instruments may enter into force, how well that rule did, and what is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from components.analysis import forecast, treaties
from components.records import Dossier, Sitting
from components.records.partial_date import PartialDate
from components.wording import format as written
from components.wording import words

from .dates import of_expectation, of_forecast
from .exhibit import Cell, Chart, Exhibit, Filters, Header, Point, Series, Table
from .register import party_names

MIDDLE = 0
"""Place of the middle half among the intervals tested."""
DAYS_NAMED = 60
"""A wait is told in days until it is so many days long."""


def treaties_forecast(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """Every signed binding instrument of the home actor that is not in force, with the window that the record gives."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    found = [
        one
        for one in forecast.forecasts(dossier, day)
        if not filters.countries or set(filters.countries) & set(one.countries)
    ]
    rows: list[tuple[Cell, ...]] = []
    facts: list[dict[str, object]] = []
    used: list[str] = []
    for one in found:
        sources = signature_sources(one)
        text, detail = window_text(dossier, one, lang)
        steps = written.list([t(f"records.events.{step}") for step in one.steps], lang)
        rows.append(
            (
                Cell(one.instrument.short(lang), party_names(dossier, one.countries, lang), select=one.instrument.id),
                Cell(written.date(one.signed, lang), _waited(dossier, one, filters), sources=sources),
                Cell(text, detail, basis="derived"),
                Cell(steps, sittings_text(dossier, one, filters)),
            )
        )
        used += sources
        first, middle, last = (None if end is None else end.isoformat() for end in one.window)
        facts.append(
            {"instrument": one.instrument.id, "signed": str(one.signed), "waited_days": one.waited, "followed_to": one.followed_to,
             "quarter": first, "median": middle, "three_quarters": last, "counted": one.type or "all",
             "completed": one.count, "open": one.open_count, "steps_left": ";".join(one.steps), "source": ";".join(sources)}
        )  # fmt: skip
    for sitting in dossier.sittings:
        if sitting.legislature == dossier.desk.home_actor:
            used += sitting.source
    columns = ("instrument", "signed", "window", "steps")
    return Exhibit(
        id="treaties-forecast",
        question=t("forecast.question"),
        headline=_headline(dossier, filters, found),
        body=Table(
            tuple(Header(one, t(f"forecast.columns.{one}")) for one in columns),
            tuple(rows),
            widths={"instrument": 2.2, "signed": 1.8, "window": 2.6, "steps": 2.6},
            option="instrument",
            selected=options.get("instrument"),
            empty=t("forecast.empty"),
        ),
        table=pd.DataFrame(
            facts,
            columns=["instrument", "signed", "waited_days", "followed_to", "quarter", "median", "three_quarters", "counted",
                     "completed", "open", "steps_left", "source"],
        ),
        sources=tuple(dict.fromkeys(used)),
        notes=(t("forecast.rule", least=forecast.LEAST), t("forecast.caution")),
        dates=tuple(filter(None, (of_forecast(one, signature_sources(one), lang) for one in found))),
    )  # fmt: skip


def treaties_hindcast(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """Every completed wait against the interval that all the others give it."""
    t, lang = words(filters.lang), filters.lang
    tested = forecast.hindcast(dossier, filters.as_of)
    spans: list[Point] = []
    actual: list[Point] = []
    facts: list[dict[str, object]] = []
    used: list[str] = []
    for one in reversed(tested):
        instrument = dossier.instruments[one.wait.instrument]
        low, high = one.bounds[MIDDLE]
        days = written.number(one.wait.days, lang)
        verdict = t("forecast.inside" if one.is_inside(MIDDLE) else "forecast.outside")
        at = t("forecast.case", name=instrument.short(lang), year=one.wait.signed.year)
        sources = tuple(
            source
            for event in instrument.events
            if event.event in ("signed", "entry_into_force")
            for source in event.source
        )
        if low is not None:
            end = t("forecast.open_end") if high is None else written.number(high, lang)
            text = t("forecast.span", low=written.number(low, lang), high=end)
            top = float(high) if high is not None else float(max(case.wait.days for case in tested))
            spans.append(Point(at, None, text, float(low), top, "derived"))
        actual.append(
            Point(
                at,
                float(one.wait.days),
                t("forecast.actual", days=days, verdict=verdict),
                basis="published",
                sources=sources,
            )
        )
        used += sources
        facts.append(
            {"instrument": one.wait.instrument, "signed": one.wait.signed, "days": one.wait.days, "low": low, "high": high,
             "inside": one.is_inside(MIDDLE), "inside_wide": one.is_inside(1), "counted": one.type or "all", "completed": one.count,
             "source": ";".join(dict.fromkeys(sources))}
        )  # fmt: skip
    inside, wide = (sum(one.is_inside(place) for one in tested) for place in range(len(forecast.INTERVALS)))
    if tested:
        headline = t("forecast.hindcast.headline", inside=inside, wide=wide, count=len(tested),
                     share=round(100 * inside / len(tested)), wide_share=round(100 * wide / len(tested)))  # fmt: skip
    else:
        headline = t("forecast.hindcast.none")
    return Exhibit(
        id="treaties-hindcast",
        question=t("forecast.hindcast.question"),
        headline=headline,
        body=Chart(
            "ranges",
            (Series("span", t("forecast.hindcast.span"), tuple(spans)), Series("actual", t("forecast.hindcast.actual"), tuple(actual))),
            t("forecast.hindcast.unit"),
            empty=t("forecast.hindcast.none"),
        ),
        table=pd.DataFrame(
            facts,
            columns=["instrument", "signed", "days", "low", "high", "inside", "inside_wide", "counted", "completed", "source"],
        ),
        sources=tuple(dict.fromkeys(used)),
        notes=(t("forecast.hindcast.note", least=forecast.LEAST),),
    )  # fmt: skip


def treaties_due(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The steps expected of instruments after the day, among those public by then; undated ones last."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    steps = [
        one
        for one in dossier.expectations.values()
        if (one.category == "treaty" or one.instrument is not None)
        and one.known_since.last_day <= day
        and (one.due is None or one.due.last_day > day)
        and (not filters.countries or not one.countries or set(one.countries) & set(filters.countries))
        and (not filters.actors or _owner(dossier, one.instrument) in filters.actors)
    ]
    steps.sort(key=lambda one: (one.due is None, one.due.last_day if one.due else day))
    dated = sum(one.due is not None for one in steps)
    return Exhibit(
        id="treaties-due",
        question=t("forecast.due.question"),
        headline=t("forecast.due.headline" if steps else "forecast.due.empty", count=len(steps), dated=dated, day=written.date(day, lang)),
        body=Table(
            tuple(Header(one, t(f"forecast.columns.{one}")) for one in ("due", "step", "instrument")),
            tuple(
                (
                    Cell(written.date(one.due, lang) if one.due else t("treaties.undated")),
                    Cell(one.said("title", lang), one.said("note", lang), sources=one.source),
                    _of_instrument(dossier, one.instrument, lang),
                )
                for one in steps
            ),
            widths={"due": 1.4, "step": 4, "instrument": 2},
            option="instrument",
            selected=options.get("instrument"),
            empty=t("forecast.due.empty"),
        ),
        table=pd.DataFrame(
            [
                {"id": one.id, "due": str(one.due or ""), "instrument": one.instrument or "", "title_en": one.title_en,
                 "title_ja": one.title_ja, "source": ";".join(one.source)}
                for one in steps
            ],
            columns=["id", "due", "instrument", "title_en", "title_ja", "source"],
        ),
        sources=tuple(dict.fromkeys(source for one in steps for source in one.source)),
        dates=tuple(filter(None, (of_expectation(one, lang) for one in steps))),
    )  # fmt: skip


def window_text(dossier: Dossier, one: forecast.Forecast, lang: str) -> tuple[str, str]:
    """The window of a forecast in words, and what it rests on."""
    t = words(lang)
    kind = dossier.instrument_types[one.type].name(lang) if one.type else t("forecast.all_types")
    basis = t("forecast.basis", type=kind, count=one.count, open=one.open_count)
    if one.inferred is not None and one.inferred.until is not None:
        start, end = written.date(one.inferred.date, lang), written.date(one.inferred.until, lang)
        return t("forecast.inferred", start=start, end=end), t(
            "forecast.record_says", window=_window(one, lang), basis=basis
        )
    text = _window(one, lang)
    lost = "" if one.is_followed else t("forecast.unfollowed", day=written.date(one.followed_to, lang))
    return text, " · ".join(filter(None, (lost, basis)))


def _window(one: forecast.Forecast, lang: str) -> str:
    """What the record of the others says."""
    t = words(lang)
    first, middle, last = one.window
    if first is None:
        longest = written.number(one.longest, lang)
        return t("forecast.beyond" if one.count else "forecast.no_record", days=longest)
    start, end = _month(first, lang), t("forecast.open_end") if last is None else _month(last, lang)
    half = t("forecast.open_end") if middle is None else _month(middle, lang)
    return t("forecast.window", start=start, end=end, median=half)


def signature_sources(one: forecast.Forecast) -> tuple[str, ...]:
    """The sources of the signature that a forecast counts from."""
    signed = [event for event in one.instrument.events if event.event == "signed" and event.date == one.signed]
    return signed[0].source if signed else one.instrument.source


def sittings_text(dossier: Dossier, one: forecast.Forecast, filters: Filters) -> str:
    """The sessions of the home actor's legislature that meet the wait so far or the window, where its approval is left."""
    t, lang = words(filters.lang), filters.lang
    if "diet_approved" not in one.steps:
        return ""
    last = one.window[-1] or date.max
    met = [
        sitting
        for sitting in dossier.sittings
        if sitting.legislature == dossier.desk.home_actor
        and sitting.opened.first_day <= last
        and (sitting.closed is None or sitting.closed.last_day >= filters.as_of)
        and _is_public(dossier, sitting, filters.as_of)
    ]
    names = []
    for sitting in met:
        key = "forecast.sitting" if sitting.closed is not None else "forecast.sitting_from"
        end = written.date(sitting.closed, lang) if sitting.closed is not None else ""
        names.append(t(key, name=sitting.name(lang), start=written.date(sitting.opened, lang), end=end))
    return written.list(names, lang) if names else t("forecast.no_sitting")


def _is_public(dossier: Dossier, sitting: Sitting, day: date) -> bool:
    """Whether a session had opened by the day, or a source had announced it."""
    published = (dossier.sources[one].published for one in sitting.source if one in dossier.sources)
    return sitting.opened.last_day <= day or any(one is not None and one.last_day <= day for one in published)


def _month(day: date, lang: str) -> str:
    """A derived day to the month: the record carries no more."""
    return written.date(PartialDate(day.year, day.month), lang)


def _waited(dossier: Dossier, one: forecast.Forecast, filters: Filters) -> str:
    t, lang = words(filters.lang), filters.lang
    unit = "months" if one.waited >= DAYS_NAMED else "days"
    length = t(f"forecast.{unit}", count=written.number(one.waited // 30 if unit == "months" else one.waited, lang))
    key = "forecast.waited" if one.is_followed else "forecast.waited_lost"
    return t(key, length=length, day=written.date(one.followed_to, lang))


def _headline(dossier: Dossier, filters: Filters, found: list[forecast.Forecast]) -> str:
    """How many instruments wait, and what the next of them to be expected is."""
    t, lang = words(filters.lang), filters.lang
    home = dossier.actors[dossier.desk.home_actor].name(lang)
    day = written.date(min(filters.as_of, dossier.horizon), lang)
    if not found:
        return t("forecast.headline_none", actor=home, day=day)
    ahead = [one for one in found if one.is_followed and one.window[0] is not None]
    if not ahead:
        return t("forecast.headline", actor=home, count=len(found), day=day)
    text, _ = window_text(dossier, ahead[0], lang)
    return t(
        "forecast.headline_window",
        actor=home,
        count=len(found),
        day=day,
        name=ahead[0].instrument.short(lang),
        window=text,
    )


def _owner(dossier: Dossier, identity: str | None) -> str:
    """The actor whose instrument it is; the home actor where a step concerns none on record."""
    instrument = dossier.instruments.get(identity or "")
    return treaties.owner(dossier, instrument) if instrument is not None else dossier.desk.home_actor


def _of_instrument(dossier: Dossier, identity: str | None, lang: str) -> Cell:
    instrument = dossier.instruments.get(identity or "")
    return Cell(instrument.short(lang), select=instrument.id) if instrument is not None else Cell("–")
