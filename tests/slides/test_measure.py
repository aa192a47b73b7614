"""Lines of a text in a width, as programs that show slides break them."""

from __future__ import annotations

import pytest

from components.slides.measure import cut, text_width, wrapped

CLOSING, OPENING = "）」、。：", "（「"


@pytest.mark.parametrize("width", range(60, 240, 7))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(width: int) -> None:
    lines = wrapped("日・カザフスタン投資協定（2015年10月25日発効）、「中央アジア＋日本」対話：継続。", width, 10)
    assert all(line[0] not in CLOSING and line[-1] not in OPENING for line in lines)


def test_latin_words_stay_whole_and_lines_keep_within_the_width() -> None:
    text = "Trade or partnership agreement in Kazakhstan, Uzbekistan and Tajikistan."
    lines = wrapped(text, 120, 10)
    assert " ".join(line.strip() for line in lines) == text
    assert all(text_width(line.strip(), 10) <= 120 for line in lines)


def test_a_text_that_fits_is_not_cut_and_one_that_does_not_says_so() -> None:
    assert cut("Two words", 100, 10) == "Two words"
    short = cut("word " * 40, 100, 10, 2)
    assert short.endswith("…") and len(wrapped(short, 100, 10)) <= 2
