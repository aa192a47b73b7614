"""The page of briefings: the reader's own, the ready-made ones, and what can be made of them."""

from __future__ import annotations

import logging
from html import escape

import streamlit as st

from components.exhibits import briefing
from components.records import Briefing, DossierError, Problem, Slide
from components.wording import format as written
from components.wording import words

from . import collection, making, served, stage
from .show import View, get_view, markup, set_option

log = logging.getLogger(__name__)

SHOWN_PROBLEMS = 8


def show_briefing() -> None:
    """Draw the page, or one slide where the address asks for it."""
    view = get_view()
    options = view.state.options
    ready = view.dossier.briefings.get(options.get("ready", ""))
    shown = ready or collection.collected()
    if options.get("present") and shown is not None and shown.slides:
        stage.present(shown, int(options["present"]))
        return
    t = words(view.state.filters.lang)
    if ready is not None:
        _ready(view, options["ready"], ready)
    else:
        _own(view, shown)
        _shelf(view)
    _load(view, t("briefing.load"))


def _own(view: View, own: Briefing | None) -> None:
    t = words(view.state.filters.lang)
    head = f'<h2 class="k-headline">{escape(t("briefing.own"))}</h2>'
    if own is None:
        html = f'<section class="k-exhibit">{head}<p>{escape(t("briefing.empty"))}</p></section>'
        markup(html, "b_own", view.dark, html)
        return
    html = f'<section class="k-exhibit">{head}<p class="k-small">{escape(t("briefing.kept"))}</p></section>'
    markup(html, "b_own", view.dark, html)
    _title(view, own)
    html = _presenting(view, own, "") + _rows(view, own, True)
    markup(html, "b_slides", view.dark, html)
    _form(view, own)
    _files(view, own)


def _ready(view: View, name: str, shown: Briefing) -> None:
    """A ready-made briefing: its slides, and what can be made of it."""
    lang = view.state.filters.lang
    t = words(lang)
    html = (
        f'<section class="k-exhibit"><p class="k-question">{escape(t("briefing.ready"))}</p>'
        f'<h2 class="k-headline">{escape(shown.title(lang))}</h2>{_presenting(view, shown, name)}'
        f"{_rows(view, shown, False)}"
        f'<p class="k-actions"><button type="button" class="k-link" data-select="take={escape(name)}&amp;ready=">'
        f"{escape(t('briefing.take'))}</button>"
        f'<button type="button" class="k-link" data-select="ready=">{escape(t("briefing.back"))}</button></p></section>'
    )
    markup(html, "b_ready", view.dark, html)
    _files(view, shown)


def _shelf(view: View) -> None:
    """The ready-made briefings."""
    lang = view.state.filters.lang
    t = words(lang)
    rows = "".join(
        f"<li><span><b>{escape(one.title(lang))}</b> "
        f'<span class="k-small">{escape(t("briefing.ready_count", count=len(one.slides)))}</span></span>'
        f'<span class="k-actions"><button type="button" class="k-button" data-full '
        f'data-select="ready={escape(name)}&amp;present=1" aria-label="{escape(t("briefing.present"))}: {escape(one.title(lang))}">'
        f"{escape(t('briefing.present'))}</button>"
        f'<button type="button" class="k-link" data-select="ready={escape(name)}">{escape(t("briefing.ready_show"))}</button>'
        f'<button type="button" class="k-link" data-select="take={escape(name)}">{escape(t("briefing.take"))}</button></span></li>'
        for name, one in view.dossier.briefings.items()
    )
    body = f'<ul class="k-shelf">{rows}</ul>' if rows else f"<p>{escape(t('briefing.ready_none'))}</p>"
    html = f'<section class="k-exhibit"><h2 class="k-headline">{escape(t("briefing.ready"))}</h2>{body}</section>'
    markup(html, "b_shelf", view.dark, html)


def _presenting(view: View, shown: Briefing, ready: str) -> str:
    if not shown.slides:
        return ""
    t = words(view.state.filters.lang)
    act = (f"ready={ready}&" if ready else "") + "present=1"
    return (
        f'<p class="k-actions"><button type="button" class="k-button" data-full data-select="{escape(act)}">'
        f'{escape(t("briefing.present"))}</button><span class="k-small">{escape(t("briefing.present_hint"))}</span></p>'
    )


def _rows(view: View, shown: Briefing, is_own: bool) -> str:
    """The slides as a list; one's own with the buttons that change it."""
    t = words(view.state.filters.lang)
    items = []
    for number, slide in enumerate(shown.slides, 1):
        title, below, problem = _summary(view, slide)
        buttons = []
        if is_own:
            for act, sign, is_possible in (
                (f"up={number}", "up", number > 1),
                (f"down={number}", "down", number < len(shown.slides)),
                (f"slide={number}", "edit", True),
                (f"remove={number}", "remove", True),
            ):
                name = escape(f"{t(f'briefing.{sign}')}: {number}. {title}")
                off = "" if is_possible else " disabled"
                buttons.append(
                    f'<button type="button" class="k-link" data-select="{act}" aria-label="{name}"{off}>'
                    f"{escape(t(f'briefing.{sign}'))}</button>"
                )
        ready = "" if is_own else f"ready={escape(view.state.options['ready'])}&amp;"
        buttons.append(
            f'<button type="button" class="k-link" data-full data-select="{ready}present={number}">{escape(t("briefing.open"))}</button>'
        )
        wrong = f'<small class="k-wrong">{escape(t("briefing.cannot", why=problem))}</small>' if problem else ""
        items.append(
            f"<li><b>{number}</b><span>{escape(title)}<small>{escape(below)}</small>{wrong}</span>"
            f'<span class="k-actions">{"".join(buttons)}</span></li>'
        )
    return f'<ol class="k-slides">{"".join(items)}</ol>'


