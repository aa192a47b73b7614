"""A view as an address: codes only, the same in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from components.exhibits import briefing
from components.exhibits.exhibit import Filters, Lang
from components.exhibits.options import EARLIEST, LATEST, OPTIONS, as_day, may_stand
from components.records import Dossier

LONGEST = 2_000
"""Characters of a value; a longer one is dropped unread."""
SHOWN = 40
"""Characters of a dropped value that are shown."""


@dataclass(frozen=True)
class State:
    """What an address says: the filters, the options of the page's exhibits, and the briefing collected so far (a code)."""

    filters: Filters
    options: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    brief: str = ""


def parse(
    query: Mapping[str, str | list[str]], dossier: Dossier, today: date, default: Lang = "en"
) -> tuple[State, tuple[str, ...]]:
    """The state of an address, and the parts dropped because they are unknown here, shortened. Never raises.

    `default` is the language of an address that names none.
    """
    dropped: list[str] = []

    def drop(key: str, value: str) -> None:
        text = f"{key[:SHOWN]}={value[:SHOWN]}" + ("…" if len(value) > SHOWN else "")
        if len(dropped) < 8:
            dropped.append("".join(c if c.isprintable() else "�" for c in text))

    values: dict[str, str] = {}
    for key, given in query.items():
        texts = [given] if isinstance(given, str) else [str(one) for one in given]
        value = texts[-1] if texts else ""
        if len(value) > (briefing.LONGEST_CODE if key == "brief" else LONGEST):
            drop(key, value)
        elif key in ("lang", "asof", "countries", "actors", "corridors", "brief", *OPTIONS):
            values[key] = value
        elif key not in ("embed", "embed_options"):
            drop(key, value)

    lang: Lang = default
    if values.get("lang") == "ja":
        lang = "ja"
    elif values.get("lang") == "en":
        lang = "en"
    elif "lang" in values:
        drop("lang", values["lang"])
    as_of = today
    if "asof" in values:
        found = _day(values["asof"])
        if found is None:
            drop("asof", values["asof"])
        else:
            as_of = found

    def codes(key: str, known: Iterable[str]) -> tuple[str, ...]:
        allowed = set(known)
        kept = []
        for code in dict.fromkeys(filter(None, values.get(key, "").split(","))):
            if code in allowed:
                kept.append(code)
            else:
                drop(key, code)
        return tuple(kept)

    options = {}
    for key in OPTIONS:
        if values.get(key):
            if may_stand(dossier, key, values[key]):
                options[key] = values[key]
            else:
                drop(key, values[key])
    brief = values.get("brief", "")
    if brief and briefing.decode(brief) is None:
        drop("brief", brief)
        brief = ""
    filters = Filters(
        as_of=as_of,
        lang=lang,
        countries=codes("countries", dossier.countries),
        actors=codes("actors", dossier.actors),
        corridors=codes("corridors", dossier.corridors),
    )
    return State(filters, MappingProxyType(options), brief), tuple(dropped)


def dump(state: State) -> dict[str, str]:
    """The address of a state. The language and the as-of date are written even when default: they change figures."""
    filters = state.filters
    query = {"lang": filters.lang, "asof": filters.as_of.isoformat()}
    for key, codes in (
        ("countries", filters.countries),
        ("actors", filters.actors),
        ("corridors", filters.corridors),
    ):
        if codes:
            query[key] = ",".join(codes)
    query |= {key: state.options[key] for key in OPTIONS if state.options.get(key)}
    return query | ({"brief": state.brief} if state.brief else {})


def _day(text: str) -> date | None:
    found = as_day(text)
    return found if found is not None and EARLIEST <= found <= LATEST else None
