"""The state of play in one screen."""

from components.screen import choose, show

show("overview-state")
choose("since")
show("overview-changes")
show("overview-due")
show("overview-freshness")
