"""The state of play in one screen."""

from components.screen import show

show("overview-state")
show("overview-changes")
show("overview-due")
show("overview-freshness")
