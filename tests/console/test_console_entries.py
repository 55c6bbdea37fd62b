import pytest
from spoken import Speak, answered

from facilitator.console import Console
from facilitator.domain.figures import Themes

FIRST = "error Say entries first: it reads the answers out with their numbers."


def themes(console: Console) -> dict[str, int]:
    figure = console.room.figure("said")
    assert isinstance(figure, Themes)
    return {theme.label: theme.people for theme in figure.themes}


async def test_themes_and_entries_are_read_out_with_short_numbers(lead: Speak) -> None:
    assert await lead("entries") == [
        "* 1: printer jams, 2 people",
        "* 1.1: printer jams",
        "* 1.2: Printer jams!",
        "* 2: too many lists, 1 person",
        "* 3: meetings without end, 1 person",
        "* 4: nobody decides, 1 person",
        "* 5: passwords, 1 person",
        "ok 6 answers, 5 themes",
    ]
    assert (await lead("themes"))[0:2] == ["* 1: printer jams, 2 people", "* 2: too many lists, 1 person"]
    assert await lead("entries 1") == ["* 1.1: printer jams", "* 1.2: Printer jams!", "ok 1: printer jams"]


@pytest.mark.parametrize(
    ("line", "did"),
    [
        ("drop 1.2", "hid “Printer jams!”"),
        ("drop 5", "hid “passwords”"),
        ("edit 5.1 Too many passwords", "edited “passwords” into “Too many passwords”"),
        ("move 5 2", "moved “passwords” to “too many lists”"),
        ("split 1.2", "made “Printer jams!” a theme of its own"),
        ("rename 3 Meetings", "renamed “meetings without end” to “Meetings”"),
        ("different 2 3", "kept “too many lists” and “meetings without end” apart"),
        ("merge 2 3 yes", "merged “too many lists” into “meetings without end”"),
        ("MERGE 2 3 YES", "merged “too many lists” into “meetings without end”"),
    ],
)
async def test_answers_are_worked_on_by_their_numbers(lead: Speak, line: str, did: str) -> None:
    await lead("entries")
    assert await lead(line) == [f"ok {did}"]
    assert await lead("undo") == [f"ok undone: {did}"]


async def test_a_hidden_answer_is_read_out_and_shown_again_by_either_number(day: Console, lead: Speak) -> None:
    await lead("entries")
    await lead("drop 5")
    assert await lead("restore 5.1") == ["ok showed “passwords” again"]
    await lead("drop 2")
    assert "* hidden 1: too many lists" in await lead("entries")
    assert await lead("restore 1") == ["ok showed “too many lists” again"]
    assert await lead("restore 1") == ["error 1 is not hidden."]
    assert "too many lists" in themes(day)


async def test_an_edited_answer_is_read_out_with_what_was_written(lead: Speak) -> None:
    await lead("entries")
    await lead("edit 5 Too many passwords")
    said = await lead("entries")
    assert "* 5.1: Too many passwords, written as “passwords”" in said
    assert await lead("edit 5") == ["ok gave “Too many passwords” its own words back"]


async def test_numbers_hold_until_answers_are_read_out_again(day: Console, lead: Speak) -> None:
    await lead("entries")
    day.room.do("open")
    for person in (3, 4, 6):
        answered(day.room, person, "said", {"text": ["too many lists"]})
    assert await lead("rename 1 Machines") == ["ok renamed “printer jams” to “Machines”"]
    assert await lead("drop 2") == ["ok hid “too many lists”"]
    assert (await lead("entries"))[:2] == ["* 1: too many lists, 3 people", "* 1.1: too many lists"]


@pytest.mark.parametrize(
    "line", ["drop 5", "drop 5.1", "edit 5 x", "move 5 1", "split 5", "rename 5 x", "merge 5 1 yes"]
)
async def test_what_somebody_has_written_anew_since_is_not_what_was_heard(day: Console, lead: Speak, line: str) -> None:
    await lead("entries")
    day.room.do("open")
    answered(day.room, 6, "said", {"text": ["nobody has heard this"]})
    stage = day.room.session.stage
    assert await lead(line) == [f"error {line.split()[1]} is not there any more: say entries again."]
    assert day.room.session.stage == stage


