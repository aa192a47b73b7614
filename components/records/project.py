"""Projects on the network: works and services that were proposed, agreed, paid for, begun or given up."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .amount import Amount
from .desk import Codes
from .partial_date import PartialDate
from .record import Named, Slug, Sourced, Words

Stage = Literal["proposed", "planned", "surveyed", "under_construction", "operational", "suspended", "cancelled"]
ProjectEventKind = Literal[
    "proposal", "agreement", "ratification", "decision", "survey", "finance", "tender", "target", "construction",
    "progress", "opening", "operation", "trial", "restriction", "incident", "suspension", "resumption", "review",
    "claim",
]  # fmt: skip


class ProjectEvent(Sourced):
    """A dated step in the life of a project."""

    date: PartialDate = Field(description="When it happened or was announced.")
    kind: ProjectEventKind = Field(description="What kind of step.")
    stage: Stage | None = Field(None, description="The stage that begins with this step; empty where none begins.")
    target: PartialDate | None = Field(None, description="The date announced for the opening, where one was announced.")
    text_en: Words = Field(description="What happened, in English.")
    text_ja: Words = Field(description="What happened, in Japanese.")


class Project(Named, Sourced):
    """Works on a line, port or crossing, or a service over them. Its stage on a day follows from its events."""

    id: Slug = Field(description="Stable id.")
    kind: Literal["works", "service"] = Field("works", description="Whether something is built or a service is run.")
    countries: Codes = Field((), description="Countries on whose territory it lies.")
    corridors: tuple[Slug, ...] = Field((), description="Corridors that it serves.")
    legs: tuple[Slug, ...] = Field((), description="Legs that it builds or changes.")
    nodes: tuple[Slug, ...] = Field((), description="Nodes that it builds or changes.")
    length_km: float | None = Field(None, gt=0, description="Published length in kilometres.")
    gauge_mm: int | None = Field(None, gt=0, description="Track gauge in millimetres.")
    financiers_en: Words | None = Field(None, description="Who pays, in English.")
    financiers_ja: Words | None = Field(None, description="Who pays, in Japanese.")
    costs: tuple[Amount, ...] = Field((), description="Published costs and finance, the better authority first.")
    events: Annotated[tuple[ProjectEvent, ...], Field(min_length=1)] = Field(description="Its life, oldest first.")
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")
