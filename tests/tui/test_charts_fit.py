import figure_examples as examples
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator.domain.agreement import Agreement
from facilitator.domain.figures import Shift, ShiftItem
from facilitator.language import language
from facilitator.tui import figures

LANGUAGES = "en", "de"


def named(figure) -> str:
    return type(figure).__name__.lower()


def parts_of(figure) -> list[str | None]:
    found = getattr(figure, "items", None) or getattr(figure, "spots", ())
    return [None, *(f"{each.id}.x" if hasattr(each, "points") else each.id for each in found[:2])]


def assert_fits(figure, part, width: int, height: int, lang: str) -> None:
    drawn = figures.lines(figure, part, width, height, language(lang))
    assert len(drawn) <= height
    for line in drawn:
        assert line.cell_length <= width
        assert line.plain.isprintable()


@pytest.mark.parametrize("figure", examples.ALL, ids=named)
@pytest.mark.parametrize("width", [20, 30, 43, 46, 61, 84, 97, 118, 160])
def test_no_figure_is_wider_or_higher_than_its_place(figure, width):
    for height in (0, 1, 3, 5, 6, 9, 14, 22, 50):
        for part in parts_of(figure):
            assert_fits(figure, part, width, height, "en")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(examples.ALL), st.integers(20, 160), st.integers(3, 50), st.sampled_from(LANGUAGES))
@example(examples.PLANE, 30, 6, "de")
def test_every_size_from_twenty_to_a_hundred_and_sixty_has_room_for_every_figure(figure, width, height, lang):
    assert_fits(figure, None, width, height, lang)


@pytest.mark.parametrize("figure", examples.EMPTY, ids=named)
def test_a_figure_without_anything_to_draw_says_so_or_stays_empty(figure):
    drawn = figures.lines(figure, None, 60, 12, language("en"))
    assert drawn or figure == Shift(())


def test_below_five_people_in_both_rounds_nothing_is_counted():
    few = Agreement(4, None, None, "few")
    item = ShiftItem("a", "A", few, few, 4, 0, 0, 0, claim=False)
    text = "\n".join(line.plain for line in figures.lines(Shift((item,)), None, 60, 9, language("en")))
    assert "Fewer than 5 people answered both rounds." in text
    assert not any(sign in text for sign in "●█▓░")
    assert text.count("○ first round   ● now") == 0
