"""The treaties' exhibits: what they say of an invented region, and of the shipped register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from components.exhibits import registry
from components.exhibits.exhibit import Exhibit, Filters, Matrix, Table, Timeline
from components.exhibits.treaties import since
from components.records import load
from components.records.partial_date import PartialDate

ROOT = Path(__file__).parents[2]
ANDES = load(ROOT / "tests" / "data" / "andes")
SHIPPED = load(ROOT / "data")
TODAY = date(2026, 11, 23)
NAMES = tuple(name for name in registry.EXHIBITS if name.startswith("treaties-"))


def andes(name: str, day: date = date(2025, 5, 1), lang="en", countries=(), **options: str) -> Exhibit:
    return registry.build(name, ANDES, Filters(day, lang, countries), options)


def shipped(name: str, day: date = TODAY, lang="en", countries=(), actors=(), **options: str) -> Exhibit:
    return registry.build(name, SHIPPED, Filters(day, lang, countries, actors), options)


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("day", [date(1950, 1, 1), date(2016, 6, 30), TODAY])
@pytest.mark.parametrize("name", NAMES)
def test_every_row_of_a_table_names_known_sources(name: str, day: date, lang) -> None:
    exhibit = shipped(name, day, lang)
    assert exhibit.headline
    if "source" in exhibit.table:
        cited = {one for cell in exhibit.table["source"].dropna() for one in str(cell).split(";") if one}
        assert cited <= set(SHIPPED.sources)
        assert cited <= set(exhibit.sources)


def texts(exhibit: Exhibit) -> list[tuple[str, ...]]:
    assert isinstance(exhibit.body, Table)
    return [tuple(cell.text for cell in row) for row in exhibit.body.rows]


def test_the_register_flags_a_text_signed_and_not_in_force() -> None:
    exhibit = andes("treaties-register", date(2027, 2, 1), find="punamarca", type="tax_convention")
    assert isinstance(exhibit.body, Table)
    details = {row[0].select: row[3].detail for row in exhibit.body.rows}
    assert details["val-pun-tax"].startswith("signed, not in force for 2 years")
    assert "1 signed and not in force" in exhibit.headline


def test_a_life_whose_trail_ends_names_its_last_known_step() -> None:
    exhibit = andes("treaties-register", find="ore-pun")
    assert isinstance(exhibit.body, Table)
    assert exhibit.body.rows[0][3].text == "unknown"
    assert exhibit.body.rows[0][3].detail == "last known step: Signed, 1998"


def test_an_inferred_window_is_shown_as_uncertain() -> None:
    exhibit = shipped("treaties-register", find="jpn-tjk-bit")
    assert isinstance(exhibit.body, Table)
    assert "inferred window July 2026 – August 2026, not certain" in exhibit.body.rows[0][3].detail


def test_an_instrument_leads_to_its_predecessor_and_successors() -> None:
    exhibit = shipped("treaties-instrument", instrument="jpn-ussr-tax-1986")
    assert isinstance(exhibit.body, Table)
    led = {row[1].select for row in exhibit.body.rows if row[0].text == "Replaced by"}
    assert {"jpn-uzb-tax", "jpn-kgz-tax", "jpn-tkm-tax"} <= led
    back = shipped("treaties-instrument", instrument="jpn-kgz-tax")
    assert isinstance(back.body, Table)
    assert [row[1].select for row in back.body.rows if row[0].text == "Replaces"] == ["jpn-ussr-tax-1986"]


def test_the_section_says_whose_rates_apply_to_taxes() -> None:
    said = dict(texts(shipped("treaties-instrument", instrument="jpn-kgz-tax")))
    assert (
        "takes effect for taxes only from 1 January 2027; until then Japan–USSR Tax Convention (1986)"
        in said["Tax rates that apply"]
    )


def test_a_descriptive_title_is_marked() -> None:
    exhibit = andes("treaties-instrument", instrument="ore-qla-bit")
    assert isinstance(exhibit.body, Table)
    marks = {row[0].text: row[1].detail for row in exhibit.body.rows}
    assert marks["Title (Japanese)"] and not marks["Title (English)"]


def test_a_life_shows_a_fixed_date_ahead_once_a_source_has_it() -> None:
    ahead = "2027-01-01"
    assert ahead in shipped("treaties-life", date(2026, 7, 31), instrument="jpn-kgz-tax").table["date"].tolist()
    assert ahead not in shipped("treaties-life", date(2025, 12, 31), instrument="jpn-kgz-tax").table["date"].tolist()


def test_provisions_stand_in_the_order_of_the_data_and_unsourced_cells_are_missing() -> None:
    exhibit = shipped("treaties-provisions", instruments="jpn-kaz-bit,jpn-uzb-bit")
    assert isinstance(exhibit.body, Matrix)
    order = list(SHIPPED.topics)
    places = [order.index(row.id) for row in exhibit.body.rows]
    assert places == sorted(places)
    stated = {(p.topic, one) for one in ("jpn-kaz-bit", "jpn-uzb-bit") for p in SHIPPED.instruments[one].provisions}
    assert set(exhibit.body.cells) == stated
    assert all(cell.sources for cell in exhibit.body.cells.values())


def test_every_topic_of_a_provision_has_a_name() -> None:
    used = {p.topic for one in SHIPPED.instruments.values() for p in one.provisions}
    assert used <= set(SHIPPED.topics)


def test_every_type_that_binds_bilaterally_is_in_a_layer_or_left_out_on_purpose() -> None:
    layered = {kind for layer in SHIPPED.layers.values() for kind in layer.types}
    assert {"investment_agreement", "tax_convention", "energy_charter", "partnership_agreement"} <= layered


def test_coverage_of_one_country_lists_every_layer() -> None:
    exhibit = shipped("treaties-coverage", countries=("TKM",))
    assert [row[0] for row in texts(exhibit)] == [layer.name_en for layer in SHIPPED.layers.values()]
    assert "is covered by Energy Charter Treaty" in exhibit.headline


def test_a_comparison_says_in_a_sentence_who_stands_better() -> None:
    exhibit = shipped("treaties-rival", rival="KOR")
    row = exhibit.table[(exhibit.table["country"] == "KGZ") & (exhibit.table["layer"] == "bilateral-investment")].iloc[
        0
    ]
    assert row["verdict"] == "other"
    assert row["sentence"].startswith(
        "Kyrgyzstan, Bilateral investment agreement: an investor from Republic of Korea stands better"
    )


def test_what_a_rule_infers_of_one_instrument_goes_before_the_record_of_the_others() -> None:
    exhibit = shipped("treaties-forecast", countries=("TJK",))
    assert "inferred from a rule: July 2026 – August 2026, not confirmed" in next(row[2] for row in texts(exhibit))


def test_the_headline_of_the_hindcast_counts_what_the_table_holds() -> None:
    exhibit = shipped("treaties-hindcast")
    inside = int(exhibit.table["inside"].sum())
    assert f"Each of {len(exhibit.table)} waits" in exhibit.headline and f": {inside} (" in exhibit.headline


def test_the_preferred_statement_of_a_claim_stands_first() -> None:
    exhibit = andes("treaties-claims")
    assert exhibit.table["preferred"].tolist() == [True, False]
    assert len(andes("treaties-claims", subject="corridor").table) == 0


def test_changes_count_from_the_day_chosen() -> None:
    since = shipped("treaties-changes", since="2026-07-01").table
    assert set(since["instrument"]) >= {"jpn-kgz-tax", "jpn-tjk-bit"}
    assert "jpn-tkm-tax" not in set(since["instrument"])
    assert len(shipped("treaties-changes", since="2026-11-23").table) == 0
    assert len(shipped("treaties-changes", since="2025-11-01").table) > len(since)


def test_a_change_tells_the_status_before_and_after() -> None:
    moved = andes("treaties-changes", since="2025-01-01").table
    row = moved[moved["instrument"] == "val-pun-tax"].iloc[0]
    assert (row["before"], row["after"]) == ("agreed_in_principle", "signed")


def test_the_timeline_narrows_with_the_register_and_opens_an_instrument() -> None:
    exhibit = andes("treaties-timeline", type="tax_convention")
    assert isinstance(exhibit.body, Timeline)
    assert {lane.select for lane in exhibit.body.lanes} == {"val-pun-tax", "val-old-tax"}
    assert exhibit.body.option == "instrument"


def test_an_outlook_from_the_past_knows_only_what_was_public_then() -> None:
    exhibit = shipped("treaties-forecast", date(2026, 1, 15))
    assert isinstance(exhibit.body, Table)
    rows = {row[0].select: row for row in exhibit.body.rows}
    assert set(rows) == {"jpn-tjk-bit", "jpn-kgz-tax"}
    assert rows["jpn-kgz-tax"][1].detail == "27 days ago"
    assert "Approved by the legislature" in rows["jpn-kgz-tax"][3].text
    assert "18 February 2026" not in rows["jpn-kgz-tax"][3].detail
    assert "18 February 2026" in shipped("treaties-forecast", date(2026, 3, 1)).body.rows[0][3].detail


def test_points_without_a_judgement_are_counted_without_one() -> None:
    claims = {id_: one.model_copy(update={"verdict": None}) for id_, one in ANDES.claims.items()}
    headline = registry.build("treaties-claims", replace(ANDES, claims=claims), Filters(date(2025, 5, 1)), {}).headline
    assert headline.endswith("no judgement on the statement not preferred is on record.")


def test_a_report_of_force_and_a_last_trace_are_not_told_as_a_beginning() -> None:
    day = PartialDate.parse("2026-11-23")
    assert since("entry_into_force", day, "en") == "since 23 November 2026"
    assert since("reported_in_force", day, "en") == "reported 23 November 2026, start not on record"
    assert since("trail_ends", day, "en") == "no trace after 23 November 2026"
    assert since("signed", day, "ja") == "2026年11月23日"
