"""How Streamlit shows an exhibit."""

from .show import choose, show, show_figures

__all__ = ["choose", "show", "show_figures"]
