"""The shipped atlas on three days, its two counts of one route, and the ledger of its evidence."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from components.analysis.network import leg_status
from components.records import Dossier, Project, load

DATA = Path(__file__).parents[2] / "data"
TABLES = ("volumes.csv", "transit_times.csv", "freight_costs.csv", "capacities.csv", "water_levels.csv")
THEN, BEFORE, NOW = date(2021, 12, 31), date(2024, 12, 31), date(2026, 11, 25)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load(DATA)


def stage(project: Project, day: date) -> str | None:
    """The stage that the last dated step up to a day began."""
    stages = [event.stage for event in project.events if event.stage is not None and event.date.last_day <= day]
    return stages[-1] if stages else None


@pytest.mark.parametrize(
    ("leg", "then", "before", "now"),
    [
        ("ckz_torugart_jalalabad", None, "under_construction", "under_construction"),
        ("ckz_kashgar_torugart", None, "planned", "under_construction"),
        ("am_tripp", None, None, "planned"),
        ("tr_dilucu_kars", None, None, "under_construction"),
        ("af_mazar_kharlachi", None, "planned", "planned"),
        ("ir_rasht_astara", None, "planned", "suspended"),
        ("kz_ayagoz_bakhty", "planned", "under_construction", "under_construction"),
        ("kz_darbaza_maktaaral", "planned", "under_construction", "under_construction"),
        ("kz_zhetygen_otar_bypass", "planned", "under_construction", "under_construction"),
        ("az_horadiz_aghband", "under_construction", "under_construction", "under_construction"),
        ("iq_faw_baghdad", None, "planned", "planned"),
        ("jp_yokohama_vostochny", "operational", "suspended", "suspended"),
        ("bx_khorgos_altynkol", "operational", "operational", "operational"),
        ("ge_btk_marabda_kartsakhi", "operational", "operational", "operational"),
        ("eu_belgrade_budapest", "under_construction", "under_construction", "operational"),
    ],
)
def test_a_line_is_what_it_was_on_each_of_three_days(
    dossier: Dossier, leg: str, then: str | None, before: str | None, now: str
) -> None:
    assert [leg_status(dossier.legs[leg], day) for day in (THEN, BEFORE, NOW)] == [then, before, now]


def test_the_railway_through_georgia_to_kars_was_shut_between_may_2023_and_may_2024(dossier: Dossier) -> None:
    leg = dossier.legs["ge_btk_marabda_kartsakhi"]
    assert [leg_status(leg, day) for day in (date(2023, 5, 23), date(2023, 12, 31), date(2024, 5, 20))] == [
        "operational", "suspended", "operational",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("project", "then", "before", "now"),
    [
        ("cku", None, "under_construction", "under_construction"),
        ("tripp", None, None, "surveyed"),
        ("trans-afghan", "proposed", "planned", "planned"),
        ("rasht-astara", None, "planned", "suspended"),
        ("dostyk-moyynty", None, "under_construction", "operational"),
        ("georgia-main-line", None, None, "operational"),
        ("anaklia", "cancelled", "planned", "under_construction"),
        ("kars-nakhchivan", None, None, "under_construction"),
        ("suez-liner-services", None, "suspended", "suspended"),
        ("china-iran-trains", "operational", "operational", "suspended"),
    ],
)
def test_a_project_is_at_its_stage_on_each_of_three_days(
    dossier: Dossier, project: str, then: str | None, before: str | None, now: str
) -> None:
    assert [stage(dossier.projects[project], day) for day in (THEN, BEFORE, NOW)] == [then, before, now]


def test_no_step_of_tripp_begins_works_and_no_opening_is_dated(dossier: Dossier) -> None:
    events = dossier.projects["tripp"].events
    assert not any(event.stage == "under_construction" or event.target for event in events)


def test_the_two_counts_of_trans_caspian_tonnage_stay_two_series(dossier: Dossier) -> None:
    volumes = {volume.id: volume for volume in dossier.volumes}
    ministry, association = volumes["vol-v027"], volumes["vol-v026"]
    assert (ministry.value, association.value, str(ministry.period)) == (2_300_000, 926_000, str(association.period))
    assert ministry.series != association.series
    years = [v.value for v in dossier.volumes if v.series == "titr_ministry" and v.basis == "observed"]
    assert years == [759_000, 783_000, 586_000, 1_485_000, 2_764_000, 4_484_000, 4_119_000]


def test_a_series_holds_one_figure_a_period_in_one_unit_and_place(dossier: Dossier) -> None:
    for table in (dossier.volumes, dossier.water_levels):
        rows = [row for row in table if row.series is not None and row.basis == "observed"]
        units = {(row.series, row.unit, row.corridor, row.node, row.legs) for row in rows}
        assert max(Counter(unit[0] for unit in units).values()) == 1, Counter(unit[0] for unit in units).most_common(3)
        spans = Counter((row.series, str(row.period)) for row in rows)
        assert spans.most_common(1)[0][1] == 1, spans.most_common(3)


def test_a_part_of_a_year_is_not_in_the_series_of_whole_years(dossier: Dossier) -> None:
    for row in dossier.volumes:
        if row.series is not None and row.basis == "observed" and row.period_text is not None:
            whole = [r for r in dossier.volumes if r.series == row.series and r.period_text is None]
            assert not any(r.period.month is None for r in whole), (row.id, row.series)


@pytest.mark.parametrize("name", TABLES)
def test_what_a_table_says_in_one_language_it_says_in_the_other(name: str) -> None:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert row["scope_ja"] and bool(row["note_en"]) == bool(row["note_ja"]), row["id"]
            assert not row["note_ja"] or not row["note_ja"].isascii(), row["id"]
            assert not row["scope_ja"].isascii(), row["id"]


def test_known_falsehoods_are_not_in_the_data(dossier: Dossier) -> None:
    figures = [v for row in dossier.volumes for v in (row.low, row.value, row.high)]
    assert 2_400_000 not in figures and 865_000 not in figures and 2_405_000 not in figures
    assert not any(row.value == 11 and row.unit == "days" for row in dossier.transit_times)


def test_every_bottleneck_and_disruption_of_the_caspian_names_its_place_rather_than_the_whole_region(
    dossier: Dossier,
) -> None:
    whole = {"no-single-operator", "tariff-fragmented", "digital", "customs-border", "eastbound-empty", "cost-vs-sea"}
    whole |= {"surge-2022"}
    placeless = {one.id for one in dossier.bottlenecks.values() if not one.nodes and not one.legs}
    assert placeless == whole


def test_a_bottleneck_that_was_removed_has_a_day_and_a_completed_measure(dossier: Dossier) -> None:
    removed = [one for one in dossier.bottlenecks.values() if one.until is not None]
    assert len(removed) >= 6
    for one in removed:
        lasts_of_itself = one.id in {"aktau-irregular-ships", "surge-2022"}
        assert lasts_of_itself or any(measure.status == "completed" for measure in one.measures), one.id


def test_the_level_of_the_caspian_fell_by_more_than_two_metres_since_2006(dossier: Dossier) -> None:
    level = {str(one.period): one.value for one in dossier.water_levels if one.series == "caspian_kaz_annual"}
    assert level == {"2006": -27.07, "2024": -29.2, "2025": -29.35}


def test_the_evidence_of_the_atlas_is_accounted_for(dossier: Dossier) -> None:
    topics = Counter(entry.topic for entry in dossier.evidence)
    assert topics["geography"] >= 969 and topics["alternatives"] >= 802 and topics["middle-corridor"] >= 763
    assert len({(entry.topic, entry.file, entry.record) for entry in dossier.evidence}) == len(dossier.evidence)
    kept = {place for entry in dossier.evidence for place in entry.place}
    for name in ("bottlenecks", "disruptions", "risks"):
        assert {f"{name}.yml#{one}" for one in getattr(dossier, name)} <= kept, name
