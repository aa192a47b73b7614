"""What changed between two days: treaty statuses, leg statuses and developments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from components.records import Development, Dossier, Leg, LegState

from . import treaties


@dataclass(frozen=True)
class Change:
    """One change; `what` is the treaty step, the leg with its new state, or the development."""

    day: date
    kind: Literal["treaty", "leg", "development"]
    what: treaties.Change | tuple[Leg, LegState | None, LegState] | Development


def what_changed(dossier: Dossier, start: date, end: date, actors: Sequence[str] = ()) -> list[Change]:
    """Everything after `start` and up to `end`, newest first; of treaties those of the actors, else of the home actor."""
    found = [
        Change(step.day, "treaty", step)
        for actor in actors or (dossier.desk.home_actor,)
        for step in treaties.changes(dossier, start, end, actor)
    ]
    for leg in dossier.legs.values():
        before: LegState | None = None
        for state in leg.states:
            if state.since is not None and start < state.since.last_day <= end:
                found.append(Change(state.since.last_day, "leg", (leg, before, state)))
            before = state
    found += [
        Change(development.date.last_day, "development", development)
        for development in dossier.developments.values()
        if start < development.date.last_day <= end
    ]
    return sorted(found, key=lambda change: change.day, reverse=True)
