"""Where facts come from: publications with publisher, date and kind."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .partial_date import PartialDate
from .record import Record, Slug, Words


class Source(Record):
    """One publication. The title stays in the language it was published in."""

    id: Slug = Field(description="Stable id, cited by every fact.")
    title: Words = Field(description="Title, in the language of publication.")
    publisher: Words = Field(description="Who published it.")
    url: str = Field(pattern=r"^https?://\S+$", description="Address where it was read.")
    published: PartialDate | None = Field(None, description="Date of publication, as far as known.")
    accessed: PartialDate = Field(description="Day it was read.")
    kind: Literal["official", "multilateral", "company", "academic", "press", "think_tank", "law", "other"] = Field(
        description="What kind of publisher speaks, for the order of authority."
    )
    lang: str = Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]+)?$", description="Language code of the publication.")
    is_mirror: bool = Field(False, description="Read in a reproduction, not at the publisher's own address.")
    note: Words | None = Field(None, description="What to beware of.")
