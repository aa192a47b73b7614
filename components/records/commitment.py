"""What actors promised, in money or not, and how far each promise has come."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from .desk import Codes
from .partial_date import PartialDate
from .record import Code, Slug, Sourced, Words, as_list

CommitmentStage = Literal[
    "announced", "signed", "financed", "under_construction", "operating", "completed", "cancelled"
]  # fmt: skip
CommitmentInstrument = Literal[
    "grant", "loan", "equity", "guarantee", "debt_relief", "contract", "investment", "technical_assistance", "programme",
    "facility", "mou", "target", "aggregate", "other",
]  # fmt: skip
CommitmentSector = Literal[
    "multi_sector", "transport", "aviation", "customs", "energy", "oil_gas", "nuclear", "critical_minerals", "chemicals",
    "digital", "water", "agriculture", "health", "education", "industry", "finance", "public_administration", "security",
]  # fmt: skip
NEVER_ADDED: frozenset[str] = frozenset({"target", "aggregate"})
"""Instruments that state an aim or somebody else's total: they are shown, and never added to anything."""


class Step(Sourced):
    """From a date on, a commitment has come this far."""

    date: PartialDate = Field(description="When the stage was reached, or reported where `is_report_date`.")
    stage: CommitmentStage = Field(description="The stage reached; never a later one than the source supports.")
    is_report_date: bool = Field(False, description="The date is that of the report; the step itself is not dated.")
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")


class Commitment(Sourced):
    """One pledge, deal, project or programme of an actor. Its stage on a day follows from its steps."""

    id: Slug = Field(description="Stable id, used in links.")
    actor: Code = Field(description="Who commits.")
    countries: Codes = Field(min_length=1, description="Where; a group such as C5 for the whole region.")
    title_en: Words = Field(description="What is committed, in English.")
    title_ja: Words = Field(description="What is committed, in Japanese.")
    by_en: Words | None = Field(None, description="Agencies and companies that act for the actor, in English.")
    by_ja: Words | None = Field(None, description="Agencies and companies that act for the actor, in Japanese.")
    sector: CommitmentSector = Field(description="What it is for.")
    instrument: CommitmentInstrument = Field(
        description="By what means. `target` and `aggregate` (a total that somebody counted) are never added to others."
    )
    amount: float | None = Field(None, gt=0, description="Sum in units of the currency; the lower end of a range.")
    amount_high: float | None = Field(None, gt=0, description="Upper end where the source gives a range.")
    currency: Code | None = Field(None, description="Currency code (ISO 4217) of the sum.")
    published_usd: float | None = Field(
        None, gt=0, description="The sum in US dollars, only where a source prints it so; else it is converted."
    )
    not_convertible: bool = Field(False, description="The sum is left in its currency, for the reason given.")
    not_convertible_en: Words | None = Field(None, description="Why it is not converted, in English.")
    not_convertible_ja: Words | None = Field(None, description="Why it is not converted, in Japanese.")
    steps: tuple[Step, ...] = Field(min_length=1, description="How far it came and when, oldest first.")
    part_of: Slug | None = Field(None, description="Commitment that holds this one: only one of the two is ever added.")
    overlaps: Annotated[tuple[Slug, ...], BeforeValidator(as_list)] = Field(
        (), description="Commitments that count some of the same money: never added together."
    )
    corridors: tuple[Slug, ...] = Field((), description="Corridors it serves.")
    legs: tuple[Slug, ...] = Field((), description="Legs that it builds or finances.")
    nodes: tuple[Slug, ...] = Field((), description="Places where it stands, as far as they are on the network.")
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")

    @property
    def is_addable(self) -> bool:
        """Whether its sum may enter a total at all; parts and overlaps are settled by whoever adds."""
        return self.instrument not in NEVER_ADDED

    @model_validator(mode="after")
    def _sum_is_possible(self) -> Commitment:
        if (self.amount is None) != (self.currency is None):
            raise ValueError("expected amount and currency together, found one without the other")
        if self.amount is None and (self.amount_high is not None or self.published_usd is not None):
            raise ValueError("expected an amount beside amount_high or published_usd, found none")
        if self.amount is not None and self.amount_high is not None and self.amount_high < self.amount:
            raise ValueError(
                f"expected amount_high of at least the amount ({self.amount:g}), found {self.amount_high:g}"
            )
        if self.not_convertible != (self.not_convertible_en is not None):
            raise ValueError("expected a reason with not_convertible: true, and none without it")
        return self
