"""How many units of a currency a US dollar cost in a year."""

from __future__ import annotations

from pydantic import Field

from .record import Code, Confidence, Record, SourceCell, Words


class ExchangeRate(Record):
    """The average rate of one year (a row of exchange_rates.csv)."""

    currency: Code = Field(description="Currency code (ISO 4217).")
    year: int = Field(ge=1900, le=2200, description="Calendar year of the average.")
    per_usd: float = Field(gt=0, description="Units of the currency for one US dollar, average of the year.")
    source: SourceCell = Field(description="Ids in sources.yml, separated by semicolons.")
    confidence: Confidence = Field(description="How far the source carries the rate.")
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")
