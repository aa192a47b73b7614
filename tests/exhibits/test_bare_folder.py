"""A folder with the six required files and nothing to tell: every exhibit says so in a sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from components.exhibits import registry
from components.exhibits.exhibit import Filters, Lang, Text
from components.records import Dossier, load
from components.slides import Shown, made

FILES = {
    "desk.yml": "title_en: Bare desk\ntitle_ja: 空のデスク\nhome_actor: UN1\nfocus_countries: [XAA]\n",
    "sources.yml": (
        "- {id: one, title: T, publisher: P, url: 'https://example.org/', accessed: 2026-01-01, kind: law, lang: fr}\n"
    ),
    "countries.yml": '- {code: XAA, name_en: "Côte d\'Argent", name_ja: 銀の岸}\n',
    "actors.yml": "- {code: UN1, name_en: Union, name_ja: 連合}\n",
    "instrument_types.yml": "- {id: pact, name_en: Pact, name_ja: 協定}\n",
    "treaties.yml": "[]\n",
}
DAYS = (date(1900, 1, 1), date(2026, 11, 1), date(2100, 12, 31))


def bare(folder: Path) -> Dossier:
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return load(folder)


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("exhibit_id", registry.EXHIBITS)
def test_every_exhibit_of_an_empty_record_has_a_headline_and_no_source(
    tmp_path: Path, exhibit_id: str, lang: Lang
) -> None:
    dossier = bare(tmp_path)
    for day in DAYS:
        for options in ({}, {"over": "dimension"}, {"over": "country"}, {"over": "actor"}):
            exhibit = registry.build(exhibit_id, dossier, Filters(day, lang), options)
            assert exhibit.headline
            assert not exhibit.sources


@pytest.mark.parametrize(
    ("exhibit_id", "headline"),
    [
        ("overview-due", "No step is expected on record."),
        ("overview-freshness", "No dated fact is on record."),
        ("actors-formula", "No indicator on record is scored, so there is no score."),
        ("actors-cell", "Union in Côte d'Argent: no figure is on record by this day."),
        ("actors-meetings", "No meeting is on record by 1 November 2026 under these filters."),
        ("treaties-timeline", "No instrument on record had begun by 1 November 2026 under these filters."),
        ("treaties-due", "No step is expected."),
        ("treaties-instrument", "No instrument is on record."),
    ],
)
def test_a_headline_without_records_counts_nothing(tmp_path: Path, exhibit_id: str, headline: str) -> None:
    assert registry.build(exhibit_id, bare(tmp_path), Filters(date(2026, 11, 1)), {}).headline == headline


def test_a_matrix_over_dimensions_says_that_there_are_none(tmp_path: Path) -> None:
    exhibit = registry.build("actors-matrix", bare(tmp_path), Filters(DAYS[1]), {"over": "country"})
    assert isinstance(exhibit.body, Text)
    assert exhibit.headline == "No indicator is on record, so nothing is measured here."


@pytest.mark.parametrize("types", ["[]\n", "- {id: pact, name_en: Pact, name_ja: 協定, in_matrix: false}\n"])
@pytest.mark.parametrize("exhibit_id", [one for one in registry.EXHIBITS if one.startswith(("treaties-", "overview-"))])
def test_no_type_of_instrument_is_needed(tmp_path: Path, exhibit_id: str, types: str) -> None:
    bare(tmp_path)
    (tmp_path / "instrument_types.yml").write_text(types, encoding="utf-8")
    exhibit = registry.build(exhibit_id, load(tmp_path), Filters(DAYS[1]), {})
    assert not exhibit.headline.endswith(" .")
    if exhibit_id in ("overview-state", "treaties-matrix", "treaties-cell"):
        assert exhibit.headline == "No type of instrument is a column of the matrix."


@pytest.mark.parametrize("exhibit_id", registry.EXHIBITS)
def test_a_slide_is_made_of_every_exhibit_that_has_nothing_to_show(tmp_path: Path, exhibit_id: str) -> None:
    dossier = bare(tmp_path)
    filters = Filters(DAYS[1])
    exhibit = registry.build(exhibit_id, dossier, filters, {})
    assert made(dossier, "Title", filters, [Shown(exhibit, filters)]).startswith(b"PK")
