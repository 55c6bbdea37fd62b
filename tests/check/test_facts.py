"""Facts are read from files as systems write them."""

import plistlib
from pathlib import Path

import pytest

from facilitator.check import facts
from facilitator.check.facts import Firewall, Power


def written(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


SUPPLY = "sys/class/power_supply"


@pytest.mark.parametrize(
    ("files", "power"),
    [
        ({}, Power()),
        ({f"{SUPPLY}/AC/type": "Mains\n", f"{SUPPLY}/AC/online": "1\n"}, Power(mains=True)),
        (
            {
                f"{SUPPLY}/AC/type": "Mains\n", f"{SUPPLY}/AC/online": "0\n", f"{SUPPLY}/BAT0/type": "Battery\n",
                f"{SUPPLY}/BAT0/capacity": "64\n", f"{SUPPLY}/BAT0/status": "Discharging\n",
            },
            Power(mains=False, percent=64),
        ),
        (
            {
                f"{SUPPLY}/BAT1/type": "Battery\n", f"{SUPPLY}/BAT1/capacity": "99",
                f"{SUPPLY}/BAT1/status": "Charging\n",
            },
            Power(mains=True, percent=99),
        ),
        (
            {
                f"{SUPPLY}/mouse/type": "Battery\n", f"{SUPPLY}/mouse/scope": "Device\n",
                f"{SUPPLY}/mouse/capacity": "5\n", f"{SUPPLY}/BAT0/type": "Battery\n",
                f"{SUPPLY}/BAT0/capacity": "70\n", f"{SUPPLY}/BAT0/status": "Discharging\n",
            },
            Power(mains=False, percent=70),
        ),
        (
            {
                f"{SUPPLY}/ucsi/type": "USB\n", f"{SUPPLY}/ucsi/online": "1\n", f"{SUPPLY}/BAT0/type": "Battery\n",
                f"{SUPPLY}/BAT0/capacity": "?\n", f"{SUPPLY}/BAT0/status": "Unknown\n",
            },
            Power(mains=True),
        ),
    ],
    ids=["does not tell", "desktop", "on battery", "charging", "a mouse is no laptop", "by USB"],
)  # fmt: skip
def test_mains_and_battery(tmp_path: Path, files: dict[str, str], power: Power) -> None:
    assert facts.power(written(tmp_path, files)) == power


@pytest.mark.parametrize(
    ("files", "firewall"),
    [
        ({}, Firewall("none")),
        ({"etc/ufw/ufw.conf": "# comment\nENABLED=yes\nLOGLEVEL=low\n"}, Firewall("ufw", on=True)),
        ({"etc/ufw/ufw.conf": "ENABLED=no\n"}, Firewall("ufw", on=False)),
        ({"run/firewalld.pid": "1\n", "etc/ufw/ufw.conf": "ENABLED=no\n"}, Firewall("firewalld", on=True)),
    ],
)
def test_the_firewall_of_linux(tmp_path: Path, files: dict[str, str], firewall: Firewall) -> None:
    assert facts.firewall("linux", written(tmp_path, files)) == firewall


@pytest.mark.parametrize(
    ("content", "on"),
    [
        (plistlib.dumps({"globalstate": 1}), True),
        (plistlib.dumps({"globalstate": 0}), False),
        (b"junk", None),
        (None, None),
    ],
)
def test_the_firewall_of_macos(tmp_path: Path, content: bytes | None, on: bool | None) -> None:
    if content is not None:
        path = tmp_path / "Library/Preferences/com.apple.alf.plist"
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    found = facts.firewall("macos", tmp_path)
    assert (found.kind, found.on) == ("macos", on)
    assert Path(found.program).is_file()


def test_the_firewall_of_windows_is_not_asked(tmp_path: Path) -> None:
    assert facts.firewall("windows", tmp_path) == Firewall("windows")


@pytest.mark.parametrize(
    ("environment", "windows", "colours"),
    [
        ({"TERM": "xterm-256color"}, False, 256),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, False, 1 << 24),
        ({"TERM": "linux"}, False, 16),
        ({"TERM": "dumb"}, False, 0),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False, 0),
        ({}, True, 1 << 24),
    ],
)
def test_colours_of_a_terminal(environment: dict[str, str], windows: bool, colours: int) -> None:
    assert facts.colours(environment, windows=windows) == colours


def test_free_space_of_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    assert (facts.free_space(tmp_path / "a" / "b") or 0) > 0


@pytest.mark.parametrize(
    ("platform", "system"), [("linux", "linux"), ("darwin", "macos"), ("win32", "windows"), ("freebsd14", "other")]
)
def test_systems(platform: str, system: str) -> None:
    assert facts.system(platform) == system
