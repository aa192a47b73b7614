"""What every record has in common: it is frozen, refuses unknown fields, and names its sources."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Confidence = Literal["high", "medium", "low"]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,79}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]{1,9}$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]


def as_list(value: object) -> object:
    """One value where a list is expected counts as a list of one."""
    return [value] if isinstance(value, str) else value


def as_cells(value: object) -> object:
    """A spreadsheet cell holds a list as `a;b;c`."""
    return [part.strip() for part in value.split(";") if part.strip()] if isinstance(value, str) else value


SourceIds = Annotated[tuple[str, ...], BeforeValidator(as_list), Field(min_length=1)]
SourceCell = Annotated[tuple[str, ...], BeforeValidator(as_cells), Field(min_length=1)]
"""The ids of sources in one cell of a spreadsheet."""


class Record(BaseModel):
    """A frozen record of a data file; a field not in the dictionary is an error."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, str_strip_whitespace=True, allow_inf_nan=False
    )

    def said(self, field: str, lang: str) -> str:
        """A text that stands in both languages as `<field>_en` and `<field>_ja`; empty where there is none."""
        return getattr(self, f"{field}_{'ja' if lang == 'ja' else 'en'}") or ""


class Sourced(Record):
    """A record that states a fact."""

    source: SourceIds = Field(description="Ids in sources.yml, the better authority first.")
    confidence: Confidence = Field(description="How far the source carries the fact: high, medium or low.")


class Named(Record):
    """A record with a name in both languages."""

    name_en: Words = Field(description="Name in English.")
    name_ja: Words = Field(description="Name in Japanese.")

    def name(self, lang: str) -> str:
        """The name in the language asked for."""
        return self.said("name", lang)
