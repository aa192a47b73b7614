"""Treaties and other instruments: who is party, what happened when, what they provide."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from .desk import Codes
from .partial_date import PartialDate
from .record import Code, Named, Slug, Sourced, Words, as_list

EventKind = Literal[
    "negotiation_start", "negotiation_round", "agreement_in_principle", "initialled", "signed", "diet_submitted",
    "diet_approved", "approved", "partner_ratified", "instruments_exchanged", "promulgated", "provisional_application",
    "entry_into_force", "reported_in_force", "effective_for_taxes", "amended", "suspended_in_part", "succeeded", "superseded",
    "terminated", "trail_ends",
]  # fmt: skip


class InstrumentType(Named):
    """A kind of instrument, a column of the treaty matrix."""

    id: Slug = Field(description="Stable id, used in links.")
    in_matrix: bool = Field(True, description="Whether it is a column of the matrix.")


class TreatyEvent(Sourced):
    """A dated step in the life of an instrument.

    An event with `until` is a window inferred from other dates: it is shown as uncertain and never decides a status.
    """

    date: PartialDate = Field(description="When it happened, as far as the source says; the start of a window.")
    until: PartialDate | None = Field(None, description="End of a window; only for inferred events.")
    event: EventKind = Field(description="What happened.")
    detail: Slug | None = Field(None, description="Refines the event: committee, lower_house, preparatory …")
    countries: Codes = Field((), description="Parties the event concerns; empty: all of them.")
    is_derived: bool = Field(False, description="Worked out from a rule, not read in a source.")
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")

    @model_validator(mode="after")
    def _window_is_derived(self) -> TreatyEvent:
        if self.until is not None:
            if not self.is_derived:
                raise ValueError("an event with `until` is an inference: it needs is_derived: true")
            if self.until < self.date:
                raise ValueError("`until` must not lie before `date`")
        return self


class Provision(Sourced):
    """What an instrument says on one point, in our own words."""

    topic: Slug = Field(description="The point: mfn, expropriation, dividends …")
    value_en: Words = Field(description="What it provides, in English; yes or no where that is all.")
    value_ja: Words = Field(description="What it provides, in Japanese.")
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")


class Instrument(Sourced):
    """A treaty, agreement or other instrument and its life."""

    id: Slug = Field(description="Stable id, used in links.")
    type: Slug = Field(description="Id in instrument_types.yml.")
    actor: Code | None = Field(None, description="Whose instrument it is seen as; empty: the desk's home actor.")
    subjects: Annotated[tuple[Slug, ...], BeforeValidator(as_list)] = Field(
        (), description="What it is about: investment, tax, trade, customs, aviation, nuclear, energy, transport …"
    )
    parties: Codes = Field(min_length=1, description="Parties, and successor states to which it was applied.")
    title_en: Words = Field(description="Official or descriptive title in English.")
    title_ja: Words = Field(description="Official or descriptive title in Japanese.")
    title_is_descriptive: bool = Field(False, description="The Japanese title is ours, no official one being found.")
    short_en: Words | None = Field(None, description="Short name in English.")
    short_ja: Words | None = Field(None, description="Short name in Japanese.")
    is_binding: bool | None = Field(None, description="Whether it binds in law; empty where open.")
    followed_until: PartialDate = Field(description="Day up to which its life could be followed in the sources.")
    predecessor: Slug | None = Field(None, description="Instrument that it replaces.")
    successor: Slug | None = Field(None, description="Instrument that replaces it.")
    application_of: Slug | None = Field(
        None, description="This entry is the application of another instrument to one country, not one of its own."
    )
    events: tuple[TreatyEvent, ...] = Field((), description="Its life, oldest first.")
    provisions: tuple[Provision, ...] = Field((), description="What it provides, where a source says so.")
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")

    def short(self, lang: str) -> str:
        """The short name, or the title where there is none."""
        return (self.short_ja or self.title_ja) if lang == "ja" else (self.short_en or self.title_en)

    def title(self, lang: str) -> str:
        """The title in the language asked for."""
        return self.title_ja if lang == "ja" else self.title_en


class Expectation(Sourced):
    """A step that is expected: dated where a source or a rule dates it."""

    id: Slug = Field(description="Stable id.")
    due: PartialDate | None = Field(None, description="When it is expected; empty where no source says.")
    known_since: PartialDate = Field(description="From when on the expectation was public.")
    instrument: Slug | None = Field(None, description="Instrument it concerns, if any.")
    countries: Codes = Field((), description="Countries it concerns.")
    category: Literal["treaty", "corridor", "meeting", "project", "review"] = Field(description="What kind of step.")
    title_en: Words = Field(description="The step, in English.")
    title_ja: Words = Field(description="The step, in Japanese.")
    note_en: Words | None = Field(None, description="Basis or remark in English.")
    note_ja: Words | None = Field(None, description="Basis or remark in Japanese.")
