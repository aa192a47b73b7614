"""What the shipped records of engagement must say, and what each of them must have."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from components.records import STAGES, Dossier, load

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = ("commitments.yml", "formats.yml", "positions.yml", "profiles.yml", "conflicts.yml", "indicators.yml")


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load(DATA)


def _pairs(value: object) -> list[tuple[str, str]]:
    """The texts in English and Japanese of every record in a value."""
    if isinstance(value, dict):
        own = [(str(text), str(value.get(key[:-3] + "_ja", ""))) for key, text in value.items() if key.endswith("_en")]
        return own + [pair for one in value.values() for pair in _pairs(one)]
    return [pair for one in value for pair in _pairs(one)] if isinstance(value, list) else []


@pytest.mark.parametrize("name", FILES)
def test_every_text_stands_in_both_languages(name):
    pairs = _pairs(yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=yaml.CBaseLoader))
    assert len(pairs) > 4
    latin_names = re.compile(r"^[\x00-\x7f–’é]*$")
    untranslated = [en for en, ja in pairs if not ja or (latin_names.match(ja) and len(ja) > 12)]
    assert untranslated == []


@pytest.mark.parametrize("name", FILES)
def test_japanese_is_written_in_plain_style_with_full_width_signs(name):
    pairs = _pairs(yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=yaml.CBaseLoader))
    assert [
        ja
        for _, ja in pairs
        if re.search(r"です。|ます。|でした|ました|[ぁ-んァ-ン一-龥],|\d%|\([ぁ-んァ-ン一-龥]", ja)
    ] == []


def test_counts_lie_within_bounds(dossier):
    assert 140 <= len(dossier.commitments) <= 200
    assert len({one.actor for one in dossier.commitments.values()}) == 12
    assert 12 <= len(dossier.formats) <= 16
    assert 75 <= sum(len(one.meetings) for one in dossier.formats.values()) <= 100
    assert len(dossier.positions) >= 45
    assert set(dossier.profiles) == set(dossier.desk.focus_countries)


def test_stages_never_go_back_and_begin_where_something_was_known(dossier):
    for commitment in dossier.commitments.values():
        ranks = [STAGES.index(step.stage) for step in commitment.steps if step.stage != "cancelled"]
        assert ranks == sorted(ranks), commitment.id


def test_no_figure_of_a_target_or_total_is_addable(dossier):
    unaddable = {one.id for one in dossier.commitments.values() if not one.is_addable}
    assert {
        "jpn-target-3tn",
        "jpn-kaz-60-documents",
        "usa-deal-zone",
        "chn-kaz-bri-h1-2025",
        "jpn-uzb-20bn-total",
    } <= unaddable
    assert not {"jpn-kaz-aktau-scanner", "eu-transport-10bn", "usa-kaz-wabtec"} & unaddable


def test_the_known_overlaps_are_marked(dossier):
    linked = {frozenset((one.id, other)) for one in dossier.commitments.values() for other in one.overlaps}
    known = [
        ("eu-samarkand-12bn", "eu-transport-10bn"), ("usa-deal-zone", "usa-kaz-wabtec"), ("usa-kaz-wabtec-loan", "usa-kaz-wabtec"),
        ("usa-kaz-tungsten-exim", "usa-kaz-tungsten"), ("kor-uzb-trains-loan", "kor-uzb-trains"),
        ("chn-kaz-bri-h1-2025", "chn-kaz-east-hope"), ("jpn-uzb-20bn-total", "jpn-uzb-jica-portfolio"),
    ]  # fmt: skip
    assert [pair for pair in known if frozenset(pair) not in linked] == []


def test_the_parts_of_the_samarkand_package_add_to_it(dossier):
    parts = [one.amount for one in dossier.commitments.values() if one.part_of == "eu-samarkand-12bn"]
    assert sum(parts) == dossier.commitments["eu-samarkand-12bn"].amount == 12e9


def test_the_four_memoranda_of_the_bank_add_to_their_total(dossier):
    parts = [one.amount for one in dossier.commitments.values() if one.part_of == "eu-eib-memoranda-2025"]
    assert len(parts) == 4 and sum(parts) == dossier.commitments["eu-eib-memoranda-2025"].amount


def test_no_part_is_larger_than_what_holds_it(dossier):
    for one in dossier.commitments.values():
        whole = dossier.commitments[one.part_of] if one.part_of else None
        if whole is not None and one.amount and whole.amount and one.currency == whole.currency:
            assert one.amount <= whole.amount, one.id


@pytest.mark.parametrize(
    ("id_", "field", "value"),
    [
        ("jpn-target-3tn", "amount", 3e12),
        ("jpn-target-3tn", "instrument", "target"),
        ("jpn-kaz-aktau-scanner", "amount", 719e6),
        ("jpn-tjk-spitamen-scanner", "amount", 1341e6),
        ("jpn-uzb-samarkand-solar", "amount", 635e6),
        ("chn-xian-package", "currency", "CNY"),
        ("chn-cku-loan", "amount", 2.3e9),
        ("usa-kaz-wabtec", "amount", 4.2e9),
        ("sau-uzb-aral", "amount", 4.85e9),
        ("rus-kgz-debt", "instrument", "debt_relief"),
    ],
)
def test_a_commitment_is_as_its_source_has_it(dossier, id_, field, value):
    assert getattr(dossier.commitments[id_], field) == value


@pytest.mark.parametrize(
    ("id_", "last", "day"),
    [
        ("jpn-kaz-aktau-scanner", "signed", date(2026, 1, 30)),
        ("jpn-tkm-kiyanly-urea", "under_construction", date(2025, 11, 2)),
        ("rus-uzb-gas", "operating", date(2023, 10, 7)),
        ("rus-kaz-coal-plants", "cancelled", date(2025, 8, 2)),
        ("chn-tjk-parliament", "completed", date(2024, 7, 31)),
        ("jpn-target-3tn", "announced", date(2025, 12, 20)),
        ("eu-samarkand-12bn", "announced", date(2025, 4, 4)),
    ],
)
def test_a_commitment_has_come_no_further_than_a_source_says(dossier, id_, last, day):
    step = dossier.commitments[id_].steps[-1]
    assert (step.stage, step.date.last_day) == (last, day)


def test_the_three_small_sums_of_one_day_are_three_records(dossier):
    found = [one for one in dossier.commitments.values() if one.actor == "JPN" and one.countries == ("KGZ",)]
    assert {"jpn-kgz-hospitals", "jpn-kgz-japan-center", "jpn-kgz-naryn-bridge"} <= {one.id for one in found}


def test_rates_are_those_of_the_central_bank_that_printed_them(dossier):
    rates = {(one.currency, one.year): one.per_usd for one in dossier.exchange_rates}
    assert (rates["JPY", 2023], rates["CNY", 2023], rates["JPY", 2015]) == (140.5001, 7.0809, 121.05)
    assert rates["EUR", 2025] == pytest.approx(1 / 1.1306, abs=1e-5)


def test_the_dialogue_of_japan_had_ten_meetings_of_foreign_ministers_and_one_summit(dossier):
    meetings = dossier.formats["cajad"].meetings
    held = Counter(one.level for one in meetings if one.status == "held")
    assert (held["foreign_ministers"], held["heads"]) == (10, 1)
    assert [one.id for one in meetings if one.status == "cancelled"] == ["cajad-sum24"]


def test_a_meeting_without_a_report_is_not_said_to_be_held(dossier):
    scheduled = {one.id for each in dossier.formats.values() for one in each.meetings if one.status == "scheduled"}
    assert {"kor-2026", "gcc-2025", "sco-2026", "usa-2026-g20", "cajad-jusmin"} == scheduled


def test_a_label_without_a_source_is_not_shipped(dossier):
    assert not {"tur-tjk", "tur-tkm", "kor-tkm"} & set(dossier.positions)
    assert all(one.partnership_en or one.visits or one.stance_en for one in dossier.positions.values())


def test_a_label_that_was_looked_up_has_its_date(dossier):
    since = {one: str(dossier.positions[one].since) for one in ("chn-kgz", "chn-tkm", "tur-uzb")}
    assert since == {"chn-kgz": "2023-05-18", "chn-tkm": "2023-01-06", "tur-uzb": "2022-03-29"}


def test_every_indicator_has_a_definition_and_every_dimension_but_the_country_is_one_of_nine(dossier):
    assert all(one.definition_en and one.definition_ja for one in dossier.indicators.values())
    assert len(dossier.dimensions) == 10
    used = {one.indicator for one in dossier.indicator_values}
    assert set(dossier.indicators) == used


def test_a_full_mark_is_no_smaller_than_any_figure_that_it_scores(dossier):
    for value in dossier.indicator_values:
        mark = dossier.indicators[value.indicator].full_mark
        actor, country = dossier.actors[value.actor], dossier.countries[value.country]
        is_single = not actor.is_total and value.actor != "ASIA" and country.kind == "country"
        if mark is not None and is_single:
            assert value.value <= mark, value.id


def test_two_counts_of_one_trade_are_two_indicators(dossier):
    for value in dossier.indicator_values:
        if value.indicator == "trade_turnover":
            assert not re.match(r"GACC|Chinese customs", value.note_en or ""), value.id
    assert dossier.conflicts["uzb-chn-trade-2025"].preferred == "ind-0135"
