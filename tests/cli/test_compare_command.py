"""``facilitator compare A B`` on sessions that were really held."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitator.cli import main

PLAN = """
[workshop]
id = "{name}"
title = "{name}"
[[step]]
id = "star"
kind = "scale"
title = "Star"
items = [{{ id = "one", text = "We share one." }}]
"""


def led(*args: str) -> Result:
    return CliRunner(env={"LC_ALL": "en", "LANG": "en"}).invoke(main, [*args], input="quit\n", catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two demo sessions of different plans with the same step."""
    for name, people in (("then", "12"), ("now", "7")):
        plan = tmp_path / f"{name}.toml"
        plan.write_text(PLAN.format(name=name), encoding="utf-8")
        more = ("--participants", people, "--seed", "1", "--sessions", str(tmp_path / "s"), "--lang", "en")
        done = led("demo", "--plain", "--plan", str(plan), *more)
        assert done.exit_code == 0, done.output
    return tmp_path / "s"


def test_sessions_and_exports_stand_side_by_side(folder: Path) -> None:
    (then,) = folder.glob("*-then.export.json")
    (now,) = (path.stem for path in folder.glob("*-now.json"))
    done = led("compare", str(then), now, "--sessions", str(folder))
    assert done.exit_code == 0, done.output
    assert "12 people" in done.output
    assert "7 people" in done.output
    assert "We share one." in done.output
    assert "Nobody is followed" in done.output
    made = led("compare", str(then), now, "--sessions", str(folder), "--format", "json", "--lang", "de")
    found = json.loads(made.output)
    assert [session["people"] for session in found["sessions"]] == [12, 7]
    assert [vote["agreement"]["n"] for vote in found["questions"][0]["lines"][0]["votes"]] == [12, 7]


@pytest.mark.parametrize("names", [("nowhere", "nobody"), ("nowhere",)])
def test_what_cannot_be_compared_is_said_in_words(names: tuple[str, ...], tmp_path: Path) -> None:
    done = led("compare", *names, "--sessions", str(tmp_path))
    assert done.exit_code == 1
    assert "no session nowhere" in done.output


def test_one_session_is_not_enough(folder: Path) -> None:
    (then,) = folder.glob("*-then.export.json")
    done = led("compare", str(then), "--sessions", str(folder))
    assert done.exit_code == 1
    assert "two sessions or more" in done.output
