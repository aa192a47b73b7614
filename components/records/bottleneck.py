"""Bottlenecks of the network as sources document them, and what is done about them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from .amount import Amount
from .desk import Codes
from .partial_date import PartialDate, as_end
from .record import Named, Slug, Sourced, Words

BottleneckKind = Literal[
    "capacity", "fleet", "draught", "weather", "border", "customs", "gauge", "tariff", "governance", "digital", "road",
    "energy", "operation", "missing_link", "security",
]  # fmt: skip
RemedyStatus = Literal[
    "recommended", "planned", "financed", "under_way", "completed", "partly_completed", "delayed", "abandoned",
    "not_reported",
]  # fmt: skip


class Remedy(Sourced):
    """A measure against a bottleneck: recommended, planned, paid for or taken."""

    text_en: Words = Field(description="The measure, in English.")
    text_ja: Words = Field(description="The measure, in Japanese.")
    by_en: Words | None = Field(None, description="Who recommends, pays or carries it out, in English.")
    by_ja: Words | None = Field(None, description="Who recommends, pays or carries it out, in Japanese.")
    status: RemedyStatus = Field(
        description="How far it is; not_reported: no report was found, which does not mean that nothing happened."
    )
    date: PartialDate | None = Field(None, description="Date of the recommendation, decision or report.")
    amounts: tuple[Amount, ...] = Field((), description="Money pledged or spent; never added up.")


class Bottleneck(Named, Sourced):
    """What holds traffic up at a node, on a leg or on a corridor."""

    id: Slug = Field(description="Stable id.")
    kind: BottleneckKind = Field(description="What is short or in the way.")
    nodes: tuple[Slug, ...] = Field((), description="Nodes where it is.")
    legs: tuple[Slug, ...] = Field((), description="Legs where it is.")
    corridors: tuple[Slug, ...] = Field((), description="Corridors that it holds up.")
    countries: Codes = Field((), description="Countries where it is.")
    since: PartialDate | None = Field(None, description="From when on it was reported.")
    until: PartialDate | None = Field(None, description="When it was reported as removed; empty while it lasts.")
    severity_en: Words | None = Field(None, description="How severe the source calls it, in English.")
    severity_ja: Words | None = Field(None, description="How severe the source calls it, in Japanese.")
    text_en: Words = Field(description="What the sources document, in English.")
    text_ja: Words = Field(description="What the sources document, in Japanese.")
    measures: tuple[Remedy, ...] = Field((), description="Measures against it.")
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")

    @field_validator("until")
    @classmethod
    def _ends_after_it_began(cls, until: PartialDate | None, info: ValidationInfo) -> PartialDate | None:
        return as_end(until, info.data.get("since"))

    @model_validator(mode="after")
    def _is_somewhere(self) -> Bottleneck:
        if not (self.nodes or self.legs or self.corridors):
            raise ValueError("at least one of nodes, legs and corridors must be given")
        return self
