"""The files that are made of a briefing: a button that makes one, with its progress, and one that downloads it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

import streamlit as st

from components.exhibits import briefing
from components.exhibits.exhibit import Filters
from components.records import Briefing, Slide
from components.slides import Shown
from components.slides import made as slides_made
from components.wording import format as written
from components.wording import words

from . import handout, served
from .show import View
from .url import State, dump

log = logging.getLogger(__name__)

FORMS = {
    "deck": ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "handout": ("html", "text/html"),
}
"""Ending and kind of the files that are made of a briefing."""


def offer(view: View, shown: Briefing, form: str, place: Any) -> None:
    """A button that makes a file, with its progress; then one that downloads it."""
    lang = view.state.filters.lang
    t = words(lang)
    mark = (form, view.dossier.version, view.state.filters, briefing.encode(shown))
    slot = place.empty()
    done: tuple[object, bytes] | None = st.session_state.get(f"_{form}")
    if not shown.slides:
        return
    if done is None or done[0] != mark:
        if not slot.button(t(f"briefing.{form}"), key=f"b_{form}", width="stretch"):
            return
        bar = st.progress(0.0)

        def progress(number: int) -> None:
            text = t("briefing.deck_progress", number=number, count=len(shown.slides))
            bar.progress((number - 1) / len(shown.slides), text)

        done = (mark, _file(view, shown, form, progress))
        bar.empty()
        st.session_state[f"_{form}"] = done
    content = done[1]
    ending, kind = FORMS[form]
    label = t(f"briefing.{form}_download", size=written.number(max(len(content) / 1e6, 0.01), lang, 2))
    file = f"{name(view, shown)}.{ending}"
    slot.download_button(
        label, content, file, kind, key=f"b_get_{form}", on_click="ignore", type="primary", width="stretch"
    )


def _file(view: View, shown: Briefing, form: str, progress: Callable[[int], None]) -> bytes:
    lang = view.state.filters.lang
    url = urlsplit(st.context.url or "")
    base = f"{url.scheme}://{url.netloc}{url.path}" if url.scheme in ("http", "https") else ""
    slides = (_shown(view, slide, f"{base}?{live_query(view, slide, lang)}" if base else "") for slide in shown.slides)
    if form == "deck":
        return slides_made(view.dossier, shown.title(lang), view.state.filters, slides, progress)
    return handout.made(view.dossier, shown.title(lang), slides, lang).encode()


def _shown(view: View, slide: Slide, link: str) -> Shown:
    """A slide with its exhibit, for a file."""
    filters = briefing.filters_of(slide, view.state.filters)
    title, notes = slide.either("title", filters.lang), slide.either("notes", filters.lang)
    problem = "; ".join(message for _, message in briefing.faults(view.dossier, slide))
    if not problem:
        try:
            exhibit = served.exhibit(view.dossier, slide.exhibit, filters, slide.options)
            return Shown(exhibit, filters, title, notes, link)
        except Exception:
            log.exception("slide of %s", slide.exhibit)
            problem = words(filters.lang)("shell.exhibit.error")
    return Shown(None, filters, title, notes, link, words(filters.lang)("briefing.cannot", why=problem))


def name(view: View, shown: Briefing) -> str:
    """A file name that every system takes."""
    ready = view.state.options.get("ready", "")
    return f"{ready or 'briefing'}-{view.state.filters.as_of.isoformat()}-{view.state.filters.lang}"


def live_query(view: View, slide: Slide, lang: str) -> str:
    """The query of `/briefing` that shows one slide live."""
    filters = briefing.filters_of(slide, view.state.filters)
    one = Briefing(title_en="1", slides=(slide.model_copy(update={"notes_en": None, "notes_ja": None}),))
    state = State(
        Filters(as_of=filters.as_of, lang="ja" if lang == "ja" else "en"), {"present": "1"}, briefing.encode(one)
    )
    return urlencode(dump(state))
