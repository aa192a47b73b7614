"""The corridors: on the map, leg by leg, side by side."""

from components.screen import choose, show

choose("view")
show("routes-map")
choose("leg")
show("routes-leg", needs="leg")
show("routes-compare")
