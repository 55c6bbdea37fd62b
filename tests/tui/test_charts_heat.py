import figure_examples as examples
import msgspec

from facilitator.domain.figures.worded import Heat
from facilitator.language import language
from facilitator.tui import figures
from facilitator.tui.figures import heat


def drawn(figure, width: int, height: int, part: str | None = None) -> list[str]:
    return [line.plain.rstrip() for line in figures.lines(figure, part, width, height, language("en"))]


def test_below_the_themes_stands_the_map_of_categories_and_departments():
    assert drawn(examples.THEMES, 46, 12) == [
        "Excel lists ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇ 6",
        "  excel",
        "Approvals   ▇▇▇▇▇▇▇▇▇▇▇▇▇▇ 3",
        "",
        "The room has grouped 4 of 10 answers; the rest",
        "is provisional.",
        "",
        "                  Sales    Technics   all",
        "Media break ████████  8 ▒▒▒▒▒▒▒▒  3     9",
        "",
        "System                · ░░░░░░░░  1     1",
        "all                   8           4",
    ]


def test_where_it_is_wide_the_map_stands_beside_them():
    assert drawn(examples.THEMES, 100, 8) == [
        "Excel lists ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇ 6                         Sales    Technics   all",
        "  excel                                                    Media break ████████  8 ▒▒▒▒▒▒▒▒  3     9",
        "Approvals   ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇ 3",
        "                                                           System                · ░░░░░░░░  1     1",
        "The room has grouped 4 of 10 answers; the rest is          all                   8           4",
        "provisional.",
    ]


def test_where_there_is_little_room_its_fullest_cells_are_told_in_a_line():
    assert drawn(examples.THEMES, 46, 5) == [
        "Excel lists ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇ 6",
        "Approvals   ▇▇▇▇▇▇▇▇▇▇▇▇▇▇ 3",
        "",
        "Media break × Sales 8 · Media break × Technic…",
    ]


def test_where_there_is_none_it_is_left_out():
    assert drawn(examples.THEMES, 46, 2) == [
        "Excel lists ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇ 6",
        "Approvals   ▇▇▇▇▇▇▇▇▇▇▇▇▇▇ 3",
    ]


def test_without_departments_or_categories_there_are_bars():
    departments = Heat((), ("Sales", "Technics"), (), (), (4, 2))
    categories = Heat(("Media break", "System"), (), ((), ()), (3, 0), ())
    assert [line.plain.rstrip() for line in heat.lines(departments, 30, 5, language("en"))] == [
        "Sales    ███████████████ 4",
        "Technics ████████ 2",
    ]
    assert [line.plain.rstrip() for line in heat.lines(categories, 30, 5, language("en"))] == [
        "Media break ████████████ 3",
        "System       0",
    ]


def test_a_map_without_any_entry_is_not_drawn():
    nothing = msgspec.structs.replace(examples.THEMES, heat=Heat(("A",), ("B",), ((0,),), (0,), (0,)))
    assert drawn(nothing, 60, 12) == drawn(msgspec.structs.replace(examples.THEMES, heat=None), 60, 12)
