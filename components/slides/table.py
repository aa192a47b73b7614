"""Matrices and tables as native tables: type as large as the rows allow, long ones carried over to further slides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from components.exhibits.exhibit import Cell, Header, Matrix, Table
from components.wording import words

from .canvas import Box
from .ink import Ink
from .measure import BOLD, WIDE_FROM, cut, height, line_height, pieces, text_width
from .shape import EMU, LONGEST_ALT, Run, Shapes, paragraphs, plain

SIZES = (16.0, 14.5, 13.0, 12.0, 11.0, 10.0, 9.0)
"""Sizes of type that are tried, the largest first."""
SMALLEST = 7.0
DENSE = (8.0, SMALLEST)
"""Sizes tried for a matrix of many columns before it is carried over."""
MANY_COLUMNS = 7
MIXED = 0.85
"""Share of a line that a text of Latin and wide characters fills at least."""
MIDDLING = 10.0
"""Size of type at which the widths of columns are laid out."""
PAD_X, PAD_Y = 4.0, 2.5
MARKS = {"derived": "\u00a0†", "assumed": "\u00a0‡"}
"""How a number that nobody published is marked; the key under the table says what the marks mean."""
LONGEST_CELL = 900
KEY_SIZE, KEY_LINES = 8.5, 3
SHARE = 0.7
"""Share of a slide's room that one row takes at most; a longer text is cut with …"""


@dataclass(frozen=True)
class _Shown:
    """A cell as it is written; its texts at most LONGEST_CELL characters."""

    text: str
    detail: str
    fill: str
    colour: str
    bold: bool = False
    is_right: bool = False


@dataclass(frozen=True)
class Page:
    """The rows of one slide: the size of their type, and their heights with that of the heading before them."""

    size: float
    head: tuple[_Shown, ...]
    rows: tuple[tuple[_Shown, ...], ...]
    heights: tuple[float, ...]
    widths: tuple[float, ...]


def pages(body: Matrix | Table, box: Box, ink: Ink, lang: str, most: int) -> tuple[list[Page], int]:
    """The slides that a table takes, at most so many, and how many rows are left out.

    On as few slides as hold all rows, in type as large as they allow, with the rows spread evenly over them. Where not all
    rows fit, a text too long for its share of the slide is cut.
    """
    head, rows = _matrix(body, ink, lang) if isinstance(body, Matrix) else _table(body, ink, lang)
    widths = _widths(body, head, rows, box.w)
    is_dense = isinstance(body, Matrix) and len(body.columns) > MANY_COLUMNS
    sizes = (*SIZES, *DENSE) if is_dense else SIZES
    tried = {size: _heights(head, rows, widths, size) for size in sizes if not _is_broken(head, rows, widths, size)}
    for count in range(1, most + 1):
        for size, heights in tried.items():
            slides = _spread(heights, box.h, count)
            if slides is not None:
                return [_page(size, head, rows, heights, widths, one) for one in slides], 0
    size = DENSE[-1] if is_dense else SIZES[-2]
    head = tuple(_shortened(cell, width, size, box.h * 0.5) for cell, width in zip(head, widths, strict=True))
    rows = [
        tuple(_shortened(cell, width, size, box.h) for cell, width in zip(row, widths, strict=True)) for row in rows
    ]
    heights = _heights(head, rows, widths, size)
    slides = _filled(heights, box.h)[:most]
    return [_page(size, head, rows, heights, widths, one) for one in slides], len(rows) - slides[-1].stop


def _page(
    size: float,
    head: tuple[_Shown, ...],
    rows: Sequence[tuple[_Shown, ...]],
    heights: Sequence[float],
    widths: tuple[float, ...],
    shown: range,
) -> Page:
    """The slide that holds the rows of a range."""
    tall = (heights[0], *(heights[number + 1] for number in shown))
    return Page(size, head, tuple(rows[number] for number in shown), tall, widths)


def _filled(heights: Sequence[float], room: float) -> list[range]:
    """The rows of each slide, each filled before the next is begun; `heights` begin with that of the heading."""
    top, *tall = heights
    done: list[range] = []
    start = 0
    while start < len(tall):
        end, used = start, top
        while end < len(tall) and (used + tall[end] <= room or end == start):
            used += tall[end]
            end += 1
        done.append(range(start, end))
        start = end
    return done or [range(0)]


def _spread(heights: Sequence[float], room: float, count: int) -> list[range] | None:
    """The rows over so many slides, as evenly as their heights allow; None where they do not fit."""
    if max(heights[1:], default=0.0) + heights[0] > room or len(_filled(heights, room)) > count:
        return None
    least, enough = heights[0], room
    while enough - least > 1:
        middle = (least + enough) / 2
        if max(heights[1:], default=0.0) + heights[0] <= middle and len(_filled(heights, middle)) <= count:
            enough = middle
        else:
            least = middle
    return _filled(heights, enough)


