"""``facilitator compare A B`` on sessions that were really held."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitator.cli import main
from facilitator.domain import comparing

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


def test_it_becomes_one_page_and_its_path_is_printed(folder: Path) -> None:
    (then,) = folder.glob("*-then.json")
    (now,) = folder.glob("*-now.json")
    target = folder / "then-and-now.html"
    done = led("compare", str(then), str(now), "--report", str(target), "--lang", "de")
    assert done.exit_code == 0, done.output
    assert done.output.strip() == str(target)
    page = target.read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    assert "We share one." in page
    before = then.read_bytes()
    for own in (then, now, then.with_name(then.name + ".bak")):
        done = led("compare", str(then), str(now), "--report", str(own))
        assert done.exit_code == 1
        assert "belongs to the session itself" in done.output
    assert then.read_bytes() == before
    assert led("compare", str(then), str(now), "--report", str(target), "--plain").exit_code == 2


@pytest.mark.parametrize("again", ["{0}.json", "../s/{0}.json", "{0}.export.json"])
def test_a_session_is_not_compared_with_itself(folder: Path, again: str) -> None:
    (then,) = folder.glob("*-then.json")
    done = led("compare", str(then), str(folder / again.format(then.stem)), "--sessions", str(folder))
    assert done.exit_code == 1
    assert f"{then.stem} is given twice" in done.output
    assert "12 people" not in done.output


def test_one_session_is_not_enough(folder: Path) -> None:
    (then,) = folder.glob("*-then.export.json")
    done = led("compare", str(then), "--sessions", str(folder))
    assert done.exit_code == 1
    assert "two sessions or more" in done.output


def test_nothing_is_computed_by_department_which_nobody_is_shown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [path.stem for path in folder.glob("*.json") if ".export" not in path.name]
    computed = list[object]()
    monkeypatch.setattr(comparing, "departments", lambda *asked: computed.append(asked))
    done = led("compare", *names, "--sessions", str(folder))
    assert done.exit_code == 0, done.output
    assert "We share one." in done.output
    assert computed == []
