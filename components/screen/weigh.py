"""Number inputs for the weights of a score: one a dimension, all weight on one indicator, and back to equal."""

from __future__ import annotations

import streamlit as st

from components.analysis import weights as weighing
from components.wording import words

from .label import plain
from .show import get_view, set_option

A_ROW = 6
"""Inputs side by side."""


def weigh() -> None:
    """Inputs for the option `weights`; what they say is in the link."""
    view = get_view()
    dossier, lang = view.dossier, view.state.filters.lang
    t = words(lang)
    groups = weighing.scored(dossier)
    if len(groups) < 2:
        return
    text = view.state.options.get("weights", "")
    now = weighing.weights(dossier, text)
    held = st.session_state
    with st.expander(t("engagement.weights.title"), expanded=not now.is_equal):
        names = list(groups)
        for start in range(0, len(names), A_ROW):
            for place, name in zip(st.columns(A_ROW), names[start : start + A_ROW], strict=False):
                held[f"o_weight_{name}"] = float(now.dimensions[name])
                place.number_input(
                    plain(dossier.dimensions[name].name(lang)), 0.0, weighing.HEAVIEST, step=1.0, format="%g",
                    key=f"o_weight_{name}", on_change=_set, args=(names, text),
                )  # fmt: skip
        one, equal = st.columns([5, 1], vertical_alignment="bottom")
        labels = {
            f"{name}.{indicator}:1": f"{dossier.dimensions[name].name(lang)}: {dossier.indicators[indicator].name(lang)}"
            for name, indicators in groups.items()
            for indicator in indicators
        }
        held["o_weight_one"] = text if text in labels else None
        one.selectbox(
            t("engagement.weights.one"), list(labels), index=None, format_func=labels.get, key="o_weight_one",
            placeholder=t("shell.choose.placeholder"), on_change=lambda: set_option("weights", held["o_weight_one"] or ""),
        )  # fmt: skip
        equal.button(t("engagement.weights.reset"), on_click=set_option, args=("weights", ""), disabled=not text)


def _set(names: list[str], text: str) -> None:
    """Weights by dimension as the inputs stand; how indicators divide a dimension stays."""
    dimensions = {name: float(st.session_state[f"o_weight_{name}"] or 0) for name in names}
    inner = [part for part in text.split(",") if weighing.names_indicator(part)]
    said = weighing.written(dimensions, whole=bool(inner))
    set_option("weights", ",".join(filter(None, (said, *(inner if said else ())))))
