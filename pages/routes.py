"""The corridors: on the map, leg by leg, unrolled, side by side."""

from components.screen import choose, parts, show

part = parts("map", "strip", "compare")

if part == "map":
    choose("view")
    show("routes-map")
    choose("leg")
    show("routes-leg", needs="leg")
elif part == "strip":
    choose("ways")
    show("routes-strip")
elif part == "compare":
    show("routes-compare")
