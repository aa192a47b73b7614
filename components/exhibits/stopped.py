"""The legs that do not run though they once did: since when, and why."""

from __future__ import annotations

from collections.abc import Iterable

from components.analysis import network
from components.records import Dossier, Leg
from components.wording import format as written
from components.wording import words

from .exhibit import Filters
from .naming import countries_touched, leg_ends

STOPPED = ("suspended", "closed")


def stopped(dossier: Dossier, legs: Iterable[Leg], filters: Filters) -> str:
    """A sentence on those of the legs, in the countries filtered for, that are suspended or closed on the day.

    Legs that stopped on one day for one reason are told together. Empty where none has stopped.
    """
    t, lang = words(filters.lang), filters.lang
    reasons: dict[tuple[str, str, str], list[str]] = {}
    for leg in legs:
        state = network.leg_state(leg, filters.as_of)
        is_here = not filters.countries or bool(countries_touched(dossier, leg) & set(filters.countries))
        if state is None or state.status not in STOPPED or not is_here:
            continue
        since = written.date(state.since, lang) if state.since else ""
        reasons.setdefault((state.status, since, state.said("note", lang)), []).append(leg_ends(dossier, leg, lang))
    if not reasons:
        return ""
    each = (
        t(
            "routes.map.stopped_since" if since else "routes.map.stopped_open",
            legs=written.list(names, lang), since=since, status=t(f"routes.statuses.{status}"),
        ) + (t("routes.map.stopped_why", why=note.rstrip("。.")) if note else "")
        for (status, since, note), names in reasons.items()
    )  # fmt: skip
    return t("routes.map.note_stopped", list=("；" if lang == "ja" else "; ").join(each))
