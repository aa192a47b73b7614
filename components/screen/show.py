"""What pages call: an exhibit by its id, drawn with headline, body, notes, sources and table."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from html import escape
from urllib.parse import urlencode
from weakref import ref

import streamlit as st

from components.exhibits.exhibit import Chart, Exhibit, Map
from components.exhibits.options import OPTIONS
from components.records import Dossier
from components.wording import words

from . import below, draw, draw_chart, draw_map, served
from .http import script_path
from .url import State, dump

log = logging.getLogger(__name__)

SCRIPT = f"""
const page = import(location.origin + '{script_path()}');
export default function (component) {{ page.then((loaded) => loaded.default(component)); }}
"""
"""The script is sent with every part of a page, so it only asks for the one that does the work, once."""

_mount = st.components.v2.component("kairo_exhibit", html="<div class='k-root'></div>", js=SCRIPT, isolate_styles=False)


@dataclass(frozen=True)
class View:
    """What the page being run shows: set by the shell before the page."""

    dossier: Dossier
    state: State
    dark: bool
    page: str


def set_view(view: View) -> None:
    """Keep the view for the exhibits of this run."""
    st.session_state["_view"] = view


def get_view() -> View:
    """The view of this run."""
    view: View = st.session_state["_view"]
    return view


def markup(html: str, key: str, dark: bool, version: str, lang: str = "", is_reached: bool = False) -> None:
    """Put escaped markup on the page; buttons with `data-select` set an option.

    What a click on a chart has opened is scrolled to.
    """
    _mount(
        key=key,
        data={"html": html, "dark": dark, "version": version, "lang": lang, "reached": is_reached},
        on_chosen_change=partial(_chosen, key),
    )


def _chosen(key: str) -> None:
    chosen(str(getattr(st.session_state.get(key), "chosen", "") or ""))


def chosen(values: str) -> None:
    """Do what a button says: `name=value`, one or more joined by `&`; a name is an option or one of ACTIONS."""
    for value in values.split("&"):
        name, _, option = value.partition("=")
        if name in ACTIONS:
            ACTIONS[name](option)
        elif name in OPTIONS:
            set_option(name, option)


def _go_to(page: str) -> None:
    st.session_state["_goto"] = page


ACTIONS: dict[str, Callable[[str], None]] = {"page": _go_to}
"""What a button can do beside setting an option."""


def set_option(name: str, value: str) -> None:
    """Set an option of the page's exhibits; an empty value takes it back."""
    options = dict(st.session_state.get("_options", {}))
    for taken_back in (name, *OPTIONS[name].clears):
        options.pop(taken_back, None)
    if value:
        options[name] = value
    st.session_state["_options"] = options


def beside(*widths: float) -> tuple[AbstractContextManager[object], ...]:
    """Places side by side, each so wide beside the others, for exhibits that are looked at together."""
    return tuple(st.columns(widths))


def show(exhibit_id: str, needs: str | None = None, is_compact: bool = False) -> None:
    """Draw an exhibit; nothing where the option that it `needs` is not chosen.

    Compact, it is set smaller, and its notes, sources and table open on demand.
    """
    view = get_view()
    if needs is not None and not view.state.options.get(needs):
        return
    lang = view.state.filters.lang
    try:
        exhibit = served.exhibit(view.dossier, exhibit_id, view.state.filters, view.state.options)
        parts = _parts(
            view.dossier.version, exhibit_id, view.state.filters, _pairs(view), needs, is_compact, _Ready(exhibit, view)
        )
    except Exception:
        log.exception("exhibit %s", exhibit_id)
        st.error(words(lang)("shell.exhibit.error"))
        return
    key = f"x_{exhibit_id}"
    reached = needs is not None and st.session_state.get("_reached") == f"{needs}={view.state.options[needs]}"
    if reached:
        del st.session_state["_reached"]
    if isinstance(exhibit.body, DRAWN):
        markup(parts.top, f"{key}_top", view.dark, parts.version, is_reached=reached)
        draw_body(exhibit, key, view)
        markup(parts.below, f"{key}_tail", view.dark, parts.version)
    else:
        markup(parts.top + parts.below, key, view.dark, parts.version, is_reached=reached)