async def test_one_theme_is_read_out_with_the_numbers_it_has_and_what_is_new(day: Console, lead: Speak) -> None:
    await lead("themes")
    day.room.do("open")
    answered(day.room, 4, "said", {"text": ["printer jams", "passwords"]})
    await lead("move 5 1")
    assert await lead("entries 1") == [
        "* 1.1: printer jams", "* new: printer jams", "* 1.2: Printer jams!", "* 5.1: passwords", "ok 1: printer jams",
    ]  # fmt: skip


async def test_a_theme_goes_on_under_its_number_when_its_first_answer_is_hidden_or_it_is_merged(lead: Speak) -> None:
    await lead("entries")
    await lead("drop 1.1")
    assert await lead("rename 1 Machines") == ["ok renamed “Printer jams!” to “Machines”"]
    await lead("merge 2 1 yes")
    assert await lead("rename 2 All of it") == ["ok renamed “Machines” to “All of it”"]
    assert await lead("merge 1 2 yes") == ["error These are the same theme already."]


async def test_merging_says_what_it_comes_to_and_waits_for_a_yes(day: Console, lead: Speak) -> None:
    await lead("entries")
    stage = day.room.session.stage
    assert await lead("merge 1 2") == [
        "* “printer jams” becomes part of “too many lists”.",
        "* People behind the two: 2 and 1, together 3; everybody counts once.",
        "ok not done yet: say yes, or the same line again, to do it",
    ]
    assert day.room.session.stage == stage
    assert await lead("yes") == ["ok merged “printer jams” into “too many lists”"]
    assert themes(day)["too many lists"] == 3
    assert await lead("yes") == ["error Nothing waits for a yes."]


async def test_dots_on_both_are_told_once_the_room_sees_them(day: Console, lead: Speak) -> None:
    for line in ("entries", "next", "open"):
        await lead(line)
    for person, dots in enumerate(({"1.1": 2, "3.1": 1}, {"1.1": 1}), 1):
        answered(day.room, person, "vote", {"dots": dots})
    assert "* Dots on both add up in “Vote”." in await lead("merge 2 3")
    await lead("close")
    said = await lead("merge 2 3")
    assert "* Dots given in “Vote”: 3 and 1, together 4; people who gave them: 2." in said


@pytest.mark.parametrize("again", ["merge 1 2", " Merge  1 2 "])
async def test_the_same_line_again_is_a_yes(lead: Speak, again: str) -> None:
    await lead("entries")
    await lead("merge 1 2")
    assert await lead(again) == ["ok merged “printer jams” into “too many lists”"]


@pytest.mark.parametrize("other", ["no", "", "status", "merge 2 1", "merge 1", "bogus"])
async def test_anything_else_leaves_it(day: Console, lead: Speak, other: str) -> None:
    await lead("entries")
    await lead("merge 1 2")
    stage = day.room.session.stage
    await lead(other)
    assert day.room.session.stage == stage
    if other != "merge 2 1":
        assert await lead("yes") == ["error Nothing waits for a yes."]


ALL = ("drop 1.1", "restore 1", "edit 1 x", "move 1.1 2", "split 1.1", "merge 1 2", "rename 1 x", "different 1 2")


@pytest.mark.parametrize("line", [*ALL, "entries 1"])
async def test_numbers_mean_nothing_before_answers_were_read_out(day: Console, lead: Speak, line: str) -> None:
    stage = day.room.session.stage
    assert await lead(line) == [FIRST]
    assert day.room.session.stage == stage


@pytest.mark.parametrize("line", ALL)
async def test_numbers_of_another_question_mean_nothing(lead: Speak, line: str) -> None:
    await lead("entries")
    for other in ("insert collect More?", "next", "open", "close"):
        await lead(other)
    assert await lead(line) == [FIRST]


