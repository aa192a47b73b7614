"""Sums of money as a source prints them, in the currency it prints."""

from __future__ import annotations

from pydantic import Field, ValidationInfo, field_validator

from .partial_date import PartialDate
from .record import Code, Sourced, Words


class Amount(Sourced):
    """A published sum of money. Sums are never converted or added here."""

    amount: float = Field(gt=0, description="The sum in units of the currency; the lower end of a range.")
    high: float | None = Field(None, gt=0, description="Upper end where the source gives a range.")
    currency: Code = Field(description="Currency code (ISO 4217): USD, EUR, JPY …")
    what_en: Words = Field(description="What the sum is for, in English.")
    what_ja: Words = Field(description="What the sum is for, in Japanese.")
    date: PartialDate | None = Field(None, description="When the sum was stated or agreed.")

    @field_validator("high")
    @classmethod
    def _is_no_less(cls, high: float | None, info: ValidationInfo) -> float | None:
        amount = info.data.get("amount")
        if high is not None and amount is not None and high < amount:
            raise ValueError(f"expected at least the lower end ({amount:g}), found {high:g}")
        return high
