"""How much room a text takes, and how it is made to fit: measured by the width of its characters, wide ones full."""

from __future__ import annotations

import re
from itertools import pairwise

_WIDTHS = {
    0.25: " ',.:;Iijl·’", 0.32: "()-J[]`f{}!rt", 0.41: '"/L\\csz“”', 0.46: "?FSZgkvxy|", 0.52: "#$*+0123456789<=>EKPTXY^_ae~–×",
    0.55: "BCRVbdhnopqu", 0.62: "ADH", 0.67: "GNOQU", 0.73: "%&w", 0.8: "m", 0.86: "M", 0.92: "@W—→●",
}  # fmt: skip
_WIDTH = {character: width for width, characters in _WIDTHS.items() for character in characters}
"""Widths of the characters of Calibri as shares of the size of the type (measured on Carlito, which has the same)."""
OTHER, SIGN, WIDE = 0.55, 0.95, 1.02
WIDE_FROM = "\u2e7f"
SPACING = 0.2
"""What some programs put between Latin and East Asian characters."""
SAFETY = 1.03
"""A face that is put in for Calibri may run a little wider."""
BOLD = 1.06
"""How much wider bold type runs."""
LEADING = 1.22
"""Height of a line as a share of the size of the type."""
WIDE_LEADING = 1.45
_OPENING = "（「『【〔〈《［｛(\\["
_CLOSING = "）」』】〕〉》］｝、。，．：；！？・ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々～)\\],.:;"
_WIDE, _NARROW = "[\u2e80-\uffef]", "[^\\s\u2e80-\uffef]+"
_WORD = re.compile(
    rf"\s*[{_OPENING}]*(?:{_NARROW}[{_CLOSING}]*(?:[{_OPENING}]+(?:{_NARROW}|{_WIDE})[{_CLOSING}]*)*|{_WIDE}[{_CLOSING}]*)"
)
"""What is not parted at the end of a line: a Latin word with the bracket that follows it, or one wide character, each with the
marks that no line may end or begin with (rules of Unicode Standard Annex 14, as far as they matter here).
"""


def text_width(text: str, size: float) -> float:
    """Width of a text at a size, in the same unit."""
    changes = sum((one > WIDE_FROM) != (other > WIDE_FROM) for one, other in pairwise(text) if one > " " < other)
    return (sum(map(_width, text)) * SAFETY + changes * SPACING) * size


def _width(character: str) -> float:
    known = _WIDTH.get(character)
    if known is not None:
        return known
    code = ord(character)
    return OTHER if code < 0x2190 else SIGN if code < 0x2E80 else WIDE


def wrapped(text: str, width: float, size: float) -> list[str]:
    """The lines of a text in a width; Latin words stay whole unless one is longer than a line."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in pieces(paragraph) or [""]:
            if line and text_width(line + word, size) > width:
                lines.append(line)
                line, word = "", word.lstrip()
            while text_width(word, size) > width and len(word) > 1:
                fits = _fitting(word, width, size)
                lines.append(word[:fits])
                word = word[fits:]
            line += word
        lines.append(line)
    return lines


def pieces(text: str) -> list[str]:
    """The pieces of a text between which a line may end, each with the space before it."""
    return _WORD.findall(text)


def _fitting(text: str, width: float, size: float) -> int:
    """How many characters of a text fit into a width; at least one."""
    used = 0.0
    for count, character in enumerate(text):
        used += text_width(character, size)
        if used > width:
            return max(count, 1)
    return len(text)


def height(text: str, width: float, size: float) -> float:
    """Height of a text wrapped into a width."""
    return len(wrapped(text, width, size)) * line_height(text, size)


def line_height(text: str, size: float) -> float:
    """Height of a line: characters of East Asian scripts need more room."""
    return size * (WIDE_LEADING if any(ord(one) > 0x2E7F for one in text) else LEADING)


def cut(text: str, width: float, size: float, lines: int = 1) -> str:
    """The text, or as much of it as fits into so many lines, with … at its end."""
    text = text[: int(lines * width / size * 5) + 20]
    found = wrapped(text, width, size)
    if len(found) <= lines:
        return text
    start = 0
    for line in found[: lines - 1]:
        start = text.index(line, start) + len(line)
    last = text[start:].lstrip()
    start = len(text) - len(last)
    last = last.split("\n")[0][: _fitting(last, width - text_width("…", size), size)]
    return text[:start] + last.rstrip() + "…"
