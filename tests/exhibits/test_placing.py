"""Labels over a line cover one another never, and the important ones are always there."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from components.exhibits.placing import Label, levels, text_width

labels = st.lists(st.builds(Label, st.floats(0, 1000), st.floats(10, 200), st.integers(0, 4)), max_size=25)


@given(labels)
def test_no_label_covers_another_or_leaves_the_drawing(given_labels):
    found = levels(given_labels, 1000, 4)
    boxes = [
        (place[0], place[1], place[1] + label.width) for label, place in zip(given_labels, found, strict=True) if place
    ]
    assert all(left >= 0 and right <= 1000.001 for _, left, right in boxes)
    assert not any(a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for a, b in combinations(boxes, 2))


@given(labels)
def test_a_label_of_the_first_rank_is_never_left_out(given_labels):
    found = levels(given_labels, 1000, 4)
    assert all(place is not None for label, place in zip(given_labels, found, strict=True) if label.rank == 0)


def test_a_wide_character_takes_the_room_of_about_two():
    assert text_width("港", 12) > 1.5 * text_width("p", 12)
