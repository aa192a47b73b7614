"""Every record of the evidence is accounted for, or the command says which is not and ends with 1."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.records.evidence import main, names_in

ANDES = Path(__file__).parents[1] / "data" / "andes"
LINES = """
- id: L1
  branches:
  - id: L1a
- series: speed
  period: "2023"
"""


@pytest.fixture
def evidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of evidence that the ledger of the invented data accounts for."""
    monkeypatch.setenv("KAIRO_DATA", str(ANDES))
    (tmp_path / "railways").mkdir()
    (tmp_path / "railways" / "lines.yml").write_text(LINES, encoding="utf-8")
    return tmp_path


def test_a_record_is_named_by_its_id_or_series_and_period_or_place_in_its_list() -> None:
    content = {"notes": ["one", {"text": "two"}], "legs": [{"leg": "a"}, {"leg": "a"}, {"series": "s", "period": 2023}]}
    assert [*names_in(content)] == ["notes 1", "notes 2", "a", "a (2)", "s 2023"]


def test_complete_evidence_ends_with_0_and_the_reasons(evidence: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(evidence)]) == 0
    said = capsys.readouterr().out
    assert "railways/lines.yml speed 2023: unsourced" in said and "3 records      2 in the data, 1 left out" in said


def test_a_record_that_the_ledger_has_not_ends_with_1(evidence: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (evidence / "railways" / "more.yml").write_text("- id: L2\n", encoding="utf-8")
    assert main([str(evidence)]) == 1
    assert "railways/more.yml/L2" in capsys.readouterr().out


def test_an_entry_that_the_evidence_has_not_ends_with_1(evidence: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (evidence / "railways" / "lines.yml").write_text(LINES.replace("L1a", "L1b"), encoding="utf-8")
    assert main([str(evidence)]) == 1
    assert "railways/lines.yml/L1a" in capsys.readouterr().out


def test_the_command_says_how_it_is_called() -> None:
    assert main(["--all"]) == 2
