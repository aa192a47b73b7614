"""What covers an actor in a country on a day, layer by layer, and where another actor stands better."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from components.records import Dossier, Instrument, Layer, Membership
from components.records.partial_date import PartialDate

from . import treaties

PIPELINE = ("approved", "signed", "agreed_in_principle", "negotiating")
JOINED = ("party", "member")
_STANDS = {"signatory": "signed", "applicant": "negotiating", "withdrawn": "terminated", "suspended": "terminated"}
"""What a membership short of joining amounts to, on the scale of instruments."""

Verdict = Literal["home", "other", "equal", "open"]


@dataclass(frozen=True)
class Cover:
    """The strongest thing that gives a layer to an actor in a country; `status` is None where nothing is on record.

    It is an instrument, or an agreement with the standing of both sides in it. A status of `none` is on record: a
    source says that one side has not joined.
    """

    country: str
    layer: str
    status: str | None
    dated: PartialDate | None = None
    event: str = ""
    """The kind of the event that decides the status of an instrument."""
    instrument: Instrument | None = None
    agreement: str | None = None
    memberships: tuple[Membership, ...] = ()
    followed_until: PartialDate | None = None

    @property
    def is_in_effect(self) -> bool:
        """Whether it covers the actor on the day."""
        return self.status in treaties.IN_EFFECT

    @property
    def is_on_the_way(self) -> bool:
        """Whether it may yet cover the actor: a text that doesn't bind has nothing left to wait for."""
        binds = self.instrument is None or self.instrument.is_binding is True
        return self.status in PIPELINE and (binds or self.status not in ("signed", "approved"))

    def sources(self, day: date) -> tuple[str, ...]:
        """The sources of what decides it."""
        if self.instrument is not None:
            known = [one for one in self.instrument.events if one.until is None and one.date.last_day <= day]
            own = [one for one in known if not one.countries or self.country in one.countries]
            deciding = [one for one in own if treaties.reached(one) == self.status]
            return deciding[0].source if deciding else self.instrument.source
        return tuple(dict.fromkeys(source for one in self.memberships for source in one.source))


@dataclass(frozen=True)
class Compared:
    """A layer in a country for the home actor and another one.

    `verdict` is `open` where what is on record can't tell, as where an instrument was concluded but its force not read.
    """

    own: Cover
    other: Cover
    verdict: Verdict


@dataclass(frozen=True)
class Gap:
    """A layer that does not cover the home actor in a country, and the other actors that it covers there."""

    own: Cover
    others: tuple[str, ...]


def layers(dossier: Dossier) -> tuple[Layer, ...]:
    """The layers that the data names, the most basic first; else one for each type of the matrix."""
    if dossier.layers:
        return tuple(dossier.layers.values())
    return tuple(
        Layer(id=kind.id, name_en=kind.name_en, name_ja=kind.name_ja, types=(kind.id,))
        for kind in dossier.instrument_types.values()
        if kind.in_matrix
    )


def rivals(dossier: Dossier) -> tuple[str, ...]:
    """The other actors with instruments of their own on record, those with the most first; no country of the matrix."""
    counts: dict[str, int] = {}
    for instrument in dossier.instruments.values():
        actor = treaties.owner(dossier, instrument)
        if actor != dossier.desk.home_actor and actor not in dossier.desk.focus_countries:
            counts[actor] = counts.get(actor, 0) + 1
    return tuple(sorted(counts, key=lambda actor: (-counts[actor], actor)))


def membership_on(dossier: Dossier, agreement: str, country: str, day: date) -> Membership | None:
    """How a country stands in an agreement on a day; None where no source says.

    A row holds from its `since`, or from the first day that its source speaks of where that is all that is known,
    until the next one begins or it ends.
    """
    return _standings(dossier, day).get((agreement, country))


def _standings(dossier: Dossier, day: date) -> dict[tuple[str, str], Membership]:
    """The row that holds on a day, by agreement and country."""
    latest: dict[tuple[str, str], tuple[date, Membership]] = {}
    for row in dossier.memberships:
        begun = (
            row.since.last_day if row.since is not None else row.as_of.first_day if row.as_of is not None else date.min
        )
        place = row.agreement, row.country
        if begun <= day and (place not in latest or latest[place][0] <= begun):
            latest[place] = begun, row
    return {place: row for place, (_, row) in latest.items() if row.until is None or row.until.last_day > day}


def covers(dossier: Dossier, day: date, actor: str, countries: Sequence[str]) -> dict[tuple[str, str], Cover]:
    """What covers an actor in each country, by country and layer."""
    return covers_of_each(dossier, day, (actor,), countries)[actor]


