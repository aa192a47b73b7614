"""A folder is loaded whole or told everything that is wrong with it; a running app keeps the last good one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from components.records import FILES, DossierError, LastGood, Problem, load
from components.records.__main__ import main
from components.records.dictionary import dictionary
from components.records.problem import LISTED, PROBLEM_CODES

ANDES = Path(__file__).parents[1] / "data" / "andes"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the invented folder, to be broken."""
    return Path(shutil.copytree(ANDES, tmp_path / "andes"))


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Replace the first occurrence of a text in a file."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(folder: Path) -> tuple[Problem, ...]:
    """What is wrong with a folder."""
    with pytest.raises(DossierError) as caught:
        load(folder)
    return caught.value.problems


def test_the_invented_folder_is_valid_and_frozen() -> None:
    dossier = load(ANDES)
    assert (len(dossier.instruments), len(dossier.legs), str(dossier.horizon)) == (7, 4, "2025-04-15")
    with pytest.raises(TypeError):
        dossier.legs["x"] = dossier.legs["arena-puna"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "field"),
    [
        ("treaties.yml", "source: [val-ministry, gazette-qla]", "source: [nobody]", "unknown_reference", "source.1"),
        ("treaties.yml", "type: trade_agreement", "type: pact", "unknown_reference", "type"),
        ("treaties.yml", "parties: [VAL, SAL]", "parties: [VAL, XXX]", "unknown_reference", "parties.2"),
        ("treaties.yml", "predecessor: val-old-tax", "predecessor: val-pun-tax", "conflict", "predecessor"),
        ("treaties.yml", "successor: val-pun-tax", "successor: nothing", "unknown_reference", "successor"),
        ("treaties.yml", '"2017-10-23", event: signed', '"2014-10-23", event: signed', "order", "events.2.date"),
        ("treaties.yml", "event: diet_approved", "event: entry_into_force", "conflict", "events.5"),
        ("treaties.yml", "countries: [PUN, SAL]", "countries: [QLA]", "unknown_reference", "events.3.countries.1"),
        ("treaties.yml", '"2025-01-15", event: signed', '"2025-06-15", event: signed', "order", "events.2.date"),
        ("treaties.yml", "event: signed", "event: singed", "value", "events.2.event"),
        ("treaties.yml", "  type: tax_convention\n", "", "missing_field", "type"),
        ("treaties.yml", "is_binding: true", "is_bindign: true", "unknown_field", "is_bindign"),
        ("legs.yml", "via: [alto]", "via: [bajo]", "unknown_reference", "via.1"),
        ("legs.yml", "computed_km: 322.8", "computed_km: 1e308", "value", "computed_km"),
        ("legs.yml", "assumed: [status]", "assumed: []", "missing_field", "states.1"),
        ("legs.yml", 'since: "2019"', 'since: "2025"', "order", "states.2.since"),
        ("corridors.yml", "{leg: sur-arena, reverse: true}", "{leg: sur-arena}", "order", "variants.1.legs.2"),
        ("corridors.yml", "from: alto, to:", "from: salar, to:", "unknown_reference", "variants.2.legs.1.from"),
        ("paper.yml", "column: means", "column: dreams", "unknown_reference", "figures.1.rows.1.cells.2.column"),
        ("paper.yml", "- actor: VAL\n", "- actor: VAL\n        country: QLA\n", "value", "figures.1.rows.1"),
        ("nodes.csv", ",PUN,gauge_break", ",PAN,gauge_break", "unknown_reference", "country"),
        ("indicators.yml", "dimension: trade", "dimension: trad", "unknown_reference", "dimension"),
        (
            "indicator_values.csv",
            "share-2023,VAL,QLA,trade-share,2023",
            "s,VAL,QLA,trade-share,2022",
            "conflict",
            "value",
        ),
        ("indicator_values.csv", ",11.5,", ",nan,", "value", "value"),
        ("expectations.yml", "instrument: val-pun-tax", "instrument: val-pun", "unknown_reference", "instrument"),
        ("developments.yml", "corridors: [highland]", "corridors: [lowland]", "unknown_reference", "corridors.1"),
        ("desk.yml", "home_actor: VAL", "home_actor: VAR", "unknown_reference", "home_actor"),
        ("sources.yml", "id: trade-bank", "id: rail-review", "duplicate_id", "id"),
        ("projects.yml", "legs: [puna-salar]", "legs: [puna-sur]", "unknown_reference", "legs.1"),
        ("projects.yml", 'date: "2024-05", kind', 'date: "2018-05", kind', "order", "events.2.date"),
        ("projects.yml", 'date: "2024-05", kind', 'date: "2026-05", kind', "order", "events.2.date"),
        ("projects.yml", 'target: "2027"', 'target: "2022"', "order", "events.2.target"),
        ("projects.yml", "stage: planned", "stage: building", "value", "events.1.stage"),
        ("projects.yml", "amount: 900000000", "amount: -900000000", "value", "costs.1.amount"),
        ("projects.yml", "high: 1100000000", "high: 110000000", "value", "costs.1.high"),
        ("bottlenecks.yml", "nodes: [ciudad-puna]", "nodes: [ciudad]", "unknown_reference", "nodes.1"),
        ("bottlenecks.yml", "kind: gauge", "kind: gague", "value", "kind"),
        ("bottlenecks.yml", 'until: "2023-06"', 'until: "2020-06"', "value", "until"),
        ("bottlenecks.yml", "amount: 4000000", "amount: nothing", "value", "measures.1.amounts.1.amount"),
        ("disruptions.yml", 'end: "2022-09"', 'end: "2021-09"', "value", "end"),
        ("disruptions.yml", "high: 5", "high: 2", "value", "effects.1.high"),
        (
            "disruptions.yml",
            "what: time, corridor: coastal",
            "what: time, corridor: costal",
            "unknown_reference",
            "effects.1.corridor",
        ),
        ("disruptions.yml", "  nodes: [arena]\n", "", "value", ""),
        ("evidence.csv", "legs.yml#arena-puna", "legs.yml#arena-pona", "unknown_reference", "place.1"),
        ("evidence.csv", "highland/rail", "highland/road", "unknown_reference", "place.1"),
        ("evidence.csv", "nodes.csv#arena", "places.csv#arena", "unknown_reference", "place.2"),
        ("evidence.csv", ",unsourced", ",", "value", ""),
        ("risks.yml", "corridors: [highland]", "corridors: []", "value", "corridors"),
        ("risks.yml", "jurisdiction: SAL", "jurisdiction: SALT", "unknown_reference", "jurisdiction"),
        ("volumes.csv", "arena-volume-2023,,arena,,", "arena-volume-2023,,,,", "value", ""),
        ("volumes.csv", ",310000,", ",-310000,", "value", "value"),
        ("capacities.csv", ",puna-salar,", ",puna-salar;puna-sur,", "unknown_reference", "legs.2"),
        ("capacities.csv", ",arena,,", ",arenal,,", "unknown_reference", "node"),
        ("capacities.csv", "in_service", "in service", "value", "status"),
        ("sources.yml", 'published: "2025-04-15"', 'published: "2025-06"', "order", "published"),
        ("actor_treaties.yml", "id: ore-qla-bit", "id: val-qla-bit", "duplicate_id", "id"),
        ("actor_treaties.yml", "actor: ORE", "actor: ORO", "unknown_reference", "actor"),
        ("treaties.yml", "  successor: val-pun-tax", "  predecessor: val-pun-tax", "conflict", "predecessor"),
        ("treaties.yml", "successor: val-pun-tax", "successor: val-old-tax", "conflict", "successor"),
        ("memberships.csv", "qla-arbitration-2,arbitration-pact", "q,pact", "unknown_reference", "agreement"),
        ("memberships.csv", "party,1999-01-31", "party,1996-05-02", "conflict", "since"),
        ("memberships.csv", "party,1999-01-31", "party,2031-01-31", "order", "since"),
        ("memberships.csv", "member,2010,,", "member,2010,2009,", "value", "until"),
        ("memberships.csv", "signatory", "sign", "value", "status"),
        ("sittings.csv", "2025-05-31", "2024-05-31", "value", "closed"),
        ("claims.yml", "preferred: 0", "preferred: 2", "value", "preferred"),
        ("claims.yml", "    - {text_en: In 2019.", "    # {text_en: In 2019.", "value", "statements"),
        ("claims.yml", "instrument: val-qla-bit", "instrument: val-qla", "unknown_reference", "instrument"),
    ],
)
def test_each_fault_is_told_with_its_code_and_field(
    folder: Path, file: str, old: str, new: str, code: str, field: str
) -> None:
    line = (folder / file).read_text(encoding="utf-8").split(old)[0].count("\n") + 1
    edit(folder, file, old, new)
    found = problems(folder)
    assert (file, code, field) in {(p.file, p.code, p.field) for p in found}
    assert any(p.file == file and p.code == code and abs(p.line - line) <= 5 for p in found)


