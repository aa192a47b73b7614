"""What a briefer says first about a country: doctrine, constraints, key facts. Its dated events are developments."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .partial_date import PartialDate
from .record import Code, Record, Sourced, SourceIds, Words


class Point(Sourced):
    """One sourced sentence."""

    text_en: Words = Field(description="The sentence, in English.")
    text_ja: Words = Field(description="The sentence, in Japanese.")


class Fact(Sourced):
    """One fact on one topic."""

    topic: Literal["population", "gdp", "main_exports", "landlocked", "neutrality"] = Field(description="The topic.")
    value_en: Words = Field(description="What is so, in English.")
    value_ja: Words = Field(description="What is so, in Japanese.")
    period: PartialDate | None = Field(None, description="Period it speaks of.")
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")


class Profile(Record):
    """A country's profile."""

    country: Code = Field(description="Country code.")
    doctrine_en: Words = Field(description="Its foreign policy in our words, in English.")
    doctrine_ja: Words = Field(description="Its foreign policy in our words, in Japanese.")
    doctrine_source: SourceIds = Field(description="Ids in sources.yml for the doctrine: whose reading it is.")
    constraints: tuple[Point, ...] = Field((), description="What narrows its choices.")
    facts: tuple[Fact, ...] = Field((), description="Key facts by topic.")
    minerals: tuple[Point, ...] = Field((), description="Minerals that others seek.")
    dependencies: tuple[Point, ...] = Field((), description="On whom it depends, and for what.")
