import pytest

from facilitator.domain.agreement import nominal, ordinal
from facilitator.domain.figures import Bar, Bars, Histogram, Histograms, Note, ThemeLine, Themes
from facilitator.language import language
from facilitator.tui import figures
from facilitator.tui.figures import histograms
from facilitator.tui.widgets import big, counter, gauge, keys, wire
from facilitator.tui.widgets.clock import face

EN = language("en")


def statement(name: str, counts: tuple[int, ...], missing: int = 0) -> Histogram:
    return Histogram(name, f"Statement {name}", "no", "yes", counts, ordinal.of_counts(counts, 0, missing))


def drawn(figure, width: int, height: int, part: str | None = None) -> list[str]:
    return [line.plain.rstrip() for line in figures.lines(figure, part, width, height, EN)]


def test_one_statement_is_a_bar_per_point():
    assert drawn(Histograms((statement("a", (2, 5, 2, 6, 7)),)), 40, 5) == [
        "no   1 ████████ 2",
        "     2 ███████████████████ 5",
        "     3 ████████ 2",
        "     4 ███████████████████████ 6",
        "yes  5 ███████████████████████████ 7",
    ]


def test_several_statements_stand_below_each_other_with_columns_and_number():
    figure = Histograms((statement("a", (0, 0, 0, 10, 10)), statement("b", (10, 0, 0, 0, 10))))
    assert drawn(figure, 50, 6) == [
        "Statement a                              ▇ ▇ 0.87",
        "                                   · · · █ █",
        "",
        "Statement b                        ▇       ▇ 0.00",
        "                                   █ · · · █",
        "",
    ]
    assert drawn(figure, 50, 8)[-2:] == ["", "left: no · right: yes"]


def test_a_chosen_statement_is_drawn_alone():
    figure = Histograms((statement("a", (0, 0, 0, 10, 10)), statement("b", (10, 0, 0, 0, 10))))
    assert drawn(figure, 50, 5, "b")[0].startswith("no   1 ███")


def test_under_five_answers_there_is_only_their_count():
    figure = Histograms((statement("a", (1, 1, 0, 0, 2)),))
    assert drawn(figure, 60, 8) == ["4 answers so far; shown from 5 on."]


def test_columns_show_the_smallest_count_too():
    assert histograms.columns((1, 0, 100), 1, 1) == ["▁ · ▇"]
    assert histograms.columns((4, 8), 2, 1) == ["  ▇", "█ █"]


def test_themes_name_their_answers_and_what_does_not_fit():
    themes = Themes((
        ThemeLine("t1", "Excel lists", ("Excel lists", "excel-lists"), 2),
        ThemeLine("t2", "Approvals", ("Approvals",), 1),
    ))  # fmt: skip
    assert drawn(themes, 40, 4) == [
        "Excel lists ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇ 2",
        "  excel-lists",
        "Approvals   ▇▇▇▇▇▇▇▇▇▇▇▇ 1",
        "",
    ]
    assert drawn(themes, 40, 1) == ["Excel lists ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇ 2"]
    assert drawn(Themes(()), 40, 4) == ["No answers yet."]


def test_bars_rank_options_with_dots_and_people():
    figure = Bars((Bar("a", "Approvals", 4, 3), Bar("b", "Excel", 2, 2), Bar("c", "Meetings", 0, 0)), 3)
    assert drawn(figure, 42, 6) == [
        " 1 Approvals", "   ████████████████████ 4 (3 people)",
        " 2 Excel", "   ██████████ 2 (2 people)",
        " 3 Meetings", "    0 (0 people)",
    ]  # fmt: skip
    assert drawn(figure, 42, 3)[0].startswith(" 1 Approvals")


def test_a_note_stands_in_the_middle():
    assert drawn(Note("Back soon."), 20, 5) == ["", "", "Back soon."]


@pytest.mark.parametrize("width", [20, 46, 78, 140])
@pytest.mark.parametrize("height", [1, 3, 8, 30])
def test_no_figure_is_wider_or_higher_than_its_place(width, height):
    long = "A statement that goes on for a while, with 漢字 and more words than fit"
    counts = (3, 4, 2, 6, 7)
    items = tuple(
        Histogram(str(i), long, "not at all true", "entirely true", counts, ordinal.of_counts(counts)) for i in range(5)
    )
    for figure in (
        Histograms(items), Histograms(items[:1]), Note(long),
        Themes(tuple(ThemeLine(str(i), long, (long, "x" * 50), 4) for i in range(9))),
        Bars(tuple(Bar(str(i), long, 40, 12) for i in range(9)), 3, 1.4, 3.2),
    ):  # fmt: skip
        lines = figures.lines(figure, None, width, height, EN)
        assert len(lines) <= height
        assert max((line.cell_length for line in lines), default=0) <= max(width, 30)


