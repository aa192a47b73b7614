"""Who engages whom and how: as the paper has it, and as measured."""

from components.screen import choose, show, show_figures

show_figures("actors")
choose("indicator")
show("actors-matrix")
show("actors-cell", needs="cell")
