"""One country on one screen."""

from components.screen import beside, choose, show

choose("country")
left, middle, right = beside(3)
with left:
    show("country-profile", is_compact=True)
    show("country-events", is_compact=True)
with middle:
    show("country-dependence", is_compact=True)
    show("country-pledges", is_compact=True)
    show("country-partners", is_compact=True)
with right:
    show("country-law", is_compact=True)
    show("country-corridors", is_compact=True)
