import figure_examples as examples
import msgspec

from facilitator.language import language
from facilitator.tui import figures


def drawn(figure, width: int, height: int, part: str | None = None) -> list[str]:
    return [line.plain.rstrip() for line in figures.lines(figure, part, width, height, language("en"))]


def test_a_rung_has_its_place_a_bar_and_the_spread_of_its_ranks():
    assert drawn(examples.LADDER, 46, 12) == [
        " 1 ★ Approvals",
        "     █████████████ 48    1 ●━━━━━─────────── 4",
        " 2   Excel lists",
        "     █████████ 31.5      1 ───━━●━━━━━━───── 4",
        " 2   Meetings",
        "     █████████ 31.5      1 ─────━━━━━━●───── 4",
        " 4   Printers",
        "     ███ 12              1 ───────────━━━━━● 4",
        "",
        "★ Approvals beats every other one head to",
        "head.",
    ]


def test_where_it_is_narrow_a_rung_is_a_line_and_the_bar_gives_way():
    assert drawn(examples.LADDER, 46, 4) == [
        " 1 ★ Approvals             48  1 ●━━━─────── 4",
        " 2   Excel lists         31.5  1 ──━●━━━━─── 4",
        " 2   Meetings            31.5  1 ───━━━━●─── 4",
        " 4   Printers              12  1 ───────━━━● 4",
    ]
    assert drawn(examples.LADDER, 30, 4) == [
        " 1 ★ Approvals              48",
        " 2   Excel lists          31.5",
        " 2   Meetings             31.5",
        " 4   Printers               12",
    ]


def test_what_does_not_fit_is_counted():
    assert drawn(examples.LADDER, 46, 3) == [
        " 1 ★ Approvals             48  1 ●━━━─────── 4",
        " 2   Excel lists         31.5  1 ──━●━━━━─── 4",
        "and 2 more",
    ]


def test_nobody_beats_everybody_is_said_and_nothing_is_starred():
    nobody = msgspec.structs.replace(examples.LADDER, winner=None)
    lines = drawn(nobody, 60, 20)
    assert "No clear winner: none beats every other one head to head." in lines
    assert not any("★" in line for line in lines)


def test_below_five_orders_there_is_only_their_count():
    assert drawn(examples.EMPTY[0], 60, 8) == ["4 answers so far; shown from 5 on."]
