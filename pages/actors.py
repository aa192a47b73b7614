"""Who engages whom and how: as measured, as scored, side by side, through time, and as the paper has it."""

from components.screen import choose, parts, show, show_figures, weigh

part = parts("matrix", "score", "compare", "time", "pledges", "formats", "paper")

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
elif part == "compare":
    choose("first", "second")
    show("actors-two")
    show("actors-two-scores")
elif part == "time":
    choose("actor", "indicator")
    choose("country")
    show("actors-path")
    choose("since")
    show("actors-moves")
elif part == "pledges":
    choose("by")
    show("actors-pledges")
    show("actors-pledge-list", needs="cell")
    choose("actor", "view")
    show("actors-footprint")
elif part == "formats":
    show("actors-formats")
    choose("format")
    show("actors-meetings")
elif part == "paper":
    show("actors-paper")
    show_figures("actors")
