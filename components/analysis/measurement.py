"""What follows from published figures: which were known on a day, which make one series, and which belong on the map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from components.records import Capacity, Dossier, Measurement

DATASETS = ("volumes", "capacities", "transit_times", "freight_costs")
"""Parts of a dossier that hold figures about nodes, legs and corridors."""
SCALE: Mapping[str, tuple[str, float]] = {"t": ("Mt", 1e-6), "t/yr": ("Mt/yr", 1e-6), "Mt/year": ("Mt/yr", 1.0)}
"""Units that are another one at another scale."""
PER_YEAR = "/yr"
EXISTING = ("in_service",)


@dataclass(frozen=True)
class Measure:
    """A dataset in one unit: what can be drawn on the map or on one axis. `unit` is as in the data, rescaled."""

    dataset: str
    unit: str

    @property
    def id(self) -> str:
        """The code in an address: `volumes.Mt`, `transit_times.days`."""
        return f"{self.dataset}.{self.unit.replace('/', '-').replace(' ', '_')}"


UTILISATION = Measure("utilisation", "percent")
"""Volume as a share of the capacity in service of the same node, legs or corridor: derived."""


@dataclass(frozen=True)
class Line:
    """Figures of one series, oldest first. Figures without a series stand alone, by what they measure."""

    key: str
    figures: tuple[Measurement, ...]


@dataclass(frozen=True)
class Drawn:
    """A figure for a leg or node. `is_whole` says that it speaks of a corridor as a whole; `against` is the capacity
    of a utilisation, whose `value` is then in percent."""

    value: float
    figure: Measurement
    is_whole: bool = False
    against: Measurement | None = None


def is_known(dossier: Dossier, figure: Measurement, day: date) -> bool:
    """Whether a figure was known on the day: its period is over, or, for what lies ahead, a source had appeared."""
    if figure.basis in ("observed", "quoted"):
        return figure.period.last_day <= day or (figure.period.first_day <= day and _had_appeared(dossier, figure, day))
    return _had_appeared(dossier, figure, day)


def _had_appeared(dossier: Dossier, figure: Measurement, day: date) -> bool:
    dates = [dossier.sources[source].published for source in figure.source if source in dossier.sources]
    return any(one is not None and one.last_day <= day for one in dates)


def known(dossier: Dossier, dataset: str, day: date) -> tuple[Measurement, ...]:
    """The figures of a dataset known on a day, in the order of the file."""
    return tuple(figure for figure in getattr(dossier, dataset) if is_known(dossier, figure, day))


def unit(figure: Measurement) -> str:
    """The unit that a figure is shown in."""
    return SCALE.get(figure.unit, (figure.unit, 1.0))[0]


def scaled(figure: Measurement, value: float | None) -> float | None:
    """A value of a figure in the unit that it is shown in."""
    return None if value is None else value * SCALE.get(figure.unit, ("", 1.0))[1]


def middle(figure: Measurement) -> float:
    """The value that a figure is ranked by: its single value, else the middle of its range, else its one end."""
    ends = [end for end in (figure.low, figure.high) if end is not None]
    single = figure.value if figure.value is not None else sum(ends) / len(ends)
    return scaled(figure, single) or 0.0


def is_whole_year(figure: Measurement) -> bool:
    """Whether a figure speaks of a whole year, so that it may stand beside those of other years."""
    return figure.period.month is None and figure.period_text is None


def target_after(figures: Iterable[Measurement], figure: Measurement) -> Measurement | None:
    """The next target or plan for the same series, place and unit whose period ends after that of a figure."""
    aims = [
        one
        for one in figures
        if figure.series and (one.basis, one.series) == ("target", figure.series)
        and (one.corridor, one.node, one.legs, one.unit) == (figure.corridor, figure.node, figure.legs, figure.unit)
        and one.period.last_day > figure.period.last_day
    ]  # fmt: skip
    return min(aims, key=lambda one: one.period, default=None)


def measures(dossier: Dossier) -> dict[str, Measure]:
    """Every dataset and unit that has a figure, by code."""
    found = [Measure(dataset, unit(figure)) for dataset in DATASETS for figure in getattr(dossier, dataset)]
    return {one.id: one for one in dict.fromkeys(found)}


def lines(figures: Iterable[Measurement]) -> tuple[Line, ...]:
    """Figures joined to series. A figure joins only others of its series, basis, scope, place and kind of period.

    Part-years are never joined to whole years; a forecast or target never to what was measured.
    """
    groups: dict[tuple[object, ...], list[Measurement]] = {}
    for figure in figures:
        kind = "year" if is_whole_year(figure) else _part(figure)
        name = figure.series or figure.id
        place = (figure.corridor, figure.node, figure.legs, figure.unit)
        groups.setdefault((name, figure.basis, figure.scope_en, kind, *place), []).append(figure)
    return tuple(
        Line(":".join(map(str, key[:2])), tuple(sorted(group, key=lambda one: one.period)))
        for key, group in groups.items()
    )


def _part(figure: Measurement) -> str:
    """The kind of a part-year: figures of the same months of different years may be compared."""
    text = (figure.period_text or "").replace(str(figure.period.year), "").strip(" ,/–-")
    return text or ("month" if figure.period.day is None else "day")


def years(dossier: Dossier, measure: Measure, day: date) -> tuple[int, ...]:
    """The years for which a measure has a figure on the map, newest first."""
    if measure == UTILISATION:
        return tuple(year for year in _volume_years(dossier, day) if utilisation(dossier, year, day))
    found = {figure.period.year for figure in _figures(dossier, measure, day)}
    return tuple(sorted(found, reverse=True))


def most_in_a_year(dossier: Dossier, measure: Measure, day: date) -> int:
    """How many figures of a measure fall into the year with the most of them; all capacities count as of one year."""
    if measure == UTILISATION:
        return max((len(utilisation(dossier, year, day)) for year in _volume_years(dossier, day)), default=0)
    found = [figure.period.year for figure in _figures(dossier, measure, day)]
    return len(found) if measure.dataset == "capacities" else max((found.count(year) for year in set(found)), default=0)


def _volume_years(dossier: Dossier, day: date) -> list[int]:
    found = {one.period.year for one in known(dossier, "volumes", day) if is_whole_year(one)}
    return sorted(found, reverse=True)


def _figures(dossier: Dossier, measure: Measure, day: date) -> Iterator[Measurement]:
    for figure in known(dossier, measure.dataset, day):
        if unit(figure) == measure.unit and _is_drawable(figure, measure, day):
            yield figure


def _is_drawable(figure: Measurement, measure: Measure, day: date) -> bool:
    """Whether a figure tells how things stood: no plan, no part of a year's volume."""
    if measure.dataset == "volumes":
        return is_whole_year(figure) and figure.basis == "observed"
    if isinstance(figure, Capacity):
        return figure.status in EXISTING and figure.period.first_day <= day
    return figure.period.first_day <= day


