from dataclasses import replace

from facilitator.domain.agenda import Item
from facilitator.domain.merging import MergedVotes, MergePreview, Pile
from facilitator.language import language
from facilitator.sentences import behind, merged

SAY = language("en")
VOTES = MergedVotes("vote", "Vote", shown=True, theme=Pile(3, 2), into=Pile(2, 2), together=Pile(5, 3))
FOUND = MergePreview("1.1", "3.1", "lists", "meetings", 2, 3, 4, (VOTES,))


def item(seconds: int, planned: int = 10) -> Item:
    return Item("a", 1, "A", planned, seconds, "done")


def test_the_day_is_behind_ahead_or_on_time_in_whole_minutes() -> None:
    assert behind((item(660), item(660)), SAY) == "2 minutes behind the plan"
    assert behind((item(540),), SAY) == "1 minute ahead of the plan"
    assert behind((item(610),), SAY) == "on time"


def test_merging_says_the_rule_with_its_numbers() -> None:
    assert merged(FOUND, SAY) == [
        "“lists” becomes part of “meetings”.",
        "People behind the two: 2 and 3, together 4; everybody counts once.",
        "Dots given in “Vote”: 3 and 2, together 5; people who gave them: 3.",
    ]


def test_dots_that_the_room_does_not_see_are_not_told() -> None:
    hidden = replace(FOUND, votes=(replace(VOTES, shown=False),))
    assert merged(hidden, SAY)[2:] == ["Dots on both add up in “Vote”."]
    assert len(merged(replace(FOUND, votes=()), SAY)) == 2
