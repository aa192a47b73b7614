"""One country on one screen."""

from components.screen import beside, choose, show

choose("country", is_labelled=False)
first, second, third = beside(0.94, 1.06, 1)
with first:
    show("country-profile", is_compact=True)
    show("country-pledges", is_compact=True)
with second:
    show("country-dependence", is_compact=True)
    show("country-law", is_compact=True)
with third:
    show("country-partners", is_compact=True)
    show("country-corridors", is_compact=True)
    show("country-events", is_compact=True)
