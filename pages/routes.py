"""The corridors: on the map, leg by leg, unrolled, in figures, side by side, and what holds them up."""

from components.screen import choose, parts, show

part = parts(
    "map", "strip", "series", "compare", "corridors", "bottlenecks", "projects", "disruptions", "risks", "territory"
)

if part == "map":
    choose("view", "measure", "year", "layer")
    show("routes-map")
    choose("leg", "boundaries")
    show("routes-leg", needs="leg")
elif part == "strip":
    choose("ways")
    show("routes-strip")
elif part == "series":
    choose("series")
    show("routes-series")
elif part == "compare":
    choose("origin", "destination")
    show("routes-side")
    show("routes-ranges")
elif part == "corridors":
    show("routes-compare")
elif part == "bottlenecks":
    show("routes-bottlenecks")
    show("routes-level")
elif part == "projects":
    show("routes-projects")
    choose("project")
    show("routes-project", needs="project")
elif part == "disruptions":
    show("routes-map")
    choose("disruption")
    show("routes-disruptions")
    show("routes-disruption", needs="disruption")
elif part == "risks":
    show("routes-risks")
elif part == "territory":
    show("routes-territory")