def test_all_faults_are_told_at_once_in_order_and_at_most_500(folder: Path) -> None:
    edit(folder, "actors.yml", "code: ORE", "code: OR")
    (folder / "countries.yml").write_text("- {}\n" * 400, encoding="utf-8")
    found = problems(folder)
    assert len(found) == LISTED + 1
    assert found[-1].code == "more"
    assert list(found[:-1]) == sorted(found[:-1])


def test_an_unreadable_file_does_not_make_its_ids_unknown(folder: Path) -> None:
    (folder / "sources.yml").write_text("- [", encoding="utf-8")
    assert {p.file for p in problems(folder)} == {"sources.yml"}


def test_a_folder_with_only_the_required_files_is_served(folder: Path) -> None:
    for file in FILES:
        if not file.is_required:
            (folder / file.name).unlink()
    edit(folder, "desk.yml", "lead_corridor: highland\n", "")
    dossier = load(folder)
    assert dossier.paper is None and not dossier.projects and not dossier.claims


def test_a_level_of_water_may_lie_below_its_datum() -> None:
    assert [level.value for level in load(ANDES).water_levels] == [-1.2, -1.5]


def test_instruments_that_contradict_each_other_on_the_succession_are_told(folder: Path) -> None:
    edit(folder, "treaties.yml", "predecessor: val-old-tax", "predecessor: val-qla-bit")
    (problem,) = problems(folder)
    assert (problem.code, problem.field) == ("conflict", "successor")
    assert "'val-pun-tax' to name 'val-old-tax' as its predecessor" in problem.message


