"""Exhibits as markup: every text escaped, choices as buttons, sources numbered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from components.exhibits.exhibit import (
    Cell,
    Chart,
    Exhibit,
    Header,
    Key,
    Matrix,
    Statement,
    Strip,
    Table,
    Text,
    Timeline,
)
from components.records import Dossier
from components.wording import words

from . import draw_strip, draw_timeline

LONGEST = 40
"""Rows of a table sent with the page; the browser asks for the others when the reader opens them."""
TITLE = 70
"""Characters of a source that its mark tells; the list has all."""
REFERENCES = 3
"""Source marks shown in one cell."""


def head(exhibit: Exhibit) -> str:
    """The question as a small heading over the headline."""
    return f'<p class="k-question">{escape(exhibit.question)}</p><h2 class="k-headline">{escape(exhibit.headline)}</h2>'


def body(exhibit: Exhibit, dossier: Dossier, lang: str, address: str = "") -> str:
    """The body of an exhibit whose kind needs no chart library; empty for the others."""
    page = _Page(dossier, lang, _marks(exhibit))
    if isinstance(exhibit.body, Matrix):
        return page.matrix(exhibit.body)
    if isinstance(exhibit.body, Table):
        rest = f"/exhibit/{exhibit.id}.rest?{address}"
        return page.table(exhibit.body, rest)
    if isinstance(exhibit.body, Text):
        return page.text(exhibit.body)
    if isinstance(exhibit.body, Timeline):
        drawing = draw_timeline.svg(exhibit.body, exhibit.alt or exhibit.headline)
        return f'<div class="k-scroll" tabindex="0">{drawing}</div>{legend(exhibit.body.legend)}'
    if isinstance(exhibit.body, Strip):
        return page.strip(exhibit.body, exhibit.alt or exhibit.headline)
    if isinstance(exhibit.body, Chart) and not any(series.points for series in exhibit.body.series):
        return f'<p class="k-empty">{escape(exhibit.body.empty or page.t("shell.exhibit.no_data"))}</p>'
    return ""


def later(exhibit_id: str, body: object, lang: str, address: str) -> str:
    """The place of a long body, which the browser asks for by itself."""
    rows = len(body.rows) if isinstance(body, Matrix) else len(body.lanes) / 2 if isinstance(body, Timeline) else 0
    return (
        f'<div data-body="{escape(f"/exhibit/{exhibit_id}.body?{address}")}" aria-busy="true" '
        f'style="min-height:{3 * rows + 6}rem"><p class="k-empty">{escape(words(lang)("shell.exhibit.loading"))}</p></div>'
    )


def rest(exhibit: Exhibit, dossier: Dossier, lang: str) -> str:
    """The rows of a long table that were not sent with the page."""
    shown = exhibit.body
    if not isinstance(shown, Table):
        return ""
    return _Page(dossier, lang, _marks(exhibit)).grid(shown, shown.rows[shown.first or LONGEST :])


def _marks(exhibit: Exhibit) -> dict[str, int]:
    return {source: number for number, source in enumerate(exhibit.sources, 1)}


def legend(keys: tuple[Key, ...]) -> str:
    """What glyphs, tints and hues mean."""
    if not keys:
        return ""
    items = "".join(f"<li>{_swatch(key)}{escape(key.text)}</li>" for key in keys)
    return f'<ul class="k-legend">{items}</ul>'


def _swatch(key: Key) -> str:
    if key.by:
        return draw_strip.legend_mark(key) + " "
    if key.colour:
        return f'<span class="k-swatch" aria-hidden="true" style="background:{escape(key.colour)}"></span>'
    glyph = escape(key.glyph or "■")
    return f'<span class="k-glyph k-{key.tone}" aria-hidden="true">{glyph}</span>'


class _Page:
    """Writes one exhibit: knows its language and the numbers of its sources."""

    def __init__(self, dossier: Dossier, lang: str, marks: Mapping[str, int]) -> None:
        self.dossier = dossier
        self.t: Callable[..., str] = words(lang)
        self.lang = lang
        self.marks = marks

    def matrix(self, shown: Matrix) -> str:
        columns = "".join(f'<th scope="col">{self._heading(column)}</th>' for column in shown.columns)
        rows = []
        for row in shown.rows:
            cells = "".join(self._matrix_cell(shown, row, column) for column in shown.columns)
            rows.append(f'<tr><th scope="row">{self._heading(row)}</th>{cells}</tr>')
        return (
            f'<div class="k-scroll" tabindex="0"><table class="k-matrix"><thead><tr><th>{escape(shown.corner)}</th>'
            f"{columns}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>{legend(shown.legend)}"
        )

    def _matrix_cell(self, shown: Matrix, row: Header, column: Header) -> str:
        cell = shown.cells.get((row.id, column.id))
        if cell is None:
            return f'<td class="k-none"><span class="k-missing">{escape(self.t("shell.exhibit.no_data"))}</span></td>'
        is_choice = bool(cell.select and shown.option)
        inside = self._inside(cell, "" if is_choice else self._references(cell.sources))
        if is_choice:
            chosen = cell.select == shown.selected
            value = escape(f"{shown.option}={'' if chosen else cell.select}")
            name = escape(f"{row.text}, {column.text}: ")
            inside = (
                f'<button type="button" data-select="{value}" aria-pressed="{str(chosen).lower()}" '
                f'title="{escape(self.t("shell.exhibit.opens"))}"><span class="k-hidden">{name}</span>{inside}</button>'
            )
        return f'<td class="k-{cell.tone}">{inside}</td>'

    def table(self, shown: Table, rest: str) -> str:
        if not shown.rows:
            return f'<p class="k-empty">{escape(shown.empty or self.t("shell.exhibit.no_data"))}</p>'
        first = shown.first or LONGEST
        left = len(shown.rows) - first
        more = ""
        if left > 0:
            more = (
                f'<details class="k-more" data-load="{escape(rest)}"><summary>'
                f'{escape(self.t("shell.exhibit.more", count=left))}</summary><div class="k-fetched"></div></details>'
            )
        return self.grid(shown, shown.rows[:first]) + more

    def grid(self, shown: Table, lines: tuple[tuple[Cell, ...], ...]) -> str:
        """Some rows of a table under its headings."""
        total = sum(shown.widths.get(column.id, 1.0) for column in shown.columns)
        sizes = "".join(
            f'<col style="width:{100 * shown.widths.get(column.id, 1.0) / total:.1f}%">' for column in shown.columns
        )
        kinds = {column: ' class="k-number"' for column in shown.numeric}
        columns = "".join(
            f'<th scope="col"{kinds.get(column.id, "")}>{self._heading(column)}</th>' for column in shown.columns
        )
        rows = "".join(
            "<tr>"
            + "".join(self._table_cell(shown, column, cell) for column, cell in zip(shown.columns, row, strict=True))
            + "</tr>"
            for row in lines
        )
        return (
            f'<div class="k-scroll" tabindex="0"><table class="k-table"><colgroup>{sizes}</colgroup>'
            f"<thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table></div>"
        )

    def _table_cell(self, shown: Table, column: Header, cell: Cell) -> str:
        references = self._references(cell.sources)
        if cell.select and shown.option:
            value = escape(f"{shown.option}={'' if cell.select == shown.selected else cell.select}")
            button = f'<button type="button" class="k-link" data-select="{value}">{self._inside(cell)}</button>'
            inside = button + references
        else:
            inside = self._inside(cell, references)
        kind = "k-number" if column.id in shown.numeric else f"k-cell k-{cell.tone}"
        return f'<td class="{kind}">{inside}</td>'

    def text(self, shown: Text) -> str:
        if not shown.statements:
            return f'<p class="k-empty">{escape(shown.empty or self.t("shell.exhibit.no_data"))}</p>'
        return f'<ul class="k-statements">{"".join(self._statement(one) for one in shown.statements)}</ul>'

    def _statement(self, statement: Statement) -> str:
        figure = f'<span class="k-figure">{escape(statement.figure)}</span>' if statement.figure else ""
        more = ""
        if statement.link:
            name = self.t(f"shell.pages.{statement.link}")
            more = (
                f' <button type="button" class="k-link" data-select="page={escape(statement.link)}">'
                f"{escape(self.t('shell.exhibit.read_on'))}: {escape(name)}</button>"
            )
        return f"<li>{figure}<span>{escape(statement.text)}{self._references(statement.sources)}{more}</span></li>"

    def strip(self, shown: Strip, alt: str) -> str:
        if not shown.rows:
            return f'<p class="k-empty">{escape(shown.empty or self.t("shell.exhibit.no_data"))}</p>'
        flags = {(flag.mark, flag.text) for row in shown.rows for flag in row.flags}
        items = "".join(
            f"<li><b>{escape(mark)}</b>{escape(text)}</li>"
            for mark, text in sorted(flags, key=lambda flag: int(flag[0]))
        )
        listed = f'<ul class="k-flags">{items}</ul>' if items else ""
        drawing = draw_strip.svg(shown, alt)
        return f'<div class="k-scroll" tabindex="0">{drawing}</div>{legend(shown.legend)}{listed}'

    def _heading(self, header: Header) -> str:
        hue = header.colour
        dot = f'<span class="k-swatch" aria-hidden="true" style="background:{escape(hue)}"></span>' if hue else ""
        detail = f"<small>{escape(header.detail)}</small>" if header.detail else ""
        return f"{dot}{escape(header.text)}{detail}"

    def _inside(self, cell: Cell, references: str = "") -> str:
        if not cell.text and cell.tone == "none":
            return f'<span class="k-missing">{escape(self.t("shell.exhibit.no_data"))}</span>'
        glyph = f'<span class="k-glyph" aria-hidden="true">{escape(cell.glyph)}</span>' if cell.glyph else ""
        basis = ""
        if cell.basis in ("derived", "assumed"):
            basis = f' <em class="k-basis k-{cell.basis}">{escape(self.t(f"shell.exhibit.{cell.basis}"))}</em>'
        detail = f"<small>{escape(cell.detail)}</small>" if cell.detail else ""
        return f'<span class="k-text">{glyph}{escape(cell.text)}{references}{basis}</span>{detail}'

    def _references(self, ids: tuple[str, ...]) -> str:
        links = []
        for source_id in ids[:REFERENCES]:
            source = self.dossier.sources.get(source_id)
            if source is None:
                continue
            title = escape(f"{source.publisher}: {source.title}"[:TITLE])
            mark = self.marks.get(source_id, "*")
            links.append(f'<a href="{escape(source.url)}" title="{title}">{mark}</a>')
        return f"<sup>{' '.join(links)}</sup>" if links else ""
