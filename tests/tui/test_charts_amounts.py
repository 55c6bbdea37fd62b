import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.agreement import amount
from facilitator.domain.agreement.quantiles import quartiles
from facilitator.domain.figures import AmountLine, Amounts
from facilitator.language import language
from facilitator.tui import figures
from facilitator.tui.figures import logarithmic

EN = language("en")
LONG = "A question that goes on for a while, with 漢字, 👩‍👩‍👧 and [/x] more words than fit\n\x1b[2J"


def given_amounts(name: str, values: tuple[float, ...]) -> AmountLine:
    told = tuple(sorted(values)) if len(values) >= 5 else ()
    q1, median, q3 = quartiles(told) if told else (None, None, None)
    factor = amount.factor(told) if told else None
    return AmountLine(name, name, told, q1, median, q3, factor, amount.of_values(sorted(values)))


def drawn(figure: Amounts, width: int, height: int, part: str | None = None) -> list[str]:
    return [line.plain.rstrip() for line in figures.lines(figure, part, width, height, EN)]


HAVE = given_amounts("What I have today", (0, 0, 50, 100, 100, 200, 200, 500, 500, 1000))
SHOULD = given_amounts("What I should have", (200, 500, 500, 500, 1000, 1000, 1500, 2000, 5000, 50000))
HIDDEN = Amounts("CHF", (HAVE, SHOULD))
REVEALED = Amounts("CHF", (HAVE, SHOULD), 500.0, 2, 7, 1)


def test_amounts_stand_on_one_logarithmic_axis_with_zero_in_a_column_of_its_own():
    assert drawn(HIDDEN, 60, 16) == [
        "What I have today                             median CHF 150",
        " ●        ●    ●      ●",
        " ●  ●     ●    ●      ●     ●",
        "─── ──━━━━━━━◆━━━━━━━━──────────────────────────────────────",
        "",
        "What I should have                          median CHF 1,000",
        "                      ●",
        "                      ●     ●",
        "               ●      ●     ●  ● ●       ●                 ●",
        "─── ──────────────────━━━━━━◆━━━━━──────────────────────────",
        " 0  50   100  200    500  1,000            10,000     50,000",
        "",
        "What I have today: The middle half of the room differs by a",
        "factor of 6.8.",
        "What I should have: The middle half of the room differs by a",
        "factor of 3.8.",
    ]


def test_the_official_amount_crosses_both_lines_once_it_is_there():
    assert drawn(REVEALED, 60, 19) == [
        "What I have today                             median CHF 150",
        "                      ║",
        " ●        ●    ●      ●",
        " ●  ●     ●    ●      ●     ●",
        "─── ──━━━━━━━◆━━━━━━━━║─────────────────────────────────────",
        "",
        "What I should have                          median CHF 1,000",
        "                      ║",
        "                      ●",
        "                      ●     ●",
        "               ●      ●     ●  ● ●       ●                 ●",
        "─── ──────────────────║━━━━━◆━━━━━──────────────────────────",
        " 0  50   100  200    500  1,000            10,000     50,000",
        "                      ▲ official: CHF 500",
        "",
        "2 of 10 are near the official answer, 7 below it, 1 above.",
        "What I have today: The middle half of the room differs by a",
        "factor of 6.8.",
        "● a person · ◆ the middle of the room · ━ half of it",
    ]
    assert drawn(REVEALED, 44, 14) == [
        "What I have today             median CHF 150",
        "                 ║",
        " ●      ●   ●    ●",
        " ●  ●   ●   ●    ●   ●",
        "─── ─━━━━━◆━━━━━━║──────────────────────────",
        "",
        "What I should have          median CHF 1,000",
        "                 ║",
        "                 ●",
        "                 ●   ●",
        "            ●    ●   ● ● ●    ●            ●",
        "─── ─────────────║━━━◆━━━───────────────────",
        " 0     100         1,000       10,000",
        "                 ▲ official: CHF 500",
    ]
    assert drawn(REVEALED, 30, 6) == [
        "What I have today    ◆ CHF 150",
        "─── ─━━━◆━━━║─────────────────",
        "What I should have ◆ CHF 1,000",
        "─── ────────║━━◆━━────────────",
        " 0    100    1,000  10,000",
        "official: CHF 500",
    ]
    assert drawn(REVEALED, 50, 3) == [
        "What I have tod… ─── ─━━◆━━━║───────────── CHF 150",
        "What I should… ─── ───────║━◆━────────── CHF 1,000",
        "official: CHF 500",
    ]
    assert drawn(REVEALED, 30, 2) == [
        "What I have today      CHF 150",
        "What I should have   CHF 1,000",
    ]


def test_a_chosen_line_is_drawn_alone_without_its_label():
    assert drawn(REVEALED, 50, 7, "What I should have") == [
        "                                  median CHF 1,000",
        "        ║",
        "        █     ▃",
        "▅       █     █   ▅ ▅        ▅                   ▅",
        "────────║━━━━━◆━━━━━━─────────────────────────────",
        "200    500  1,000               10,000      50,000",
        "        ▲ official: CHF 500",
    ]


def test_without_a_spread_the_axis_has_room_at_both_sides():
    figure = Amounts("days", (given_amounts("Long?", (30,) * 6),))
    assert drawn(figure, 40, 5) == [
        "                          median 30 days",
        "                 █",
        "                 █",
        "─────────────────◆──────────────────────",
        "20                                    50",
    ]


def test_under_five_answers_there_is_only_their_count():
    figure = Amounts("CHF", (given_amounts("Few", (1, 2, 3, 4)),))
    assert drawn(figure, 60, 8) == [
        "4 answers so far; shown from 5 on.",
    ]


@settings(max_examples=60, deadline=None)
@given(width=st.integers(20, 160), height=st.integers(3, 50), people=st.sampled_from((0, 3, 5, 24, 200)))
def test_at_no_size_anything_is_wider_or_higher_than_its_place(width, height, people):
    values = tuple(float(place * 7919 % 3001) ** 3 for place in range(people))
    line, zeros = given_amounts(LONG, values), given_amounts("", (0.0,) * people)
    for figure in (
        Amounts("CHF", (line,)), Amounts(LONG, (line, zeros), 1e12, 1, 2, 3), Amounts("", (zeros, line), 0.0, 1, 2, 3),
        Amounts("CHF", (zeros,), 0.01, 1, 2, 3),
    ):  # fmt: skip
        lines = figures.lines(figure, None, width, height, EN)
        assert len(lines) <= height
        assert all(each.cell_length <= width for each in lines)
        assert not any("\x1b" in each.plain or "\n" in each.plain for each in lines)


@pytest.mark.parametrize(
    ("values", "low", "high"), [((30, 700), 20, 1000), ((100, 100), 50, 200), ((0.05, 2), 0.05, 2), ((0, 0), 0.5, 2)]
)
def test_the_axis_runs_between_round_numbers(values, low, high):
    found = logarithmic.scale(values, 40)
    assert (found.low, found.high) == (low, high)
    assert found.place(high) == 39
    assert found.place(low) == (4 if 0 in values else 0)
    assert found.place(0) == 1
