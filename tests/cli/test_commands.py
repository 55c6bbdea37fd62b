import json
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from facilitator.cli import main
from facilitator.store import sessions


@pytest.fixture
def plan_file(tmp_path: Path, small_plan: str) -> Path:
    path = tmp_path / "klein.toml"
    path.write_text(small_plan, encoding="utf-8")
    return path


def led(*args: str, script: str = "quit\n", lang: str = "en"):
    return CliRunner(env={"LC_ALL": lang, "LANG": lang}).invoke(main, [*args], input=script, catch_exceptions=False)


def test_run_leads_a_session_line_by_line_and_leaves_a_closed_file(plan_file: Path, tmp_path: Path) -> None:
    done = led(
        "run", str(plan_file), "--sessions", str(tmp_path / "s"), "--host", "127.0.0.1", script="next\nopen\nquit\n"
    )
    assert done.exit_code == 0, done.output
    assert [s.state for s in sessions.list_sessions(tmp_path / "s")] == ["closed"]
    assert "http://127.0.0.1:" in done.output


def test_options_before_the_command_hold_as_behind_it(plan_file: Path, tmp_path: Path) -> None:
    done = led("--sessions", str(tmp_path / "s"), "--host", "127.0.0.1", "--code", "K7QP", "run", str(plan_file))
    assert done.exit_code == 0, done.output
    assert [s.state for s in sessions.list_sessions(tmp_path / "s")] == ["closed"]
    assert "/K7QP" in done.output
    behind = led("--sessions", str(tmp_path / "no"), "list", "--sessions", str(tmp_path / "s"))
    assert "klein" in behind.output


def test_an_option_before_a_command_that_has_no_use_for_it_is_refused(tmp_path: Path) -> None:
    done = led("--port", "8765", "list", "--sessions", str(tmp_path))
    assert done.exit_code == 2
    assert "`list` has no option --port." in done.output
    inner = led("--lang", "de", "plan", "show", "puls")
    assert "Der Puls" in inner.output


def test_resume_goes_on_where_the_room_was(plan_file: Path, tmp_path: Path) -> None:
    folder = ("--sessions", str(tmp_path / "s"), "--host", "127.0.0.1")
    led("run", str(plan_file), *folder, script="next\nopen\nquit\n")
    name = sessions.list_sessions(tmp_path / "s")[0].path.stem
    done = led("resume", name, *folder, script="status\nquit\n")
    assert "ok status=open step=werte" in done.output


@pytest.mark.parametrize(
    "args", [("run", "no-such-plan"), ("resume", "no-such-session"), ("export", "no-such-session")]
)
def test_what_is_not_there_is_said_in_words(args: tuple[str, ...], tmp_path: Path) -> None:
    done = led(*args, "--sessions", str(tmp_path))
    assert done.exit_code == 1
    assert "no-such-" in done.output
    assert "Traceback" not in done.output


def test_a_plan_with_an_error_names_file_step_key_and_what_was_expected(tmp_path: Path, small_plan: str) -> None:
    plan = tmp_path / "falsch.toml"
    plan.write_text(small_plan.replace("dots = 3", 'dots = "drei"'), encoding="utf-8")
    done = led("run", str(plan), "--sessions", str(tmp_path / "s"))
    assert done.exit_code == 1
    assert all(word in done.output for word in ("falsch.toml", "wahl", "dots", "int"))
    assert not (tmp_path / "s").exists()


def test_a_plan_that_is_no_text_is_refused(tmp_path: Path) -> None:
    plan = tmp_path / "bild.toml"
    plan.write_bytes(b"\x89PNG\xff\xfe")
    assert "bild.toml" in led("run", str(plan), "--sessions", str(tmp_path / "s")).output


def test_a_session_in_use_is_refused_with_its_process(plan_file: Path, tmp_path: Path) -> None:
    led("run", str(plan_file), "--sessions", str(tmp_path / "s"), "--host", "127.0.0.1")
    path = sessions.list_sessions(tmp_path / "s")[0].path
    held = sessions.open_session(path)
    try:
        done = led("resume", str(path), "--sessions", str(tmp_path / "s"))
    finally:
        held.close()
    assert done.exit_code == 1
    assert "already open" in done.output


def test_export_prints_the_path_of_a_document(plan_file: Path, tmp_path: Path) -> None:
    folder = ("--sessions", str(tmp_path / "s"))
    led("run", str(plan_file), *folder, "--host", "127.0.0.1")
    name = sessions.list_sessions(tmp_path / "s")[0].path.stem
    done = led("export", name, *folder)
    assert json.loads(Path(done.output.strip()).read_text())["schema"] == "facilitator/session/1"


def test_the_schema_is_published() -> None:
    assert json.loads(led("export", "--schema").output)["$id"] == "facilitator/session/1"


def test_forget_removes_everything_of_a_session_and_says_so(plan_file: Path, tmp_path: Path) -> None:
    folder = ("--sessions", str(tmp_path / "s"))
    led("run", str(plan_file), *folder, "--host", "127.0.0.1")
    name = sessions.list_sessions(tmp_path / "s")[0].path.stem
    led("export", name, *folder)
    done = led("forget", name, "--yes", *folder)
    assert f"removed {name}.json" in done.output
    assert f"removed {name}.export.json" in done.output
    assert list((tmp_path / "s").iterdir()) == []


