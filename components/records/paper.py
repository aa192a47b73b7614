"""The paper a desk starts from: its tables as it has them, restated, beside what the record says."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from .partial_date import PartialDate
from .record import Code, Record, Slug, Sourced, Words, as_list

Verdict = Literal["correct", "outdated", "imprecise", "incorrect"]


class PaperColumn(Record):
    """A column of a figure."""

    id: Slug = Field(description="Id of the column.")
    name_en: Words = Field(description="Heading in English.")
    name_ja: Words = Field(description="Heading in Japanese.")


class PaperCell(Sourced):
    """One cell: what the paper has, in our words, and what the record says."""

    column: Slug = Field(description="Id of the column.")
    paper_en: Words = Field(description="What the paper has, restated, in English.")
    paper_ja: Words = Field(description="What the paper has, restated, in Japanese.")
    dimensions: Annotated[tuple[Slug, ...], BeforeValidator(as_list)] = Field(
        (), description="Ids in dimensions.yml that the words of an actor's cell mean, as we read them."
    )
    verdict: Verdict | None = Field(None, description="Judgement of the cell; empty where the evidence gives none.")
    record_en: Words | None = Field(None, description="What the record says, in English.")
    record_ja: Words | None = Field(None, description="What the record says, in Japanese.")
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")


class PaperRow(Record):
    """One row of a figure: an actor or a country."""

    actor: Code | None = Field(None, description="Actor of the row.")
    country: Code | None = Field(None, description="Country of the row.")
    instrument: Slug | None = Field(None, description="Instrument that the row speaks of.")
    verdict: Verdict | None = Field(None, description="Judgement of the row as a whole.")
    summary_en: Words | None = Field(None, description="Judgement in a sentence, in English.")
    summary_ja: Words | None = Field(None, description="Judgement in a sentence, in Japanese.")
    cells: tuple[PaperCell, ...] = Field(min_length=1, description="The cells of the row.")


class PaperFigure(Record):
    """One table of the paper."""

    id: Slug = Field(description="Id, used in links.")
    number: Words = Field(description="Number of the figure in the paper.")
    subject: Literal["actors", "treaties"] = Field(description="What its rows are.")
    title_en: Words = Field(description="Title in our words, in English.")
    title_ja: Words = Field(description="Title in our words, in Japanese.")
    columns: tuple[PaperColumn, ...] = Field(min_length=1, description="Its columns.")
    rows: tuple[PaperRow, ...] = Field(min_length=1, description="Its rows.")


class Paper(Record):
    """The paper itself."""

    id: Slug = Field(description="Id of the paper in sources.yml.")
    published: PartialDate = Field(description="When it appeared; changes are counted from the last day of this date.")
    label_en: Words = Field(description="How the interface refers to it, in English.")
    label_ja: Words = Field(description="How the interface refers to it, in Japanese.")
    checked_until: PartialDate = Field(description="Day to which the record beside it was checked.")
    figures: tuple[PaperFigure, ...] = Field((), description="Its tables.")
