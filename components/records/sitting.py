"""When a legislature sat: the calendar in which treaties are approved."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from .partial_date import PartialDate
from .record import Code, Confidence, Named, Slug, Words, as_cells


class Sitting(Named):
    """One session of a legislature (a row of sittings.csv)."""

    id: Slug = Field(description="Stable id.")
    legislature: Code = Field(description="Actor or country whose legislature it is.")
    opened: PartialDate = Field(description="First day.")
    closed: PartialDate | None = Field(None, description="Last day; empty where it sits or no source says.")
    is_scheduled: bool = Field(False, description="Announced, or due by a rule, when the source was published.")
    source: Annotated[tuple[str, ...], BeforeValidator(as_cells), Field(min_length=1)] = Field(
        description="Ids in sources.yml, separated by semicolons."
    )
    confidence: Confidence = Field(description="How far the source carries the dates.")
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")

    @model_validator(mode="after")
    def _closes_after_it_opens(self) -> Sitting:
        if self.closed is not None and self.closed.last_day < self.opened.first_day:
            raise ValueError(f"expected a last day after the first ({self.opened}), found {self.closed}")
        return self
