"""Where an actor stands with a country: the label of their partnership, security ties, visits, stance on the corridor."""

from __future__ import annotations

from pydantic import Field, model_validator

from .partial_date import PartialDate
from .record import Code, Slug, Sourced, SourceIds, Words


class Visit(Sourced):
    """A visit by the actor's leader, one that the sources mention: a list of them is not complete."""

    date: PartialDate = Field(description="Day the visit began.")
    note_en: Words | None = Field(None, description="Occasion, in English.")
    note_ja: Words | None = Field(None, description="Occasion, in Japanese.")


class Position(Sourced):
    """One actor in one country, or in the region. The sources speak of the partnership where there is one."""

    id: Slug = Field(description="Stable id.")
    actor: Code = Field(description="Who.")
    country: Code = Field(description="With whom; a group such as C5 for the region as a whole.")
    partnership_en: Words | None = Field(None, description="Label of the partnership, in English.")
    partnership_ja: Words | None = Field(None, description="Label of the partnership, in Japanese.")
    since: PartialDate | None = Field(None, description="Date from which the label stands.")
    security_en: Words | None = Field(None, description="Security ties, in English.")
    security_ja: Words | None = Field(None, description="Security ties, in Japanese.")
    security_source: SourceIds | None = Field(None, description="Ids in sources.yml for the security ties.")
    corridor: Slug | None = Field(None, description="Corridor that the stance speaks of.")
    stance_en: Words | None = Field(None, description="Stance on the corridor, in English.")
    stance_ja: Words | None = Field(None, description="Stance on the corridor, in Japanese.")
    visits: tuple[Visit, ...] = Field((), description="Leader's visits found in the sources, oldest first.")
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")

    @model_validator(mode="after")
    def _says_something(self) -> Position:
        if not (self.partnership_en or self.security_en or self.stance_en or self.visits):
            raise ValueError("expected a partnership, security ties, a stance or a visit, found none")
        if (self.stance_en is None) != (self.corridor is None):
            raise ValueError("expected stance and corridor together, found one without the other")
        return self