def test_the_gauge_carries_number_chance_tick_and_sentences():
    item = statement("a", (0, 0, 0, 10, 10))
    lines = [line.plain for line in gauge.lines(gauge.Verdict(Histograms((item,)), item.agreement), 44, 20, EN)]
    assert lines[:3] == [line.ljust(18) for line in big.lines("0.87")][:1] + lines[1:3]
    track = next(line for line in lines if line.startswith("0 "))
    assert len(track) == 44
    assert track.index("┼") < track.index("●")
    assert abs(track.index("●") - 2 - 0.87 * 39) <= 1
    assert "Most of the room flies the same way." in lines
    assert any("As if 87 %" in line for line in lines)
    assert any("Pure chance shows about" in line for line in lines)


@pytest.mark.parametrize(("n", "told"), [(4, "Too few answers"), (6, "(1.00)"), (24, "1.00")])
def test_few_answers_get_no_number_then_brackets(n, told):
    item = statement("a", (0, 0, 0, 0, n))
    lines = [line.plain for line in gauge.lines(gauge.Verdict(Histograms((item,)), item.agreement), 44, 6, EN)]
    assert lines[0].startswith(told)


def test_while_people_are_missing_the_gauge_says_where_the_number_can_go():
    item = statement("a", (0, 1, 2, 6, 3), missing=8)
    lines = [line.plain for line in gauge.lines(gauge.Verdict(Histograms((item,)), item.agreement), 70, 20, EN)]
    assert any("between 0.35 and 0.84" in line for line in lines)
    assert any("═" in line for line in lines)


@pytest.mark.parametrize("themes", [1, 5, 6, 7, 40])
@pytest.mark.parametrize("height", [6, 7, 20])
def test_themes_say_once_that_their_grouping_is_provisional(themes, height):
    figure = Themes(tuple(ThemeLine(str(n), f"Theme {n}", (f"Theme {n}",) * 3, 3) for n in range(themes)))
    drawn = [line.plain for line in figures.lines(figure, None, 60, height, EN)]
    beside = [line.plain for line in gauge.lines(gauge.Verdict(figure, nominal.of_themes([3] * themes)), 60, 20, EN)]
    assert sum("provisional" in line for line in [*drawn, *beside]) == 1
    assert len(drawn) <= height


@pytest.mark.parametrize(
    ("left", "shown"), [(250, "04:10"), (0, "00:00"), (-30, "+00:30"), (None, ""), (6000, "100:00")]
)
def test_the_clock_counts_down_and_over(left, shown):
    assert face(left).plain == shown


def test_the_counter_says_how_many():
    assert "22 of 24 answered" in counter.text(22, 24, EN, circling=False).plain
    assert "circle" in counter.text(0, 0, EN, circling=True).plain


def test_birds_on_the_wire_get_smaller_until_they_fit():
    for birds in (0, 1, 11, 20, 26, 40, 80, 500):
        lines = wire.lines(birds, 80, newcomer=False)
        assert len(lines) == 4
        assert all(line.cell_length <= 80 for line in lines)
    assert wire.lines(3, 80, newcomer=True)[0].plain.strip()


def test_the_footer_keeps_the_natural_key_and_help_where_it_is_narrow():
    offered = (keys.Key("space", "close", natural=True), *(keys.Key("x", "something long") for _ in range(9)),
               keys.Key("?", "help", always=True))  # fmt: skip
    (line,) = keys.lines(offered, 40, 1)
    assert line.cell_length <= 40
    assert "close" in line.plain
    assert "help" in line.plain


def test_large_words_are_three_lines_of_half_blocks():
    assert big.lines("17") == ["▄█  ▀▀█", " █   ▄▀", "▀▀▀  ▀"]
    assert big.width("192.168.1.23") == 47
    assert big.known("192.168.1.23:8765/K7QP")
    assert not big.known("zürich")


def test_the_words_of_what_leads_are_read_whole_though_others_lose_their_line():
    leading = "We solve it before we ask whose job it is, whatever the hour"
    options = [Bar("a", leading, 9, 9), *(Bar(f"o{n}", f"Option {n}", 1, 1) for n in range(9))]
    found = drawn(Bars(tuple(options), 3), 70, 10)
    assert leading in found[0]
    assert found[-1] == "and 6 more"
    assert all("more" not in line for line in drawn(Bars(tuple(options[1:]), 3), 70, 10))


def test_whatever_has_a_dot_has_a_bar():
    options = Bars((Bar("a", "Approvals", 90, 30), Bar("b", "Excel", 1, 1), Bar("c", "Meetings", 0, 0)), 3)
    for height in (4, 12):
        lines = drawn(options, 30, height)
        place = next(i for i, line in enumerate(lines) if "Excel" in line)
        assert any(bar in line for line in lines[place : place + 2] for bar in "▇█")
