"""What is known: typed, frozen records of a data folder, read and cross-checked into one dossier."""

from __future__ import annotations

from .amount import Amount
from .bottleneck import Bottleneck, BottleneckKind, Remedy, RemedyStatus
from .claim import Claim, Statement
from .desk import Actor, Country, Desk, MapView
from .disruption import Disruption, DisruptionKind, Effect
from .dossier import Dossier, load
from .engagement import Development, Dimension, Indicator, IndicatorValue
from .fingerprint import Fingerprint, fingerprint
from .layout import BASEMAP, FILES, DataFile, data_folder
from .live import Current, LastGood
from .measurement import Capacity, CapacityStatus, Measurement, WaterLevel
from .membership import Agreement, Membership, MembershipStatus
from .network import Corridor, Leg, LegState, LegStatus, Mode, Node, PublishedLength, Stretch, Variant
from .paper import Paper, PaperCell, PaperColumn, PaperFigure, PaperRow, Verdict
from .partial_date import PartialDate
from .problem import PROBLEM_CODES, DossierError, Problem
from .project import Project, ProjectEvent, ProjectEventKind, Stage
from .record import Confidence, Named, Record, Sourced
from .risk import Risk, RiskKind
from .sitting import Sitting
from .source import Source
from .treaty import EventKind, Expectation, Instrument, InstrumentType, Provision, TreatyEvent

__all__ = [
    "BASEMAP", "FILES", "PROBLEM_CODES", "Actor", "Agreement", "Amount", "Bottleneck", "BottleneckKind", "Capacity",
    "CapacityStatus", "Claim", "Confidence", "Corridor", "Country", "Current", "DataFile", "Desk", "Development",
    "Dimension", "Disruption", "DisruptionKind", "Dossier", "DossierError", "Effect", "EventKind", "Expectation",
    "Fingerprint", "Indicator", "IndicatorValue", "Instrument", "InstrumentType", "LastGood", "Leg", "LegState",
    "LegStatus", "MapView", "Measurement", "Membership", "MembershipStatus", "Mode", "Named", "Node", "Paper",
    "PaperCell", "PaperColumn", "PaperFigure", "PaperRow", "PartialDate", "Problem", "Project", "ProjectEvent",
    "ProjectEventKind", "Provision", "PublishedLength", "Record", "Remedy", "RemedyStatus", "Risk", "RiskKind",
    "Sitting", "Source", "Sourced", "Stage", "Statement", "Stretch", "TreatyEvent", "Variant", "Verdict",
    "WaterLevel", "data_folder", "fingerprint", "load",
]  # fmt: skip
