import figure_examples as examples
import msgspec

from facilitator.domain.figures import Shift
from facilitator.language import language
from facilitator.tui import figures


def drawn(figure, width: int, height: int, part: str | None = None) -> list[str]:
    return [line.plain.rstrip() for line in figures.lines(figure, part, width, height, language("en"))]


def test_every_question_has_both_rounds_on_a_strip_and_who_moved_which_way():
    assert drawn(examples.SHIFT, 60, 16) == [
        "We decide for customers.",
        "0 ─────────────────────────○━━━━━━━▶●──────── 1  0.60 → 0.82",
        "████████████████████████████████▓▓▓▓▓▓▓▓▓▓░░░░░░░░░░░░░░░░░░",
        "9 toward, 3 away, 5 stayed. The room has moved.",
        "",
        "I know how far I may decide.",
        "0 ──────────────────────────────────◉──────── 1  0.82 → 0.82",
        "████▓▓▓░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░",
        "1 toward, 1 away, 15 stayed. Too little to call it a change.",
        "",
        "We say how things are.",
        "0 ───────────────────────────○────────────────── 1  0.60 → –",
        "Fewer than 5 people answered both rounds.",
        "",
        "○ first round   ● now",
    ]


def test_where_the_height_is_short_the_strips_stay_then_the_numbers():
    assert drawn(examples.SHIFT, 46, 6) == [
        "We decide for customers.",
        "0 ─────────────────○━━━━▶●───── 1  0.60 → 0.82",
        "I know how far I may decide.",
        "0 ───────────────────────◉───── 1  0.82 → 0.82",
        "We say how things are.",
        "0 ───────────────────○──────────── 1  0.60 → –",
    ]
    assert drawn(examples.SHIFT, 46, 3) == [
        "We decide for customers.           0.60 → 0.82",
        "I know how far I may decide.       0.82 → 0.82",
        "We say how things are.                0.60 → –",
    ]


def test_one_question_shows_where_people_came_from_and_went_to():
    assert drawn(examples.SHIFT, 46, 20, "a") == [
        "0 ─────────────────○━━━━▶●───── 1  0.60 → 0.82",
        "○ first round   ● now",
        "",
        "████████████████████████▓▓▓▓▓▓▓▓░░░░░░░░░░░░░░",
        "9 toward, 3 away, 5 stayed. The room has",
        "moved.",
        "",
        "now ↑",
        " │   ·     ▒▒▒  5    ·       ·     ███  8",
        " │",
        " │   ·       ·       ·       ╱       ·",
        " │",
        " │ ░░░  2    ·     ░░░  1    ·       ·",
        " │",
        " │   ·       ╱       ·       ·       ·",
        " │",
        " │   ╱       ·       ·       ·     ░░░  1",
        " └────────────────────────────────────────",
        "  first round →                   ╱ stayed",
    ]


def test_an_agreement_that_falls_points_the_other_way():
    item = msgspec.structs.replace(examples.SHIFT.items[0], before=examples.AGREED, after=examples.SPREAD, moves=())
    assert drawn(Shift((item,)), 46, 1) == ["0 ─────────────────●◀━━━━○───── 1  0.82 → 0.60"]
