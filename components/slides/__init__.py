"""How PowerPoint and a hand-out show the same exhibits."""

from .deck import Shown, deck

__all__ = ["Shown", "deck"]
