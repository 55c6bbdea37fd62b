"""``facilitator report``: the page beside the session, pictures of a step, other languages, and what is refused."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from facilitator.cli import main
from facilitator.demo import recorded_path
from facilitator.store import sessions


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copyfile(recorded_path("schwarm"), tmp_path / "day.json")
    return tmp_path


def said(*args: str, folder: Path):
    return CliRunner(env={"LC_ALL": "en", "LANG": "en"}).invoke(
        main, [*args, "--sessions", str(folder)], catch_exceptions=False
    )


def test_a_report_is_written_beside_the_session_again_and_again(folder: Path) -> None:
    for _ in range(2):
        done = said("report", "day", folder=folder)
        assert done.exit_code == 0, done.output
        assert done.output.strip() == str(folder / "day.report.html")
    html = (folder / "day.report.html").read_text(encoding="utf-8")
    assert '<html lang="de">' in html
    assert "24 Personen haben mitgemacht" in html


def test_it_is_written_where_it_is_wanted_in_the_language_that_is_wanted(folder: Path) -> None:
    done = said("report", "day", "--out", str(folder / "client.html"), "--lang", "fr", folder=folder)
    assert done.output.strip() == str(folder / "client.html")
    assert '<html lang="fr">' in (folder / "client.html").read_text(encoding="utf-8")


def test_a_report_is_made_of_an_export_too(folder: Path) -> None:
    said("report", "day", folder=folder)
    before = (folder / "day.report.html").read_bytes()
    said("export", "day", folder=folder)
    (folder / "day.json").unlink()
    done = said("report", str(folder / "day.export.json"), folder=folder)
    assert done.exit_code == 0, done.output
    assert (folder / "day.report.html").read_bytes() == before


@pytest.mark.parametrize(("option", "step"), [("--svg", "werte"), ("--png", "werte"), ("--svg", "1")])
def test_pictures_of_a_step_are_written_by_its_id_or_number(folder: Path, option: str, step: str) -> None:
    done = said("report", "day", option, step, folder=folder)
    assert done.exit_code == 0, done.output
    ending = option[2:]
    assert [Path(line).name for line in done.output.splitlines()] == [
        f"day.report.werte.{ending}", f"day.report.werte-departments.{ending}", f"day.report.werte-flock.{ending}",
    ]  # fmt: skip
    done = said("report", "day", option, step, "--out", str(folder / "slides"), folder=folder)
    assert len(list((folder / "slides").iterdir())) == 3


def test_a_step_without_a_picture_is_refused_with_those_that_have_one(folder: Path) -> None:
    for step in ("nix\x1b[31m", "pause", "99"):
        done = said("report", "day", "--svg", step, folder=folder)
        assert done.exit_code == 1
        assert "werte, satz" in done.output
        assert "\x1b" not in done.output


def test_the_protocol_as_markdown_is_a_format_of_the_export(folder: Path) -> None:
    done = said("export", "day", "--format", "md", folder=folder)
    assert done.output.strip() == str(folder / "day.export.md")
    assert (folder / "day.export.md").read_text(encoding="utf-8").startswith("# Vom Spatzenschwarm")


def test_forgetting_a_session_forgets_its_reports_and_pictures(folder: Path) -> None:
    said("report", "day", folder=folder)
    said("report", "day", "--svg", "werte", folder=folder)
    said("export", "day", "--format", "md", folder=folder)
    sessions.forget(folder / "day.json")
    assert list(folder.iterdir()) == []


def test_a_report_never_takes_the_place_of_its_session(folder: Path) -> None:
    before = (folder / "day.json").read_bytes()
    done = said("report", "day", "--out", str(folder / "day.json"), folder=folder)
    assert done.exit_code == 1
    assert (folder / "day.json").read_bytes() == before


def test_all_sessions_are_reported_and_what_cannot_be_is_said(folder: Path) -> None:
    shutil.copyfile(folder / "day.json", folder / "other.json")
    (folder / "bad.json").write_bytes((folder / "day.json").read_bytes().replace(b"Joined", b"Jo1ned"))
    done = said("report", "--all", "--lang", "fr", folder=folder)
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [str(folder / f"{name}.report.html") for name in ("day", "other")]
    assert done.stderr.startswith("bad.json: ")
    assert '<html lang="fr">' in (folder / "other.report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("args", [(), ("day", "--all"), ("--all", "--out", "x.html"), ("--all", "--svg", "werte")])
def test_what_to_report_has_to_be_said(folder: Path, args: tuple[str, ...]) -> None:
    assert said("report", *args, folder=folder).exit_code == 2


def test_either_png_or_svg(folder: Path) -> None:
    assert said("report", "day", "--png", "werte", "--svg", "werte", folder=folder).exit_code == 2


def test_what_is_not_there_is_said_in_words(folder: Path) -> None:
    done = said("report", "no-such-session", folder=folder)
    assert done.exit_code == 1
    assert "no-such-session" in done.output