def _summary(view: View, slide: Slide) -> tuple[str, str, str]:
    """Title, question with day and filters, and what is wrong with a slide."""
    filters = briefing.filters_of(slide, view.state.filters)
    lang, dossier = filters.lang, view.dossier
    t = words(lang)
    problem = "; ".join(message for _, message in briefing.faults(dossier, slide))
    title, question = slide.either("title", lang) or slide.exhibit, ""
    if not problem:
        try:
            exhibit = served.exhibit(dossier, slide.exhibit, filters, slide.options)
            title, question = slide.either("title", lang) or exhibit.headline, exhibit.question
        except Exception:
            log.exception("slide of %s", slide.exhibit)
            problem = t("shell.exhibit.error")
    parts = [question] if question else []
    key = "briefing.as_seen" if slide.as_of else "briefing.as_of_reader"
    parts.append(t(key, day=written.date(filters.as_of, lang)))
    names = [
        *(dossier.countries[one].name(lang) for one in slide.countries if one in dossier.countries),
        *(dossier.actors[one].name(lang) for one in slide.actors if one in dossier.actors),
        *(dossier.corridors[one].short(lang) for one in slide.corridors if one in dossier.corridors),
    ]
    if names:
        parts.append(t("briefing.filtered", list=written.list(names, lang)))
    return title, " · ".join(parts), problem


def _title(view: View, own: Briefing) -> None:
    lang = view.state.filters.lang
    key = f"b_title_{lang}"
    st.session_state[key] = own.title(lang)

    def changed() -> None:
        text = str(st.session_state[key]).strip()
        _change(own, **{f"title_{lang}": text or own.title(lang)})

    st.text_input(words(lang)("briefing.title"), key=key, max_chars=200, on_change=changed)


def _form(view: View, own: Briefing) -> None:
    """Title and notes of the slide being edited, in the language of the page."""
    lang = view.state.filters.lang
    number = int(view.state.options.get("slide", "0"))
    if not 1 <= number <= len(own.slides):
        return
    t, slide = words(lang), own.slides[number - 1]
    keys = {field: f"b_{field}_{number}_{lang}" for field in ("title", "notes")}
    for field, key in keys.items():
        st.session_state[key] = slide.said(field, lang)

    def changed(field: str) -> None:
        text = str(st.session_state[keys[field]]).strip()
        content = slide.model_dump() | {f"{field}_{lang}": text or None}
        slides = list(own.slides)
        slides[number - 1] = Slide.model_validate(content)
        _change(own, slides=tuple(slides))

    st.text_input(
        t("briefing.slide_title", number=number), key=keys["title"], max_chars=200,
        placeholder=t("briefing.slide_title_hint"), on_change=changed, args=("title",),
    )  # fmt: skip
    st.text_area(
        t("briefing.slide_notes", number=number), key=keys["notes"], max_chars=3_000, on_change=changed, args=("notes",)
    )
    st.button(t("briefing.done"), key="b_done", on_click=set_option, args=("slide", ""))


def _change(own: Briefing, **changes: object) -> None:
    collection.keep(Briefing.model_validate(own.model_dump() | changes))


def _files(view: View, shown: Briefing) -> None:
    """Save the briefing, and empty one's own."""
    t = words(view.state.filters.lang)
    is_own = not view.state.options.get("ready")
    columns = st.columns(4)
    making.offer(view, shown, "deck", columns[1])
    making.offer(view, shown, "handout", columns[2])
    columns[0].download_button(
        t("briefing.save"), briefing.write(shown), f"{making.name(view, shown)}.yml", "application/yaml", key="b_save",
        on_click="ignore", width="stretch",
    )  # fmt: skip
    if is_own:
        columns[3].button(t("briefing.clear"), key="b_clear", on_click=collection.empty, width="stretch")


def _load(view: View, label: str) -> None:
    """Take over a file; where it is broken, say so and change nothing."""
    count = st.session_state.get("_loads", 0)
    key = f"b_load_{count}"
    t = words(view.state.filters.lang)

    def changed() -> None:
        given = st.session_state.get(key)
        if given is None:
            return
        st.session_state["_load_problems"] = ()
        try:
            read = briefing.read(given.getvalue(), given.name[:80], view.dossier)
        except DossierError as error:
            st.session_state["_load_problems"] = error.problems
        else:
            if collection.keep(read):
                st.session_state[collection.SAID] = t("briefing.loaded", count=len(read.slides))
                set_option("ready", "")
        st.session_state["_loads"] = count + 1

    st.file_uploader(label, type=["yml", "yaml"], key=key, on_change=changed)
    problems: tuple[Problem, ...] = st.session_state.pop("_load_problems", ())
    if problems:
        items = "".join(_problem(view, one) for one in problems[:SHOWN_PROBLEMS])
        html = f'<div class="k-notice k-alarm" role="alert"><b>{escape(t("briefing.load_failed"))}</b><ul>{items}</ul></div>'
        markup(html, "b_problems", view.dark, html)


def _problem(view: View, problem: Problem) -> str:
    place = f", {words(view.state.filters.lang)('briefing.place', line=problem.line)}" if problem.line else ""
    field = f" <code>{escape(problem.field)}</code>" if problem.field else ""
    return f"<li>{escape(problem.file + place)}{field}: {escape(problem.message)}</li>"