def draw(slide: object, page: Page, box: Box, shapes: Shapes, ink: Ink, alt: str) -> None:
    """Put a native table on a slide."""
    grid = "".join(f'<a:gridCol w="{round(width * EMU)}"/>' for width in page.widths)
    lines = [_row(page.head, page, page.heights[0], shapes.lang, ink, True)]
    lines += [
        _row(row, page, tall, shapes.lang, ink, False) for row, tall in zip(page.rows, page.heights[1:], strict=True)
    ]
    shapes.next_id += 1
    shapes.tree.append(
        parse_xml(
            f'<p:graphicFrame {nsdecls("p", "a", "r")}><p:nvGraphicFramePr><p:cNvPr id="{shapes.next_id}" '
            f'name="Table {shapes.next_id}" descr="{plain(alt, LONGEST_ALT)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
            f'</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="{round(box.x * EMU)}" y="{round(box.y * EMU)}"/>'
            f'<a:ext cx="{round(sum(page.widths) * EMU)}" cy="{round(sum(page.heights) * EMU)}"/></p:xfrm><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/>'
            f"<a:tblGrid>{grid}</a:tblGrid>{''.join(lines)}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
        )
    )


def _row(cells: Sequence[_Shown], page: Page, tall: float, lang: str, ink: Ink, is_head: bool) -> str:
    inside = []
    for cell in cells:
        lines = [[Run(cell.text, page.size, cell.colour, cell.bold or is_head)]]
        if cell.detail:
            lines.append([Run(cell.detail, _small(page.size), ink.soft)])
        body = paragraphs(lines, lang, "right" if cell.is_right else "left")
        under = f'<a:lnB w="{12_700 if is_head else 6_350}"><a:solidFill><a:srgbClr val="{(ink.ink if is_head else ink.line)[1:]}"/></a:solidFill></a:lnB>'
        none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
        fill = f'<a:solidFill><a:srgbClr val="{cell.fill[1:]}"/></a:solidFill>' if cell.fill else "<a:noFill/>"
        anchor = "b" if is_head else "t"
        inside.append(
            f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{body}</a:txBody><a:tcPr marL="{round(PAD_X * EMU)}" marR="{round(PAD_X * EMU)}" '
            f'marT="{round(PAD_Y * EMU)}" marB="{round(PAD_Y * EMU)}" anchor="{anchor}">{none}{under}{fill}</a:tcPr></a:tc>'
        )
    return f'<a:tr h="{round(tall * EMU)}">{"".join(inside)}</a:tr>'


def _small(size: float) -> float:
    return max(size - 1.5, SMALLEST)


def _matrix(body: Matrix, ink: Ink, lang: str) -> tuple[tuple[_Shown, ...], list[tuple[_Shown, ...]]]:
    missing = Cell(words(lang)("shell.exhibit.no_data"), tone="none")
    head = (_Shown(body.corner[:LONGEST_CELL], "", "", ink.ink), *(_heading(column, ink) for column in body.columns))
    rows = [
        (
            _heading(row, ink),
            *(_cell(body.cells.get((row.id, column.id)) or missing, ink, lang) for column in body.columns),
        )
        for row in body.rows
    ]
    return head, rows


def _table(body: Table, ink: Ink, lang: str) -> tuple[tuple[_Shown, ...], list[tuple[_Shown, ...]]]:
    rights = [column.id in body.numeric for column in body.columns]
    head = tuple(_heading(column, ink, right) for column, right in zip(body.columns, rights, strict=True))
    rows = [tuple(_cell(cell, ink, lang, right) for cell, right in zip(row, rights, strict=True)) for row in body.rows]
    return head, rows


def _heading(header: Header, ink: Ink, is_right: bool = False) -> _Shown:
    return _Shown(
        header.text[:LONGEST_CELL], header.detail[:LONGEST_CELL], "", header.colour or ink.ink, True, is_right
    )


def _cell(cell: Cell, ink: Ink, lang: str, is_right: bool = False) -> _Shown:
    t = words(lang)
    text = f"{cell.glyph} {cell.text[:LONGEST_CELL]}".strip()
    if not cell.text and cell.tone == "none":
        text = t("shell.exhibit.no_data")
    text += MARKS.get(cell.basis or "", "")
    fill = ink.fills[cell.tone] if cell.tone not in ("plain", "none") else ""
    text, detail = text[:LONGEST_CELL], cell.detail[:LONGEST_CELL]
    return _Shown(text, detail, fill, ink.soft if cell.tone == "none" else ink.ink, False, is_right)


