"""What may not be said of engagement: impossible values, silent conflicts, stages that go back, sums without a rate."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from components.records import DossierError, load

ANDES = Path(__file__).parents[1] / "data" / "andes"
VALUES, COMMITMENTS, FORMATS = "indicator_values.csv", "commitments.yml", "formats.yml"


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "field", "words"),
    [
        (VALUES, ",11.5,", ",111.5,", "value", "value", "a share between 0 and 100, found 111.5"),
        (VALUES, ",25.0,", ",125.0,", "value", "value_high", "a share between 0 and 100"),
        (VALUES, ",640,", ",-640,", "value", "value", "an amount of at least 0"),
        (VALUES, ",5200,,million USD", ",5200,,billion USD", "conflict", "unit", "'million USD'"),
        (VALUES, "trade-share,2022,,", "trade-share,2031,,", "order", "period", "up to the day its newest source"),
        (VALUES, ",4.0,,percent", ",4.0,,percent,trade-bank,high,,\nx,VAL,PUN,trade-share,2023,,4.5,,percent", "conflict",
         "value", "same source"),
        (VALUES, "-rail,ORE,QLA", "-track,ORE,QLA", "conflict", "value", "conflicts.yml"),
        ("conflicts.yml", "preferred: ore-qla-share-2023", "preferred: val-pun-share-2023", "value", "", "one of"),
        ("conflicts.yml", "values: [ore-qla-share-2023,", "values: [val-pun-share-2023, ore-qla-share-2023,", "conflict",
         "values.2", "the same actor"),
        ("indicators.yml", "  unit: percent\n", "", "value", "", "needs a unit"),
        (COMMITMENTS, "amount: 900000000", "amount: -900000000", "value", "amount", "above 0"),
        (COMMITMENTS, "  currency: SOL\n", "", "value", "", "amount and currency together"),
        (COMMITMENTS, "currency: SOL", "currency: sol", "value", "currency", "capital letters"),
        (COMMITMENTS, "currency: VLM", "currency: XXX", "unknown_reference", "currency", "a rate for XXX in 2023"),
        (COMMITMENTS, '"2023-05-10", stage: announced', '"2021-05-10", stage: announced', "unknown_reference", "currency",
         "a rate for VLM in 2021"),
        (COMMITMENTS, "not_convertible: true", "not_convertible: false", "value", "", "a reason"),
        (COMMITMENTS, 'date: "2024-06"', 'date: "2022-06"', "order", "steps.3.date", "the oldest first"),
        (COMMITMENTS, "stage: under_construction", "stage: signed", "order", "steps.4.stage", "no stage before"),
        (COMMITMENTS, '"2025", stage', '"2026-07", stage', "order", "steps.4.date", "newest source was read"),
        (COMMITMENTS, "part_of: val-highland-package", "part_of: val-lowland-package", "unknown_reference", "part_of", "did"),
        (COMMITMENTS, "part_of: val-highland-package", "part_of: val-pass-tunnel", "conflict", "part_of", "a loop"),
        (COMMITMENTS, "id: val-highland-package\n", "id: val-highland-package\n  part_of: val-pass-tunnel\n", "conflict",
         "part_of", "val-highland-package in val-pass-tunnel in val-highland-package"),
        (COMMITMENTS, "overlaps: [ore-salt-plant]", "overlaps: [ore-investment-target]", "conflict", "overlaps.1", "itself"),
        (COMMITMENTS, "overlaps: [ore-salt-plant]", "overlaps: [ore-plant]", "unknown_reference", "overlaps.1", "an id"),
        (COMMITMENTS, "legs: [arena-puna]", "legs: [arena]", "unknown_reference", "legs.1", "among the legs"),
        (COMMITMENTS, "amount_high: 55000000", "amount_high: 35000000", "value", "", "at least the amount"),
        ("exchange_rates.csv", "VLM,2022", "VLM,2023", "conflict", "per_usd", "one rate for VLM in 2023"),
        ("exchange_rates.csv", ",4.8,", ",0,", "value", "per_usd", "above 0"),
        (FORMATS, "id: val-highlands-2", "id: val-highlands-1", "duplicate_id", "meetings.2.id", "two meetings"),
        (FORMATS, 'start: "2022-03-01"', 'start: "2022-03-05"', "order", "meetings.1.start", "a first day up to"),
        (FORMATS, "      status: scheduled\n", "", "order", "meetings.3.date", "newest source was read"),
        (FORMATS, "country: PUN", "country: PAN", "unknown_reference", "meetings.1.country", "among the countries"),
        (FORMATS, "basis_ja: 第2回会合での発表\n    source: val-ministry", "basis_ja: 第2回会合での発表\n    source: nobody",
         "unknown_reference", "next.source.1", "among the sources"),
        ("positions.yml", '"2023-05", source', '"2020-05", source', "order", "visits.2.date", "the oldest first"),
        ("positions.yml", "security_source: rail-review", "security_source: nobody", "unknown_reference",
         "security_source.1", "among the sources"),
        ("positions.yml", "  corridor: highland\n", "", "value", "", "stance and corridor together"),
        ("profiles.yml", "doctrine_source: brief-paper", "doctrine_source: paper", "unknown_reference",
         "doctrine_source.1", "among the sources"),
    ],
)  # fmt: skip
def test_each_fault_of_engagement_is_told_where_it_stands(
    tmp_path: Path, file: str, old: str, new: str, code: str, field: str, words: str
) -> None:
    folder = Path(shutil.copytree(ANDES, tmp_path / "andes"))
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DossierError) as caught:
        load(folder)
    fitting = [p for p in caught.value.problems if (p.file, p.code) == (file, code) and words in p.message]
    assert fitting, caught.value.problems
    assert field in {p.field for p in fitting}
    assert all(p.line > 1 for p in fitting)


def test_a_commitment_that_was_cancelled_may_be_taken_up_again(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ANDES, tmp_path / "andes"))
    path = folder / COMMITMENTS
    again = 'stage: cancelled, source: trade-bank, confidence: medium}\n    - {date: "2025-01", stage: announced, source: trade-bank, confidence: low}'
    text = path.read_text(encoding="utf-8").replace("stage: cancelled, source: trade-bank, confidence: medium}", again)
    path.write_text(text, encoding="utf-8")
    assert load(folder).commitments["ore-salt-plant"].steps[-1].stage == "announced"


def test_a_folder_without_the_files_of_engagement_is_served(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ANDES, tmp_path / "andes"))
    for name in (COMMITMENTS, "exchange_rates.csv", FORMATS, "positions.yml", "profiles.yml", "conflicts.yml", VALUES):
        (folder / name).unlink()
    dossier = load(folder)
    assert (dict(dossier.commitments), dossier.exchange_rates, dict(dossier.formats)) == ({}, (), {})


def test_a_target_or_a_total_is_never_added() -> None:
    commitments = load(ANDES).commitments
    assert [one.id for one in commitments.values() if not one.is_addable] == ["ore-investment-target"]
