"""The shell of the screen: navigation, filters, the address, and what to show when data can't be read."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from html import escape
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from components.exhibits.exhibit import Filters, Lang  # noqa: E402
from components.records import Dossier, Problem  # noqa: E402
from components.screen import collection, served, show, stage, url  # noqa: E402,F401
from components.screen.show import View, markup, set_view  # noqa: E402
from components.wording import format as written  # noqa: E402
from components.wording import words  # noqa: E402

PAGES = ("overview", "routes", "actors", "countries", "treaties", "briefing")
FILTERS = ("f_lang", "f_asof", "f_countries", "f_actors", "f_corridors")
SHOWN_PROBLEMS = 5
ALL_PROBLEMS = 200


def main() -> None:
    """Run one page for one reader."""
    st.set_page_config(page_title="Kairo 回廊", layout="wide", initial_sidebar_state="collapsed")
    now = served.current()
    dark = st.context.theme.type == "dark"
    if now.dossier is None:
        _broken(now.problems, dark)
        return
    dossier = now.dossier
    query = dict(st.query_params)
    lang = str(st.session_state.get("f_lang") or _browser_lang())
    if query.get("lang") in ("en", "ja") and query != st.session_state.get("_url"):
        lang = query["lang"]
    t = words(lang)
    titles = {name: t(f"shell.pages.{name}") for name in PAGES}
    collected = collection.collected(query)
    if collected is not None:
        titles["briefing"] = t("briefing.page_count", count=len(collected.slides))
    pages = {
        name: st.Page(ROOT / "pages" / f"{name}.py", title=titles[name], url_path=name, default=name == PAGES[0])
        for name in PAGES
    }
    page = st.navigation(list(pages.values()), position="top")
    goto = st.session_state.pop("_goto", None)
    if goto in pages:
        st.switch_page(pages[goto])
    name = next(one for one, held in pages.items() if held.title == page.title)
    dropped = _from_address(query, dossier, name)
    options = st.session_state.get("_options", {})
    if name == "briefing" and options.get("present"):
        state = _held(options)
        _to_address(state, query, name)
        set_view(View(dossier, state, dark, name))
        page.run()
        return
    state = _filters(dossier, t(f"shell.pages.{name}"))
    _to_address(state, query, name)
    set_view(View(dossier, state, dark, name))
    _notices(dossier, state, dropped, now.problems, dark, name)
    page.run()
    _footer(dossier, state.filters.lang, dark)


def _from_address(query: dict[str, str], dossier: Dossier, page: str) -> tuple[str, ...]:
    """Take over an address that did not come from this shell: a link, back, forward, a reload."""
    last, switched = st.session_state.get("_url"), st.session_state.get("_page") not in (None, page)
    if switched:
        st.session_state["_options"] = {}
    # An address without any key, in a session that has one, is a page switch (or Back to one): the filters hold.
    if last is not None and (query == last or not query):
        return ()
    state, dropped = url.parse(query, dossier, date.today(), _browser_lang())
    st.session_state["f_lang"] = state.filters.lang
    st.session_state["f_asof"] = state.filters.as_of
    for key in ("countries", "actors", "corridors"):
        st.session_state[f"f_{key}"] = list(getattr(state.filters, key))
    st.session_state["_options"] = dict(state.options)
    # Back and forward lead through views, not through what was collected: within a session the collection holds.
    st.session_state.setdefault(collection.HELD, state.brief)
    return dropped


def _browser_lang() -> Lang:
    """The language of a reader whose address names none."""
    return "ja" if str(st.context.locale or "").lower().startswith("ja") else "en"


def _filters(dossier: Dossier, heading: str) -> url.State:
    """The filter bar; its widgets stand on every page, so they keep their values across pages."""
    held = st.session_state
    if held.get("f_lang") not in ("en", "ja"):
        held["f_lang"] = held.get("_lang", "en")
    held["_lang"] = held["f_lang"]
    lang = held["f_lang"]
    if held.get("f_asof") is None:
        held["f_asof"] = date.today()
    t = words(lang)
    names = {
        "countries": {code: one.name(lang) for code, one in dossier.countries.items() if one.kind == "country"},
        "actors": {code: one.name(lang) for code, one in dossier.actors.items()},
        "corridors": {code: one.short(lang) for code, one in dossier.corridors.items()},
    }
    columns = st.container(key="filters").columns([1.3, 1.1, 2, 2, 2], vertical_alignment="bottom")
    columns[0].segmented_control(
        t("shell.filters.language"), ["en", "ja"], format_func=lambda one: t(f"shell.filters.{one}"), key="f_lang"
    )
    columns[1].date_input(
        t("shell.filters.as_of"), min_value=url.EARLIEST, max_value=url.LATEST, format="YYYY-MM-DD", key="f_asof"
    )
    for column, (key, options) in zip(columns[2:], names.items(), strict=True):
        held[f"f_{key}"] = [code for code in held.get(f"f_{key}", []) if code in options]
        column.multiselect(
            t(f"shell.filters.{key}"),
            list(options),
            format_func=options.get,
            placeholder=t("shell.filters.all"),
            key=f"f_{key}",
        )
    return _state(held.get("_options", {}))


def _held(options: Mapping[str, str]) -> url.State:
    """The state where no filter bar is shown; its values are kept for when it is."""
    for key in FILTERS:
        st.session_state[key] = st.session_state[key]
    return _state(options)


def _state(options: Mapping[str, str]) -> url.State:
    held = st.session_state
    filters = Filters(
        as_of=held["f_asof"],
        lang=held["f_lang"],
        countries=tuple(held["f_countries"]),
        actors=tuple(held["f_actors"]),
        corridors=tuple(held["f_corridors"]),
    )
    return url.State(filters, dict(options), held.get(collection.HELD, ""))


def _to_address(state: url.State, query: dict[str, str], page: str) -> None:
    new = url.dump(state)
    if new != query:
        st.query_params.from_dict(new)
    st.session_state["_url"], st.session_state["_page"] = new, page


def _notices(
    dossier: Dossier, state: url.State, dropped: tuple[str, ...], problems: tuple[Problem, ...], dark: bool, page: str
) -> None:
    lang = state.filters.lang
    t = words(lang)
    title = f'<h1 class="k-title"><b>Kairo 回廊</b> {escape(t(f"shell.pages.{page}"))}</h1>'
    head = f'{title}<p class="k-tagline">{escape(dossier.desk.title(lang))}</p>'
    if state.filters.as_of > dossier.horizon:
        day = written.date(dossier.horizon, lang)
        head += f'<p class="k-notice">{escape(t("shell.beyond_horizon", day=day))}</p>'
    parts = [f'<header class="k-masthead">{head}</header>']
    said = collection.said()
    if said:
        parts.append(f'<p class="k-notice k-passing" role="status">{escape(said)}</p>')
    if dropped:
        text = t("shell.dropped", items=written.list(dropped, lang))
        parts.append(f'<p class="k-notice k-warn" role="status">{escape(text)}</p>')
    if problems:
        rest = len(problems) - SHOWN_PROBLEMS
        more = f"<li>{escape(t('shell.banner.more', count=rest))}</li>" if rest > 0 else ""
        items = "".join(_problem(problem, lang) for problem in problems[:SHOWN_PROBLEMS])
        title = escape(t("shell.banner.title"))
        parts.append(f'<div class="k-notice k-alarm" role="alert"><b>{title}</b><ul>{items}{more}</ul></div>')
    html = "".join(parts)
    markup(html, "x_top", dark, html, lang)


def _problem(problem: Problem, lang: str) -> str:
    key = "shell.banner.place" if problem.line else "shell.banner.file"
    place = words(lang)(key, file=problem.file, line=problem.line)
    field = f" <code>{escape(problem.field)}</code>" if problem.field else ""
    return f"<li>{escape(place)}{field}: {escape(problem.message)}</li>"


def _broken(problems: tuple[Problem, ...], dark: bool) -> None:
    """The list of errors, at the address of every page: there is nothing good to show."""
    pages = [st.Page(lambda: None, title="Kairo 回廊", url_path=name, default=name == PAGES[0]) for name in PAGES]
    st.navigation(pages, position="hidden")
    lang = st.query_params.get("lang") or _browser_lang()
    t = words(lang)
    items = "".join(_problem(problem, lang) for problem in problems[:ALL_PROBLEMS])
    lead = escape(t("shell.broken.lead", count=len(problems)))
    html = (
        f'<h1 class="k-title">{escape(t("shell.broken.title"))}</h1><p>{lead}</p>'
        f'<ul class="k-notice k-alarm">{items}</ul>'
    )
    markup(html, "x_broken", dark, html, lang)


def _footer(dossier: Dossier, lang: str, dark: bool) -> None:
    t = words(lang)
    parts = (
        t("shell.footer.version", version=dossier.version[:8]),
        t("shell.footer.horizon", day=written.date(dossier.horizon, lang)),
        t("shell.footer.offline"),
    )
    html = f'<p class="k-footer">{" · ".join(f"<span>{escape(part)}</span>" for part in parts)}</p>'
    markup(html, "x_footer", dark, html)


main()
