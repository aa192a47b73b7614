"""Where labels go along a line so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDE = 0x2E7F
"""From this character on, a character is as wide as high."""
NARROW = 0.56
"""Width of other characters as a share of their height, on average."""


@dataclass(frozen=True)
class Label:
    """A label to place: its centre on the line, its width, and its rank (0 goes first and is never left out)."""

    centre: float
    width: float
    rank: int


def text_width(text: str, size: float) -> float:
    """Width of a text at a font size, in the same unit."""
    return sum(size if ord(character) > WIDE else size * NARROW for character in text)


def levels(labels: Sequence[Label], whole: float, depth: int) -> list[tuple[int, float] | None]:
    """For every label its level over the line (0 is the nearest) and its left edge; None where it found no room.

    A label keeps within 0 and `whole` and covers no other; it stands over its centre, or begins or ends there. No
    leader from a higher label to the line runs through it, unless a label of rank 0 would find no place otherwise.
    Labels of rank 0 may go higher than `depth`.
    """
    placed: list[_Placed] = []
    found: list[tuple[int, float] | None] = [None] * len(labels)
    for number in sorted(range(len(labels)), key=lambda one: (labels[one].rank, labels[one].centre)):
        label = labels[number]
        place = _place(label, placed, whole, depth, True)
        if place is None and label.rank == 0:
            place = _place(label, placed, whole, len(labels), False)
        if place is not None:
            placed.append(_Placed(place[0], place[1], place[1] + label.width, label.centre))
            found[number] = place
    return found


@dataclass(frozen=True)
class _Placed:
    level: int
    left: float
    right: float
    centre: float


def _place(
    label: Label, placed: Sequence[_Placed], whole: float, depth: int, minds_leaders: bool
) -> tuple[int, float] | None:
    for level in range(depth):
        for share in (0.5, 0.12, 0.88):
            left = min(max(label.centre - label.width * share, 0.0), max(whole - label.width, 0.0))
            if all(_is_clear(label, level, left, other, minds_leaders) for other in placed):
                return level, left
    return None


def _is_clear(label: Label, level: int, left: float, other: _Placed, minds_leaders: bool) -> bool:
    right = left + label.width
    if other.level == level:
        return right <= other.left or other.right <= left
    if not minds_leaders:
        return True
    if other.level > level:
        return not left < other.centre < right
    return not other.left < label.centre < other.right
