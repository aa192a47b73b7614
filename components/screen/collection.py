"""The briefing that a reader collects: kept in the address of every page, changed by buttons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import streamlit as st

from components.exhibits import briefing
from components.records import Briefing, Slide
from components.records.briefing import MOST_SLIDES
from components.wording import words

from . import served
from .show import ACTIONS, get_view, set_option

HELD = "_brief"
"""Key of the session under which the code of the collection is held."""
SAID = "_said"
NOTHING: Mapping[str, str] = MappingProxyType({})


def collected(query: Mapping[str, str] = NOTHING) -> Briefing | None:
    """The briefing collected so far, in a new session that of its address; None where nothing is."""
    return briefing.decode(st.session_state.get(HELD, query.get("brief", "")))


def keep(changed: Briefing) -> bool:
    """Hold a changed briefing; where it is too long for an address, say so and hold the old one."""
    code = briefing.encode(changed) if changed.slides else ""
    if len(code) > briefing.LONGEST_CODE:
        _say("briefing.too_long")
        return False
    st.session_state[HELD] = code
    return True


def empty() -> None:
    """Forget the briefing."""
    st.session_state[HELD] = ""
    set_option("slide", "")


def take_over(other: Briefing) -> None:
    """Add the slides of another briefing; an empty collection becomes the other one."""
    own = collected()
    if own is None:
        keep(other)
    elif len(own.slides) + len(other.slides) > MOST_SLIDES:
        _say("briefing.too_many", count=MOST_SLIDES)
    else:
        keep(own.model_copy(update={"slides": (*own.slides, *other.slides)}))


def said() -> str:
    """What the last button had to say; once."""
    return str(st.session_state.pop(SAID, ""))


def _say(key: str, **values: object) -> None:
    st.session_state[SAID] = words(get_view().state.filters.lang)(key, **values)


def _collect(exhibit_id: str) -> None:
    view = get_view()
    try:
        seen = served.exhibit(view.dossier, exhibit_id, view.state.filters, view.state.options)
    except KeyError:
        return
    slide = briefing.taken(view.dossier, seen, exhibit_id, view.state.filters, view.state.options)
    own = collected() or Briefing(title_en=words("en")("briefing.untitled"), title_ja=words("ja")("briefing.untitled"))
    if slide in own.slides:
        _say("briefing.already")
    elif len(own.slides) >= MOST_SLIDES:
        _say("briefing.too_many", count=MOST_SLIDES)
    elif keep(own.model_copy(update={"slides": (*own.slides, slide)})):
        _say("briefing.collected", number=len(own.slides) + 1)


def _changing(change: Callable[[list[Slide], int], None]) -> Callable[[str], None]:
    """A button that changes the row of slides at one place, and closes the form of a slide."""

    def act(value: str) -> None:
        own = collected()
        if own is None or not value.isdigit() or not 1 <= int(value) <= len(own.slides):
            return
        slides = list(own.slides)
        change(slides, int(value) - 1)
        keep(own.model_copy(update={"slides": tuple(slides)}))
        set_option("slide", "")

    return act


def _up(slides: list[Slide], place: int) -> None:
    slides.insert(max(place - 1, 0), slides.pop(place))


def _down(slides: list[Slide], place: int) -> None:
    slides.insert(place + 1, slides.pop(place))


def _remove(slides: list[Slide], place: int) -> None:
    slides.pop(place)


def _take(name: str) -> None:
    ready = get_view().dossier.briefings.get(name)
    if ready is not None:
        take_over(ready)


ACTIONS.update(collect=_collect, up=_changing(_up), down=_changing(_down), remove=_changing(_remove), take=_take)
