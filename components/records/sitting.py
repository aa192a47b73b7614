"""When a legislature sat: the calendar in which treaties are approved."""

from __future__ import annotations

from pydantic import Field, ValidationInfo, field_validator

from .partial_date import PartialDate, as_end
from .record import Code, Confidence, Named, Slug, SourceCell, Words


class Sitting(Named):
    """One session of a legislature (a row of sittings.csv)."""

    id: Slug = Field(description="Stable id.")
    legislature: Code = Field(description="Actor or country whose legislature it is.")
    opened: PartialDate = Field(description="First day.")
    closed: PartialDate | None = Field(None, description="Last day; empty where it sits or no source says.")
    is_scheduled: bool = Field(False, description="Announced, or due by a rule, when the source was published.")
    source: SourceCell = Field(description="Ids in sources.yml, separated by semicolons.")
    confidence: Confidence = Field(description="How far the source carries the dates.")
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")

    @field_validator("closed")
    @classmethod
    def _closes_after_it_opens(cls, closed: PartialDate | None, info: ValidationInfo) -> PartialDate | None:
        return as_end(closed, info.data.get("opened"))