def covers_of_each(
    dossier: Dossier, day: date, actors: Sequence[str], countries: Sequence[str]
) -> dict[str, dict[tuple[str, str], Cover]]:
    """What covers each of several actors."""
    standing = _standings(dossier, day)
    frame = treaties.distinct(treaties.status_as_of(dossier, day))
    frame = frame[frame["country"].isin(countries) & frame["actor"].isin(actors) & (frame["status"] != "none")]
    given: dict[tuple[str, str, str], list[Any]] = {}
    for row in treaties.lines(frame):
        given.setdefault((row.actor, row.country, row.type), []).append(row)
    return {
        actor: {
            (country, layer.id): _strongest(dossier, layer, actor, country, given, standing)
            for layer in layers(dossier)
            for country in countries
        }
        for actor in actors
    }


def compared(dossier: Dossier, day: date, rival: str, countries: Sequence[str]) -> list[Compared]:
    """Every layer and country for the home actor beside another one."""
    home = dossier.desk.home_actor
    found = covers_of_each(dossier, day, (home, rival), countries)
    own, other = found[home], found[rival]
    return [Compared(own[place], other[place], _verdict(own[place], other[place])) for place in own]


def gaps(dossier: Dossier, day: date, countries: Sequence[str]) -> list[Gap]:
    """What does not cover the home actor, ranked.

    First the layers that cover most other actors in the country, then the more basic layer, then the countries in
    their order.
    """
    others = covers_of_each(dossier, day, (dossier.desk.home_actor, *rivals(dossier)), countries)
    own = others.pop(dossier.desk.home_actor)
    order = [layer.id for layer in layers(dossier)]
    found = [
        Gap(cover, tuple(actor for actor, held in others.items() if held[place].is_in_effect))
        for place, cover in own.items()
        if not cover.is_in_effect
    ]
    places = {country: place for place, country in enumerate(countries)}
    return sorted(found, key=lambda gap: (-len(gap.others), order.index(gap.own.layer), places[gap.own.country]))


def _strongest(
    dossier: Dossier,
    layer: Layer,
    actor: str,
    country: str,
    given: Mapping[tuple[str, str, str], list[Any]],
    standing: Mapping[tuple[str, str], Membership],
) -> Cover:
    """The strongest instrument or agreement that gives a layer; nothing where none is on record."""
    rows = [row for kind in layer.types for row in given.get((actor, country, kind), ())]
    joint = [_by_agreement(standing, actor, country, layer, one) for one in layer.agreements]
    known = [*(_by_instrument(dossier, layer, row) for row in rows), *(one for one in joint if one is not None)]
    return min(known, key=_strength, default=Cover(country, layer.id, None))


def _by_instrument(dossier: Dossier, layer: Layer, row: Any) -> Cover:
    instrument = dossier.instruments[row.instrument]
    return Cover(
        row.country, layer.id, row.status, row.dated, row.event, instrument, followed_until=instrument.followed_until
    )


def _by_agreement(
    standing: Mapping[tuple[str, str], Membership], actor: str, country: str, layer: Layer, agreement: str
) -> Cover | None:
    """What an agreement gives an actor in a country: nothing is known unless the standing of both sides is."""
    ours, theirs = standing.get((agreement, actor)), standing.get((agreement, country))
    if ours is None or theirs is None:
        return None
    both = (ours, theirs)
    if all(one.status in JOINED for one in both):
        dates = [one.since for one in both if one.since is not None]
        return Cover(
            country,
            layer.id,
            "in_force",
            max(dates) if len(dates) == 2 else None,
            agreement=agreement,
            memberships=both,
        )
    short = [one for one in both if one.status not in JOINED]
    stands = max((_STANDS.get(one.status, "none") for one in short), key=treaties.PRECEDENCE.index)
    return Cover(country, layer.id, stands, short[0].since, agreement=agreement, memberships=both)


def _strength(cover: Cover) -> tuple[int, int]:
    since = cover.dated.last_day.toordinal() if cover.dated is not None else 0
    return treaties.PRECEDENCE.index(cover.status or "none"), -since


def _verdict(own: Cover, other: Cover) -> Verdict:
    if own.is_in_effect and other.is_in_effect:
        return "equal"
    if other.is_in_effect:
        return "other" if own.status != "unknown" else "open"
    if own.is_in_effect:
        return "home" if other.status not in (None, "unknown") else "open"
    return (
        "equal"
        if own.status is not None and other.status is not None and "unknown" not in (own.status, other.status)
        else "open"
    )


def better(found: Iterable[Compared], verdict: Verdict) -> list[Compared]:
    """Those of a comparison with one verdict."""
    return [one for one in found if one.verdict == verdict]
