from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.agreement import claims
from facilitator.domain.figures import Claim, Claims
from facilitator.language import language
from facilitator.tui import figures

EN = language("en")
LONG = "A question that goes on for a while, with 漢字, 👩‍👩‍👧 and [/x] more words than fit\n\x1b[2J"


def item(name: str, better: int, n: int) -> Claim:
    return Claim(name, name, better, n, claims.possible(n), claims.mistaken(better, n))


def drawn(figure: Claims, width: int, height: int, part: str | None = None) -> list[str]:
    return [line.plain.rstrip() for line in figures.lines(figure, part, width, height, EN)]


BOTH = Claims((item("I listen to customers", 17, 24), item("I drive", 9, 24)))


def test_the_most_that_can_be_right_is_marked_and_the_overhang_hatched():
    assert drawn(BOTH, 60, 17) == [
        "I listen to customers                               17 of 24",
        "██████████████████████████████┃▚▚▚▚▚▚▚▚▚▚▚▚·················",
        "██████████████████████████████┃▚▚▚▚▚▚▚▚▚▚▚▚·················",
        "██████████████████████████████┃▚▚▚▚▚▚▚▚▚▚▚▚·················",
        "                              ▲ at most 12",
        "17 of 24 say better; at most 12 can be. So at least 5 are",
        "mistaken: not everyone can be right.",
        "",
        "",
        "I drive                                              9 of 24",
        "██████████████████████········┃·····························",
        "██████████████████████········┃·····························",
        "██████████████████████········┃·····························",
        "                              ▲ at most 12",
        "9 of 24 say better; at most 12 can be.",
        "",
        "█ can be · ▚ more than can be",
    ]


def test_sentences_give_way_first_then_air_and_the_words_at_the_mark():
    assert drawn(BOTH, 44, 9) == [
        "I listen to customers               17 of 24",
        "██████████████████████┃▚▚▚▚▚▚▚▚·············",
        "██████████████████████┃▚▚▚▚▚▚▚▚·············",
        "                      ▲ at most 12",
        "",
        "I drive                              9 of 24",
        "████████████████······┃·····················",
        "████████████████······┃·····················",
        "                      ▲ at most 12",
    ]
    assert drawn(BOTH, 30, 6) == [
        "I listen to customers 17 of 24",
        "██████████████┃▚▚▚▚▚▚▚········",
        "              ▲ at most 12",
        "I drive                9 of 24",
        "███████████···┃···············",
        "              ▲ at most 12",
    ]
    assert drawn(BOTH, 30, 4) == [
        "I listen to customers 17 of 24",
        "██████████████┃▚▚▚▚▚▚▚········",
        "I drive                9 of 24",
        "███████████···┃···············",
    ]
    assert drawn(BOTH, 50, 2) == [
        "I listen to customers    ████████┃▚▚▚···· 17 of 24",
        "I drive                   ██████··┃······· 9 of 24",
    ]
    assert drawn(BOTH, 30, 2) == [
        "I listen to customers 17 of 24",
        "I drive                9 of 24",
    ]


def test_a_chosen_quality_is_drawn_alone_without_its_label():
    assert drawn(BOTH, 40, 6, "I drive") == [
        "                                 9 of 24",
        "███████████████·····┃···················",
        "███████████████·····┃···················",
        "███████████████·····┃···················",
        "                    ▲ at most 12",
        "9 of 24 say better; at most 12 can be.",
    ]


def test_everybody_claims_and_nobody_does():
    figure = Claims((item("all", 10, 10), item("none", 0, 10), item("half", 5, 10)))
    assert drawn(figure, 40, 6) == [
        "all                             10 of 10",
        "████████████████████┃▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚",
        "none                             0 of 10",
        "····················┃···················",
        "half                             5 of 10",
        "████████████████████┃···················",
    ]


def test_under_five_answers_there_is_only_their_count():
    figure = Claims((item("Few", 0, 4),))
    assert drawn(figure, 60, 8) == [
        "4 answers so far; shown from 5 on.",
    ]


def test_a_quality_with_few_answers_says_so_beside_the_others():
    figure = Claims((item("I drive", 9, 24), item("Few", 0, 3)))
    assert drawn(figure, 50, 5) == [
        "I drive                                    9 of 24",
        "██████████████████······┃·························",
        "                        ▲ at most 12",
        "Few",
        "3 answers so far; shown from 5 on.",
    ]


@settings(max_examples=60, deadline=None)
@given(width=st.integers(20, 160), height=st.integers(3, 50), people=st.sampled_from((0, 3, 5, 24, 200)))
def test_at_no_size_anything_is_wider_or_higher_than_its_place(width, height, people):
    for better in {0, people // 2, people}:
        long = item(LONG, better if people >= 5 else 0, people)
        for figure in (Claims((long,)), Claims((long, item("", 0, people)) * 3)):
            lines = figures.lines(figure, None, width, height, EN)
            assert len(lines) <= height
            assert all(line.cell_length <= width for line in lines)
            assert not any("\x1b" in line.plain or "\n" in line.plain for line in lines)