def on_map(dossier: Dossier, measure: Measure, year: int, day: date) -> tuple[dict[str, Drawn], dict[str, Drawn]]:
    """The figures of a measure in a year for legs and for nodes, by id.

    Volumes are those measured over the whole year; a capacity is the newest one in service by that year; of times and
    costs the newest of the year, measured before quoted. A leg without a figure of its own has that of the
    first corridor whose first-named way runs on it, marked as of the corridor as a whole. Where several series speak of
    the same place, the one with the most figures is drawn.
    """
    if measure == UTILISATION:
        return _split(dossier, utilisation(dossier, year, day))
    candidates = list(_figures(dossier, measure, day))
    sizes: dict[str, int] = {}
    for figure in candidates:
        sizes[figure.series or figure.id] = sizes.get(figure.series or figure.id, 0) + 1
    if measure.dataset == "capacities":
        candidates = [
            one
            for one in candidates
            if isinstance(one, Capacity) and one.status in EXISTING and one.period.year <= year
        ]
    else:
        candidates = [one for one in candidates if one.period.year == year]
    order = ("observed", "quoted", "forecast", "target")
    candidates.sort(key=lambda one: (one.period, -order.index(one.basis), sizes[one.series or one.id]), reverse=True)
    if measure.dataset == "volumes":
        candidates.sort(key=lambda one: sizes[one.series or one.id], reverse=True)
    return _split(dossier, [Drawn(middle(one), one) for one in candidates])


def _split(dossier: Dossier, drawn: Iterable[Drawn]) -> tuple[dict[str, Drawn], dict[str, Drawn]]:
    """Figures by leg and by node, the first for each; those of a corridor go to the legs of its first-named way."""
    legs: dict[str, Drawn] = {}
    nodes: dict[str, Drawn] = {}
    whole: dict[str, Drawn] = {}
    for one in drawn:
        for leg in one.figure.legs:
            legs.setdefault(leg, one)
        if one.figure.node is not None:
            nodes.setdefault(one.figure.node, one)
        elif one.figure.corridor is not None and not one.figure.legs:
            whole.setdefault(one.figure.corridor, one)
    for corridor in dossier.corridors.values():
        if corridor.id in whole:
            spread = whole[corridor.id]
            for stretch in corridor.variants[0].legs:
                legs.setdefault(stretch.leg, Drawn(spread.value, spread.figure, True, spread.against))
    return legs, nodes


def utilisation(dossier: Dossier, year: int, day: date) -> list[Drawn]:
    """Volumes of a year against the capacity in service of the same place, in percent: volume / capacity × 100.

    Both must speak of the same corridor, node or legs, in the same unit a year.
    """
    capacities = [
        one
        for one in known(dossier, "capacities", day)
        if isinstance(one, Capacity) and one.status in EXISTING and one.period.year <= year
    ]
    capacities.sort(key=lambda one: one.period, reverse=True)
    found = []
    for volume in known(dossier, "volumes", day):
        if not is_whole_year(volume) or volume.basis != "observed" or volume.period.year != year:
            continue
        against = next(
            (
                one
                for one in capacities
                if (one.node, one.legs) == (volume.node, volume.legs)
                and (one.corridor == volume.corridor or one.node is not None or bool(one.legs))
                and unit(one) == unit(volume) + PER_YEAR
                and middle(one) > 0
            ),
            None,
        )
        if against is not None:
            found.append(Drawn(middle(volume) / middle(against) * 100, volume, against=against))
    return found