@pytest.mark.parametrize("line", [*ALL, "entries", "themes", "find x"])
async def test_there_is_nothing_to_work_on_before_somebody_was_asked(speak: Speak, line: str) -> None:
    assert await speak(line) == ["error There are no short answers yet."]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("drop", "A theme has a number such as 2."),
        ("drop 9.1", "A theme has a number such as 2."),
        ("drop 1", "An answer has a number such as 2.1."),
        ("drop 1.9", "An answer has a number such as 2.1."),
        ("drop 1.1 1.2", "An answer has a number such as 2.1."),
        ("edit 0 x", "A theme has a number such as 2."),
        ("edit 5", "Please write something."),
        ("edit 5 \x1b", "Please write something."),
        ("move 5", "A theme has a number such as 2."),
        ("move 1.1 1", "It is in that theme already."),
        ("split 5", "It is a theme of its own already."),
        ("merge 1", "A theme has a number such as 2."),
        ("merge 1 1", "These are the same theme already."),
        ("merge 1 2 3", "A theme has a number such as 2."),
        ("merge yes", "A theme has a number such as 2."),
        ("rename x y", "A theme has a number such as 2."),
        ("different 1.1 2", "A theme has a number such as 2."),
        ("restore 1", "Hidden answers have a number such as 1."),
        ("restore 5.1", "5.1 is not hidden."),
        ("entries ²", "A theme has a number such as 2."),
    ],
)
async def test_a_number_that_is_none_is_refused(day: Console, lead: Speak, line: str, why: str) -> None:
    await lead("entries")
    stage = day.room.session.stage
    assert await lead(line) == [f"error {why}"]
    assert day.room.session.stage == stage


async def test_what_may_be_the_same_is_read_out_by_number_until_it_is_denied(day: Console, lead: Speak) -> None:
    day.room.do("open")
    answered(day.room, 5, "said", {"text": ["lists, lists, lists", "too many long lists for us"]})
    denied: set[str] = set()
    while pairs := [line for line in await lead("entries") if line.startswith("* perhaps the same: ")]:
        assert pairs[0] not in denied
        denied.add(pairs[0])
        first, second = pairs[0].removeprefix("* perhaps the same: ").split(",")[0].split(" and ")
        assert (await lead(f"different {first} {second}"))[0].startswith("ok kept ")
    assert denied


async def test_only_the_likeliest_pairs_are_read_out(day: Console, lead: Speak) -> None:
    day.room.do("open")
    for person in range(7, 17):
        day.room.join(f"p{person}")
        answered(day.room, person, "said", {"text": [f"lists of kind {person}", f"meetings of kind {person}"]})
    said = await lead("themes")
    assert len([line for line in said if line.startswith("* perhaps the same: ")]) == 10
    assert said[-2].startswith("* ")
    assert said[-2].endswith(" more pairs like these")


async def test_answers_are_found_by_their_words_or_their_theme(day: Console, lead: Speak) -> None:
    assert await lead("find PRINT") == ["* 1.1: printer jams", "* 1.2: Printer jams!", "ok 2 answers"]
    assert await lead("find lists") == ["* 2.1: too many lists", "ok 1 answer"]
    assert await lead("rename 1 Machines") == ["ok renamed “printer jams” to “Machines”"]
    assert (await lead("find machines"))[-1] == "ok 2 answers"
    day.room.do("open")
    answered(day.room, 4, "said", {"text": ["machines again"]})
    assert "* new: machines again" in await lead("find machines")
    assert await lead("find nothing of it") == ["ok 0 answers"]
    assert await lead("find") == ["error Please write something."]


async def test_hostile_answers_are_words_when_they_are_read_out(day: Console, lead: Speak) -> None:
    day.room.do("open")
    answered(day.room, 6, "said", {"text": ["\x1b]0;PWNED\x07[/x]"]})
    said = await lead("entries")
    assert [line for line in said if "PWNED" in line]
    assert not [c for line in said for c in line if not c.isprintable()]
