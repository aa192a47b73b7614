"""The claim ledger: what two publications say differently, which one is preferred, and why."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .desk import Codes
from .paper import Verdict
from .partial_date import PartialDate
from .record import Record, Slug, Sourced, Words


class Statement(Sourced):
    """What one publication says, in our own words."""

    text_en: Words = Field(description="What it says, in English.")
    text_ja: Words = Field(description="What it says, in Japanese.")
    date: PartialDate | None = Field(None, description="When it said so; empty: the date of the source.")
    authority: (
        Literal["law", "official", "multilateral", "company", "academic", "think_tank", "press", "other"] | None
    ) = Field(None, description="Whose authority it has, where that is not the source's own kind.")


class Claim(Record):
    """A question on which publications differ."""

    id: Slug = Field(description="Stable id, used in links.")
    subject: Literal["treaty", "corridor", "engagement", "summit", "rules"] = Field(description="What it is about.")
    question_en: Words = Field(description="What is disputed, in English.")
    question_ja: Words = Field(description="What is disputed, in Japanese.")
    countries: Codes = Field((), description="Countries concerned.")
    actors: Codes = Field((), description="Actors concerned.")
    instrument: Slug | None = Field(None, description="Instrument concerned.")
    corridor: Slug | None = Field(None, description="Corridor concerned.")
    statements: tuple[Statement, ...] = Field(min_length=2, description="What each publication says.")
    preferred: int = Field(ge=0, description="Which statement is preferred, counted from 0.")
    reason_en: Words = Field(description="Why, in English.")
    reason_ja: Words = Field(description="Why, in Japanese.")
    verdict: Verdict | Literal["open"] | None = Field(None, description="Judgement of the other statement, if given.")
    checked: PartialDate = Field(description="Day to which the question was followed.")
