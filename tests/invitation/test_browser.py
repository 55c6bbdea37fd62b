import os
import signal
import sys
from pathlib import Path

import pytest

from facilitator.invitation import browser


@pytest.mark.parametrize(
    ("platform", "environment", "windows"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ""}, False),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_browser_needs_a_desktop(platform: str, environment: dict[str, str], windows: bool) -> None:
    assert browser.has_windows(platform, environment) is windows


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desktop whose browser is a script that writes down what it is given."""
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path


def program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def test_the_browser_gets_the_file_and_the_terminal_none_of_its_noise(
    desktop: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    program(desktop / "mybrowser", f'echo noise; echo noise >&2; echo "$1" > {desktop}/asked')
    monkeypatch.setenv("BROWSER", "mybrowser %s &")
    page = desktop / "pos ter.html"
    page.touch()
    assert browser.show(page)
    assert (desktop / "asked").read_text().strip() == page.as_uri()
    assert capfd.readouterr() == ("", "")


def test_a_helper_that_finds_no_browser_is_none(desktop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(desktop / "helper", "exit 3")
    monkeypatch.setenv("BROWSER", "helper %s &")
    assert not browser.show(desktop / "poster.html")


def test_a_browser_that_goes_on_is_not_waited_for(desktop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(desktop / "slow", f"echo $$ > {desktop}/pid; exec sleep 30")
    monkeypatch.setenv("BROWSER", "slow %s &")
    assert browser.show(desktop / "poster.html")
    os.kill(int((desktop / "pid").read_text()), signal.SIGTERM)


def test_a_browser_that_would_take_the_terminal_is_none(desktop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(desktop / "textbrowser", f"touch {desktop}/ran")
    monkeypatch.setenv("BROWSER", "textbrowser %s")
    assert not browser.show(desktop / "poster.html")
    assert not (desktop / "ran").exists()


def test_without_a_desktop_nothing_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert not browser.show(tmp_path / "poster.html")
