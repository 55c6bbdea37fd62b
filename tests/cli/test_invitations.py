"""``facilitator check`` and ``facilitator poster`` as a person calls them."""

import socket
from pathlib import Path

import cv2
import pytest
from click.testing import CliRunner, Result

from facilitator.archive import Options
from facilitator.checking import check
from facilitator.cli import main
from facilitator.invitation import browser, codes
from facilitator.store import sessions


@pytest.fixture
def folder(tmp_path: Path, small_plan: str) -> Path:
    """A folder with a session."""
    plan = tmp_path / "klein.toml"
    plan.write_text(small_plan, encoding="utf-8")
    done = led(
        "run", str(plan), "--sessions", str(tmp_path / "s"), "--host", "127.0.0.1", "--lang", "de", "--code", "K7QP"
    )
    assert done.exit_code == 0, done.output
    return tmp_path / "s"


def led(*args: str) -> Result:
    return CliRunner(env={"LC_ALL": "en", "LANG": "en"}).invoke(main, [*args], input="quit\n", catch_exceptions=False)


def read(path: Path) -> str:
    return cv2.QRCodeDetector().detectAndDecode(cv2.imread(str(path)))[0]


def test_the_poster_of_the_newest_session_is_written_beside_it_in_its_language(folder: Path) -> None:
    done = led("poster", "--sessions", str(folder), "--host", "10.0.0.7", "--wifi", "Saal:blaue-katze")
    path = Path(done.output.splitlines()[0])
    (session,) = sessions.list_sessions(folder)
    assert path == session.path.with_suffix(".poster.html")
    page = path.read_text(encoding="utf-8")
    assert 'lang="de"' in page
    assert "10.0.0.7" in page
    assert f":{sessions.read(session.path)[0]['port']}/K7QP" in page
    assert "blaue-katze" in page
    assert "through --host" in done.output


@pytest.mark.parametrize("form", ["svg", "png", "html"])
def test_every_format_goes_where_it_is_asked_to_go(folder: Path, tmp_path: Path, form: str) -> None:
    name, out = sessions.list_sessions(folder)[0].path.stem, tmp_path / f"wall.{form}"
    done = led("poster", name, "--sessions", str(folder), "--format", form, "--out", str(out), "--host", "10.0.0.7")
    assert done.output.splitlines()[0] == str(out)
    assert out.stat().st_size > 500


def test_png_is_a_picture_for_each_code(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "wall.png"
    led(
        "poster",
        "--sessions",
        str(folder),
        "--format",
        "png",
        "--out",
        str(out),
        "--host",
        "10.0.0.7",
        "--wifi",
        "A:12345678",
    )
    assert read(tmp_path / "wall.wifi.png") == "WIFI:T:WPA;S:A;P:12345678;;"
    assert read(out).startswith("HTTP://10.0.0.7:")


def test_the_poster_goes_with_the_session_it_belongs_to(folder: Path) -> None:
    led("poster", "--sessions", str(folder))
    session = sessions.list_sessions(folder)[0].path
    assert session.with_suffix(".poster.html").exists()
    led("forget", session.stem, "--yes", "--sessions", str(folder))
    assert list(folder.iterdir()) == []


def test_a_poster_never_overwrites_its_session(folder: Path) -> None:
    session = sessions.list_sessions(folder)[0].path
    before = session.read_bytes()
    done = led("poster", session.stem, "--sessions", str(folder), "--out", str(session))
    assert done.exit_code == 1
    assert session.read_bytes() == before


@pytest.mark.parametrize(
    ("args", "said"),
    [((), "There is no session yet."), (("nix",), "There is no session nix."), (("--wifi", ":x"), "Wi-Fi has a name")],
)
def test_what_cannot_be_is_said_in_words(tmp_path: Path, args: tuple[str, ...], said: str) -> None:
    command = ("run", "schwarm") if "--wifi" in args else ("poster",)
    done = led(*command, *args, "--sessions", str(tmp_path / "none"))
    assert done.exit_code == 1
    assert said in done.output
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("there", [True, False])
def test_the_poster_is_shown_in_a_browser_if_there_is_one(folder: Path, monkeypatch, there: bool) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(browser, "show", lambda path: bool(shown.append(path)) or there)
    done = led("poster", "--sessions", str(folder), "--open")
    assert shown == [Path(done.output.splitlines()[0])]
    assert ("no browser" in done.output) is not there


def test_the_check_tells_every_matter_and_ends_with_one_if_something_is_bad(tmp_path: Path) -> None:
    done = led("check", "--plain", "--host", "127.0.0.1", "--sessions", str(tmp_path))
    assert done.exit_code == 1, done.output
    states = {line[6:].partition(":")[0]: line[:6].strip() for line in done.output.splitlines() if line[0] != " "}
    assert states["Address"] == "bad"
    assert states["Second device"] == "?"
    assert states["Sleep"] == "?"
    assert set(states) >= {"Port", "Firewall", "Disk", "Terminal", "Power"}


async def test_the_check_waits_for_a_phone_no_longer_than_it_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    options = Options(host="127.0.0.1", sessions=tmp_path, lang="en")
    assert not await check(options, plain=True, wait=0.05, tell=told.append)
    assert told[0].startswith("Open http://127.0.0.1:")
    assert any(line.startswith("warn") and "Second device" in line for line in told)


def test_a_machine_without_a_free_port_is_told_so_and_the_rest_too(tmp_path: Path, monkeypatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setattr(codes, "ports", lambda start=port: (start,))
        done = led("check", "--plain", "--host", "127.0.0.1", "--port", str(port), "--sessions", str(tmp_path))
    assert done.exit_code == 1
    assert "bad   Port: No port is free." in done.output
    assert "Sleep" in done.output


def test_a_host_of_another_machine_is_refused_with_those_of_this_one(tmp_path: Path) -> None:
    done = led("check", "--plain", "--host", "203.0.113.9", "--sessions", str(tmp_path))
    assert done.exit_code == 1
    assert "203.0.113.9 is no address of this machine." in done.output
    assert "It has: " in done.output


def test_the_running_session_goes_before_a_newer_one(folder: Path, tmp_path: Path) -> None:
    held = sessions.open_session(sessions.list_sessions(folder)[0].path)
    try:
        led("run", str(tmp_path / "klein.toml"), "--sessions", str(folder), "--host", "127.0.0.1")
        done = led("poster", "--sessions", str(folder), "--host", "10.0.0.7")
    finally:
        held.close()
    assert Path(done.output.splitlines()[0]) == held.path.with_suffix(".poster.html")


def test_a_poster_that_no_phone_could_follow_says_so(folder: Path) -> None:
    done = led("poster", "--sessions", str(folder), "--host", "127.0.0.1")
    assert "127.0.0.1 is reached from this laptop alone." in done.output
