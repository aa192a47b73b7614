"""What is in force, what is on the way, and what the paper has."""

from components.screen import show, show_figures

show("treaties-matrix")
show("treaties-cell", needs="cell")
show("treaties-timeline")
show_figures("treaties")
