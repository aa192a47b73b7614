"""The transport network: nodes, legs and corridors."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from .desk import Codes
from .partial_date import PartialDate
from .record import Code, Confidence, Named, Record, Slug, Sourced, Words, as_cells

LegStatus = Literal["planned", "under_construction", "operational", "suspended", "closed"]
Mode = Literal["rail", "road", "sea", "caspian_ferry", "inland_waterway"]
Assumed = Literal["status", "gauge_mm", "operator", "countries"]


class Node(Named):
    """A place on the network. `source` and `confidence` speak of the coordinate."""

    id: Slug = Field(description="Stable id.")
    country: Code | None = Field(None, description="Country; empty in international waters.")
    kind: Literal[
        "city", "junction", "rail_border", "road_border", "seaport", "caspian_port", "terminal", "strait", "gauge_break"
    ] = Field(description="What the place is on the network.")
    lat: float = Field(ge=-90, le=90, description="Latitude, degrees north.")
    lon: float = Field(ge=-180, le=360, description="Longitude, degrees east; beyond 180 across the antimeridian.")
    gauge_mm: int | None = Field(None, description="Track gauge in millimetres; empty where dual or without rail.")
    coordinate_from: Words | None = Field(None, description="The gazetteer record behind the coordinate.")
    source: Annotated[tuple[str, ...], BeforeValidator(as_cells)] = Field(
        (), description="Ids in sources.yml; empty: the place is a drawing waypoint placed by hand."
    )
    confidence: Confidence = Field(description="Confidence of the coordinate.")


class LegState(Record):
    """From a date on, a leg is in this status."""

    since: PartialDate | None = Field(None, description="Date of the change; empty where the start is not known.")
    status: LegStatus = Field(description="The status from that date.")
    source: Annotated[tuple[str, ...], BeforeValidator(lambda v: [v] if isinstance(v, str) else v)] = Field(
        (), description="Ids in sources.yml; empty only where the leg lists `status` as assumed."
    )
    confidence: Confidence = Field(description="Confidence of the change and its date.")
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")


class Passage(Named):
    """A canal, strait or river that a sea leg runs through, narrower than the outline of the land on the map shows."""

    kind: Literal["canal", "strait", "river"] = Field(description="What kind of water.")
    west: float = Field(ge=-180, le=360, description="Western edge of the box within which the leg may cross land.")
    south: float = Field(ge=-90, le=90, description="Southern edge of the box.")
    east: float = Field(ge=-180, le=360, description="Eastern edge of the box.")
    north: float = Field(ge=-90, le=90, description="Northern edge of the box.")


class PublishedLength(Sourced):
    """A length that somebody printed, never without its end points."""

    km: float = Field(gt=0, description="Length in kilometres.")
    between_en: Words | None = Field(None, description="Between which points, or on which definition, in English.")
    between_ja: Words | None = Field(None, description="Between which points, or on which definition, in Japanese.")
    from_node: Slug | None = Field(None, alias="from", description="Node where it was measured from, if on the line.")
    to_node: Slug | None = Field(None, alias="to", description="Node where it was measured to, if on the line.")
    difference_en: Words | None = Field(None, description="Why the drawn line is much shorter or longer, in English.")
    difference_ja: Words | None = Field(None, description="Why the drawn line is much shorter or longer, in Japanese.")


class Leg(Record):
    """A stretch between two nodes, in one mode. The line runs through `via`, or along `coordinates` at sea."""

    id: Slug = Field(description="Stable id.")
    from_node: Slug = Field(alias="from", description="Node where the leg begins.")
    to_node: Slug = Field(alias="to", description="Node where the leg ends.")
    via: tuple[Slug, ...] = Field((), description="Nodes in between, in order.")
    mode: Mode = Field(description="Mode of transport.")
    geometry: Literal["precise", "schematic"] = Field(
        description="Whether the drawn line follows the real one closely (precise) or only indicates it (schematic)."
    )
    coordinates: tuple[tuple[float, float], ...] = Field(
        (), description="Line as longitude, latitude pairs where nodes alone would not follow it (sea)."
    )
    passes: tuple[Passage, ...] = Field((), description="Canals, straits and rivers that a sea leg runs through.")
    gauge_mm: int | None = Field(None, description="Track gauge in millimetres.")
    tracks: int | None = Field(None, ge=1, description="Number of tracks.")
    is_electrified: bool | None = Field(None, description="Whether the line is electrified.")
    operator: Words | None = Field(None, description="Who operates it.")
    countries: Codes = Field((), description="Countries crossed, in order.")
    computed_km: float = Field(gt=0, le=100_000, description="Length of the drawn line in kilometres (derived).")
    lengths: tuple[PublishedLength, ...] = Field((), description="Published lengths, the better authority first.")
    states: tuple[LegState, ...] = Field(min_length=1, description="Status through time, oldest first.")
    assumed: tuple[Assumed, ...] = Field(
        (), description="Fields that are a modelling choice from general knowledge, shown as assumed."
    )
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")


class Stretch(Record):
    """One leg of a variant, whole or in part, in either direction."""

    leg: Slug = Field(description="Leg id.")
    reverse: bool = Field(False, description="Run from the leg's end to its beginning.")
    from_node: Slug | None = Field(None, alias="from", description="Where to join the leg, if not at its beginning.")
    to_node: Slug | None = Field(None, alias="to", description="Where to leave the leg, if not at its end.")


class Variant(Named):
    """One way through a corridor, from an origin to a destination."""

    id: Slug = Field(description="Stable id.")
    legs: tuple[Stretch, ...] = Field(min_length=1, description="The legs in order.")
    lengths: tuple[PublishedLength, ...] = Field((), description="Published lengths of this variant.")
    note_en: Words | None = Field(None, description="Remark in English.")
    note_ja: Words | None = Field(None, description="Remark in Japanese.")


class Corridor(Named):
    """A corridor and its variants; the first variant is the one compared by default."""

    id: Slug = Field(description="Stable id, used in links.")
    short_en: Words = Field(description="Short name in English, for labels.")
    short_ja: Words = Field(description="Short name in Japanese, for labels.")
    description_en: Words = Field(description="What it is, in English.")
    description_ja: Words = Field(description="What it is, in Japanese.")
    colour: str = Field(pattern=r"^#[0-9a-fA-F]{6}$", description="Fixed hue on maps and charts.")
    lengths: tuple[PublishedLength, ...] = Field((), description="Published lengths of the corridor as a whole.")
    length_note_en: Words | None = Field(None, description="What to know about its length, in English.")
    length_note_ja: Words | None = Field(None, description="What to know about its length, in Japanese.")
    variants: tuple[Variant, ...] = Field(min_length=1, description="Ways through the corridor.")

    def short(self, lang: str) -> str:
        """The short name in the language asked for."""
        return self.short_ja if lang == "ja" else self.short_en
