"""What is known: typed, frozen records of a data folder, read and cross-checked into one dossier."""

from __future__ import annotations

from .desk import Actor, Country, Desk, MapView
from .dossier import Dossier, load
from .engagement import Development, Dimension, Indicator, IndicatorValue
from .fingerprint import Fingerprint, fingerprint
from .layout import BASEMAP, FILES, DataFile, data_folder
from .live import Current, LastGood
from .network import Corridor, Leg, LegState, LegStatus, Measurement, Mode, Node, PublishedLength, Stretch, Variant
from .paper import Paper, PaperCell, PaperColumn, PaperFigure, PaperRow, Verdict
from .partial_date import PartialDate
from .problem import PROBLEM_CODES, DossierError, Problem
from .record import Confidence, Named, Record, Sourced
from .source import Source
from .treaty import EventKind, Expectation, Instrument, InstrumentType, Provision, TreatyEvent

__all__ = [
    "BASEMAP", "FILES", "PROBLEM_CODES", "Actor", "Confidence", "Corridor", "Country", "Current", "DataFile", "Desk",
    "Development", "Dimension", "Dossier", "DossierError", "EventKind", "Expectation", "Fingerprint", "Indicator",
    "IndicatorValue", "Instrument", "InstrumentType", "LastGood", "Leg", "LegState", "LegStatus", "MapView",
    "Measurement", "Mode", "Named", "Node", "Paper", "PaperCell", "PaperColumn", "PaperFigure", "PaperRow",
    "PartialDate", "Problem", "Provision", "PublishedLength", "Record", "Source", "Sourced", "Stretch", "TreatyEvent",
    "Variant", "Verdict", "data_folder", "fingerprint", "load",
]  # fmt: skip