def test_an_id_in_two_files_of_one_list_is_told_with_both_places(folder: Path) -> None:
    edit(folder, "actor_treaties.yml", "id: ore-pun-bit", "id: val-sal-trade")
    (problem,) = problems(folder)
    assert "treaties.yml:51 and actor_treaties.yml:17" in problem.message


def test_the_command_ends_with_1_and_one_line_a_problem(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(folder, "desk.yml", "home_actor: VAL", "home_actor: 7")
    assert main([str(folder)]) == 1
    assert capsys.readouterr().out.startswith("desk.yml:4: home_actor: expected a code")
    assert main([str(folder / "absent")]) == 1
    assert main(["--help"]) == 2


def test_the_command_serves_the_folder_that_the_environment_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAIRO_DATA", str(ANDES))
    assert main([]) == 0


def test_an_edit_is_seen_and_a_broken_one_keeps_the_last_good(folder: Path) -> None:
    live = LastGood(folder)
    first = live.current()
    assert first.dossier is not None and live.current().dossier is first.dossier
    edit(folder, "treaties.yml", '"2025-01-15"', '"2025-01-16x"')
    broken = live.current()
    assert broken.dossier is first.dossier and broken.problems[0].file == "treaties.yml"
    edit(folder, "treaties.yml", '"2025-01-16x"', '"2025-01-16"')
    mended = live.current()
    assert mended.problems == () and mended.dossier is not None
    assert str(mended.dossier.instruments["val-pun-tax"].events[1].date) == "2025-01-16"
    assert mended.dossier.version != first.dossier.version


def test_a_folder_that_is_not_there_gives_problems_and_no_dossier(tmp_path: Path) -> None:
    current = LastGood(tmp_path / "absent").current()
    assert current.dossier is None and current.problems[0].code == "missing_folder"


def test_the_dictionary_beside_the_data_is_in_step() -> None:
    assert (ANDES.parents[2] / "data" / "README.md").read_text(encoding="utf-8") == dictionary()


def test_every_problem_code_is_in_the_dictionary() -> None:
    text = dictionary()
    assert all(f"`{code}`" in text for code in PROBLEM_CODES)


def test_a_ready_made_briefing_is_read_and_a_fault_in_it_told_with_its_line(folder: Path) -> None:
    assert load(folder).briefings["passes"].title("ja") == "峠"
    edit(folder, "briefings/passes.yml", "[PUN]", "[PUM]")
    (problem,) = problems(folder)
    assert (problem.file, problem.line, problem.field) == ("briefings/passes.yml", 7, "slides.2.countries.1")
    assert "found 'PUM'" in problem.message


def test_a_new_briefing_is_seen_by_a_running_app(folder: Path) -> None:
    live = LastGood(folder)
    live.current()
    (folder / "briefings" / "another.yml").write_text("title_en: Another\n", encoding="utf-8")
    dossier = live.current().dossier
    assert dossier is not None and list(dossier.briefings) == ["another", "passes"]