def test_list_shows_sessions_with_state_and_people(plan_file: Path, tmp_path: Path) -> None:
    led("run", str(plan_file), "--sessions", str(tmp_path / "s"), "--host", "127.0.0.1")
    line = led("list", "--sessions", str(tmp_path / "s"), lang="de_CH.UTF-8").output
    assert "Klein" in line
    assert "closed" in line


def test_a_taken_port_is_said_and_the_next_one_used(plan_file: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = led("run", str(plan_file), "--sessions", str(tmp_path / "s"), "--host", "127.0.0.1", "--port", str(port))
    assert done.exit_code == 0
    assert f"Port {port} is taken" in done.output


def test_a_damaged_session_is_set_aside_and_what_can_be_read_goes_on(plan_file: Path, tmp_path: Path) -> None:
    folder = ("--sessions", str(tmp_path / "s"), "--host", "127.0.0.1")
    led("run", str(plan_file), *folder, script="next\nopen\nquit\n")
    path = sessions.list_sessions(tmp_path / "s")[0].path
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    done = led("resume", str(path), *folder, script="status\nquit\n")
    assert "set aside" in done.output
    assert "ok status=open step=werte" in done.output
    kept = [p for p in (tmp_path / "s").iterdir() if "damaged" in p.name]
    assert [p.read_bytes() for p in kept] == [whole[: len(whole) // 2]]


def test_a_session_that_cannot_be_read_at_all_is_left_alone(plan_file: Path, tmp_path: Path) -> None:
    folder = ("--sessions", str(tmp_path / "s"), "--host", "127.0.0.1")
    led("run", str(plan_file), *folder)
    path = sessions.list_sessions(tmp_path / "s")[0].path
    for file in list((tmp_path / "s").iterdir()):
        file.write_bytes(b"\x00junk")
    done = led("resume", str(path), *folder)
    assert done.exit_code == 1
    assert "cannot be read" in done.output
    assert {p.read_bytes() for p in (tmp_path / "s").iterdir()} == {b"\x00junk"}


def test_an_export_never_overwrites_its_session(plan_file: Path, tmp_path: Path) -> None:
    folder = ("--sessions", str(tmp_path / "s"))
    led("run", str(plan_file), *folder, "--host", "127.0.0.1")
    path = sessions.list_sessions(tmp_path / "s")[0].path
    before = path.read_bytes()
    done = led("export", path.stem, *folder, "--out", str(path))
    assert done.exit_code == 1
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", ["export", "forget", "resume"])
def test_a_file_that_is_no_session_is_refused_in_words(tmp_path: Path, command: str) -> None:
    note = tmp_path / "note.json"
    note.write_text("{}", encoding="utf-8")
    args = [command, str(note), "--sessions", str(tmp_path)]
    done = led(*args, *(["--yes"] if command == "forget" else []))
    assert done.exit_code == 1 or command == "forget"
    assert "Traceback" not in done.output


def test_forgetting_what_is_not_there_or_runs_is_refused_in_words(plan_file: Path, tmp_path: Path) -> None:
    folder = ("--sessions", str(tmp_path / "s"))
    assert "no-such" in led("forget", "no-such", "--yes", *folder).output
    led("run", str(plan_file), *folder, "--host", "127.0.0.1")
    path = sessions.list_sessions(tmp_path / "s")[0].path
    held = sessions.open_session(path)
    try:
        done = led("forget", str(path), "--yes", *folder)
    finally:
        held.close()
    assert done.exit_code == 1
    assert "already open" in done.output


@pytest.mark.parametrize("option", [("--code", "X"), ("--code", "OOOO"), ("--host", "203.0.113.9")])
def test_options_that_cannot_be_are_refused_in_words(plan_file: Path, tmp_path: Path, option: tuple[str, str]) -> None:
    done = led("run", str(plan_file), "--sessions", str(tmp_path / "s"), *option)
    assert done.exit_code == 1
    assert "Error: " in done.output
    assert "Traceback" not in done.output


def test_an_error_is_said_in_the_language_asked_for(tmp_path: Path) -> None:
    assert "Es gibt keinen Plan" in led("run", "nix", "--lang", "de", "--sessions", str(tmp_path)).output


def test_list_and_export_speak_another_language(tmp_path: Path) -> None:
    plan = tmp_path / "day.toml"
    plan.write_text(
        '[workshop]\nid = "day"\ntitle = { en = "Day", de = "Tag" }\n'
        '[[step]]\nid = "star"\nkind = "pause"\ntitle = { en = "Star", de = "Stern" }\n',
        encoding="utf-8",
    )
    folder = ("--sessions", str(tmp_path / "s"))
    led("run", str(plan), "--plain", "--host", "127.0.0.1", *folder, "--lang", "en")
    assert "Day" in led("list", *folder, "--lang", "en").output
    assert "Tag" in led("list", *folder, "--lang", "de").output
    (name,) = (path.stem for path in (tmp_path / "s").glob("*.json"))
    written = led("export", name, *folder, "--lang", "de", "--out", str(tmp_path / "out.json"))
    assert written.exit_code == 0, written.output
    assert '"language": "de"' in (tmp_path / "out.json").read_text(encoding="utf-8")
