"""What is in force, what is on the way, and what the paper has."""

from components.screen import choose, parts, show, show_figures

part = parts("standing", "register", "provisions", "coverage", "outlook", "claims", "changes")
show("treaties-instrument", needs="instrument")
show("treaties-life", needs="instrument")
show("treaties-terms", needs="instrument")
if part == "standing":
    show("treaties-matrix")
    show("treaties-cell", needs="cell")
    choose("match", "type", "status", "subject", "find")
    show("treaties-timeline")
    show_figures("treaties")
elif part == "register":
    choose("match", "type", "status", "subject", "find")
    show("treaties-register")
elif part == "provisions":
    choose("instruments")
    show("treaties-provisions")
elif part == "coverage":
    show("treaties-coverage")
    choose("rival")
    show("treaties-rival")
    show("treaties-gaps")
elif part == "outlook":
    show("treaties-forecast")
    show("treaties-due")
    show("treaties-hindcast")
elif part == "claims":
    choose("subject")
    show("treaties-claims")
else:
    choose("since")
    show("treaties-changes")
