"""The ledger of the evidence: which record of the evidence stands where, or why it was left out."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from .record import Record, Words, as_cells


class EvidenceEntry(Record):
    """One record of the evidence and what became of it."""

    topic: Words = Field(description="Folder of the evidence.")
    file: Words = Field(description="File in that folder.")
    record: Words = Field(description="The record's id, or what tells it apart in its file.")
    place: Annotated[tuple[Words, ...], BeforeValidator(as_cells)] = Field(
        (), description="Where it stands: `file#id`, or `file#id/inner id`; several separated by semicolons."
    )
    reason: Words | None = Field(None, description="Why it was left out, or stands only in part.")

    @model_validator(mode="after")
    def _is_accounted_for(self) -> EvidenceEntry:
        if not self.place and self.reason is None:
            raise ValueError("expected a place in the data, or a reason for leaving the record out")
        return self
