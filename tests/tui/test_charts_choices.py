from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.agreement import nominal
from facilitator.domain.figures import ChoiceItem, Choices, Share
from facilitator.language import language
from facilitator.tui import figures

EN = language("en")
OPTIONS = ("I may", "must ask")
LONG = "A question that goes on for a while, with 漢字, 👩‍👩‍👧 and [/x] more words than fit\n\x1b[2J"


def item(name: str, counts: tuple[int, ...], unsure: int = 0, options: tuple[str, ...] = OPTIONS) -> ChoiceItem:
    shares = tuple(Share(label, label, count) for label, count in zip(options, counts, strict=True))
    n = sum(counts)
    if n < 5:
        return ChoiceItem(name, name, shares, n, 1, nominal.of_choices(counts, unsure))
    pair, favourites = nominal.pair_probability(counts), nominal.effective_number(counts)
    return ChoiceItem(name, name, shares, n, 1, nominal.of_choices(counts, unsure), pair, favourites)


def drawn(figure: Choices, width: int, height: int, part: str | None = None) -> list[str]:
    return [line.plain.rstrip() for line in figures.lines(figure, part, width, height, EN)]


SCENARIOS = Choices((item("Grant a credit of 100 francs", (7, 5), 11), item("Ship by express", (12, 3), 8)))
WAYS = ("I solve it myself", "To my manager", "Into the ticket system")


def test_one_question_is_a_bar_per_option_with_count_and_share():
    figure = Choices((item("Where?", (10, 8, 1), 0, WAYS),))
    assert drawn(figure, 60, 9) == [
        "I solve it myself    █████████████████████████████ 10 · 53 %",
        "                     █████████████████████████████",
        "",
        "To my manager        ███████████████████████ 8 · 42 %",
        "                     ███████████████████████",
        "",
        "Into the ticket      ███ 1 · 5 %",
        "system               ███",
    ]
    assert drawn(figure, 40, 6) == [
        "I solve it myself",
        "██████████████████████████████ 10 · 53 %",
        "To my manager",
        "████████████████████████ 8 · 42 %",
        "Into the ticket system",
        "███ 1 · 5 %",
    ]
    assert drawn(figure, 30, 3) == [
        "I solve it m… ██████ 10 · 53 %",
        "To my manager █████ 8 · 42 %",
        "Into the tic… █ 1 · 5 %",
    ]


def test_who_does_not_know_stands_below_in_another_texture():
    figure = Choices((item("May I?", (7, 5), 11),))
    assert drawn(figure, 50, 7) == [
        "I may        █████████████████ 7 · 30 %",
        "",
        "must ask     ████████████ 5 · 22 %",
        "",
        "I don't know ░░░░░░░░░░░░░░░░░░░░░░░░░░░ 11 · 48 %",
        "",
        "As if the answers fell on 1.9 options alike.",
    ]


def test_scenarios_are_a_matrix_of_counts_bars_and_clarity():
    assert drawn(SCENARIOS, 64, 9) == [
        "                                              I don't",
        "                          I may     must ask  know       clarity",
        "",
        "Grant a credit of 100     ██▉ 7     ██▏ 5     ░░░░░ 11   0.15",
        "francs",
        "",
        "Ship by express           █████ 12  █▎ 3      ░░░ 8      0.60",
        "",
        "Clarity 1.00: all who know say the same.",
    ]
    assert drawn(SCENARIOS, 44, 8) == [
        "                             I",
        "                      must   don't",
        "               I may  ask    know    clarity",
        "Grant a        █▏ 7   ▉ 5    ░░ 11   0.15",
        "credit of 10…",
        "Ship by        ██ 12  ▌ 3    ░ 8     0.60",
        "express",
    ]


def test_where_words_do_not_fit_above_the_columns_letters_stand_there():
    assert drawn(SCENARIOS, 30, 6) == [
        "            A   B   C",
        "Grant a c…  7   5   11   0.15",
        "Ship by e…  12  3   8    0.60",
        "",
        "A I may · B must ask · C I",
        "don't know",
    ]


def test_where_no_matrix_fits_the_counts_stand_in_words():
    assert drawn(SCENARIOS, 24, 4) == [
        "Grant a credit of … 0.15",
        "I don't know 11 · I may…",
        "Ship by express     0.60",
        "I may 12 · I don't know…",
    ]
    assert drawn(SCENARIOS, 24, 2) == [
        "Grant a cred… I don'… 11",
        "Ship by express I may 12",
    ]


def test_a_chosen_scenario_is_drawn_alone():
    assert drawn(SCENARIOS, 40, 3, "Ship by express") == [
        "I may        █████████████████ 12 · 52 %",
        "must ask     ████ 3 · 13 %",
        "I don't know ░░░░░░░░░░░ 8 · 35 %",
    ]


def test_under_five_answers_there_is_only_their_count():
    figure = Choices((item("May I?", (2, 2)),))
    assert drawn(figure, 60, 8) == [
        "4 answers so far; shown from 5 on.",
    ]


def test_who_does_not_know_is_told_even_where_few_do():
    figure = Choices((item("May I?", (2, 1), 9),))
    assert drawn(figure, 60, 8) == [
        "3 answers so far; shown from 5 on.",
        "9 do not know.",
    ]


@settings(max_examples=60, deadline=None)
@given(width=st.integers(20, 160), height=st.integers(3, 50), people=st.sampled_from((0, 3, 5, 24, 200)))
def test_at_no_size_anything_is_wider_or_higher_than_its_place(width, height, people):
    counts = (people // 2, people - people // 2)
    long = item(LONG, counts, people // 3, (LONG, "yes"))
    many = item(LONG, (*counts, *[0] * 10), 0, (LONG,) * 12)
    for figure in (Choices((long,)), Choices((long,) * 7), Choices((many,) * 3), Choices((many,))):
        lines = figures.lines(figure, None, width, height, EN)
        assert len(lines) <= height
        assert all(line.cell_length <= width for line in lines)
        assert not any("\x1b" in line.plain or "\n" in line.plain for line in lines)
