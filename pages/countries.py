"""One country on one screen."""

from components.screen import beside, choose, show

choose("country")
first, second, third, fourth = beside(4)
with first:
    show("country-profile", is_compact=True)
    show("country-events", is_compact=True)
with second:
    show("country-dependence", is_compact=True)
    show("country-partners", is_compact=True)
with third:
    show("country-law", is_compact=True)
with fourth:
    show("country-pledges", is_compact=True)
    show("country-corridors", is_compact=True)
