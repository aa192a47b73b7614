"""How many units of a currency a US dollar cost in a year."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from .record import Code, Confidence, Record, Words, as_cells


class ExchangeRate(Record):
    """The average rate of one year (a row of exchange_rates.csv)."""

    currency: Code = Field(description="Currency code (ISO 4217).")
    year: int = Field(ge=1900, le=2200, description="Calendar year of the average.")
    per_usd: float = Field(gt=0, description="Units of the currency for one US dollar, average of the year.")
    source: Annotated[tuple[str, ...], BeforeValidator(as_cells), Field(min_length=1)] = Field(
        description="Ids in sources.yml, separated by semicolons."
    )
    confidence: Confidence = Field(description="How far the source carries the rate.")
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")
