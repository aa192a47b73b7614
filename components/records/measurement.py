"""Published figures about the network: volumes, transit times, costs, capacities, levels of water."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from .partial_date import PartialDate
from .record import Confidence, Record, Slug, SourceCell, Words, as_cells

CapacityStatus = Literal[
    "in_service", "under_construction", "planned", "delayed", "proposed", "superseded", "cancelled"
]


class Measurement(Record):
    """A published figure about a corridor, a node or some legs."""

    id: Slug = Field(description="Stable id.")
    corridor: Slug | None = Field(None, description="Corridor id; empty where only a node or legs are measured.")
    node: Slug | None = Field(None, description="Node id, where a port, terminal, border or town is measured.")
    legs: Annotated[tuple[Slug, ...], BeforeValidator(as_cells)] = Field(
        (), description="Leg ids, separated by semicolons, where a line or a crossing is measured."
    )
    scope_en: Words = Field(description="What is measured: end points or definition, in English.")
    scope_ja: Words = Field(description="What is measured: end points or definition, in Japanese.")
    series: Slug | None = Field(None, description="Values of one series share a definition; never mix two series.")
    basis: Literal["observed", "target", "quoted", "forecast"] = Field(
        description="Measured traffic, an official target, a price or time quoted by an operator, or a forecast."
    )
    period: PartialDate = Field(description="Period it speaks of, dated by its end.")
    period_text: Words | None = Field(None, description="The period as printed, where it is not a year, month or day.")
    low: float | None = Field(None, ge=0, description="Lower end of a range.")
    value: float | None = Field(None, ge=0, description="The single or typical value.")
    high: float | None = Field(None, ge=0, description="Upper end of a range.")
    unit: Words = Field(description="Unit: days, hours, USD/FEU, t, TEU, trains …")
    source: SourceCell = Field(description="Ids in sources.yml, separated by semicolons.")
    confidence: Confidence = Field(description="How far the source carries the figure.")
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")

    @model_validator(mode="after")
    def _is_about_something(self) -> Measurement:
        if self.corridor is None and self.node is None and not self.legs:
            raise ValueError("at least one of corridor, node and legs must be given")
        return self

    @model_validator(mode="after")
    def _has_a_figure(self) -> Measurement:
        if self.low is None and self.value is None and self.high is None:
            raise ValueError("at least one of low, value and high must be given")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("low must not exceed high")
        return self


class Capacity(Measurement):
    """What a node, leg or corridor can carry, or is to carry once built."""

    status: CapacityStatus = Field(
        description="Whether the capacity exists: in_service, under_construction, planned, delayed (planned, behind "
        "its date), proposed, superseded (was true, a newer figure has replaced it) or cancelled."
    )


class WaterLevel(Measurement):
    """A level of water against a stated datum, so that it may be negative."""

    low: float | None = Field(None, description="Lower end of a range.")
    value: float | None = Field(None, description="The single or typical value.")
    high: float | None = Field(None, description="Upper end of a range.")
