"""Presenting: one slide fills the screen, large and still live, with the keys of a presentation."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape

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
SOURCES = 3
ROWS = 40
"""Rows and sentences that are tried at most; the screen shows those that fit."""


SCRIPT = """
const SMALLEST = 0.76;
const NARROWEST = 0.5;
const TINY = 0.6;
const FEW = 5;
const FOOT = 64;
function fit(more, rest) {
  const place = document.querySelector('.k-fit');
  if (!place) { return; }
  const main = place.closest('.stMainBlockContainer');
  const frame = main.getBoundingClientRect();
  const scale = frame.width / main.offsetWidth;
  const room = main.offsetHeight - FOOT - (place.getBoundingClientRect().top - frame.top) / scale;
  place.style.height = room + 'px';
  const rows = [...place.querySelectorAll('tbody tr, .k-statements li, .k-flags li')];
  const note = document.querySelector('.k-left');
  rows.forEach((row) => { row.hidden = false; });
  const wide = () => [...place.querySelectorAll('.k-scroll')].some((one) => one.scrollWidth > one.clientWidth + 1);
  let size = 1;
  place.style.fontSize = '';
  while ((size > SMALLEST && place.scrollHeight > room + 1) || (size > NARROWEST && wide())) {
    size -= 0.04;
    place.style.fontSize = size + 'rem';
  }
  let left = 0;
  const full = () => place.scrollHeight > room + 1;
  const cut = () => {
    rows.forEach((row) => { row.hidden = false; });
    left = 0;
    while (full() && rows.length - left > 1) {
      left += 1;
      rows[rows.length - left].hidden = true;
    }
  };
  cut();
  while (left && rows.length - left < FEW && size > TINY) {
    size -= 0.04;
    place.style.fontSize = size + 'rem';
    cut();
  }
  if (note) { note.textContent = left + rest ? more.replace('{n}', left + rest) : ''; }
}
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector('.k-root') || parentElement;
  const page = document.documentElement;
  if (root.dataset.content !== data.version) {
    root.innerHTML = data.html;
    root.dataset.content = data.version;
  }
  root.className = 'k-root k-stage ' + (data.dark ? 'k-dark' : 'k-light');
  page.lang = data.lang;
  const notes = root.querySelector('.k-speaker');
  const show = () => { if (notes) { notes.hidden = page.dataset.notes !== 'yes'; } };
  show();
  root.dataset.at = data.at;
  const go = (to) => {
    const wanted = Math.min(Math.max(to, 1), data.last);
    if (wanted !== Number(root.dataset.at)) {
      root.dataset.at = wanted;
      setTriggerValue('chosen', 'go=' + wanted);
    }
  };
  const toggle = () => { page.dataset.notes = page.dataset.notes === 'yes' ? '' : 'yes'; show(); };
  const leave = () => {
    if (document.fullscreenElement) { document.exitFullscreen(); }
    setTriggerValue('chosen', 'leave=1');
  };
  root.onclick = (event) => {
    const chosen = event.target.closest('[data-select]');
    if (event.target.closest('[data-notes]')) { toggle(); }
    else if (event.target.closest('[data-leave]')) { leave(); }
    else if (chosen) { setTriggerValue('chosen', chosen.dataset.select); }
  };
  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) { return; }
    const at = Number(root.dataset.at);
    const steps = { ArrowRight: at + 1, PageDown: at + 1, ArrowLeft: at - 1, PageUp: at - 1, Home: 1, End: data.last };
    if (event.key in steps) { go(steps[event.key]); }
    else if (event.key === 'n' || event.key === 'N') { toggle(); }
    else if (event.key === 'Escape') { if (data.close) { setTriggerValue('chosen', data.close); } else { leave(); } }
    else { return; }
    event.preventDefault();
    event.stopPropagation();
  };
  const full = () => {
    if (document.fullscreenElement) { page.dataset.full = 'yes'; }
    else if (page.dataset.full === 'yes') { page.dataset.full = ''; setTriggerValue('chosen', 'leave=1'); }
  };
  const again = () => fit(data.more, data.rest);
  const main = document.querySelector('.stMainBlockContainer') || document.body;
  const seen = new MutationObserver((changes) => {
    if (changes.some((change) => change.addedNodes.length && !(change.target.closest && change.target.closest('.k-left')))) { again(); }
  });
  seen.observe(main, { childList: true, subtree: true });
  again();
  if (document.fonts) { document.fonts.ready.then(again); }
  if (page.kairoStage) { page.kairoStage(); }
  document.addEventListener('keydown', press, true);
  document.addEventListener('fullscreenchange', full);
  page.kairoStage = () => {
    seen.disconnect();
    document.removeEventListener('keydown', press, true);
    document.removeEventListener('fullscreenchange', full);
    page.kairoStage = null;
  };
  return () => { if (page.kairoStage) { page.kairoStage(); } };
}
"""
"""Keys, the notes, and type that shrinks until a slide's rows fit; what still doesn't is counted."""

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
        drawing = Vector(WIDTH - 2 * MARGIN, room, exhibit.alt or exhibit.headline)
        place = Box(4, 4, WIDTH - 2 * MARGIN - 8, room - 8)
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
        lines = max(1, -(-int(text_width(text, size)) // (WIDTH - 2 * MARGIN)))
        if lines <= 2:
            break
    return size, lines


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
        sources = deck.sources_line(exhibit, view.dossier, lang, SOURCES) if exhibit is not None else ""
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
