"""Counts agree with their nouns."""

from __future__ import annotations

import pytest

from components.wording import catalogue, words


@pytest.mark.parametrize(
    ("count", "text"), [(1, "1 row"), (0, "0 rows"), (5, "5 rows"), ("1", "1 row"), ("1,000", "1,000 rows")]
)
def test_one_thing_is_singular(count: object, text: str) -> None:
    assert words("en")("shell.exhibit.rows", count=count) == text


def test_both_languages_speak_of_the_same_things() -> None:
    assert set(catalogue("en")) == set(catalogue("ja"))
