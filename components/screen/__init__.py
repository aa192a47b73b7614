"""How Streamlit shows an exhibit."""

from .choose import choose, parts
from .show import show, show_figures
from .weigh import weigh

__all__ = ["choose", "parts", "show", "show_figures", "weigh"]
