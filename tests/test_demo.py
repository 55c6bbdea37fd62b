import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from facilitator.cli import main
from facilitator.export import document
from facilitator.store import sessions


@pytest.mark.timeout(120)
def test_the_demo_plays_a_whole_session_over_http_and_says_where_it_is(tmp_path: Path) -> None:
    command = ["demo", "--plain", "--participants", "13", "--seed", "5", "--sessions", str(tmp_path), "--lang", "en"]
    done = CliRunner().invoke(main, command, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    paths = [re.search(rf"^{word}: (.+)$", done.output, re.MULTILINE) for word in ("Session", "Export")]
    session, export = (Path(found.group(1)) for found in paths)
    assert [s.people for s in sessions.list_sessions(tmp_path)] == [13]
    assert session.parent == tmp_path
    built = document.decode(export.read_bytes())
    asked = [step for step in built.steps if step.kind != "pause"]
    assert [len(step.rounds[0].ballots) for step in asked] == [13] * len(asked)


def test_the_recorded_session_plays_without_phones() -> None:
    done = CliRunner().invoke(main, ["demo", "--recorded", "--plain", "--lang", "en"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert "24 of 24 answered" in done.output
    assert done.output.splitlines()[-1] == "* ended the session"
