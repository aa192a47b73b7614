"""What follows from works and trouble on the network: the stage of a project, what binds, what was disrupted, on a day."""

from __future__ import annotations

from datetime import date

from components.records import Bottleneck, Disruption, Dossier, Project, ProjectEvent, Remedy, Risk


def stage_event(project: Project, day: date) -> ProjectEvent | None:
    """The event that put a project in its stage on a day: the newest one with a stage; None before the first."""
    found = [event for event in project.events if event.stage is not None and event.date.last_day <= day]
    return found[-1] if found else None


def targets(project: Project, day: date) -> tuple[ProjectEvent, ...]:
    """The events that announced a date of opening by a day, oldest first: the first and the last tell the delay."""
    return tuple(event for event in known_events(project, day) if event.target is not None)


def known_events(project: Project, day: date) -> tuple[ProjectEvent, ...]:
    """The events of a project by a day, oldest first."""
    return tuple(event for event in project.events if event.date.last_day <= day)


def known_projects(dossier: Dossier, day: date) -> tuple[Project, ...]:
    """The projects of which something had happened by a day, in the order of the file."""
    return tuple(one for one in dossier.projects.values() if known_events(one, day))


def standing_bottlenecks(dossier: Dossier, day: date) -> tuple[Bottleneck, ...]:
    """The bottlenecks reported by a day and not yet reported as removed, in the order of the file."""
    return tuple(
        one
        for one in dossier.bottlenecks.values()
        if (one.since is None or one.since.last_day <= day) and (one.until is None or one.until.last_day > day)
    )


def known_measures(bottleneck: Bottleneck, day: date) -> tuple[Remedy, ...]:
    """The measures against a bottleneck known on a day; undated ones count as known."""
    return tuple(one for one in bottleneck.measures if one.date is None or one.date.last_day <= day)


def known_disruptions(dossier: Dossier, day: date) -> tuple[Disruption, ...]:
    """The disruptions that had begun by a day, oldest first. One dated by month or year counts from its first day."""
    found = [one for one in dossier.disruptions.values() if one.start.first_day <= day]
    return tuple(sorted(found, key=lambda one: one.start.first_day))


def is_ongoing(disruption: Disruption, day: date) -> bool:
    """Whether no end of a disruption was reported by the day."""
    return disruption.start.first_day <= day and (disruption.end is None or disruption.end.last_day > day)


def touched_legs(dossier: Dossier, disruption: Disruption) -> tuple[str, ...]:
    """The legs that a disruption names, and those that meet at the nodes it names."""
    nodes = set(disruption.nodes)
    legs = [leg.id for leg in dossier.legs.values() if nodes & {leg.from_node, leg.to_node, *leg.via}]
    return tuple(dict.fromkeys((*disruption.legs, *legs)))


def known_risks(dossier: Dossier, day: date) -> tuple[Risk, ...]:
    """The risks stated by a day, newest first."""
    found = [risk for risk in dossier.risks.values() if risk.date.last_day <= day]
    return tuple(sorted(found, key=lambda risk: risk.date, reverse=True))
