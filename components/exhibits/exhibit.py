"""What an exhibit is: one answer to one question, with its sources and the table behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

import pandas as pd

Lang = Literal["en", "ja"]
Basis = Literal["published", "derived", "assumed"]
Tone = Literal["good", "partial", "weak", "bad", "none", "plain"]
"""How a cell or mark is tinted: a word and a glyph always say the same."""


@dataclass(frozen=True)
class Filters:
    """What every view is filtered by. Empty tuples mean no restriction. `as_of` is the day of the view."""

    as_of: date
    lang: Lang = "en"
    countries: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    corridors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a matrix or table. `text` is the main line, `detail` a smaller second line.

    `select` is the option value that choosing the cell sets (None: can't be chosen). `sources` are ids. `basis` says
    whether a number is published, derived or assumed.
    """

    text: str
    detail: str = ""
    glyph: str = ""
    tone: Tone = "plain"
    select: str | None = None
    sources: tuple[str, ...] = ()
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """A row or column heading; `detail` is a smaller second line; `colour` a fixed hue (actor, corridor)."""

    id: str
    text: str
    detail: str = ""
    colour: str | None = None
    select: str | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a legend."""

    text: str
    glyph: str = ""
    tone: Tone = "plain"
    colour: str | None = None
    line: Literal["solid", "dashed", "hollow"] | None = None
    by: Literal["rail", "road", "water"] | None = None
    """The way of a strip that the entry is about."""
    width: float | None = None
    """Width of a line that stands for a figure, in pixels."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows by columns. `cells[row.id, column.id]`; a missing cell is drawn as "no data".

    `option` is the name of the exhibit option that choosing a cell sets.
    """

    corner: str
    rows: tuple[Header, ...]
    columns: tuple[Header, ...]
    cells: Mapping[tuple[str, str], Cell]
    legend: tuple[Key, ...] = ()
    option: str | None = None
    selected: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A list of records: long text wraps. `widths` are relative column widths; numbers are right-aligned."""

    columns: tuple[Header, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[str] = frozenset()
    widths: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    option: str | None = None
    selected: str | None = None
    empty: str = ""
    first: int | None = None
    """Rows sent with the page where they are long; the browser asks for the others when the reader opens them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A dated mark on a lane. `until` makes it an uncertain window."""

    day: date
    text: str
    kind: str
    glyph: str = "●"
    until: date | None = None
    is_uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a lane in one state."""

    start: date
    end: date
    text: str
    tone: Tone
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """One life on a timeline."""

    id: str
    text: str
    group: str
    spans: tuple[Span, ...]
    marks: tuple[Mark, ...]
    select: str | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lives on a common time axis; `today` draws the as-of line."""

    lanes: tuple[Lane, ...]
    start: date
    end: date
    today: date
    legend: tuple[Key, ...] = ()
    option: str | None = None
    selected: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One computed sentence, with the sources of what it says and a page to read on (`link` a page id)."""

    text: str
    sources: tuple[str, ...] = ()
    link: str | None = None
    basis: Basis = "derived"
    figure: str = ""
    """A headline number shown large before the sentence, if any."""


@dataclass(frozen=True, slots=True)
class Text:
    """A list of statements, optionally under a subheading each."""

    statements: tuple[Statement, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class MapPath:
    """A leg on the map. `coordinates` are longitude, latitude; `width` in pixels where it stands for a figure."""

    id: str
    coordinates: tuple[tuple[float, float], ...]
    colour: str
    line: Literal["solid", "dashed", "hollow"]
    text: str
    detail: str
    is_dimmed: bool = False
    width: float | None = None


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A node on the map. `rank` 0 is labelled first; `kind` tells its glyph; `size` is the radius in pixels of a disc
    that stands for a figure.
    """

    id: str
    lon: float
    lat: float
    text: str
    kind: str
    rank: int
    detail: str = ""
    size: float | None = None


@dataclass(frozen=True, slots=True)
class MapFlag:
    """A numbered remark at a place on the map."""

    lon: float
    lat: float
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Map:
    """Lines and points over the basemap, in one of the preset views (`view_id`), or around a `centre`.

    `centre` is longitude, latitude and Web Mercator zoom. `marked` are ids of paths set off from the others.
    `left_out` are kinds of boundaries that the view chosen does not draw.
    """

    paths: tuple[MapPath, ...]
    points: tuple[MapPoint, ...]
    view_id: str
    legend: tuple[Key, ...] = ()
    boundary_note: str = ""
    credit: str = ""
    option: str | None = None
    selected: str | None = None
    flags: tuple[MapFlag, ...] = ()
    marked: tuple[str, ...] = ()
    centre: tuple[float, float, float] | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series. `at` is a day on a time axis, else the text of a category.

    `text` is the value as a reader sees it, with its unit. `low` and `high` draw a range; a value of None with them
    is a range without a middle. `sources` are ids.
    """

    at: date | str
    value: float | None
    text: str
    low: float | None = None
    high: float | None = None
    basis: Basis = "published"
    sources: tuple[str, ...] = ()

    @property
    def middle(self) -> float | None:
        """The single value, else the middle of the range, else its one end."""
        if self.value is not None or self.low is None or self.high is None:
            return self.value if self.value is not None else self.low if self.low is not None else self.high
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Series:
    """Points that count in one way; two series are never joined. `is_dashed` for targets and forecasts.

    `is_joined`: a line joins the points; not where they may count differently.
    """

    id: str
    text: str
    points: tuple[Point, ...]
    colour: str | None = None
    is_dashed: bool = False
    is_joined: bool = True


@dataclass(frozen=True, slots=True)
class Chart:
    """Series in one unit: `lines` over time, `bars` or stacked `parts` by category, `ranges` from low to high.

    `unit` is the title of the value axis. Categories run from the top down in the order of the points.
    """

    kind: Literal["lines", "bars", "parts", "ranges"]
    series: tuple[Series, ...]
    unit: str
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a strip with one value; `code` is a short form of the text, `is_apart` sets it off (no country)."""

    start: float
    end: float
    text: str
    code: str = ""
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A leg on a strip: what it runs by, its line by status."""

    start: float
    end: float
    text: str
    by: Literal["rail", "road", "water"]
    line: Literal["solid", "dashed", "hollow"]


@dataclass(frozen=True, slots=True)
class Halt:
    """A place on a strip. Rank 0 is always labelled; `glyphs` tell what changes there."""

    km: float
    text: str
    rank: int
    glyphs: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """A numbered remark at a kilometre of a strip."""

    km: float
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class StripRow:
    """One way through a corridor, unrolled. `bands` are lanes under the line, each with its name."""

    id: str
    text: str
    detail: str
    colour: str
    length_km: float
    ways: tuple[Way, ...]
    halts: tuple[Halt, ...]
    bands: tuple[tuple[str, tuple[Band, ...]], ...]
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Strip:
    """Ways unrolled to straight lines on one scale of kilometres. `flags` is the name of the lane of remarks."""

    rows: tuple[StripRow, ...]
    unit: str
    flags: str
    legend: tuple[Key, ...] = ()
    empty: str = ""


Body = Matrix | Table | Timeline | Text | Map | Chart | Strip


@dataclass(frozen=True, slots=True)
class Dated:
    """An entry for a calendar, from its first day to its last. `is_expected`: not certain to happen then."""

    id: str
    first: date
    last: date
    text: str
    detail: str = ""
    is_expected: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Exhibit:
    """One answer to one question.

    `headline` is a full sentence computed from the data. `sources` are the ids actually used, the better authority
    first. `table` is what the download gives: one row a fact, with its source ids in a column `source`.
    `options` are the exhibit's own choices, already part of its address. `alt` describes it for a screen reader
    (the headline where empty). `dates` are its events for a calendar, if any.
    """

    id: str
    question: str
    headline: str
    body: Body
    table: pd.DataFrame
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    alt: str = ""
    dates: tuple[Dated, ...] = ()
