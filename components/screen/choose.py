"""Pickers for the options of a page's exhibits: what can be chosen on a chart can be chosen here too."""

from __future__ import annotations

from datetime import date
from functools import lru_cache, partial

import streamlit as st

from components.exhibits.exhibit import Filters
from components.exhibits.options import OPTIONS, as_day, picked
from components.wording import words

from . import served
from .label import plain
from .show import View, get_view, set_option
from .url import EARLIEST, LATEST

BUTTONS = 1.6
"""Width of a row of buttons beside a picker of width one."""
FEW = 5
"""Up to so many choices are shown as buttons."""


def parts(*names: str) -> str:
    """Buttons for the parts of a page; gives the one to show, the first where none is chosen."""
    view = get_view()
    t = words(view.state.filters.lang)
    current = view.state.options.get("part", "")
    key = f"o_part_{view.page}"
    st.session_state[key] = current if current in names else names[0]
    st.segmented_control(
        t("shell.choose.part"), list(names), format_func=lambda one: t(f"shell.parts.{one}"), key=key, required=True,
        label_visibility="collapsed", on_change=lambda: set_option("part", str(st.session_state[key] or "")),
    )  # fmt: skip
    return str(st.session_state[key])


def choose(*options: str, is_labelled: bool = True) -> None:
    """Pickers side by side for options, each in the form that it declares; nothing for one without a choice.

    A row of buttons that speaks for itself goes without its label, which a screen reader still reads.
    """
    view = get_view()
    offered = [(option, _offered(view, option)) for option in options]
    shown = [(option, names) for option, names in offered if len(names) > 1 or OPTIONS[option].form in ("text", "day")]
    if not shown:
        return
    for place, (option, names) in zip(_columns(shown), shown, strict=True):
        _pick(place, view, option, names, is_labelled)


def _columns(shown: list[tuple[str, dict[str, str]]]) -> list[object]:
    """A place for each picker; one that stands alone takes the width only if it holds many choices."""
    if len(shown) > 1:
        return list(st.columns([BUTTONS if _has_buttons(option, names) else 1.0 for option, names in shown]))
    (option, names), *_ = shown
    is_wide = OPTIONS[option].form == "many" or _has_buttons(option, names)
    return [st] if is_wide else [st.columns([1, 2])[0]]


def _has_buttons(option: str, names: dict[str, str]) -> bool:
    return OPTIONS[option].form == "one" and len(names) <= FEW


def _offered(view: View, option: str) -> dict[str, str]:
    own = tuple(sorted((name, value) for name, value in view.state.options.items() if name != option))
    own += (("page", view.page),)
    return dict(_names(view.dossier.version, option, view.state.filters, own, served.Held(view.dossier)))


@lru_cache(maxsize=128)
def _names(
    version: str, option: str, filters: Filters, options: tuple[tuple[str, str], ...], held: served.Held
) -> tuple[tuple[str, str], ...]:
    choices = OPTIONS[option].choices
    return tuple(choices(held.dossier, filters, dict(options)).items()) if choices is not None else ()


@lru_cache(maxsize=128)
def _default(version: str, option: str, filters: Filters, held: served.Held) -> str | None:
    return OPTIONS[option].default(held.dossier, filters)


def _pick(place: object, view: View, option: str, names: dict[str, str], is_labelled: bool) -> None:
    """One picker, in a column or on the page."""
    declared, lang = OPTIONS[option], view.state.filters.lang
    current = view.state.options.get(option, "")
    t = words(lang)
    label, hint, key = t(f"shell.choose.{option}"), t("shell.choose.placeholder"), f"o_{option}"
    held, changed = st.session_state, partial(_picked, option)
    default = _default(view.dossier.version, option, view.state.filters, served.Held(view.dossier))
    if declared.is_first:
        default = next(iter(names), None)
    if declared.form == "many":
        chosen = picked(view.state.options, option) or tuple(filter(None, (default or "").split(",")))
        held[key] = [one for one in chosen if one in names]
        place.multiselect(label, list(names), format_func=names.get, key=key, placeholder=hint, on_change=changed)  # type: ignore[attr-defined]
    elif declared.form == "text":
        held[key] = current
        place.text_input(label, key=key, max_chars=100, on_change=changed)  # type: ignore[attr-defined]
    elif declared.form == "day":
        held[key] = as_day(current or default or "")
        place.date_input(  # type: ignore[attr-defined]
            label, min_value=EARLIEST, max_value=LATEST, format="YYYY-MM-DD", key=key, on_change=changed
        )
    elif len(names) <= FEW and default in names:
        held[key] = current if current in names else default
        place.segmented_control(
            label, list(names), format_func=lambda one: plain(names[one]), key=key, required=True, on_change=changed,
            label_visibility="visible" if is_labelled else "collapsed",
        )  # type: ignore[attr-defined]  # fmt: skip
    else:
        held[key] = current if current in names else default
        place.selectbox(  # type: ignore[attr-defined]
            label, list(names), index=None, format_func=names.get, key=key, placeholder=hint, on_change=changed
        )


def _picked(option: str) -> None:
    value = st.session_state.get(f"o_{option}")
    if isinstance(value, list | tuple):
        set_option(option, ",".join(map(str, value)))
    else:
        set_option(option, value.isoformat() if isinstance(value, date) else str(value or "").strip())
