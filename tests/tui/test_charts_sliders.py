from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.agreement import slider
from facilitator.domain.agreement.quantiles import quartiles
from facilitator.domain.figures import SliderItem, Sliders
from facilitator.language import language
from facilitator.tui import figures

EN = language("en")
LONG = "A question that goes on for a while, with 漢字, 👩‍👩‍👧 and [/x] more words than fit\n\x1b[2J"


def item(name: str, values: tuple[float, ...], low: str = "none", high: str = "all of it") -> SliderItem:
    told = tuple(sorted(values)) if len(values) >= 5 else ()
    q1, median, q3 = quartiles(told) if told else (None, None, None)
    found = slider.of_values(sorted(values), 0, 100)
    return SliderItem(name, name, 0, 100, "%", low, high, told, q1, median, q3, found)


def drawn(figure: Sliders, width: int, height: int, part: str | None = None) -> list[str]:
    return [line.plain.rstrip() for line in figures.lines(figure, part, width, height, EN)]


SYSTEMS = item("Detours around our systems", (10, 10, 15, 20, 20, 20, 30, 35, 35, 40, 60, 90))
TALKS = item("Arrangements", (0, 50, 50, 50, 50, 60, 70, 80, 80, 90, 100, 100))
BOTH = Sliders((SYSTEMS, TALKS))


def test_everybody_is_a_dot_between_two_ends_above_the_middle_half():
    assert drawn(BOTH, 60, 18) == [
        "Detours around our systems              0.75  Same direction",
        "             ●",
        "       ●     ●       ●",
        "       ● ●   ●     ● ●   ●         ●                 ●",
        "───────────━━━━◆━━━━━━──────────────────────────────────────",
        "0 % none     25 %                            all of it 100 %",
        "The middle of the room is 25 %; half of it lies between",
        "18.75 % and 36.25 %.",
        "",
        "Arrangements                        0.65  Scattered sparrows",
        "                               ●",
        "                               ●",
        "                               ●               ●           ●",
        " ●                             ●   ●     ●     ●     ●     ●",
        "──────────────────────────────━━━━━━━━◆━━━━━━━━━━━──────────",
        "0 % none                            65 %     all of it 100 %",
        "The middle of the room is 65 %; half of it lies between 50 %",
        "and 82.5 %.",
    ]


def test_sentences_give_way_first_then_air_then_dots():
    assert drawn(BOTH, 44, 13) == [
        "Detours around our systems              0.75",
        "         ▂",
        "    ▄    █     ▄",
        "    █ ▆  █   ▆ █ ▆        ▆            ▆",
        "────────━━━◆━━━━━───────────────────────────",
        "0 % none                     all of it 100 %",
        "",
        "Arrangements                            0.65",
        "                      █",
        "                      █           ▄        ▄",
        "▆                     █   ▆   ▆   █    ▆   █",
        "──────────────────────━━━━━━◆━━━━━━━────────",
        "0 % none                     all of it 100 %",
    ]
    assert drawn(BOTH, 44, 10) == [
        "Detours around our systems              0.75",
        "    ▄ ▂  ▆   ▂ ▄ ▂        ▂            ▂",
        "────────━━━◆━━━━━───────────────────────────",
        "0 % none                     all of it 100 %",
        "",
        "Arrangements                            0.65",
        "▂                     █   ▂   ▂   ▄    ▂   ▄",
        "──────────────────────━━━━━━◆━━━━━━━────────",
        "0 % none                     all of it 100 %",
    ]
    assert drawn(BOTH, 30, 6) == [
        "Detours around our syst…  0.75",
        "─────━━◆━━━━──────────────────",
        "0 % none       all of it 100 %",
        "Arrangements              0.65",
        "──────────────━━━━━◆━━━━━─────",
        "0 % none       all of it 100 %",
    ]
    assert drawn(BOTH, 50, 2) == [
        "Detours around our systems   ───━◆━────────── 25 %",
        "Arrangements                 ────────━━◆━━─── 65 %",
    ]
    assert drawn(BOTH, 30, 2) == [
        "Detours around our syste… 25 %",
        "Arrangements              65 %",
    ]


def test_an_item_chosen_is_drawn_alone_without_its_label():
    assert drawn(BOTH, 40, 6, "Arrangements") == [
        "                    ●",
        "                    ●",
        "                    ●          ●       ●",
        "●                   ●  ●   ●   ●   ●   ●",
        "────────────────────━━━━━◆━━━━━━━───────",
        "0 % none                 all of it 100 %",
    ]


def test_more_people_than_lines_make_columns():
    figure = Sliders((item("Much", tuple(range(20, 60)) * 4 + (80,) * 9),))
    assert drawn(figure, 30, 5) == [
        "      ▂▂█▂█▂█▂█▂▂▂",
        "      ████████████     ▆",
        "      ████████████     █",
        "─────────━━━◆━━━──────────────",
        "0 % none       all of it 100 %",
    ]


def test_under_five_answers_there_is_only_their_count():
    figure = Sliders((item("Few", (1, 2, 3, 4)),))
    assert drawn(figure, 60, 8) == [
        "4 answers so far; shown from 5 on.",
    ]


def test_an_item_with_few_answers_says_so_beside_the_others():
    figure = Sliders((SYSTEMS, item("Few", (1, 2))))
    assert drawn(figure, 50, 8) == [
        "Detours around our systems                    0.75",
        "     ▃    █      ▃",
        "     █ ▅  █    ▅ █  ▅        ▅              ▅",
        "─────────━━━◆━━━━━━───────────────────────────────",
        "0 % none  25 %                     all of it 100 %",
        "",
        "Few",
        "2 answers so far; shown from 5 on.",
    ]


@settings(max_examples=60, deadline=None)
@given(width=st.integers(20, 160), height=st.integers(3, 50), people=st.sampled_from((0, 3, 5, 24, 200)))
def test_at_no_size_anything_is_wider_or_higher_than_its_place(width, height, people):
    values = tuple(float(place * 37 % 101) for place in range(people))
    for figure in (Sliders((item(LONG, values, LONG, LONG),)), Sliders((item(LONG, values), item("", values)) * 3)):
        lines = figures.lines(figure, None, width, height, EN)
        assert len(lines) <= height
        assert all(line.cell_length <= width for line in lines)
        assert not any("\x1b" in line.plain or "\n" in line.plain for line in lines)
