"""What the shipped register must say on given days, and what every shipped record must have."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from components.analysis.treaties import status_as_of, taxed_under
from components.records import Dossier, load

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load(DATA)


@pytest.mark.parametrize(
    ("instrument", "country", "day", "status"),
    [
        ("jpn-tkm-tax", "TKM", date(2025, 1, 31), "signed"),
        ("jpn-tkm-tax", "TKM", date(2026, 11, 23), "in_force"),
        ("jpn-kgz-tax", "KGZ", date(2026, 7, 25), "approved"),
        ("jpn-kgz-tax", "KGZ", date(2026, 7, 26), "in_force"),
        ("jpn-ussr-tax-1986", "KGZ", date(2026, 7, 25), "applied_by_succession"),
        ("jpn-ussr-tax-1986", "KGZ", date(2026, 7, 26), "superseded"),
        ("jpn-ussr-tax-1986", "TJK", date(2026, 11, 23), "applied_by_succession"),
        ("jpn-tjk-tax", "TJK", date(2026, 11, 23), "applied_by_succession"),
        ("jpn-kaz-bit", "KAZ", date(2015, 10, 24), "approved"),
        ("jpn-kaz-bit", "KAZ", date(2015, 10, 25), "in_force"),
        ("jpn-tjk-bit", "TJK", date(2026, 11, 23), "approved"),
        ("jpn-kgz-bit", "KGZ", date(2026, 11, 23), "negotiating"),
        ("jpn-uzb-bit", "UZB", date(2009, 9, 24), "in_force"),
        ("ect-1994", "TKM", date(2002, 10, 21), "in_force"),
    ],
)
def test_the_status_follows_from_the_dated_events(dossier, instrument, country, day, status):
    frame = status_as_of(dossier, day)
    row = frame[(frame["instrument"] == instrument) & (frame["country"] == country)]
    assert row["status"].tolist() == [status]


def test_the_1986_convention_was_never_applied_to_kazakhstan(dossier):
    assert "KAZ" not in dossier.instruments["jpn-ussr-tax-1986"].parties


def test_a_declaration_is_never_called_unfulfilled(dossier):
    frame = status_as_of(dossier, date(2026, 11, 23))
    unbinding = [one.id for one in dossier.instruments.values() if one.is_binding is not True]
    assert frame.loc[frame["instrument"].isin(unbinding), "years_signed_not_in_force"].isna().all()


def _texts(value: object) -> list[tuple[str, str]]:
    if isinstance(value, dict):
        own = [(str(key), str(text)) for key, text in value.items() if isinstance(text, str)]
        return own + [pair for one in value.values() for pair in _texts(one)]
    return [pair for one in value for pair in _texts(one)] if isinstance(value, list) else []


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yml")), ids=lambda path: path.name)
def test_what_is_said_in_one_language_is_said_in_the_other(path):
    def check(value: object) -> None:
        if isinstance(value, dict):
            ours = {key[:-3] for key in value if key.endswith("_en")}
            theirs = {key[:-3] for key in value if key.endswith("_ja")}
            assert ours == theirs, value
        for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            check(one)

    content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    check(content)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yml")), ids=lambda path: path.name)
def test_no_japanese_text_is_left_in_english(path):
    """A text of three or more words in Latin letters and no Japanese character was not translated."""
    left = [
        text
        for key, text in _texts(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader))
        if key.endswith("_ja") and not re.search("[぀-ヿ一-鿿]", text) and len(re.findall(r"[A-Za-z]{3,}", text)) > 2
    ]
    assert left == []


@pytest.mark.parametrize(
    ("day", "country", "instrument"),
    [
        (date(2026, 1, 1), "KGZ", "jpn-ussr-tax-1986"),
        (date(2026, 12, 31), "KGZ", "jpn-ussr-tax-1986"),
        (date(2027, 1, 1), "KGZ", "jpn-kgz-tax"),
        (date(2026, 11, 23), "TJK", "jpn-ussr-tax-1986"),
        (date(2025, 12, 31), "TKM", "jpn-ussr-tax-1986"),
        (date(2026, 1, 1), "TKM", "jpn-tkm-tax"),
    ],
)
def test_the_rates_are_those_of_the_convention_in_effect_for_taxes(dossier, day, country, instrument):
    assert taxed_under(dossier, day, country, "tax_convention") == instrument
