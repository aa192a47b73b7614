"""The dossier: everything a data folder says, read, checked across files, and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from .bottleneck import Bottleneck
from .briefing import Briefing
from .checking import check
from .claim import Claim
from .commitment import Commitment
from .desk import Actor, Country, Desk
from .disruption import Disruption
from .engagement import Development, Dimension, Indicator, IndicatorValue
from .exchange_rate import ExchangeRate
from .fingerprint import version
from .geojson import check_geojson
from .layer import Layer, Topic
from .layout import BASEMAP, FILES, DataFile, files_in
from .ledger import EvidenceEntry
from .measurement import Capacity, Measurement, WaterLevel
from .meeting import Format
from .membership import Agreement, Membership
from .network import Corridor, Leg, Node
from .paper import Paper
from .position import Position
from .problem import DossierError, Problem
from .profile import Profile
from .project import Project
from .reading import read_bytes
from .risk import Risk
from .sitting import Sitting
from .source import Source
from .treaty import Expectation, Instrument, InstrumentType
from .validating import Sheet, sheet
from .value_conflict import ValueConflict


@dataclass(frozen=True, eq=False)
class Dossier:
    """All records of a data folder, keyed by id or code in the order of the files.

    `version` stands for the contents: equal versions hold equal records. `horizon` is the day up to which the
    evidence reaches: the newest publication among the sources, but not beyond the newest day one was read.
    """

    desk: Desk
    sources: Mapping[str, Source]
    countries: Mapping[str, Country]
    actors: Mapping[str, Actor]
    nodes: Mapping[str, Node]
    legs: Mapping[str, Leg]
    corridors: Mapping[str, Corridor]
    transit_times: tuple[Measurement, ...]
    freight_costs: tuple[Measurement, ...]
    volumes: tuple[Measurement, ...]
    capacities: tuple[Capacity, ...]
    water_levels: tuple[WaterLevel, ...]
    projects: Mapping[str, Project]
    bottlenecks: Mapping[str, Bottleneck]
    disruptions: Mapping[str, Disruption]
    risks: Mapping[str, Risk]
    instrument_types: Mapping[str, InstrumentType]
    instruments: Mapping[str, Instrument]
    agreements: Mapping[str, Agreement]
    layers: Mapping[str, Layer]
    topics: Mapping[str, Topic]
    memberships: tuple[Membership, ...]
    sittings: tuple[Sitting, ...]
    expectations: Mapping[str, Expectation]
    claims: Mapping[str, Claim]
    paper: Paper | None
    dimensions: Mapping[str, Dimension]
    indicators: Mapping[str, Indicator]
    indicator_values: tuple[IndicatorValue, ...]
    conflicts: Mapping[str, ValueConflict]
    commitments: Mapping[str, Commitment]
    exchange_rates: tuple[ExchangeRate, ...]
    formats: Mapping[str, Format]
    positions: Mapping[str, Position]
    profiles: Mapping[str, Profile]
    developments: Mapping[str, Development]
    evidence: tuple[EvidenceEntry, ...]
    briefings: Mapping[str, Briefing]
    folder: Path
    version: str
    horizon: date


def load(folder: Path) -> Dossier:
    """The dossier of a folder. Raises one DossierError that holds every problem found in it."""
    folder = Path(folder)
    files = files_in(folder)
    contents, problems = _contents(folder, files)
    sheets: dict[str, Sheet] = {}
    broken: set[str] = set()
    for file in files:
        if file.name in contents:
            try:
                done = sheets[file.name] = sheet(file, contents[file.name])
                if done.problems and not done.names:
                    broken.add(file.attribute)
            except DossierError as error:
                problems += error.problems
                broken.add(file.attribute)
        elif file.is_required or any(problem.file == file.name for problem in problems):
            broken.add(file.attribute)
    for name in BASEMAP:
        if name in contents:
            try:
                check_geojson(contents[name], name)
            except DossierError as error:
                problems += error.problems
    for done in sheets.values():
        problems += done.problems
    problems += check(sheets, frozenset(broken))
    if "sources.yml" in sheets and not sheets["sources.yml"].names:
        problems.append(Problem("sources.yml", 1, "", "expected at least one source, found none", "shape"))
    if problems:
        raise DossierError(problems)
    parts = {
        file.attribute: _part(
            file, [sheets[one.name] for one in FILES if one.attribute == file.attribute and one.name in sheets]
        )
        for file in FILES
    }
    parts["briefings"] = MappingProxyType(
        {Path(name).stem: done.records[0].record for name, done in sheets.items() if done.file.attribute == "briefings"}
    )
    horizon = _horizon(cast("Mapping[str, Source]", parts["sources"]))
    return Dossier(**parts, folder=folder, version=version(contents), horizon=horizon)


def _contents(folder: Path, files: tuple[DataFile, ...]) -> tuple[dict[str, bytes], list[Problem]]:
    """The bytes of every data file that is there, and what can't be read or is missing."""
    try:
        is_there = folder.is_dir()
    except ValueError:
        is_there = False
    names = {name: False for name in BASEMAP} | {file.name: file.is_required for file in files}
    present = {name for name in names if is_there and ((folder / name).exists() or (folder / name).is_symlink())}
    if not present:
        what = "holds no data file" if is_there else "does not exist or is not a folder"
        raise DossierError([Problem(".", 0, "", f"the data folder {str(folder)[:200]!r} {what}", "missing_folder")])
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name, is_required in names.items():
        if name in present:
            try:
                contents[name] = read_bytes(folder, name)
            except DossierError as error:
                problems += error.problems
        elif is_required:
            problems.append(Problem(name, 0, "", "expected this file, which every data folder needs", "missing_file"))
    return contents, problems


def _part(file: DataFile, done: list[Sheet]) -> Any:
    """The records of the files of one attribute as the dossier keeps them; an absent file holds none."""
    records = [placed.record for one in done for placed in one.records]
    if file.holds == "one":
        return records[0] if records else None
    if issubclass(file.record, (Measurement, IndicatorValue, Membership, Sitting, ExchangeRate, EvidenceEntry)):
        return tuple(records)
    return MappingProxyType({getattr(record, file.key): record for record in records})


def _horizon(sources: Mapping[str, Source]) -> date:
    """The day of the newest publication; one dated only to the year can't tell how far the evidence reaches."""
    read = max(source.accessed.last_day for source in sources.values())
    dated = [s.published.last_day for s in sources.values() if s.published is not None and s.published.month]
    return min(max(dated), read) if dated else read
