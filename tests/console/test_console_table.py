import pytest
from spoken import Speak

from facilitator.console import COMMANDS, Console
from facilitator.console.table import TABLE
from facilitator.domain.session import ALLOWED
from facilitator.language import available, language
from facilitator.tui.deeds import ANSWERS, DESK, HOST


def test_there_is_a_command_for_every_action_of_the_room() -> None:
    assert set(ALLOWED) | {"undo", "redo"} <= set(COMMANDS)


INSTEAD = {
    "desk": "status", "note": "note", "extra": "insert", "proxy": "answer", "view": "result", "private": "result",
    "code": "address", "leave": "quit", "same": "merge", "pick": "move", "put": "move", "fold": "themes",
    "unfold": "entries",
}  # fmt: skip
"""What the screen calls otherwise."""
FOR_EYES = {"blocks", "theme"}
"""What changes the look of the screen alone."""


def test_there_is_a_command_for_everything_that_the_screens_can_do() -> None:
    done = {INSTEAD.get(deed.action, deed.action) for deed in (*HOST, *DESK, *ANSWERS) if deed.action not in FOR_EYES}
    assert done - set(COMMANDS) == set()


async def test_help_tells_every_command_in_one_line(console: Console, speak: Speak) -> None:
    said = await speak("help")
    assert [line.removeprefix("* ").split()[0].rstrip(":") for line in said[:-1]] == list(COMMANDS)
    assert said[-1] == f"ok {len(COMMANDS)} commands"
    assert all(len(line) < 120 for line in said)
    assert console.room.session.events == []


async def test_help_tells_of_one_command(speak: Speak) -> None:
    said = await speak("help Timer")
    assert said[0].startswith("* timer N: ")
    assert said[1] == "ok 1 command"


@pytest.mark.parametrize("code", available())
def test_every_command_is_explained_in_every_language_in_words_of_its_own(code: str) -> None:
    told = [language(code).say(command.help) for command in TABLE.values()]
    assert len(set(told)) == len(told)
    assert all(told)


@pytest.mark.parametrize(
    ("line", "near"), [("mrege 1 2", "merge"), ("nxt", "next"), ("help opn", "open"), ("zzzz", None), ("/quit", "quit")]
)
async def test_what_is_no_command_is_refused_with_the_nearest_one(speak: Speak, line: str, near: str | None) -> None:
    (said,) = await speak(line)
    word = line.rsplit(maxsplit=1)[-1] if line.startswith("help") else line.split(maxsplit=1)[0]
    assert said == f"error There is no command {word}. " + (
        f"Perhaps {near}?" if near else "Say help to hear what there is."
    )


@pytest.mark.parametrize("name", [name for name, command in TABLE.items() if not command.takes])
async def test_nothing_may_stand_behind_what_takes_nothing(console: Console, speak: Speak, name: str) -> None:
    assert await speak(f"{name} 3") == [f"error Nothing may stand behind {name}."]
    assert console.room.session.events == []
    assert not console.quit.is_set()


@pytest.mark.parametrize("name", COMMANDS)
async def test_no_word_behind_any_command_reaches_the_terminal_as_it_is(
    console: Console, speak: Speak, name: str
) -> None:
    for state in ("", "next", "open"):
        if state:
            console.room.do(state)
        for hostile in ("\x1b]0;x\x07", "1 \x9b31m", "\u202eevil", "1.1 \x1b[2J | \x00", "a=\x1b[31m", "off\x08"):
            said = await speak(f"{name} {hostile}")
            assert said[-1].split()[0] in {"ok", "error"}
            assert not [c for line in said for c in line if not c.isprintable()]
    assert all(len(line) < 600 for line in said)


async def test_yes_and_no_without_a_question_change_nothing(console: Console, speak: Speak) -> None:
    assert await speak("yes") == ["error Nothing waits for a yes."]
    assert await speak("no") == ["ok nothing was done"]
    assert console.room.session.events == []
