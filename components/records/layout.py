"""Which file of a data folder holds which records."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from .bottleneck import Bottleneck
from .briefing import Briefing
from .claim import Claim
from .commitment import Commitment
from .desk import Actor, Country, Desk
from .disruption import Disruption
from .engagement import Development, Dimension, Indicator, IndicatorValue
from .exchange_rate import ExchangeRate
from .layer import Layer, Topic
from .ledger import EvidenceEntry
from .measurement import Capacity, Measurement, WaterLevel
from .meeting import Format
from .membership import Agreement, Membership
from .network import Corridor, Leg, Node
from .paper import Paper
from .position import Position
from .profile import Profile
from .project import Project
from .record import Record
from .risk import Risk
from .sitting import Sitting
from .source import Source
from .treaty import Expectation, Instrument, InstrumentType
from .value_conflict import ValueConflict


@dataclass(frozen=True)
class DataFile:
    """One file: `attribute` is where the dossier keeps it, `holds` whether it is one record, a list, or a table.

    `key` is the field that names a record. A file that is not required may be left out. Two files with the same
    attribute hold one list between them.
    """

    name: str
    attribute: str
    record: type[Record]
    holds: Literal["one", "list", "table"]
    about: str
    key: str = "id"
    is_required: bool = False


FILES: tuple[DataFile, ...] = (
    DataFile("desk.yml", "desk", Desk, "one", "What the folder is about and how it is first shown.", "", True),
    DataFile("sources.yml", "sources", Source, "list", "Every publication that a fact cites.", "id", True),
    DataFile("countries.yml", "countries", Country, "list", "Countries and groups of them.", "code", True),
    DataFile("actors.yml", "actors", Actor, "list", "States and bodies that engage countries.", "code", True),
    DataFile("nodes.csv", "nodes", Node, "table", "Places on the transport network."),
    DataFile("legs.yml", "legs", Leg, "list", "Stretches between two places, in one mode of transport."),
    DataFile("corridors.yml", "corridors", Corridor, "list", "Corridors and the ways through them."),
    DataFile("transit_times.csv", "transit_times", Measurement, "table", "Published transit times."),
    DataFile("freight_costs.csv", "freight_costs", Measurement, "table", "Published freight rates and costs."),
    DataFile("volumes.csv", "volumes", Measurement, "table", "Published freight volumes."),
    DataFile("capacities.csv", "capacities", Capacity, "table", "Published capacities, existing or to be built."),
    DataFile("water_levels.csv", "water_levels", WaterLevel, "table", "Published levels of water that ships depend on."),
    DataFile("projects.yml", "projects", Project, "list", "Works on the network and their dated lives."),
    DataFile("bottlenecks.yml", "bottlenecks", Bottleneck, "list", "What holds traffic up, and the measures against it."),
    DataFile("disruptions.yml", "disruptions", Disruption, "list", "Events that stopped, slowed or diverted traffic."),
    DataFile("risks.yml", "risks", Risk, "list", "What a carrier has to reckon with on a corridor."),
    DataFile(
        "instrument_types.yml", "instrument_types", InstrumentType, "list",
        "Kinds of treaties and other instruments.", "id", True,
    ),
    DataFile("treaties.yml", "instruments", Instrument, "list", "Treaties and their dated lives.", "id", True),
    DataFile("actor_treaties.yml", "instruments", Instrument, "list", "Treaties of other actors, the same records."),
    DataFile("agreements.yml", "agreements", Agreement, "list", "Conventions and organisations of many parties."),
    DataFile("memberships.csv", "memberships", Membership, "table", "Which country stands where in them, by change."),
    DataFile("layers.yml", "layers", Layer, "list", "Layers of protection in the order compared, the most basic first."),
    DataFile("topics.yml", "topics", Topic, "list", "Points on which instruments provide, in the order compared."),
    DataFile("sittings.csv", "sittings", Sitting, "table", "Sessions of legislatures that approve treaties."),
    DataFile("expectations.yml", "expectations", Expectation, "list", "Steps that are expected."),
    DataFile("claims.yml", "claims", Claim, "list", "Questions on which publications differ."),
    DataFile("paper.yml", "paper", Paper, "one", "The paper the desk starts from, beside the record.", ""),
    DataFile("dimensions.yml", "dimensions", Dimension, "list", "Sides of engagement that group indicators."),
    DataFile("indicators.yml", "indicators", Indicator, "list", "Counts with one definition each."),
    DataFile("indicator_values.csv", "indicator_values", IndicatorValue, "table", "Values of the indicators."),
    DataFile("conflicts.yml", "conflicts", ValueConflict, "list", "Values that sources give differently."),
    DataFile("commitments.yml", "commitments", Commitment, "list", "Pledges, deals and projects, stage by stage."),
    DataFile("exchange_rates.csv", "exchange_rates", ExchangeRate, "table", "Average rates to the US dollar.", ""),
    DataFile("formats.yml", "formats", Format, "list", "Standing formats and their meetings."),
    DataFile("positions.yml", "positions", Position, "list", "Where each actor stands with each country."),
    DataFile("profiles.yml", "profiles", Profile, "list", "What a briefer says first of a country.", "country"),
    DataFile("developments.yml", "developments", Development, "list", "Dated events other than treaty steps."),
    DataFile("evidence.csv", "evidence", EvidenceEntry, "table", "What became of every record of the evidence.", ""),
)  # fmt: skip

BASEMAP: tuple[str, ...] = ("basemap/land.json", "basemap/lakes.json", "basemap/boundaries.json")
"""Optional GeoJSON under the map: land, lakes, boundaries."""


BRIEFINGS = DataFile("briefings/*.yml", "briefings", Briefing, "one", "Ready-made briefings, one a file.", "")
"""The files of ready-made briefings; `*` is the id of one."""
MOST_BRIEFINGS = 50
_BRIEFING = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}\.yml")


def files_in(folder: Path) -> tuple[DataFile, ...]:
    """The files that a folder may hold: those of fixed names, and one for each ready-made briefing that is there."""
    try:
        found = sorted(entry.name for entry in os.scandir(folder / "briefings") if _BRIEFING.fullmatch(entry.name))
    except (OSError, ValueError):
        found = []
    return (*FILES, *(replace(BRIEFINGS, name=f"briefings/{name}") for name in found[:MOST_BRIEFINGS]))


def data_folder() -> Path:
    """The data folder to serve: the one that the variable KAIRO_DATA names, else `data` in the working directory."""
    return Path(os.environ.get("KAIRO_DATA") or "data")
