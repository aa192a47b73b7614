"""Risks of corridors: standing rules, listings and threats that a carrier has to reckon with, dated and sourced."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .partial_date import PartialDate
from .record import Code, Slug, Sourced, Words

RiskKind = Literal[
    "sanctions", "war", "insurance", "listed_area", "border_closure", "transit_ban", "customs", "climate", "attack",
    "commercial", "political", "cargo_security", "airspace",
]  # fmt: skip


class Risk(Sourced):
    """A documented risk of using a corridor."""

    id: Slug = Field(description="Stable id.")
    corridors: tuple[Slug, ...] = Field(min_length=1, description="Corridors concerned.")
    jurisdiction: Code | None = Field(None, description="Country or body whose rule, listing or territory it is.")
    kind: RiskKind = Field(description="What kind of risk; listed_area: named by war-risk insurers.")
    date: PartialDate = Field(description="When it was stated or took effect.")
    severity_en: Words | None = Field(None, description="How severe the source calls it, in English.")
    severity_ja: Words | None = Field(None, description="How severe the source calls it, in Japanese.")
    text_en: Words = Field(description="What the source states, in English.")
    text_ja: Words = Field(description="What the source states, in Japanese.")
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")
