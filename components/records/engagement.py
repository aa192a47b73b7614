"""How actors engage countries: indicators with one definition each, and their values."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from .desk import Codes
from .partial_date import PartialDate
from .record import Code, Confidence, Named, Record, Slug, SourceCell, Sourced, Words, as_list

Counting = Literal["instruments", "visits", "commitments"]


class Dimension(Named):
    """A side of engagement that groups indicators: trade, investment, security …"""

    id: Slug = Field(description="Stable id, used in links.")
    counts: Counting | None = Field(
        None,
        description="Records counted in it where no indicator has a figure: instruments in force, visits of leaders, or "
        "commitments in its sectors. Such a count is shown and never scored.",
    )
    sectors: Annotated[tuple[Slug, ...], BeforeValidator(as_list)] = Field(
        (), description="Sectors of the commitments that it counts."
    )


class Indicator(Named):
    """One count with one definition."""

    id: Slug = Field(description="Stable id, used in links.")
    dimension: Slug = Field(description="Id in dimensions.yml.")
    kind: Literal["share", "ratio", "amount", "count", "score", "year", "event"] = Field(
        description="What its values are: a share of a whole (0 to 100), a ratio that may pass 100, a sum or volume, a number "
        "of things, a score by somebody's method, a year, or a dated event without a figure."
    )
    unit: Words | None = Field(None, description="The one unit that all its values bear; needed where it is scored.")
    is_scored: bool = Field(
        False, description="Whether a higher value means more engagement and values compare among actors."
    )
    full_mark: float | None = Field(
        None, gt=0,
        description="Fixed value that scores 1, a choice of the desk and not a fact; shares need none, their whole is 100.",
    )  # fmt: skip
    definition_en: Words | None = Field(None, description="What exactly is counted, in English.")
    definition_ja: Words | None = Field(None, description="What exactly is counted, in Japanese.")

    @model_validator(mode="after")
    def _scored_in_one_unit(self) -> Indicator:
        if self.is_scored and (self.unit is None or self.kind in ("year", "event")):
            raise ValueError("a scored indicator needs a unit, and values that are more than a year or an event")
        return self


class IndicatorValue(Record):
    """One value of an indicator for an actor in a country (a row of indicator_values.csv)."""

    id: Slug = Field(description="Stable id.")
    actor: Code = Field(description="Who engages.")
    country: Code = Field(description="Where; a group such as C5 for values of the whole region.")
    indicator: Slug = Field(description="Id in indicators.yml.")
    period: PartialDate = Field(description="Period, dated by its end; a figure counts as known from then on.")
    period_text: Words | None = Field(None, description="The period as printed, where it is not a year, month or day.")
    until: PartialDate | None = Field(None, description="From when on it no longer holds, where a source says so.")
    value: float = Field(description="The figure, in natural units.")
    value_high: float | None = Field(None, description="Upper end where the source gives a range.")
    unit: Words = Field(description="Unit of the figure.")
    source: SourceCell = Field(description="Ids in sources.yml, separated by semicolons.")
    confidence: Confidence = Field(description="How far the source carries the figure.")
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")

    @model_validator(mode="after")
    def _is_possible(self) -> IndicatorValue:
        if self.value_high is not None and self.value_high < self.value:
            raise ValueError("value_high must not lie below value")
        return self


class Development(Sourced):
    """A dated event that an analyst would want to be told of (not a treaty step, which treaties.yml has)."""

    id: Slug = Field(description="Stable id.")
    date: PartialDate = Field(description="When it happened.")
    category: Literal[
        "meeting", "visit", "finance", "project", "document", "business", "energy", "corridor", "trade", "digital",
        "people", "region", "shock", "treaty",
    ] = Field(description="What kind of event.")  # fmt: skip
    countries: Codes = Field((), description="Countries concerned.")
    actors: Codes = Field((), description="Actors concerned.")
    corridors: tuple[Slug, ...] = Field((), description="Corridors concerned.")
    title_en: Words = Field(description="What happened, in English.")
    title_ja: Words = Field(description="What happened, in Japanese.")
    note_en: Words | None = Field(None, description="More, in English.")
    note_ja: Words | None = Field(None, description="More, in Japanese.")
