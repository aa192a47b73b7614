"""How PowerPoint and a hand-out show the same exhibits."""

from .deck import Shown, made

__all__ = ["Shown", "made"]
