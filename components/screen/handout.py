"""A briefing as one page of markup to hand out: no scripts, nothing to fetch, the same exhibits, notes and sources."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from html import escape
from pathlib import Path

from components.exhibits import fitting
from components.exhibits.exhibit import Body, Chart, Exhibit, Map, Matrix, Table, Text, Timeline
from components.exhibits.fitting import categories
from components.records import Dossier
from components.slides import deck, graph, map, timeline
from components.slides.canvas import Box
from components.slides.deck import Shown
from components.slides.ink import LIGHT
from components.slides.legend import legend_height
from components.slides.vector import Vector
from components.wording import words

from . import below, draw

WIDTH = 1000.0
ROWS = 150
"""Rows of a table; the live view has all."""
MAP_HEIGHT = 520.0
LANE, BAR, LINES = 17.0, 22.0, 360.0
"""Points that a lane, a category and a chart of lines take."""
STYLE = """
body { font-family: Calibri, 'Yu Gothic', 'Hiragino Sans', 'Noto Sans JP', sans-serif; margin: 2rem auto; max-width: 66rem; padding: 0 1rem; background: #fffefb; }
.k-slide { break-inside: avoid-page; margin: 0 0 2.5rem; } .k-drawing { width: 100%; height: auto; }
.k-root button, .k-more { display: none; } .k-said { white-space: pre-line; background: #f3f1ea; border-left: 4px solid #1f4e79; padding: .5rem 1rem; }
nav ol { columns: 2; } @page { size: A4 landscape; margin: 12mm; }
"""


def made(dossier: Dossier, title: str, shown: Iterable[Shown], lang: str) -> str:
    """The page."""
    t = words(lang)
    slides = list(shown)
    sheet = re.sub(r"/\*.*?\*/", "", (Path(__file__).parent / "style.css").read_text(encoding="utf-8"), flags=re.S)
    items = "".join(
        f'<li><a href="#slide-{number}">{escape(_title(one))}</a></li>' for number, one in enumerate(slides, 1)
    )
    body = "".join(_slide(dossier, one, number) for number, one in enumerate(slides, 1))
    made_with = escape(t("briefing.made", version=dossier.version[:8]))
    return (
        f'<!DOCTYPE html><html lang="{escape(lang)}"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(title)}</title><style>{sheet}{STYLE}</style></head>"
        f'<body><div class="k-root k-light"><h1>{escape(title)}</h1><p class="k-small">{escape(dossier.desk.title(lang))} · '
        f"{made_with}</p><nav><h2>{escape(t('briefing.contents'))}</h2><ol>{items}</ol></nav>{body}</div></body></html>"
    )


def _title(one: Shown) -> str:
    return one.title or (one.exhibit.headline if one.exhibit is not None else one.problem)


def _slide(dossier: Dossier, one: Shown, number: int) -> str:
    lang = one.filters.lang
    t = words(lang)
    parts = [f'<section class="k-exhibit k-slide" id="slide-{number}">']
    exhibit = one.exhibit
    if exhibit is None:
        return "".join([*parts, f'<p class="k-notice k-alarm">{escape(one.problem)}</p></section>'])
    if one.title:
        parts.append(f'<p class="k-over">{number}. {escape(one.title)}</p>')
    parts.append(draw.head(exhibit))
    parts.append(_body(dossier, exhibit, lang))
    if one.notes:
        parts.append(f'<p class="k-said">{escape(one.notes)}</p>')
    notes = [*exhibit.notes]
    if isinstance(exhibit.body, Map):
        notes += [line for line in (exhibit.body.boundary_note, exhibit.body.credit) if line]
    parts.append(f'<p class="k-small">{escape(deck.as_of(dossier, one.filters))}</p>')
    if notes:
        parts.append(f'<ul class="k-notes">{"".join(f"<li>{escape(note)}</li>" for note in notes)}</ul>')
    if exhibit.sources:
        parts.append(
            f'<div class="k-sources"><b>{escape(t("shell.exhibit.sources"))}</b>{below.sources(exhibit, dossier, lang)}</div>'
        )
    if one.link:
        parts.append(f'<p class="k-small"><a href="{escape(one.link)}">{escape(t("briefing.live"))}</a></p>')
    return "".join([*parts, "</section>"])


def _body(dossier: Dossier, exhibit: Exhibit, lang: str) -> str:
    body = exhibit.body
    if isinstance(body, Map | Timeline) or (isinstance(body, Chart) and any(one.points for one in body.series)):
        tall = _height(body)
        canvas = Vector(WIDTH, tall + 8, exhibit.alt or exhibit.headline)
        place = Box(4, 4, WIDTH - 8, tall)
        if isinstance(body, Map):
            map.draw(canvas, body, place, LIGHT, dossier)
        elif isinstance(body, Timeline):
            timeline.draw(canvas, replace(body, option=None), place, LIGHT)
        else:
            graph.draw(canvas, body, place, LIGHT)
        return canvas.markup()
    left = max(fitting.entries(body) - ROWS, 0)
    still = fitting.part(body, 0, ROWS)
    if isinstance(still, Table):
        still = replace(still, option=None, first=ROWS)
    elif isinstance(still, Matrix):
        still = replace(still, option=None)
    if isinstance(still, Text):
        still = replace(still, statements=tuple(replace(one, link=None) for one in still.statements))
    more = f'<p class="k-small">{escape(words(lang)("briefing.cut", count=left))}</p>' if left else ""
    return draw.body(replace(exhibit, body=still), dossier, lang) + more


def _height(body: Body) -> float:
    """Points that a drawing takes."""
    if isinstance(body, Timeline):
        return LANE * timeline.rows(body) + timeline.AXIS + legend_height(body.legend, WIDTH - 8)
    if isinstance(body, Chart):
        if body.kind == "lines":
            return LINES + 14.0 * len(body.series)
        beside = len(body.series) if body.kind != "parts" else 1
        return graph.AXIS + max(BAR, 14.0 * beside) * len(categories(body)) + 14.0 * len(body.series)
    return MAP_HEIGHT
