import pytest
from spoken import Speak

from facilitator.console import Console


async def test_notes_and_outcomes_are_read_out_with_their_step(console: Console, speak: Speak) -> None:
    assert await speak("note  Welcome \x1b[31m to all") == ["ok wrote down: Welcome [31m to all"]
    console.room.do("next")
    await speak("outcome We call back the same day")
    assert await speak("notes") == [
        "* note: Welcome [31m to all",
        "* What do we stand for?, outcome: We call back the same day",
        "ok 2 notes",
    ]
    assert await speak("undo") == ["ok undone: wrote down: We call back the same day"]
    assert (await speak("notes"))[-1] == "ok 1 note"


@pytest.mark.parametrize("line", ["note", "outcome", "note \x07"])
async def test_an_empty_note_is_refused(console: Console, speak: Speak, line: str) -> None:
    assert await speak(line) == ["error Please write something."]
    assert console.room.session.events == []


@pytest.mark.parametrize(
    ("line", "kind", "title", "fields"),
    [
        ("insert scale How was lunch? | poor | good", "scale", "How was lunch?", ["poor", "good"]),
        ("insert scale How was lunch?", "scale", "How was lunch?", ["", ""]),
        ("insert Choice | Where to?|In|Out", "choice", "Where to?", ["In", "Out"]),
        ("insert collect What now?", "collect", "What now?", []),
        ("insert ready", "choice", "Is everyone done?", ["Done", "A moment more"]),
    ],
)
async def test_a_question_of_the_moment_comes_next(
    console: Console, speak: Speak, line: str, kind: str, title: str, fields: list[str]
) -> None:
    assert await speak(line) == [f"ok put a question in: {title}"]
    await speak("next")
    step = console.room.session.current
    assert step is not None
    assert step.kind == kind
    asked = console.room.fields(step.id, "en")[0]
    assert fields == [option.label for option in getattr(asked, "options", ())] or fields == [asked.low, asked.high]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("insert", "On the spot you can ask: scale, choice, collect, ready."),
        ("insert poll Which?", "On the spot you can ask: scale, choice, collect, ready."),
        ("insert scale", "Please write a question."),
        ("insert choice Which? | only one", "A choice needs 2 to 12 options."),
        ("insert choice Which?" + " | o" * 13, "A choice needs 2 to 12 options."),
    ],
)
async def test_a_question_that_is_none_is_refused(console: Console, speak: Speak, line: str, why: str) -> None:
    assert await speak(line) == [f"error {why}"]
    assert console.room.session.events == []
