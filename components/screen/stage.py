"""Presenting: one slide fills the screen, large and still live, with the keys of a presentation."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from math import ceil
from pathlib import Path

import streamlit as st

from components.exhibits import briefing, fitting, registry
from components.exhibits.exhibit import Body, Chart, Exhibit, Filters, Map, Table, Timeline
from components.exhibits.placing import text_width
from components.records import Briefing, Slide
from components.slides import deck, graph, timeline
from components.slides.canvas import Box
from components.slides.ink import DARK, LIGHT
from components.slides.vector import Vector
from components.wording import words

from . import draw, draw_map, served
from .show import ACTIONS, View, chosen, draw_body, get_view, markup, set_option

log = logging.getLogger(__name__)

HEIGHT, WIDTH = 600, 1067
"""Pixels of the stage as it is laid out; it is then drawn as large as the screen allows."""
FOOT, MARGIN = 52, 36
MAGNIFIED = 1.8
"""Pixels of a screen of 1920 × 1080 that make one pixel of the stage."""
HEADLINES = (23, 20, 17)
"""Pixels of the type of a headline, the largest that takes at most two lines."""
FILLED = 0.92
"""Share of a line that words fill: they break before its end, and the typeface of the screen runs wide."""
ENLARGED = (1.45, 1.3, 1.15, 1.0)
"""How much larger than on a printed slide a drawing may be, for the back of the room; the first at which all fits."""
CROWDED = 1.15
"""How much larger it is where not all fits in any case."""
FOOTING = (670.0, 12.4)
"""Width that day and sources have in the foot, and the size of their type as one that widths are measured for."""
ROWS = 40
"""Rows and sentences that are tried at most; the screen shows those that fit."""


SCRIPT = (Path(__file__).parent / "stage.js").read_text(encoding="utf-8")

_stage = st.components.v2.component("kairo_stage", html="<div class='k-root'></div>", js=SCRIPT, isolate_styles=False)


def present(shown: Briefing, number: int) -> None:
    """Show one slide of a briefing; numbers count from 1, one beyond the end is the last."""
    view = get_view()
    number = min(number, len(shown.slides))
    slide = shown.slides[number - 1]
    filters = briefing.filters_of(slide, view.state.filters)
    t = words(filters.lang)
    options = {**slide.options, **registry.own_options(slide.exhibit, view.state.options)}
    exhibit: Exhibit | None = None
    close = ""
    problem = "; ".join(message for _, message in briefing.faults(view.dossier, slide))
    if not problem:
        try:
            exhibit = served.exhibit(view.dossier, slide.exhibit, filters, options)
            other, close = _opened(slide, exhibit, view.state.options)
            if other is not None:
                exhibit = served.exhibit(view.dossier, other, filters, view.state.options)
        except Exception:
            log.exception("slide of %s", slide.exhibit)
            exhibit, problem = None, t("shell.exhibit.error")
    title = "" if close else slide.either("title", filters.lang)
    frame = _Frame(view, shown, number, filters, close)
    if exhibit is None:
        note = f'<p class="k-notice k-alarm">{escape(t("briefing.cannot", why=problem))}</p>'
        markup(f'<section class="k-slide">{note}</section>', "s_top", view.dark, problem)
    else:
        _draw(exhibit, title, frame)
    frame.draw(slide, exhibit)


def _opened(slide: Slide, exhibit: Exhibit, options: Mapping[str, str]) -> tuple[str | None, str]:
    """The exhibit that a click on this one opened, and what closes it."""
    option = getattr(exhibit.body, "option", None)
    if not option or option not in options or options[option] == slide.options.get(option):
        return None, ""
    other = registry.opened(slide.exhibit, option)
    return (other, f"{option}=") if other is not None else (None, "")


def _draw(exhibit: Exhibit, title: str, frame: _Frame) -> None:
    """Title, headline and body of a slide, in the room between the margins and the foot."""
    view, lang = frame.view, frame.filters.lang
    head = f'<p class="k-question">{escape(exhibit.question)}</p>'
    if title:
        head = f'<p class="k-over">{escape(title)}</p>'
    size, lines = _headline(exhibit.headline)
    head += f'<h2 class="k-headline" style="font-size:{size}px !important">{escape(exhibit.headline)}</h2>'
    room = HEIGHT - MARGIN - 22 - lines * round(size * 1.4) - FOOT - 18
    key = f"s_{frame.number}_{exhibit.id}"
    version = (
        f"{view.dossier.version}|{key}|{frame.filters}|{sorted(exhibit.options.items())}|{title}|{exhibit.headline}"
    )
    if isinstance(exhibit.body, Map):
        markup(f'<section class="k-slide">{head}</section>', "s_top", view.dark, version)
        room -= _legend_height(exhibit.body)
        draw_body(exhibit, key, view, draw_map.Stage(WIDTH - 2 * MARGIN, room, MAGNIFIED))
        frame.style = f"--k-room:{room}px"
    elif isinstance(exhibit.body, Timeline) or (isinstance(exhibit.body, Chart) and _has_points(exhibit.body)):
        larger = next((one for one in ENLARGED if not _within(exhibit.body, _place(room, one))[1]), CROWDED)
        place = _place(room, larger)
        drawing = Vector(place.w + 8, place.h + 8, exhibit.alt or exhibit.headline)
        shown, left_out = _within(exhibit.body, place)
        ink = DARK if view.dark else LIGHT
        if isinstance(shown, Timeline):
            timeline.draw(drawing, shown, place, ink)
        elif isinstance(shown, Chart):
            graph.draw(drawing, shown, place, ink)
        more = words(lang)("briefing.more").replace("{n}", str(left_out)) if left_out else ""
        html = f'{head}{drawing.markup()}<p class="k-left">{escape(more)}</p>'
        markup(f'<section class="k-slide">{html}</section>', "s_top", view.dark, version)
    else:
        left_out = max(fitting.entries(exhibit.body) - ROWS, 0)
        shown = fitting.part(exhibit.body, 0, ROWS)
        if isinstance(shown, Table):
            shown = replace(shown, first=ROWS)
        body = draw.body(replace(exhibit, body=shown), view.dossier, lang)
        html = f'<section class="k-slide">{head}<div class="k-fit">{body}</div><p class="k-left"></p></section>'
        markup(html, "s_top", view.dark, version)
        frame.left_out = left_out


def _headline(text: str) -> tuple[int, int]:
    """Pixels of the type of a headline, smaller where it would take more than two lines, and its lines."""
    for size in HEADLINES:
        lines = max(1, ceil(text_width(text, size) / ((WIDTH - 2 * MARGIN) * FILLED)))
        if lines <= 2:
            break
    return size, lines


def _place(room: float, larger: float) -> Box:
    """Where a drawing stands that is then shown so much larger."""
    return Box(4, 4, (WIDTH - 2 * MARGIN) / larger - 8, room / larger - 8)


def _has_points(body: Chart) -> bool:
    return any(series.points for series in body.series)


def _legend_height(body: Body) -> int:
    """Pixels that the legend of a map takes."""
    keys = body.legend if isinstance(body, Map) else ()
    width = sum(text_width(key.text, 12.5) + 48 for key in keys)
    return 24 * -(-int(width) // (WIDTH - 2 * MARGIN))


def _within(body: Timeline | Chart, place: Box) -> tuple[Body, int]:
    """As many lanes or categories as fit into a place, and how many are left out."""
    count = fitting.entries(body)
    fits = timeline.fits(body, place) if isinstance(body, Timeline) else graph.fits(body, place)
    return (fitting.part(body, 0, fits), count - fits) if count > fits else (body, 0)


@dataclass
class _Frame:
    """What stands around a slide: the day and the sources, the number, the language, the notes."""

    view: View
    shown: Briefing
    number: int
    filters: Filters
    close: str
    style: str = ""
    left_out: int = 0

    def draw(self, slide: Slide, exhibit: Exhibit | None) -> None:
        """Put the foot, the notes and the keys on the page."""
        view, lang = self.view, self.filters.lang
        t, last = words(lang), len(self.shown.slides)
        day = deck.as_of(view.dossier, self.filters)
        sources = deck.sources_within(exhibit, view.dossier, lang, day, *FOOTING) if exhibit is not None else ""
        other = "en" if lang == "ja" else "ja"
        buttons = "".join(
            f'<button type="button" class="k-link" {act}>{escape(text)}</button>'
            for act, text in (
                *(((f'data-select="{escape(self.close)}"', t("briefing.close")),) if self.close else ()),
                (f'data-select="go={max(self.number - 1, 1)}" aria-label="{escape(t("briefing.previous"))}"', "←"),
                (f'data-select="go={min(self.number + 1, last)}" aria-label="{escape(t("briefing.next"))}"', "→"),
                ("data-notes", t("briefing.notes")),
                (f'data-select="lang={other}" lang="{other}"', t(f"shell.filters.{other}")),
                ("data-leave", t("briefing.leave")),
            )
        )
        notes = slide.either("notes", lang) or t("briefing.no_notes")
        html = (
            f"<style>:root{{{self.style}}}</style>"
            f'<h1 class="k-hidden">{escape(self.shown.title(lang))}</h1>'
            f'<aside class="k-speaker" hidden>{escape(notes)}</aside>'
            f'<footer class="k-foot"><span class="k-dated"><b>{escape(day)}</b> {escape(sources)}</span>'
            f'<nav>{buttons}</nav><b class="k-position">'
            f"{escape(t('briefing.position', number=self.number, count=last))}</b></footer>"
        )
        _stage(
            key="s_stage",
            data={
                "html": html, "version": html, "dark": view.dark, "lang": lang, "at": self.number, "last": last,
                "close": self.close, "more": t("briefing.more"), "rest": self.left_out,
            },
            on_chosen_change=_pressed,
        )  # fmt: skip


def _pressed() -> None:
    chosen(str(getattr(st.session_state.get("s_stage"), "chosen", "") or ""))


def _go(number: str) -> None:
    options = get_view().state.options
    st.session_state["_options"] = {name: options[name] for name in ("ready",) if name in options}
    set_option("present", number)


def _leave(_: str) -> None:
    options = get_view().state.options
    st.session_state["_options"] = {name: options[name] for name in ("ready",) if name in options}


def _speak(lang: str) -> None:
    if lang in ("en", "ja"):
        st.session_state["f_lang"] = lang


ACTIONS.update(go=_go, leave=_leave, lang=_speak)
