"""What a data folder is about: its title, the actor whose view it takes, its focus countries and map views."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from .record import Code, Named, Record, Slug, Words, as_list

Codes = Annotated[tuple[Code, ...], BeforeValidator(as_list)]


class MapView(Named):
    """A preset view of the map."""

    id: Slug = Field(description="Id, used in links.")
    lon: float = Field(ge=-180, le=180, description="Longitude of the centre, degrees east.")
    lat: float = Field(ge=-85, le=85, description="Latitude of the centre, degrees north.")
    zoom: float = Field(ge=0, le=12, description="Web Mercator zoom level at a width of about 1,000 pixels.")


class BoundaryView(Named):
    """Another view of boundaries than the one the map draws by default."""

    id: Slug = Field(description="Id, used in links.")
    leaves_out: Annotated[tuple[Slug, ...], BeforeValidator(as_list)] = Field(
        description="Values of `kind` or `status` in basemap/boundaries.json that this view does not draw.",
        min_length=1,
    )
    note_en: Words = Field(description="Whose view it is and what differs, in English.")
    note_ja: Words = Field(description="Whose view it is and what differs, in Japanese.")


class Desk(Record):
    """The head of a data folder."""

    title_en: Words = Field(description="What the desk is about, in English.")
    title_ja: Words = Field(description="What the desk is about, in Japanese.")
    home_actor: Code = Field(description="Actor whose treaties the tracker follows.")
    focus_countries: Codes = Field(min_length=1, description="Countries of the matrix, in the order shown.")
    lead_types: Annotated[tuple[Slug, ...], BeforeValidator(as_list)] = Field(
        (), description="Ids in instrument_types.yml that headlines speak of; empty: the first two of the matrix."
    )
    lead_corridor: Slug | None = Field(None, description="Corridor that the overview speaks about.")
    map_views: tuple[MapView, ...] = Field((), description="Preset views of the map; the first is the default.")
    boundary_note_en: Words | None = Field(None, description="Whose view of boundaries the map draws, in English.")
    boundary_note_ja: Words | None = Field(None, description="Whose view of boundaries the map draws, in Japanese.")
    boundary_views: tuple[BoundaryView, ...] = Field(
        (), description="Other views of boundaries that a reader may choose."
    )
    basemap_credit: Words | None = Field(None, description="Attribution of the basemap and gazetteers.")

    def title(self, lang: str) -> str:
        """The title in the language asked for."""
        return self.title_ja if lang == "ja" else self.title_en

    def boundary_note(self, lang: str) -> str | None:
        """The note on boundaries in the language asked for."""
        return self.boundary_note_ja if lang == "ja" else self.boundary_note_en


class Country(Named):
    """A country or area that facts speak about."""

    code: Code = Field(description="ISO 3166-1 alpha-3, or a code for a group (EU, C5).")
    kind: Literal["country", "group"] = Field("country", description="A state, or a group of states.")


class Actor(Named):
    """A state or body that engages countries."""

    code: Code = Field(description="ISO 3166-1 alpha-3, or EU and the like.")
    colour: str | None = Field(
        None, pattern=r"^#[0-9a-fA-F]{6}$", description="Fixed hue in charts, legible on white and on black."
    )
    is_total: bool = Field(False, description="Stands for several partners together: shown, never ranked or counted.")
    in_paper: bool = Field(False, description="Whether the paper's table of actors has it.")
