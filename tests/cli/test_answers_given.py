"""What a plan asks its facilitator, answered on the command line or in a terminal, and kept with the session."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pseudoterminal import Terminal

from facilitator.cli import main
from facilitator.store import sessions

PLAN = """
ask_facilitator = [
  { id = "groups", text = { de = "Welche Abteilungen?", en = "Which departments?" }, kind = "list", field = "groups" },
  { id = "people", text = "How many people?", kind = "number", field = "people" },
  { id = "limit", text = "What holds officially?", kind = "amount", step = "limit", field = "official" },
]
[workshop]
id = "day"
title = "Day"
groups = ["Sales", "IT"]
[[step]]
id = "limit"
kind = "amount"
title = "Up to what amount?"
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "day.toml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def run(plan: Path, *more: str, command: str = "run") -> Result:
    args = [command, str(plan), "--sessions", str(plan.parent / "s"), "--host", "127.0.0.1", "--lang", "en", *more]
    return CliRunner().invoke(main, args, input="quit\n", catch_exceptions=False)


def kept(folder: Path) -> dict:
    (found,) = sessions.list_sessions(folder / "s")
    return sessions.read(found.path)[0]["plan"]


def test_answers_given_with_the_command_are_kept_in_the_sessions_plan(plan: Path, tmp_path: Path) -> None:
    done = run(plan, "--answer", "limit=Fr. 1'500.-", "--answer", "groups=North, South", "--answer", "people=40")
    assert done.exit_code == 0, done.output
    assert kept(tmp_path)["step"][0]["official"] == 1500
    assert kept(tmp_path)["workshop"] == {"id": "day", "title": "Day", "groups": ["North", "South"], "people": 40}
    name = sessions.list_sessions(tmp_path / "s")[0].path.stem
    again = run(Path(name), "--sessions", str(tmp_path / "s"), command="resume")
    assert again.exit_code == 0, again.output
    assert kept(tmp_path)["step"][0]["official"] == 1500


def test_without_a_terminal_nothing_is_asked_and_that_is_said(plan: Path, tmp_path: Path) -> None:
    done = run(plan, "--answer", "people=40")
    assert done.exit_code == 0
    assert "Not asked: groups, limit." in done.output
    assert kept(tmp_path)["workshop"]["groups"] == ["Sales", "IT"]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("people=many", ("Please give a whole number.", "people")),
        ("people=999999", ("people", "10000")),
        ("limit=a lot", ("Please give one amount", "limit")),
        ("nobody=3", ("nothing called nobody", "groups, people, limit")),
        ("people", ("ID=VALUE",)),
        ("=3", ("ID=VALUE",)),
    ],
)
def test_what_is_no_answer_is_refused_before_there_is_a_session(
    plan: Path, tmp_path: Path, answer: str, told: tuple[str, ...]
) -> None:
    done = run(plan, "--answer", answer)
    assert done.exit_code in {1, 2}
    assert all(word in done.output for word in told), done.output
    assert not (tmp_path / "s").exists()


def test_a_dash_empties_what_the_plan_has(plan: Path, tmp_path: Path) -> None:
    assert run(plan, "--answer", "groups=-").exit_code == 0
    assert "groups" not in kept(tmp_path)["workshop"]


async def test_at_a_terminal_questions_come_before_the_screen_and_a_wrong_answer_is_asked_again(
    plan: Path, tmp_path: Path
) -> None:
    args = ("run", str(plan), "--plain", "--host", "127.0.0.1", "--sessions", str(tmp_path / "s"), "--lang", "en")
    terminal = Terminal(*args)
    said = [
        ("Which departments? [Sales, IT]", "\r"),
        ("How many people? [a whole number]", "many\r"),
        ("Please give a whole number.", "24\r"),
        ("What holds officially?", "2'000\r"),
        ("http://127.0.0.1", "quit\r"),
    ]
    try:
        for told, typed in said:
            await terminal.until(lambda told=told: told in terminal.text())
            terminal.press(typed)
        assert await terminal.ended() == 0, terminal.text()
    finally:
        terminal.close()
    assert kept(tmp_path)["workshop"] == {"id": "day", "title": "Day", "groups": ["Sales", "IT"], "people": 24}
    assert kept(tmp_path)["step"][0]["official"] == 2000


async def test_an_answer_that_will_not_do_is_refused_before_anything_is_asked(plan: Path, tmp_path: Path) -> None:
    terminal = Terminal("run", str(plan), "--answer", "limit=abc", "--sessions", str(tmp_path / "s"), "--lang", "en")
    try:
        assert await terminal.ended() == 1
        assert "It was the answer to limit." in terminal.text()
        assert "Which departments?" not in terminal.text()
    finally:
        terminal.close()


async def test_what_was_typed_too_early_does_nothing_on_the_screen(plan: Path, tmp_path: Path) -> None:
    """A sentence behind the last answer opened and closed steps: letters are keys on the screen."""
    given = ("--answer", "groups=North, South", "--answer", "people=40")
    more = ("--host", "127.0.0.1", "--sessions", str(tmp_path / "s"), "--lang", "en")
    terminal = Terminal("run", str(plan), *given, *more)
    try:
        await terminal.until(lambda: "What holds officially?" in terminal.text())
        terminal.press("1500\nn no, not yet n\n")
        await terminal.until(lambda: "begin" in terminal.shown())
        terminal.press("?")
        await terminal.until(lambda: "the natural next thing" in terminal.shown())
        (found,) = sessions.list_sessions(tmp_path / "s")
        assert sessions.read(found.path)[1] == []
    finally:
        terminal.close()
