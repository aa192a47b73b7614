"""How Streamlit shows an exhibit."""

from .briefing_page import show_briefing
from .choose import choose, parts
from .show import beside, show, show_figures
from .weigh import weigh

__all__ = ["beside", "choose", "parts", "show", "show_briefing", "show_figures", "weigh"]
