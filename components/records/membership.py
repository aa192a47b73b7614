"""Agreements and organisations of many parties, and which country stood where in them, change by change."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from .partial_date import PartialDate, as_end
from .record import Code, Confidence, Named, Record, Slug, SourceCell, Words, as_list

MembershipStatus = Literal[
    "party", "member", "observer", "signatory", "associate", "applicant", "partner", "supporter", "not_party",
    "withdrawn", "suspended",
]  # fmt: skip


class Agreement(Named):
    """A convention, organisation or programme that many states take part in."""

    id: Slug = Field(description="Stable id, used in links.")
    kind: Literal["organisation", "convention", "programme"] = Field(description="What states take part in.")
    subject: Slug = Field(description="What it is about: investment, arbitration, trade, transport, customs …")
    source: Annotated[tuple[str, ...], BeforeValidator(as_list)] = Field((), description="Ids in sources.yml.")
    note_en: Words | None = Field(None, description="What it gives or asks, in English.")
    note_ja: Words | None = Field(None, description="What it gives or asks, in Japanese.")


class Membership(Record):
    """From a day on, a country stands so in an agreement: one row a change (a row of memberships.csv)."""

    id: Slug = Field(description="Stable id.")
    agreement: Slug = Field(description="Id in agreements.yml.")
    country: Code = Field(description="The country.")
    status: MembershipStatus = Field(description="How it stands; `not_party` only where a source says so.")
    since: PartialDate | None = Field(None, description="From when on; empty where no source says.")
    until: PartialDate | None = Field(None, description="Until when, where it ended without another status.")
    as_of: PartialDate | None = Field(
        None, description="Day that the source speaks of, or was read, where `since` is not known."
    )
    source: SourceCell = Field(description="Ids in sources.yml, separated by semicolons.")
    confidence: Confidence = Field(description="How far the source carries the fact.")
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")

    @field_validator("until")
    @classmethod
    def _ends_after_it_began(cls, until: PartialDate | None, info: ValidationInfo) -> PartialDate | None:
        return as_end(until, info.data.get("since"))
