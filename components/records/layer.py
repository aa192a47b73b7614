"""Layers of protection, and the points that instruments provide on: what a comparison lists, in which order."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from .record import Named, Slug, Words, as_list

Slugs = Annotated[tuple[Slug, ...], BeforeValidator(as_list)]


class Layer(Named):
    """One layer of what covers an actor in a country; any instrument or agreement named gives it."""

    id: Slug = Field(description="Stable id, used in links.")
    types: Slugs = Field((), description="Ids in instrument_types.yml whose instruments give it.")
    agreements: Slugs = Field((), description="Ids in agreements.yml that give it where both sides are parties.")
    about_en: Words | None = Field(None, description="What it gives and to whom, in English.")
    about_ja: Words | None = Field(None, description="What it gives and to whom, in Japanese.")


class Topic(Named):
    """A point on which instruments provide; provisions are compared in the order of the file."""

    id: Slug = Field(description="The `topic` of provisions.")
