"""The briefing: what was collected, what is ready-made, and the way to the room."""

from components.screen import show_briefing

show_briefing()
