from itertools import count

import pytest
from memory import Memory

from facilitator.domain.figures import Bars, Themes
from facilitator.domain.merging import MergedVotes, Pile, preview
from facilitator.domain.plan import parse
from facilitator.domain.words import Refusal
from facilitator.room import Room

PLAN = """
[workshop]
id = "day"
title = "Day"
[[step]]
id = "said"
kind = "collect"
title = "Said"
entries = 2
[[step]]
id = "vote"
kind = "dots"
title = "Vote"
of = "said"
dots = 3
per_option = 2
[[step]]
id = "other"
kind = "dots"
title = "Other"
options = [ { id = "a", text = "A" }, { id = "b", text = "B" } ]
"""
SAID = {1: ["too many lists", "meetings without end"], 2: ["too many lists"], 3: ["meetings without end"], 4: ["keys"]}
SENT = count()


@pytest.fixture
def room() -> Room:
    """Lists of persons 1 and 2 are theme 1.1, meetings of 1 and 3 are theme 1.2, keys of 4 are theme 4.1."""
    made = Room(parse(PLAN, "day.toml")[0], Memory(), lambda: 0.0)
    for i in range(1, 5):
        made.join(f"p{i}")
    made.do("next")
    made.do("open")
    for i, texts in SAID.items():
        send(made, i, "said", {"text": texts})
    made.do("close")
    return made


def send(room: Room, person: int, step: str, values: dict[str, object]) -> None:
    room.submit(f"p{person}", f"s{next(SENT)}", step, room.session.state(step).round, values)


def vote(room: Room, *ballots: dict[str, int]) -> None:
    room.do("jump", "vote")
    room.do("open")
    for person, dots in enumerate(ballots, 1):
        send(room, person, "vote", {"dots": dots})


def test_a_person_behind_both_themes_counts_once(room: Room) -> None:
    found = preview(room, "1.1", "1.2")
    assert (found.label, found.into_label) == ("too many lists", "meetings without end")
    assert (found.people, found.into_people, found.together) == (2, 2, 3)
    assert found.votes == ()


def test_dots_on_both_add_up_and_who_gave_to_both_counts_once(room: Room) -> None:
    vote(room, {"1.1": 2, "1.2": 1}, {"1.1": 1, "4.1": 2}, {"1.2": 2})
    expected = MergedVotes("vote", "Vote", shown=False, theme=Pile(3, 2), into=Pile(3, 2), together=Pile(6, 3))
    assert preview(room, "1.1", "1.2").votes == (expected,)
    room.do("close")
    assert preview(room, "1.1", "1.2").votes[0].shown


def test_it_changes_nothing_and_what_it_says_comes_true(room: Room) -> None:
    vote(room, {"1.1": 2, "1.2": 1}, {"1.1": 1, "4.1": 2}, {"1.2": 2}, {"4.1": 1})
    for theme, into in (("1.1", "4.1"), ("4.1", "1.2")):
        stage, found = room.session.stage, preview(room, theme, into)
        assert room.session.stage == stage
        room.do("merge", f"{theme} {into}")
        bars, themes = room.figure("vote"), room.figure("said")
        assert isinstance(bars, Bars)
        assert isinstance(themes, Themes)
        here = next(bar for bar in bars.bars if bar.id == into)
        assert (here.label, here.value, here.people) == (
            found.into_label,
            found.votes[0].together.dots,
            found.votes[0].together.people,
        )
        assert next(line.people for line in themes.themes if line.id == into) == found.together


def test_a_theme_that_came_after_the_vote_began_brings_no_dots(room: Room) -> None:
    room.do("merge", "4.1 1.1")
    vote(room, {"1.1": 2}, {"1.2": 1})
    room.do("split", "4.1")
    assert preview(room, "4.1", "1.2").votes == ()
    assert [v.together for v in preview(room, "1.1", "1.2").votes] == [Pile(3, 2)]


def test_a_theme_merged_before_brings_its_dots_along(room: Room) -> None:
    vote(room, {"1.1": 2}, {"1.2": 1}, {"4.1": 1})
    room.do("merge", "1.1 1.2")
    found = preview(room, "1.2", "4.1").votes[0]
    assert (found.theme, found.into, found.together) == (Pile(3, 2), Pile(1, 1), Pile(4, 3))


@pytest.mark.parametrize(("theme", "into"), [("1.1", "1.1"), ("9.9", "1.1"), ("1.1", "9.9"), ("", ""), ("1.1", "")])
def test_what_cannot_be_merged_is_refused(room: Room, theme: str, into: str) -> None:
    with pytest.raises(Refusal) as caught:
        preview(room, theme, into)
    assert caught.value.code == "argument"


def test_there_is_nothing_to_merge_before_somebody_was_asked() -> None:
    with pytest.raises(Refusal) as caught:
        preview(Room(parse(PLAN, "day.toml")[0], Memory(), lambda: 0.0), "1.1", "1.2")
    assert caught.value.code == "not_now"
