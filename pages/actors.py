"""Who engages whom and how: as measured, as scored, and as the paper has it."""

from components.screen import choose, parts, show, show_figures, weigh

part = parts("matrix", "score", "paper")

if part == "matrix":
    choose("over", "indicator", "dimension", "country", "actor")
    show("actors-matrix")
    show("actors-cell", needs="cell")
elif part == "score":
    choose("norm")
    weigh()
    show("actors-score")
    show("actors-cell", needs="cell")
    show("actors-ranking")
    show("actors-robustness")
    show("actors-formula")
elif part == "paper":
    show_figures("actors")
