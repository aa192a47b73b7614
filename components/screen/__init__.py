"""How Streamlit shows an exhibit."""

from .choose import choose
from .show import show, show_figures

__all__ = ["choose", "show", "show_figures"]
