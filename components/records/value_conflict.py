"""Where sources give one value differently, and which is preferred."""

from __future__ import annotations

from pydantic import Field, model_validator

from .record import Record, Slug, Words


class ValueConflict(Record):
    """Values of one thing that sources give or count differently: all are kept, one is preferred for a reason."""

    id: Slug = Field(description="Stable id.")
    values: tuple[Slug, ...] = Field(min_length=2, description="Ids in indicator_values.csv.")
    preferred: Slug = Field(description="The id among them that is shown first.")
    reason_en: Words = Field(description="Why they differ and why this one, in English.")
    reason_ja: Words = Field(description="Why they differ and why this one, in Japanese.")

    @model_validator(mode="after")
    def _prefers_one_of_them(self) -> ValueConflict:
        if self.preferred not in self.values:
            raise ValueError(f"expected one of the values ({', '.join(self.values[:12])}), found {self.preferred!r}")
        return self
