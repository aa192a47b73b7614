"""Texts of the data as labels of Streamlit's widgets, which read Markdown where they are shown as buttons."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """A text that is shown as it stands: every sign that Markdown, formulas or emoji codes may begin with is escaped."""
    return _SIGNS.sub(r"\\\1", text)
