"""Texts of the data as labels of widgets that read Markdown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from components.screen.label import plain


def test_no_sign_of_markdown_stands_without_a_backslash() -> None:
    assert plain("[a](http://b) $x$ :red[c]") == r"\[a\]\(http\:\/\/b\) \$x\$ \:red\[c\]"
    assert plain("Côte d’Argent 回廊") == "Côte d’Argent 回廊"


@given(st.text())
def test_a_label_says_the_same_text(text: str) -> None:
    said = plain(text)
    kept = []
    signs = iter(said)
    for sign in signs:
        kept.append(next(signs) if sign == "\\" else sign)
    assert "".join(kept) == text
