"""Standing formats in which an actor meets countries, and their meetings."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .amount import Amount
from .partial_date import PartialDate
from .record import Code, Named, Slug, Sourced, Words

MeetingLevel = Literal[
    "heads", "foreign_ministers", "ministers", "officials", "envoys", "business", "experts", "parliament"
]  # fmt: skip


class Meeting(Named, Sourced):
    """One meeting of a format."""

    id: Slug = Field(description="Stable id.")
    date: PartialDate = Field(description="Last or only day.")
    start: PartialDate | None = Field(None, description="First day, where it lasted longer than one.")
    status: Literal["held", "cancelled", "scheduled"] = Field(
        "held", description="Held; called off; or set for the date, with no report that it was held."
    )
    level: MeetingLevel = Field(description="Who met.")
    country: Code | None = Field(None, description="Country of the place; empty online or in several.")
    place_en: Words | None = Field(None, description="Where, in English.")
    place_ja: Words | None = Field(None, description="Where, in Japanese.")
    outputs_en: Words | None = Field(None, description="What came of it, in English.")
    outputs_ja: Words | None = Field(None, description="What came of it, in Japanese.")
    amounts: tuple[Amount, ...] = Field((), description="Sums announced at the meeting.")


class NextMeeting(Sourced):
    """What is said about the next meeting."""

    due: PartialDate | None = Field(None, description="When; empty where no source says.")
    place_en: Words = Field(description="Where, in English.")
    place_ja: Words = Field(description="Where, in Japanese.")
    basis_en: Words = Field(description="From what this is known, in English.")
    basis_ja: Words = Field(description="From what this is known, in Japanese.")


class Format(Named):
    """A standing format: one actor, or the countries among themselves, and the meetings found."""

    id: Slug = Field(description="Stable id, used in links.")
    actor: Code | None = Field(None, description="Whose format it is; empty for one of many members.")
    member: Code | None = Field(None, description="Member state that holds it, where the actor is a group of states.")
    secretariat_en: Words | None = Field(None, description="Its secretariat, in English.")
    secretariat_ja: Words | None = Field(None, description="Its secretariat, in Japanese.")
    cadence_en: Words | None = Field(None, description="How often it meets, in English.")
    cadence_ja: Words | None = Field(None, description="How often it meets, in Japanese.")
    next: NextMeeting | None = Field(None, description="The next meeting, where a source speaks of it.")
    meetings: tuple[Meeting, ...] = Field(min_length=1, description="Its meetings, oldest first, as far as found.")
