import figure_examples as examples
import pytest

from facilitator.domain.figures import OutcomeSheet, SheetFlock, SheetLine, SheetPart
from facilitator.language import language
from facilitator.tui import figures

STAR = SheetPart("star", "Our star", (SheetLine("We answer today", 9, 20),), 3, star=True)


def drawn(figure: OutcomeSheet, width: int, height: int, lang: str = "en") -> list[str]:
    return [line.plain.rstrip() for line in figures.lines(figure, None, width, height, language(lang))]


@pytest.mark.parametrize(("width", "height"), [(78, 17), (116, 31), (196, 46)])
def test_the_day_fits_on_one_screen_with_everything_that_counts(width, height):
    text = "\n".join(drawn(examples.SHEET, width, height))
    assert "★ We do not rest until" in text
    assert all(told in text for told in ("at first 0.60", "now 0.82", "0.60 → 0.82"))
    for head in ("Our guardrails", "How we will know", "What has to go", "Deciding for a customer", "Small changes"):
        assert head in text
    assert "17/22" in text
    assert "CHF 500" in text
    assert "19 pledges" in text
    assert "Wednesday, 20 May, in this room" in text
    assert any("⠀" <= sign <= "⣿" for sign in text)


def test_the_flock_then_stands_left_of_the_star_and_the_flock_now_right_of_it():
    lines = drawn(examples.SHEET, 100, 30)
    caption = next(line for line in lines if "at first" in line)
    assert caption.index("at first") < 30 < caption.index("now") > 65
    star = next(line for line in lines if "★ We do not rest" in line)
    assert 28 < star.index("★") < 50


def test_where_it_is_low_the_star_and_the_numbers_stay_in_words():
    lines = drawn(examples.SHEET, 78, 6)
    assert lines[0].startswith("★ We do not rest until")
    assert lines[1] == "What do we steer by? 0.60 → 0.82 Same direction"
    assert not any("⠀" < sign <= "⣿" for line in lines for sign in line)


def test_a_day_without_a_second_flight_has_one_flock_and_its_word():
    figure = OutcomeSheet((SheetFlock("values", "Values", None, examples.AGREED),), (STAR,))
    text = "\n".join(drawn(figure, 80, 14))
    assert "★ We answer today" in text
    assert "at first" not in text
    assert "Most of the room flies the same way." in text


def test_a_day_of_pledges_alone_shows_them_and_no_sky():
    figure = OutcomeSheet(pledges=examples.SHEET.pledges, notes=("Lunch together",))
    lines = drawn(figure, 60, 16)
    assert lines[0] == "Small changes"
    assert "★ Lunch together" in "\n".join(lines)
    assert not any("⠀" < sign <= "⣿" for line in lines for sign in line)


def test_an_empty_day_says_so():
    assert drawn(OutcomeSheet(), 60, 5) == ["Nothing has come out yet."]
