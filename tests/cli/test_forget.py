"""``facilitator forget``: everything of one session, nothing of anything else, and it says what."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitator.cli import main
from facilitator.store import sessions

META = {"plan": {"workshop": {"id": "p", "title": "P"}}, "created": "2026-01-02"}
BESIDE = {
    "tag.export.json": "what `export` writes",
    "tag.report.html": "a report",
    "tag.answers.csv": "a table",
    "tag.log": "what went wrong inside",
    "tag.lock": "999999999\n",
    "tag.torn-1": "bytes that were no record",
    "tag.json.damaged-1": "a session file that could not be read",
    "tag.journal.new": "a file that a crash left half written",
}
OTHERS = {"tag-2.export.json": "{}", "tagebuch.json": "{}", "tag2.log": "", "notes.txt": "my own"}


def forget(folder: Path, *args: str, answer: str = "") -> Result:
    command = ["forget", *args, "--sessions", str(folder)]
    return CliRunner(env={"LC_ALL": "en"}).invoke(main, command, input=answer, catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("tag", "tag"):
        file = sessions.create(tmp_path, name, META)
        file.append({"event": "Joined"})
        file.close()
    for name, text in {**BESIDE, **OTHERS}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "tag.tables").mkdir()
    (tmp_path / "tag.tables" / "answers.csv").write_text("x", encoding="utf-8")
    return tmp_path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_every_kind_of_file_of_a_session_goes_and_is_named(folder: Path) -> None:
    own = {*BESIDE, "tag.json", "tag.json.bak", "tag.journal", "tag.journal.bak", "tag.tables"}
    before = names(folder)
    done = forget(folder, "tag", "--yes")
    assert done.exit_code == 0
    assert done.output.splitlines() == [f"removed {name}" for name in sorted(own)]
    assert names(folder) == before - own
    assert [info.path.name for info in sessions.list_sessions(folder)] == ["tag-2.json"]


def test_it_asks_first_and_no_means_no(folder: Path) -> None:
    before = names(folder)
    done = forget(folder, "tag", answer="n\n")
    assert done.exit_code == 1
    assert "for good?" in done.output
    assert names(folder) == before
    assert "removed tag.json" in forget(folder, "tag", answer="y\n").output


@pytest.mark.parametrize("name", ["tagebuch", "tagebuch.json", "tag.export.json", "tag.journal", "notes.txt", "none"])
def test_what_is_no_session_is_refused_in_words_and_stays(folder: Path, name: str) -> None:
    before = names(folder)
    for given in (name, str(folder / name)):
        done = forget(folder, given, "--yes")
        assert done.exit_code == 1
        assert "There is no session" in done.output
    assert names(folder) == before


def test_a_session_whose_file_is_lost_but_for_its_backup_can_be_forgotten(folder: Path) -> None:
    (folder / "tag.json").unlink()
    assert "removed tag.json.bak" in forget(folder, "tag", "--yes").output
    assert not any(name.startswith("tag.") for name in names(folder))
