"""What is known: typed, frozen records of a data folder, read and cross-checked into one dossier."""

from __future__ import annotations

from .amount import Amount
from .bottleneck import Bottleneck, BottleneckKind, Remedy, RemedyStatus
from .briefing import Briefing, Slide
from .claim import Claim, Statement
from .commitment import NEVER_ADDED, Commitment, CommitmentInstrument, CommitmentSector, CommitmentStage, Step
from .desk import Actor, BoundaryView, Country, Desk, MapView
from .disruption import Disruption, DisruptionKind, Effect
from .dossier import Dossier, load
from .engagement import Counting, Development, Dimension, Indicator, IndicatorValue
from .engagement_rules import BASE_CURRENCY, STAGES
from .exchange_rate import ExchangeRate
from .fingerprint import Fingerprint, fingerprint
from .layer import Layer, Topic
from .layout import BASEMAP, FILES, DataFile, data_folder
from .ledger import EvidenceEntry
from .live import Current, LastGood
from .measurement import Capacity, CapacityStatus, Measurement, WaterLevel
from .meeting import Format, Meeting, MeetingLevel, NextMeeting
from .membership import Agreement, Membership, MembershipStatus
from .network import Corridor, Leg, LegState, LegStatus, Mode, Node, Passage, PublishedLength, Stretch, Variant
from .paper import Paper, PaperCell, PaperColumn, PaperFigure, PaperRow, Verdict
from .partial_date import PartialDate
from .position import Position, Visit
from .problem import PROBLEM_CODES, DossierError, Problem
from .profile import Fact, Point, Profile
from .project import Project, ProjectEvent, ProjectEventKind, Stage
from .record import Confidence, Named, Record, Sourced
from .risk import Risk, RiskKind
from .sitting import Sitting
from .source import Source
from .treaty import EventKind, Expectation, Instrument, InstrumentType, Provision, TreatyEvent
from .value_conflict import ValueConflict

__all__ = [
    "BASEMAP", "BASE_CURRENCY", "FILES", "NEVER_ADDED", "PROBLEM_CODES", "STAGES", "Actor", "Agreement", "Amount",
    "BoundaryView", "Bottleneck", "BottleneckKind", "Briefing", "Capacity", "CapacityStatus", "Claim", "Commitment", "CommitmentInstrument",
    "CommitmentSector", "CommitmentStage", "Confidence", "Corridor", "Counting", "Country", "Current", "DataFile", "Desk",
    "Development", "Dimension", "Disruption", "DisruptionKind", "Dossier", "DossierError", "Effect", "EventKind", "EvidenceEntry",
    "ExchangeRate", "Expectation", "Fact", "Fingerprint", "Format", "Indicator", "IndicatorValue", "Instrument",
    "InstrumentType", "LastGood", "Layer", "Leg", "LegState", "LegStatus", "MapView", "Measurement", "Meeting", "MeetingLevel",
    "Membership", "MembershipStatus", "Mode", "Named", "NextMeeting", "Node", "Paper", "PaperCell", "PaperColumn",
    "PaperFigure", "PaperRow", "PartialDate", "Passage", "Point", "Position", "Problem", "Profile", "Project",
    "ProjectEvent",
    "ProjectEventKind", "Provision", "PublishedLength", "Record", "Remedy", "RemedyStatus", "Risk", "RiskKind",
    "Sitting", "Slide", "Source", "Sourced", "Stage", "Statement", "Step", "Stretch", "Topic", "TreatyEvent", "ValueConflict", "Variant",
    "Verdict", "Visit", "WaterLevel", "data_folder", "fingerprint", "load",
]  # fmt: skip