def _widths(
    body: Matrix | Table, head: Sequence[_Shown], rows: Sequence[Sequence[_Shown]], whole: float
) -> tuple[float, ...]:
    """Widths by the shares of the columns, or for a table by what its cells hold where that makes it lower; none narrower than
    its longest word as far as there is room.
    """
    if isinstance(body, Matrix):
        return _roomy([1.15, *(1.0 for _ in body.columns)], head, rows, whole)
    declared = _roomy([body.widths.get(column.id, 1.0) for column in body.columns], head, rows, whole)
    held = [
        sqrt(
            max(
                sum(text_width(cell.text, MIDDLING) + text_width(cell.detail, _small(MIDDLING)) for cell in column), 1.0
            )
        )
        for column in zip(head, *rows, strict=True)
    ]
    by_content = _roomy(held, head, rows, whole)
    return min(declared, by_content, key=lambda widths: sum(_heights(head, rows, widths, MIDDLING)))


def _roomy(
    shares: Sequence[float], head: Sequence[_Shown], rows: Sequence[Sequence[_Shown]], whole: float
) -> tuple[float, ...]:
    """The width of each column by its share; what its longest word lacks is taken from those with room to spare."""
    wanted = [whole * share / sum(shares) for share in shares]
    needed = [
        max(_longest_word(cell) * BOLD for cell in column) + 2 * PAD_X + 1 for column in zip(head, *rows, strict=True)
    ]
    short = sum(max(need - want, 0.0) for need, want in zip(needed, wanted, strict=True))
    spare = sum(max(want - need, 0.0) for need, want in zip(needed, wanted, strict=True))
    given = min(short, spare)
    if not given:
        return tuple(wanted)
    return tuple(
        want + (need - want) * (given / short if need > want else given / spare)
        for need, want in zip(needed, wanted, strict=True)
    )


def _longest_word(cell: _Shown) -> float:
    """Width of the longest word of a cell at a middling size; scripts without spaces break nearly anywhere."""
    whole = max((text_width(word.strip(), MIDDLING) for word in pieces(cell.text)), default=0.0)
    return max(whole, max((text_width(word.strip(), _small(MIDDLING)) for word in pieces(cell.detail)), default=0.0))


def key(body: Matrix | Table, lang: str, width: float) -> str:
    """What glyphs and marks of a table mean, in a few lines; empty where there is nothing to explain."""
    t = words(lang)
    cells = body.cells.values() if isinstance(body, Matrix) else (cell for row in body.rows for cell in row)
    used = {cell.basis for cell in cells}
    parts = [f"{one.glyph} {one.text}".strip() for one in body.legend] if isinstance(body, Matrix) else []
    parts += [f"{mark.strip()} {t(f'shell.exhibit.{basis}')}" for basis, mark in MARKS.items() if basis in used]
    return cut("   ".join(parts), width, KEY_SIZE, KEY_LINES)


def _heights(
    head: Sequence[_Shown], rows: Sequence[Sequence[_Shown]], widths: Sequence[float], size: float
) -> list[float]:
    """Heights of the heading and of each row."""
    return [
        max(_height(cell, width, size, is_head) for cell, width in zip(row, widths, strict=True))
        for is_head, row in ((True, head), *((False, row) for row in rows))
    ]


def _height(cell: _Shown, width: float, size: float, is_head: bool) -> float:
    inner = width - 2 * PAD_X
    bold = BOLD if cell.bold or is_head else 1.0
    tall = height(cell.text, _filled_width(cell.text, inner) / bold, size) + 2 * PAD_Y
    return tall + (height(cell.detail, _filled_width(cell.detail, inner), _small(size)) if cell.detail else 0.0)


def _filled_width(text: str, width: float) -> float:
    """How much of a line is filled: programs end lines of two scripts earlier than their rules demand."""
    is_mixed = any(one > WIDE_FROM for one in text) and any(" " < one < WIDE_FROM for one in text)
    return width * MIXED if is_mixed else width


def _is_broken(head: Sequence[_Shown], rows: Sequence[Sequence[_Shown]], widths: Sequence[float], size: float) -> bool:
    """Whether a word of a heading is too long for its column."""

    return any(
        text_width(word, size) * BOLD > width - 2 * PAD_X
        for cell, width in zip(head, widths, strict=True)
        for word in cell.text.split()
        if word.isascii()
    )


def _shortened(cell: _Shown, width: float, size: float, room: float) -> _Shown:
    """The cell with its texts cut to the share of the slide that one row may take."""
    inner = width - 2 * PAD_X
    lines = max(int(room * SHARE / line_height(cell.text + cell.detail, size)), 2)
    text = cut(cell.text, inner, size, lines)
    left = lines - int(height(text, inner, size) / line_height(text, size))
    detail = cut(cell.detail, inner, _small(size), max(left, 1)) if cell.detail else ""
    return _Shown(text, detail, cell.fill, cell.colour, cell.bold, cell.is_right)
