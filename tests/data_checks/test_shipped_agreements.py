"""What the shipped treaties of other actors, memberships, sittings and claims must say, and what each must have."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from components.analysis.coverage import membership_on
from components.analysis.treaties import of_actor, status_as_of, status_of_actor
from components.records import Dossier, load

DATA = Path(__file__).resolve().parents[2] / "data"
LATE = date(2026, 11, 25)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load(DATA)


@pytest.mark.parametrize(
    ("instrument", "country", "day", "status"),
    [
        ("kr-uzb-bit-2019", "UZB", date(2019, 4, 19), "signed"),
        ("kr-uzb-bit-2019", "UZB", LATE, "unknown"),
        ("kr-kgz-bit", "KGZ", date(2008, 7, 31), "in_force"),
        ("uk-kaz-bit", "KAZ", date(1997, 1, 8), "signed"),
        ("uk-kaz-bit", "KAZ", date(1997, 1, 9), "in_force"),
        ("us-uzb-bit", "UZB", LATE, "signed"),
        ("us-ussr-tax", "TKM", LATE, "applied_by_succession"),
        ("tr-uzb-bit-1992", "UZB", LATE, "superseded"),
        ("eu-geo-aa", "GEO", date(2016, 7, 1), "in_force"),
        ("eu-uzb-epca", "UZB", LATE, "signed"),
        ("ru-eaeu", "KGZ", date(2015, 8, 11), "none"),
        ("ru-eaeu", "KGZ", date(2015, 8, 12), "in_force"),
        ("de-tkm-bit", "TKM", LATE, "unknown"),
    ],
)
def test_the_treaties_of_other_actors_stand_as_the_sources_say(dossier, instrument, country, day, status):
    frame = status_as_of(dossier, day).loc[[instrument]]
    assert frame.loc[frame["country"] == country, "status"].tolist() == [status]


@pytest.mark.parametrize(
    ("agreement", "country", "day", "status"),
    [
        ("icsid", "UZB", LATE, "party"),
        ("icsid", "KGZ", date(2022, 5, 20), "signatory"),
        ("icsid", "JPN", date(1967, 9, 16), "party"),
        ("new-york", "JPN", date(2020, 1, 1), "party"),
        ("icsid", "KGZ", date(2022, 5, 21), "party"),
        ("icsid", "TJK", LATE, "not_party"),
        ("new-york", "TKM", date(2022, 8, 1), None),
        ("new-york", "TKM", date(2022, 8, 2), "party"),
        ("energy-charter", "TKM", LATE, "party"),
        ("energy-charter", "RUS", LATE, "withdrawn"),
        ("energy-charter", "GBR", date(2025, 4, 26), "party"),
        ("energy-charter", "GBR", date(2025, 4, 27), "withdrawn"),
        ("energy-charter", "DEU", LATE, "withdrawn"),
        ("wto", "UZB", LATE, "applicant"),
        ("wto", "TKM", date(2021, 1, 1), "observer"),
        ("eaeu", "ARM", date(2015, 1, 2), "member"),
        ("cis", "GEO", LATE, "withdrawn"),
        ("cmr", "JPN", LATE, "not_party"),
        ("e-cmr", "KAZ", LATE, "not_party"),
        ("singapore-mediation", "JPN", date(2024, 4, 1), "party"),
        ("mli", "UZB", LATE, "not_party"),
        ("apostille", "CHN", date(2023, 11, 6), None),
        ("apostille", "CHN", date(2023, 11, 7), "party"),
        ("cisg", "AZE", date(2017, 6, 1), "party"),
        ("cisg", "KAZ", LATE, "not_party"),
        ("carec", "TKM", LATE, "member"),
    ],
)
def test_a_country_stands_in_an_agreement_as_the_sources_say(dossier, agreement, country, day, status):
    held = membership_on(dossier, agreement, country, day)
    assert (held.status if held is not None else None) == status


def test_as_many_records_as_the_evidence_and_the_look_ups_gave(dossier):
    others = [one for one in dossier.instruments.values() if one.actor not in (None, dossier.desk.home_actor)]
    assert 90 <= len(others) <= 150
    assert 80 <= len(of_actor(dossier)) <= 120
    assert 250 <= len(dossier.memberships) <= 450
    assert 25 <= len(dossier.agreements) <= 40
    assert 30 <= len(dossier.claims) <= 80
    assert {"EU", "USA", "CHN", "RUS", "TUR", "KOR", "GBR", "DEU", "IND", "ARE"} <= {one.actor for one in others}


def test_every_instrument_says_what_it_is_about(dossier):
    assert [one.id for one in dossier.instruments.values() if not one.subjects] == []


def test_an_actor_is_among_the_parties_of_its_instruments(dossier):
    assert [one.id for one in dossier.instruments.values() if one.actor and one.actor not in one.parties] == []


def test_the_parties_of_the_charter_stand_as_parties_among_the_memberships(dossier):
    for country in dossier.instruments["ect-1994"].parties:
        held = membership_on(dossier, "energy-charter", country, LATE)
        assert held is not None and held.status == "party", country


def test_only_what_was_followed_is_called_signed_and_not_in_force(dossier):
    frame = status_of_actor(dossier, LATE)
    assert set(frame.loc[frame["years_signed_not_in_force"].notna(), "instrument"]) == {"jpn-tjk-bit"}


def test_the_evidence_on_treaties_and_rules_is_accounted_for(dossier):
    topics = Counter(entry.topic for entry in dossier.evidence)
    assert topics["japan-treaties"] >= 351 and topics["rules-and-governance"] >= 1075
    kept = {place for entry in dossier.evidence for place in entry.place}
    japans = {f"treaties.yml#{one.id}" for one in of_actor(dossier)}
    assert len(japans & kept) >= 80


@pytest.mark.parametrize("name", ["memberships.csv", "sittings.csv"])
def test_a_remark_in_one_language_stands_in_the_other(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        uneven = [row["id"] for row in csv.DictReader(file) if bool(row["note_en"]) != bool(row["note_ja"])]
    assert uneven == []


def test_an_undated_standing_says_which_day_its_source_speaks_of(dossier):
    assert [one.id for one in dossier.memberships if (one.since is None) == (one.as_of is None)] == []


def test_the_statements_of_a_claim_differ_and_the_preferred_one_is_not_the_paper_alone(dossier):
    paper = dossier.paper.id
    for claim in dossier.claims.values():
        texts = {statement.text_en for statement in claim.statements}
        assert len(texts) == len(claim.statements), claim.id
        if claim.verdict in ("incorrect", "outdated"):
            assert claim.statements[claim.preferred].source != (paper,), claim.id


def test_every_point_that_an_instrument_provides_on_has_a_name(dossier):
    used = {provision.topic for one in dossier.instruments.values() for provision in one.provisions}
    assert used <= set(dossier.topics)
