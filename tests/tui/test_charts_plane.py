import figure_examples as examples
import msgspec

from facilitator.language import language
from facilitator.tui import figures
from facilitator.tui.figures.points import Mark, spread


def drawn(figure, width: int, height: int, part: str | None = None) -> list[str]:
    return [line.plain.rstrip() for line in figures.lines(figure, part, width, height, language("en"))]


def test_people_are_dots_and_medians_letters_between_two_axes():
    assert drawn(examples.PLANE, 46, 14) == [
        "Impact ↑",
        "large ┌─ Do it now ──────┬──────── Plan it ─┐",
        "      │   ⢀   ⢀      ⠈   ┊                  │",
        "      │       A⠃         ┊                  │",
        "      │                  ┊                  │",
        "      ├┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┼┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⠠┤",
        "      │                  ┊          B   ⡀   │",
        "      │                  ┊      ⠠   ⠅       │",
        "      │                  ┊                  │",
        "small └─ On the side ────┴─────── Leave it ─┘",
        "      small          Effort →           large",
        " A Approvals  Effort 2 · Impact 9",
        " B Excel lists  Effort 8 · Impact 3",
        " C Meetings  1 answer",
    ]


def test_a_chosen_item_stands_alone_with_its_people():
    assert drawn(examples.PLANE, 46, 14, "1.2.x") == [
        "Impact ↑",
        "large ┌─ Do it now ──────┬──────── Plan it ─┐",
        "      │                  ┊                  │",
        "      │       A          ┊                  │",
        "      │                  ┊                  │",
        "      ├┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┼┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⠠┤",
        "      │                  ┊          B   ⡀   │",
        "      │                  ┊      ⠠   ⠅       │",
        "      │                  ┊                  │",
        "small └─ On the side ────┴─────── Leave it ─┘",
        "      small          Effort →           large",
        " A Approvals  Effort 2 · Impact 9",
        "▸B Excel lists  Effort 8 · Impact 3",
        " C Meetings  1 answer",
    ]


def test_where_it_is_wide_the_legend_stands_beside_the_map():
    assert drawn(examples.PLANE, 90, 12) == [
        "Impact ↑",
        "large ┌─ Do it now ────────────┬────────────── Plan it ─┐    A Approvals",
        "      │     ⡀   ⢀         ⠈    ┊                        │      Effort 2 · Impact 9",
        "      │         ⠘A             ┊                        │    B Excel lists",
        "      │                        ┊                        │      Effort 8 · Impact 3",
        "      ├┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┼┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⠠┤    C Meetings",
        "      │                        ┊             B⡀   ⢀     │      1 answer",
        "      │                        ┊         ⠄    ⠄         │",
        "      │                        ┊                        │   A dot is a person, a letter",
        "small └─ On the side ──────────┴───────────── Leave it ─┘   the middle of all.",
        "      small                Effort →                 large",
    ]


def test_where_there_is_no_room_for_a_map_the_medians_are_told():
    assert drawn(examples.PLANE, 46, 3) == [
        " A Approvals  Effort 2 · Impact 9",
        " B Excel lists  Effort 8 · Impact 3",
        " C Meetings  1 answer",
    ]


def test_both_axes_of_an_item_choose_it():
    assert drawn(examples.PLANE, 46, 14, "1.2.y") == drawn(examples.PLANE, 46, 14, "1.2.x")


def test_nobody_is_hidden_behind_anybody_else():
    points = tuple((float(x), 2.0) for x in (1, 1, 1, 1, 5, 5, 9))
    _, dots = spread([Mark(0, 0, 0.5, 0.2, seen=True, points=points)], 10, 30, 9)
    assert sum((ord(sign) - 0x2800).bit_count() for line in dots.lines() for sign in line if sign != " ") == 7


def test_medians_in_one_cell_stand_beside_each_other():
    marks = [Mark(i, 0, 0.5, 0.5, seen=True, points=()) for i in range(5)]
    letters, _ = spread(marks, 10, 21, 9)
    assert len(set(letters.values())) == 5
    assert all(abs(x - 10) + abs(y - 4) <= 1 for x, y in letters.values())


def test_below_five_answers_there_is_only_their_count():
    few = msgspec.structs.replace(examples.PLANE, spots=examples.SPOTS[2:])
    assert drawn(few, 60, 12) == ["1 answer so far; shown from 5 on."]


LABELS = ("Nobody knows who decides on a discount", "Approvals take weeks", "Two ticket systems for one customer")
AXES = (
    examples.Axis("Available", "we would have to create it", "we have it already"),
    examples.Axis("Useful", "says nothing", "says a lot"),
)


def test_long_names_and_ends_of_axes_are_told_in_full_in_a_narrow_window():
    spots = tuple(
        msgspec.structs.replace(examples.SPOTS[0], id=str(n), label=label) for n, label in enumerate(LABELS, 1)
    )
    for height in (14, 16, 20):
        told = "\n".join(drawn(examples.Plane(*AXES, 10, examples.QUADRANTS, spots), 52, height))
        assert all(label in told for label in LABELS), told
        assert all(word in told for axis in AXES for word in (axis.label, axis.low, axis.high)), told
