"""Sessions that another version recorded, or somebody made up: said in words by every command, stopping none."""

import copy
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from facilitator.archive import left, session_lines
from facilitator.cli import main
from facilitator.demo import recorded_path
from facilitator.store import checkpoint, sessions
from facilitator.store.checkpoint import Checkpoint

META, EVENTS = sessions.read(recorded_path("schwarm"))
STEP = {"id": "x", "kind": "hologram", "title": "New"}
STRANGE: dict[str, tuple[dict[str, Any], list[dict[str, Any]]]] = {
    "event": ({}, [*EVENTS, {"event": "Teleported", "at": 5}]),
    "time": ({}, [*EVENTS, {"event": "Closed", "at": "noon", "step": "a"}]),
    "kind": ({"plan": {**META["plan"], "step": [STEP]}}, []),
    "plan": ({"plan": [1]}, []),
    "format": ({"format": "facilitator/2"}, EVENTS),
    "created": ({"created": None}, EVENTS),
    "lang": ({"lang": 5}, EVENTS),
    "secret": ({"secret": None}, EVENTS),
}
COMMANDS = (
    ("report", "day"),
    ("export", "day"),
    ("replay", "day", "--plain"),
    ("compare", "good", "day"),
    ("poster", "day", "--no-open"),
    ("resume", "day", "--plain", "--host", "127.0.0.1"),
)


def kept(folder: Path, meta: dict[str, Any], events: list[dict[str, Any]]) -> Path:
    tables = {"meta": {"1": copy.deepcopy(META) | meta}, "events": {str(n): e for n, e in enumerate(events, 1)}}
    point, path = Checkpoint(tables, len(events), "ab" * 8), folder / "day.json"
    path.write_bytes(checkpoint.dump(point))
    path.with_suffix(".journal").write_bytes(checkpoint.header(point))
    return path


def said(folder: Path, *args: str) -> Result:
    runner = CliRunner(env={"LC_ALL": "en", "LANG": "en"})
    return runner.invoke(main, [*args, "--sessions", str(folder)], input="quit\n", catch_exceptions=False)


@pytest.mark.parametrize("strange", STRANGE)
def test_every_command_says_that_another_version_is_needed_and_leaves_the_file(strange: str, tmp_path: Path) -> None:
    path = kept(tmp_path, *STRANGE[strange])
    shutil.copyfile(recorded_path("zugvogel"), tmp_path / "good.json")
    before = path.read_bytes()
    for command in COMMANDS:
        done = said(tmp_path, *command)
        assert done.exit_code == 1, (command, done.output)
        assert "This version of facilitator cannot read day.json" in done.output
        assert f"Version {META['tool']} wrote it" in done.output
    assert path.read_bytes() == before


@pytest.mark.parametrize("strange", STRANGE)
def test_it_is_listed_and_home_does_not_offer_to_go_on(strange: str, tmp_path: Path) -> None:
    kept(tmp_path, *STRANGE[strange])
    (info,) = sessions.list_sessions(tmp_path)
    assert info.state == "closed"
    assert left([info], info.used) is None


def test_a_list_lets_no_byte_of_a_session_through_that_a_terminal_obeys(tmp_path: Path) -> None:
    hostile = "\x1b]0;own\x07\x1b[31mDay\u202e\x9b2J"
    plan = {**META["plan"], "workshop": {**META["plan"]["workshop"], "title": {"en": hostile}}}
    path = kept(tmp_path, {"plan": plan, "created": hostile}, [])
    path.rename(path.with_name("\x1b[31mday.json"))
    (line,) = session_lines(tmp_path)
    assert "Day" in line
    assert line.isprintable()


@pytest.mark.parametrize("made", ["session", "export"])
def test_a_report_has_no_byte_of_a_day_that_a_terminal_obeys(made: str, tmp_path: Path) -> None:
    path = kept(tmp_path, {"created": "\x1b[31m\u202e2026\x07"}, EVENTS)
    if made == "export":
        said(tmp_path, "export", "day")
        text = path.with_suffix(".export.json").read_text(encoding="utf-8")
        document = json.loads(text) | {"date": "\x1b[31m\u202e2026\x07"}
        path = tmp_path / "other.export.json"
        path.write_text(json.dumps(document), encoding="utf-8")
    done = said(tmp_path, "report", str(path), "--out", str(tmp_path / "page.html"))
    assert done.exit_code == 0, done.output
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "2026" in page
    assert not set("\x1b\x07\u202e") & set(page)
