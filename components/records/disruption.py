"""Disruptions of the network: wars, closures, attacks, weather …, and what was measured while they lasted."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from .desk import Codes
from .partial_date import PartialDate, as_end
from .record import Named, Slug, Sourced, Words

DisruptionKind = Literal[
    "war", "sanctions", "closure", "attack", "weather", "strike", "epidemic", "regulation", "accident", "congestion",
]  # fmt: skip


class Effect(Sourced):
    """What was measured or reported of a disruption."""

    what: Literal["volume", "price", "time", "capacity", "other"] = Field(description="What changed.")
    corridor: Slug | None = Field(None, description="The corridor concerned, where the source tells.")
    text_en: Words = Field(description="What was measured, against what, in English.")
    text_ja: Words = Field(description="What was measured, against what, in Japanese.")
    value: float | None = Field(None, description="The figure; below zero for a fall.")
    high: float | None = Field(None, description="Upper end where the source gives a range.")
    unit: Words | None = Field(None, description="Unit of the figure: percent, days, USD/FEU, trucks …")
    period: PartialDate | None = Field(None, description="Period it speaks of, dated by its end.")

    @field_validator("high")
    @classmethod
    def _is_no_less(cls, high: float | None, info: ValidationInfo) -> float | None:
        value = info.data.get("value")
        if high is not None and (value is None or high < value):
            raise ValueError(f"expected at least the value ({value}), found {high:g}")
        return high

    @field_validator("unit")
    @classmethod
    def _belongs_to_a_figure(cls, unit: str | None, info: ValidationInfo) -> str | None:
        if unit is not None and info.data.get("value") is None:
            raise ValueError("expected a value for the unit, found none")
        return unit


class Disruption(Named, Sourced):
    """A dated event that stopped, slowed or diverted traffic."""

    id: Slug = Field(description="Stable id.")
    kind: DisruptionKind = Field(description="What kind of event.")
    start: PartialDate = Field(description="When it began.")
    end: PartialDate | None = Field(None, description="When it ended; empty while no end is reported.")
    corridors: tuple[Slug, ...] = Field((), description="Corridors that it touched.")
    nodes: tuple[Slug, ...] = Field((), description="Nodes that it touched.")
    legs: tuple[Slug, ...] = Field((), description="Legs that it touched.")
    countries: Codes = Field((), description="Countries that it touched.")
    is_classification: bool = Field(
        False, description="Whether what it touched is this desk's classification rather than the source's statement."
    )
    text_en: Words = Field(description="What happened, in English.")
    text_ja: Words = Field(description="What happened, in Japanese.")
    effects: tuple[Effect, ...] = Field((), description="What was measured or reported.")

    @field_validator("end")
    @classmethod
    def _ends_after_it_began(cls, end: PartialDate | None, info: ValidationInfo) -> PartialDate | None:
        return as_end(end, info.data.get("start"))

    @model_validator(mode="after")
    def _touches_something(self) -> Disruption:
        if not (self.corridors or self.nodes or self.legs):
            raise ValueError("at least one of corridors, nodes and legs must be given")
        return self
