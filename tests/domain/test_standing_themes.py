"""What becomes of a vote on short answers while the facilitator works on them: dots stay where people put them."""

import pytest
from said import collected, lead, send

from facilitator.domain.figures import Bars, Themes
from facilitator.domain.merging import Pile, preview
from facilitator.domain.plan import parse
from facilitator.export import document
from facilitator.room import Room

PLAN = """
[workshop]
id = "day"
title = "Day"
[[step]]
id = "said"
kind = "collect"
title = "Said"
[[step]]
id = "vote"
kind = "dots"
title = "Vote"
of = "said"
dots = 3
per_option = 3
reveal = "live"
[[step]]
id = "every"
kind = "dots"
title = "Every"
of = "said"
over = "entries"
dots = 3
per_option = 3
reveal = "live"
"""
SAID = ("Silos", "silos!", "Silodenken", "Printer jams", "Printer jams", "Idiots!")


@pytest.fixture
def room() -> Room:
    """Themes 1.1 (two entries), 3.1, 4.1 (two entries) and 6.1."""
    return collected(PLAN, SAID)


def vote(room: Room, step: str, *ballots: dict[str, int]) -> None:
    lead(room, f"jump {step}", "open")
    for person, given in enumerate(ballots, 1):
        send(room, person, step, {"dots": given})
    lead(room, "close")


def bars(room: Room, step: str) -> dict[str, tuple[int, int]]:
    figure = room.figure(step)
    assert isinstance(figure, Bars)
    return {bar.label: (bar.value, bar.people) for bar in figure.bars if bar.value}


def themes(room: Room) -> dict[str, tuple[str, ...]]:
    figure = room.figure("said")
    assert isinstance(figure, Themes)
    return {theme.label: theme.entries for theme in figure.themes}


def test_dots_stay_with_a_theme_whose_first_answer_is_hidden_and_go_on_with_it(room: Room) -> None:
    vote(room, "vote", {"1.1": 2}, {"1.1": 1, "3.1": 2}, {"4.1": 1})
    before = bars(room, "vote")
    assert before == {"Silos": (3, 2), "Silodenken": (2, 1), "Printer jams": (1, 1)}
    lead(room, "drop 1.1")
    assert themes(room)["silos!"] == ("silos!",)
    assert bars(room, "vote") == {"silos!": (3, 2), "Silodenken": (2, 1), "Printer jams": (1, 1)}
    board = room.board()
    assert board is not None
    theme = board.theme_of("2.1")
    assert theme is not None
    lead(room, f"merge {theme.id} 3.1")
    assert bars(room, "vote") == {"Silodenken": (5, 2), "Printer jams": (1, 1)}
    lead(room, "undo", "undo")
    assert bars(room, "vote") == before


def test_hiding_one_answer_undoes_no_merging_and_no_name(room: Room) -> None:
    lead(room, "rename 4.1 Machines", "merge 1.1 3.1", "drop 1.1", "drop 4.1")
    assert themes(room) == {"Silodenken": ("Silodenken", "silos!"), "Machines": ("Printer jams",), "Idiots!": SAID[5:]}
    lead(room, "restore 1.1")
    assert themes(room)["Silodenken"] == ("Silodenken", "Silos", "silos!")


def test_what_is_hidden_is_said_nowhere_and_comes_back_with_its_dots(room: Room) -> None:
    vote(room, "vote", {"6.1": 3}, {"3.1": 1})
    vote(room, "every", {"6.1": 2}, {"5.1": 1})
    lead(room, "drop 6.1")
    assert bars(room, "vote") == {"Silodenken": (1, 1)}
    assert bars(room, "every") == {"Printer jams": (1, 1)}
    assert "Idiots!" not in themes(room)
    lead(room, "restore 6.1")
    assert bars(room, "vote") == {"Idiots!": (3, 1), "Silodenken": (1, 1)}


def test_a_theme_is_called_in_the_vote_what_it_is_called_now_and_a_ballot_paper_stays(room: Room) -> None:
    vote(room, "vote", {"3.1": 1})
    paper = room.fields("vote", "en")
    lead(room, "rename 3.1 Thinking in silos")
    assert bars(room, "vote") == {"Thinking in silos": (1, 1)}
    assert room.fields("vote", "en") == paper


def test_an_answer_that_is_spelt_like_others_brings_its_dots_to_them(room: Room) -> None:
    vote(room, "vote", {"3.1": 1}, {"1.1": 1})
    lead(room, "edit 3.1 Silos")
    assert bars(room, "vote") == {"Silos": (2, 2)}


def test_merging_adds_up_a_vote_on_entries_and_splitting_takes_one_out_again(room: Room) -> None:
    vote(room, "every", {"1.1": 1, "2.1": 1}, {"2.1": 1, "3.1": 2}, {"3.1": 1}, {"4.1": 1})
    before = bars(room, "every")
    assert before == {"Silos": (1, 1), "silos!": (2, 2), "Silodenken": (3, 2), "Printer jams": (1, 1)}
    found = preview(room, "1.1", "3.1").votes
    assert [(v.step, v.theme, v.into, v.together) for v in found] == [("every", Pile(3, 2), Pile(3, 2), Pile(6, 3))]
    lead(room, "merge 1.1 3.1")
    assert bars(room, "every") == {"Silodenken": (6, 3), "Printer jams": (1, 1)}
    lead(room, "split 2.1")
    assert bars(room, "every") == {"Silodenken": (4, 3), "silos!": (2, 2), "Printer jams": (1, 1)}
    lead(room, "undo", "undo")
    assert bars(room, "every") == before


def test_what_was_merged_before_is_offered_once(room: Room) -> None:
    lead(room, "merge 1.1 3.1", "drop 6.1", "jump every", "open")
    offered = room.fields("every", "en")[0].options
    assert [(o.id, o.label) for o in offered] == [
        ("3.1", "Silodenken"), ("4.1", "Printer jams"), ("5.1", "Printer jams")
    ]  # fmt: skip


def test_answers_to_a_second_asking_have_nothing_to_do_with_the_first_vote(room: Room) -> None:
    vote(room, "vote", {"1.1": 2}, {"3.1": 1})
    lead(room, "jump said", "again")
    for person, text in enumerate(("Coffee", "Tea", "Keys"), 1):
        send(room, person, "said", {"text": [text]})
    lead(room, "merge 1.1 3.1", "drop 2.1")
    assert themes(room) == {"Keys": ("Keys", "Coffee")}
    assert bars(room, "vote") == {"Silos": (2, 1), "Silodenken": (1, 1)}


def test_an_export_read_back_has_the_same_votes_whatever_was_done(room: Room) -> None:
    lead(room, "split 2.1")
    vote(room, "vote", {"1.1": 2, "2.1": 1}, {"3.1": 1, "4.1": 1}, {"6.1": 3})
    vote(room, "every", {"1.1": 2, "2.1": 1}, {"3.1": 1, "4.1": 1}, {"5.1": 3})
    lead(room, "merge 1.1 3.1", "drop 3.1", "edit 4.1 Printers", "drop 6.1", "rename 3.1 Walls", "move 5.1 2.1")
    built = document.build(room, parse(PLAN, "day.toml")[1])
    again = document.reread(document.decode(document.encode(built)))
    assert [bars(again, step) for step in ("vote", "every")] == [bars(room, step) for step in ("vote", "every")]
    assert bars(room, "vote")["Walls"] == (3, 2)
