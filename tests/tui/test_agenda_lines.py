"""The desk's agenda: what its minutes are, and that it uses the room there is."""

import pytest

from facilitator.domain.agenda import Item
from facilitator.language import language
from facilitator.tui.figures import agenda

EN = language("en")
ITEMS = tuple(
    Item(f"s{n}", n, f"Part {n}", 10, 60 * n, "done" if n < 3 else "here" if n == 3 else "to come")
    for n in range(1, 9)
)  # fmt: skip


def drawn(width: int, height: int) -> list[str]:
    return [line.plain.rstrip() for line in agenda.lines(ITEMS, width, height, EN)]


@pytest.mark.parametrize(
    ("width", "heads", "first"), [(60, ("planned", "needed"), "10'"), (30, ("needed/planned",), "1/10'")]
)
def test_minutes_stand_under_what_they_are(width, heads, first):
    head, item, *_ = drawn(width, 12)
    assert [head.index(text) >= 0 for text in heads] == [True] * len(heads)
    assert first in item
    assert len(head) == width
    assert len(item) <= width


def test_there_is_air_between_steps_where_there_is_room():
    assert drawn(60, 30)[1:4:2] == [line for line in drawn(60, 12) if "Part 1" in line or "Part 2" in line]
    assert len(drawn(60, 30)) == 1 + 15 + 2


@pytest.mark.parametrize("height", range(1, 12))
def test_the_present_step_is_in_view_however_low_the_window(height):
    found = drawn(40, height)
    assert len(found) <= height
    assert any("Part 3" in line for line in found)
