"""``facilitator export``: formats, all sessions, exports of exports, and what is refused."""

import csv
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from facilitator.cli import main
from facilitator.cli.common import progress
from facilitator.demo import recorded_path
from facilitator.export import document
from facilitator.store import sessions


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copyfile(recorded_path("schwarm"), tmp_path / "one.json")
    shutil.copyfile(recorded_path("schwarm"), tmp_path / "two.json")
    return tmp_path


def said(*args: str, folder: Path):
    return CliRunner(env={"LC_ALL": "en", "LANG": "en"}).invoke(
        main, ["export", *args, "--sessions", str(folder)], catch_exceptions=False
    )


def read(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_every_format_is_written_beside_the_session_and_its_path_printed(folder: Path) -> None:
    for form, name in (("json", "one.export.json"), ("csv", "one.export.tables"), ("xlsx", "one.export.xlsx")):
        done = said("one", "--format", form, folder=folder)
        assert done.exit_code == 0, done.output
        assert Path(done.output.strip()) == folder / name
    made = document.decode((folder / "one.export.json").read_bytes())
    assert made.date == sessions.read(folder / "one.json")[0]["created"]
    rows = read(folder / "one.export.tables/scale.csv")
    assert {row["session"] for row in rows} == {"one"}
    assert "scale" in load_workbook(folder / "one.export.xlsx").sheetnames


def test_forgetting_a_session_forgets_its_exports(folder: Path) -> None:
    for form in ("json", "csv", "xlsx"):
        said("one", "--format", form, folder=folder)
    sessions.forget(folder / "one.json")
    assert [path.name for path in folder.iterdir()] == ["two.json"]


def test_a_second_export_takes_the_place_of_the_first(folder: Path) -> None:
    said("one", "--format", "csv", folder=folder)
    stale = folder / "one.export.tables/rank.csv"
    stale.write_text("old", encoding="utf-8")
    mine = folder / "one.export.tables/mine.csv"
    mine.write_text("mine", encoding="utf-8")
    assert said("one", "--format", "csv", folder=folder).exit_code == 0
    assert not stale.exists()
    assert mine.exists()


def test_all_sessions_are_exported_and_what_cannot_be_is_said(folder: Path) -> None:
    done = said("--all", folder=folder)
    assert (done.exit_code, len(done.stdout.splitlines())) == (0, 2)
    two = folder / "two.json"
    two.write_bytes(two.read_bytes()[:200])
    (folder / "two.journal").write_bytes(b"junk")
    done = said("--all", "--format", "csv", folder=folder)
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [str(folder / "one.export.tables")]
    assert "two.json" in done.stderr


def test_an_export_is_written_in_another_format(folder: Path) -> None:
    said("one", folder=folder)
    (folder / "one.json").unlink()
    done = said(str(folder / "one.export.json"), "--format", "csv", folder=folder)
    assert done.output.strip() == str(folder / "one.export.tables")
    assert (folder / "one.export.tables/dots.csv").is_file()


@pytest.mark.parametrize(
    "data", [b"{}", b"\xff", b"[]", b'{"schema": "facilitator/session/9"}', b"[" * 5000], ids=range(5)
)
def test_what_is_no_export_is_refused_in_words(folder: Path, data: bytes) -> None:
    (folder / "bad.export.json").write_bytes(data)
    done = said(str(folder / "bad.export.json"), "--format", "csv", folder=folder)
    assert done.exit_code == 1
    assert "bad.export.json is no export" in done.output


def test_an_export_handed_over_is_cleaned(folder: Path) -> None:
    said("one", folder=folder)
    path = folder / "one.export.json"
    raw = json.loads(path.read_bytes())
    raw["notes"] = [{"step": "", "text": "a\x1b[31mb\u202ec", "outcome": True}]
    path.write_text(json.dumps(raw), encoding="utf-8")
    said(str(path), "--format", "csv", folder=folder)
    rows = read(folder / "one.export.tables/notes.csv")
    assert rows[0]["text"] == "a[31mbc"


@pytest.mark.parametrize("form", ["json", "xlsx"])
def test_no_format_is_ever_written_over_the_session(folder: Path, form: str) -> None:
    before = (folder / "one.json").read_bytes()
    done = said("one", "--format", form, "--out", str(folder / "one.json"), folder=folder)
    assert done.exit_code == 1
    assert (folder / "one.json").read_bytes() == before
    done = said("one", "--format", "csv", "--out", str(folder / "one.json"), folder=folder)
    assert done.exit_code == 1
    assert (folder / "one.json").read_bytes() == before


@pytest.mark.parametrize("args", [(), ("one", "--all"), ("--all", "--out", "x")])
def test_what_to_export_has_to_be_said(folder: Path, args: tuple[str, ...]) -> None:
    assert said(*args, folder=folder).exit_code == 2


def test_a_bar_is_shown_on_a_terminal_where_it_takes_longer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    for tty, takes, shown in ((False, 5.0, False), (True, 0.5, False), (True, 5.0, True)):
        monkeypatch.setattr("sys.stderr.isatty", lambda tty=tty: tty, raising=False)
        with progress() as told:
            told(0.1)
            clock[0] += takes
            told(0.5)
            told(1.0)
        assert ("100%" in capsys.readouterr().err) is shown
