"""Sessions side by side in sentences: numbers, ranges, honest words."""

import pytest

from facilitator import sentences
from facilitator.domain.agreement import Agreement
from facilitator.domain.comparison import (
    Change,
    Comparison,
    Line,
    Named,
    NamedThemes,
    PledgesKept,
    Questions,
    Session,
    Vote,
)
from facilitator.domain.figures import ChoiceItem, Promise, Share, ShiftItem
from facilitator.language import available, language

THEN = Agreement(24, 0.447, 0.48, "scattered", interval=(0.2, 0.548))
MIDDAY = Agreement(24, 0.61, 0.48, "tendency", interval=(0.4, 0.7))
NOW = Agreement(9, 0.8, 0.55, "bracketed", interval=(0.6, 0.91))
FEW = Agreement(4, None, None, "few")
MOVED = ShiftItem("star", "Star", THEN, MIDDAY, 24, 10, 4, 10, claim=True)
VOTES = (
    "1.1: 0.45 Scattered sparrows [0.20–0.55] (n = 24)",
    "1.2: 0.61 A tendency [0.40–0.70] (n = 24)",
    "2: (0.80) Few answers [0.60–0.91] (n = 9)",
)


def comparison() -> Comparison:
    votes = (Vote(0, 1, THEN), Vote(0, 2, MIDDAY, MOVED), Vote(1, 1, NOW))
    line = Line(
        "star", "A star [/x]", votes, (Change(1, 2, 0.2, "too_little"), Change(0, 2, 0.35, "change")), reworded=True
    )
    few = Line("few", "Few", (Vote(0, 1, THEN), Vote(1, 1, FEW)), (Change(0, 1, None, "unknown"),))
    shares = (Share("done", "done", 4), Share("not", "not yet", 2))
    asked = ChoiceItem("own", "My pledge", shares, 6, 1, Agreement(6, 0.3, 0.0, "bracketed", unsure=1))
    scarce = ChoiceItem("loop", "Our loop", shares, 3, 1, FEW)
    return Comparison(
        (Session("a", "day", "Day", "2026-05-01", 24), Session("b", "puls", "Pulse", "2026-06-12", 9)),
        (
            Questions("values", "scale", "Values", (0, 1), (line, few)),
            Questions("o", "scale", "Other", (0, 1), unlike=True),
        ),
        (
            NamedThemes(
                "words",
                "Obstacles",
                (0, 1),
                (20, 8),
                (Named("Lists", (7, 3), "still"), Named("Silence", (0, 5), "new"), Named("Meetings", (4, 0), "gone")),
            ),
        ),
        (PledgesKept(0, "Pledges", (Promise(1, "Call back", "I", "2026-06-01"),), 1, 1, (asked, scarce)),),
    )


def test_a_comparison_reads_as_sentences() -> None:
    assert list(sentences.compared(comparison(), language("en"))) == [
        "1  2026-05-01 · Day · 24 people · a",
        "2  2026-06-12 · Pulse · 9 people · b",
        "1.2: session 1, vote 2.",
        "Numbers from 0 to 1 tell how far the room agrees: 0 is scattered, 1 is of one mind.",
        "[0.40–0.60]: between these the number lies nine times out of ten.",
        "Nobody is followed from one session to the next: it may be other people who answer.",
        "The sessions differ in size by more than a factor of two: compare them with care.",
        "With fewer than 12 people a number varies a lot by chance alone.",
        "",
        "Values",
        "  A star [/x]",
        "    " + "  →  ".join(VOTES),
        "    It was worded differently.",
        "    1.2 → 2: +0.20, too little to call it a change",
        "    1.1 → 2: +0.35, the room has changed: the ranges do not meet",
        "    1.1 → 1.2: person by person: 10 toward, 4 away, 10 stayed",
        "  Few",
        "    1: 0.45 Scattered sparrows [0.20–0.55] (n = 24)  →  2: – Too few answers (n = 4)",
        "    1 → 2: too few answers to compare",
        "",
        "Other",
        "  Its scale or its options differ between the sessions: nothing to compare.",
        "",
        "Obstacles (1: n = 20, 2: n = 8)",
        "  not named again (1)",
        "    Meetings: 4 → 0",
        "  still named (1)",
        "    Lists: 7 → 3",
        "  named for the first time (1)",
        "    Silence: 0 → 5",
        "  Other words may mean the same thing: look at both lists before you cheer.",
        "",
        "Pledges (1): 1 pledge · 1 of 1 due by 2026-06-12",
        "    2026-06-01 · I · Call back",
        "  What session 2 says became of them:",
        "    My pledge: done 4, not yet 2 · 1 does not know.",
        "    Our loop: 3 answers: too few to tell.",
        "  Pledges then: 1, in a room of 24; answers now: 7. Perhaps not the same people.",
    ]


@pytest.mark.parametrize("lang", available())
def test_every_language_has_a_line_for_each(lang: str) -> None:
    assert len(list(sentences.compared(comparison(), language(lang)))) == 38
