"""Pickers for the options of a page's exhibits: what can be chosen on a chart can be chosen here too."""

from __future__ import annotations

from functools import lru_cache, partial

import streamlit as st

from components.exhibits.actors import default_indicator
from components.records import Dossier
from components.wording import words

from . import served
from .show import View, get_view, set_option

FEW = 5
"""Up to so many choices are shown as buttons."""


def choose(option: str) -> None:
    """A picker for an option: the preset view of the map, a leg of the corridors shown, or an indicator."""
    view = get_view()
    lang = view.state.filters.lang
    names = dict(_names(view.dossier.version, option, lang, _shown(view, option), served.Held(view.dossier)))
    current = view.state.options.get(option)
    if option == "leg" and current in view.dossier.legs and current not in names:
        names[current] = _leg_name(view.dossier, current, lang)
    if len(names) < 2:
        return
    default = _default(view, option, names)
    key = f"o_{option}"
    st.session_state[key] = current if current in names else default
    label = words(lang)(f"shell.choose.{option}")
    if len(names) <= FEW and default is not None:
        st.segmented_control(label, list(names), format_func=names.get, key=key, on_change=partial(_picked, option))
    else:
        st.selectbox(
            label, list(names), index=None, format_func=names.get, key=key, on_change=partial(_picked, option),
            placeholder=words(lang)("shell.choose.placeholder"),
        )  # fmt: skip


def _picked(option: str) -> None:
    set_option(option, str(st.session_state.get(f"o_{option}") or ""))


def _default(view: View, option: str, names: dict[str, str]) -> str | None:
    if option == "leg":
        return None
    if option == "indicator":
        found = default_indicator(view.dossier, view.state.filters)
        return found if found in names else None
    return next(iter(names))


def _shown(view: View, option: str) -> tuple[str, ...]:
    """The corridors whose legs can be picked: those filtered for, else the lead corridor."""
    if option != "leg":
        return ()
    lead = view.dossier.desk.lead_corridor
    return view.state.filters.corridors or ((lead,) if lead else tuple(view.dossier.corridors)[:1])


@lru_cache(maxsize=64)
def _names(
    version: str, option: str, lang: str, corridors: tuple[str, ...], held: served.Held
) -> tuple[tuple[str, str], ...]:
    dossier = held.dossier
    if option == "view":
        return tuple((view.id, view.name(lang)) for view in dossier.desk.map_views)
    if option == "leg":
        legs = dict.fromkeys(
            stretch.leg
            for corridor in corridors
            for variant in dossier.corridors[corridor].variants
            for stretch in variant.legs
        )
        return tuple((leg, _leg_name(dossier, leg, lang)) for leg in legs)
    measured = {value.indicator for value in dossier.indicator_values}
    order = list(dossier.dimensions)
    indicators = sorted(
        (one for one in dossier.indicators.values() if one.id in measured),
        key=lambda one: order.index(one.dimension),
    )
    return tuple((one.id, f"{dossier.dimensions[one.dimension].name(lang)}: {one.name(lang)}") for one in indicators)


def _leg_name(dossier: Dossier, leg_id: str, lang: str) -> str:
    leg = dossier.legs[leg_id]
    start, end = dossier.nodes[leg.from_node].name(lang), dossier.nodes[leg.to_node].name(lang)
    return f"{start} – {end} ({words(lang)(f'routes.modes.{leg.mode}')})"