LARGEST = 4_000
"""Characters of a body, as written in JSON, that are sent with the page; the browser asks for a longer one by itself."""
DRAWN = (Map, Chart)
"""Bodies that a library draws; the others are markup."""


def draw_body(exhibit: Exhibit, key: str, view: View, stage: draw_map.Stage | None = None) -> None:
    """Draw a body of one of the kinds DRAWN, and make a click on it the option that it sets."""
    alt, body = exhibit.alt or exhibit.headline, exhibit.body
    if isinstance(body, Map):
        clicked = draw_map.draw(body, key, view.dark, view.dossier.desk.map_views, alt, stage or draw_map.PAGE)
        _take(key, body.option, clicked, body.selected)
    elif isinstance(body, Chart):
        draw_chart.draw(body, key, view.dark, alt)


def _take(key: str, option: str | None, clicked: str | None, selected: str | None) -> None:
    """Make a new click on a chart an option; an old one, which the chart still reports, changes nothing."""
    seen = st.session_state.get(f"{key}_seen")
    st.session_state[f"{key}_seen"] = clicked
    if option and clicked and clicked not in (seen, selected):
        set_option(option, clicked)
        st.session_state["_reached"] = f"{option}={clicked}"
        st.rerun()


@dataclass(frozen=True)
class _Parts:
    top: str
    below: str
    version: str


class _Ready:
    """Carries what the markup is made of past the cache key, which already stands for it, without keeping it alive."""

    def __init__(self, exhibit: Exhibit, view: View) -> None:
        self.exhibit = ref(exhibit)
        self.view = ref(view)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Ready)

    def __hash__(self) -> int:
        return 0


def _pairs(view: View) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(view.state.options.items()))


@lru_cache(maxsize=served.KEPT)
def _parts(
    version: str,
    exhibit_id: str,
    filters: object,
    options: tuple[tuple[str, str], ...],
    needs: str | None,
    is_compact: bool,
    ready: _Ready,
) -> _Parts:
    exhibit, view = ready.exhibit(), ready.view()
    assert exhibit is not None and view is not None
    lang = view.state.filters.lang
    address = urlencode(dump(replace(view.state, brief="")))
    if is_compact:
        foot = below.behind(exhibit_id, lang, address)
    else:
        foot = below.tail(replace(exhibit, id=exhibit_id), view.dossier, view.state.filters, address)
    if isinstance(exhibit.body, Map):
        foot = below.keep_view(lang) + foot
        lines = (words(lang)("shell.exhibit.moving"), exhibit.body.boundary_note, exhibit.body.credit)
        foot = "".join(f'<p class="k-small">{escape(line)}</p>' for line in lines if line) + foot
    inside = draw.body(replace(exhibit, id=exhibit_id), view.dossier, lang, address)
    if len(json.dumps(inside)) > (LARGEST // 2 if is_compact else LARGEST):
        inside = draw.later(exhibit_id, exhibit.body, lang, address)
    opened = f' data-opened="{escape(needs)}={escape(view.state.options.get(needs, ""))}"' if needs else ""
    kind = "k-exhibit k-compact" if is_compact else "k-exhibit"
    top = f'<section class="{kind}"{opened}>{draw.head(exhibit)}{inside}'
    is_split = isinstance(exhibit.body, DRAWN)
    mark = f"{version}|{exhibit_id}|{filters}|{options}"
    return _Parts(top + ("</section>" if is_split else ""), foot + ("" if is_split else "</section>"), mark)


def show_figures(subject: str) -> None:
    """Draw the paper's tables on a subject."""
    paper = get_view().dossier.paper
    for figure in paper.figures if paper is not None else ():
        if figure.subject == subject:
            show(f"paper-{figure.id}")
