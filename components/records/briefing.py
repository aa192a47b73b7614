"""A briefing: a titled row of exhibits, each addressed as it is to be shown, with titles and notes of its own."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, StringConstraints

from .desk import Codes
from .record import Record, Slug, Words, as_list

MOST_SLIDES = 60
TODAY = "today"
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


def _shown(value: object) -> object:
    """Typed or pasted text without what no file or slide can hold."""
    return _UNSHOWABLE.sub(" ", value.replace("\r\n", "\n")) if isinstance(value, str) else value


def _in_one_line(value: object) -> object:
    return " ".join(str(_shown(value)).split()) if isinstance(value, str) else value


Title = Annotated[str, BeforeValidator(_in_one_line), StringConstraints(min_length=1, max_length=300)]
Notes = Annotated[Words, BeforeValidator(_shown)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(as_list)]


def _day(value: object) -> object:
    """`today` is the day of the reader's view; a day is written in full."""
    if value is None or value == TODAY or isinstance(value, date):
        return None if value == TODAY else value
    expected = f"expected `{TODAY}` or a day like 2026-01-31 from {EARLIEST.year} to {LATEST.year}"
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError(f"{expected}, found {str(value)[:40]!r}")
    try:
        found = date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{expected}, found {value!r}") from None
    if not EARLIEST <= found <= LATEST:
        raise ValueError(f"{expected}, found {value!r}")
    return found


ViewDay = Annotated[date | None, BeforeValidator(_day), PlainSerializer(lambda day: day.isoformat() if day else TODAY)]


class Slide(Record):
    """One exhibit as it is to be shown."""

    exhibit: Slug = Field(description="Id of the exhibit.")
    as_of: ViewDay = Field(None, description="Day of the view; `today` (or left out): the as-of date of the reader.")
    lang: Literal["en", "ja"] | None = Field(None, description="Language in which the slide was taken over.")
    countries: Codes = Field((), description="Countries it is filtered by.")
    actors: Codes = Field((), description="Actors it is filtered by.")
    corridors: Slugs = Field((), description="Corridors it is filtered by.")
    options: dict[Slug, Annotated[str, StringConstraints(min_length=1, max_length=600)]] = Field(
        default_factory=dict, description="The exhibit's own choices, as they stand in its address."
    )
    title_en: Title | None = Field(None, description="Title over the slide in English; without one, the headline.")
    title_ja: Title | None = Field(None, description="Title over the slide in Japanese.")
    notes_en: Notes | None = Field(None, description="What the speaker says, in English.")
    notes_ja: Notes | None = Field(None, description="What the speaker says, in Japanese.")

    def either(self, field: str, lang: str) -> str:
        """A text in the language asked for, else in the other; empty where there is none."""
        return self.said(field, lang) or self.said(field, "en" if lang == "ja" else "ja")


class Briefing(Record):
    """A titled row of slides."""

    title_en: Title = Field(description="Title in English.")
    title_ja: Title | None = Field(None, description="Title in Japanese.")
    slides: tuple[Slide, ...] = Field(
        (), max_length=MOST_SLIDES, description=f"The slides in their order, at most {MOST_SLIDES}."
    )

    def title(self, lang: str) -> str:
        """The title in the language asked for, else in English."""
        return self.said("title", lang) or self.title_en
