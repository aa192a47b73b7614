"""Statements as text boxes: a headline number, if any, before its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from components.exhibits.exhibit import Statement, Text

from .canvas import Box
from .ink import Ink
from .measure import cut, height, text_width
from .shape import Run, Shapes

SIZES = (17.0, 15.0, 13.0, 12.0, 11.0)
GAP, GUTTER = 10.0, 30.0
NUMBER = 1.5
"""Size of a headline number beside that of its sentence."""
MANY = 5
"""From so many sentences on, they stand in two columns."""
LONGEST = 8
"""Lines of one sentence at most."""


@dataclass(frozen=True)
class Page:
    """The sentences of one slide with the places of their boxes."""

    size: float
    figure: float
    placed: tuple[tuple[Statement, Box], ...]


def pages(body: Text, box: Box, most: int) -> tuple[list[Page], int]:
    """The slides that the statements take, at most so many, and how many are left out."""
    for size in SIZES:
        page = _page(body.statements, box, size)
        if len(page.placed) == len(body.statements):
            return [page], 0
    done: list[Page] = []
    left = body.statements
    while left and len(done) < most:
        page = _page(left, box, SIZES[-1])
        done.append(page)
        left = left[len(page.placed) :]
    return done, len(left)


def draw(shapes: Shapes, page: Page, ink: Ink) -> None:
    """Put the text boxes on a slide."""
    for statement, box in page.placed:
        if page.figure:
            tall = page.size * NUMBER
            figure = Box(box.x, box.y, page.figure, tall * 1.4)
            if statement.figure:
                shapes.box(figure, [[Run(statement.figure, tall, ink.ink, True)]], "Figure", align="right")
        indent = page.figure + 12 if page.figure else 0
        text = cut(statement.text, box.w - indent, page.size, LONGEST)
        beside = Box(box.x + indent, box.y + (page.size * 0.45 if page.figure else 0), box.w - indent, box.h)
        shapes.box(beside, [[Run(text, page.size, ink.ink)]], "Sentence")


def _page(statements: tuple[Statement, ...], box: Box, size: float) -> Page:
    columns = 2 if len(statements) >= MANY else 1
    width = (box.w - GUTTER * (columns - 1)) / columns
    figure = max((text_width(one.figure, size * NUMBER) * 1.1 for one in statements), default=0.0)
    figure = min(figure, width * 0.4)
    inner = width - (figure + 12 if figure else 0)
    placed: list[tuple[Statement, Box]] = []
    heights = [
        max(height(cut(one.text, inner, size, LONGEST), inner, size) + (size * 0.5 if figure else 0), size * NUMBER)
        for one in statements
    ]
    whole = sum(heights) + GAP * len(heights)
    y, column = box.y, 0
    for statement, tall in zip(statements, heights, strict=True):
        is_half = columns == 2 and column == 0 and whole / 2 < box.h and y - box.y >= whole / 2
        if (is_half or y + tall > box.y + box.h) and placed:
            column, y = column + 1, box.y
            if column == columns:
                break
        placed.append((statement, Box(box.x + column * (width + GUTTER), y, width, tall)))
        y += tall + GAP
    return Page(size, figure, tuple(placed))
