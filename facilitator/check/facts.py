"""The facts of this machine, gathered in one place from the system's files; judges none of them and runs no program."""

import os
import plistlib
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from facilitator.invitation.addresses import Address

System: TypeAlias = Literal["linux", "macos", "windows", "other"]
ROOT = Path("/")


class Firewall(msgspec.Struct, frozen=True):
    """Which firewall there is, whether it is on, None where the system does not tell, and the program to let be."""

    kind: Literal["ufw", "firewalld", "windows", "macos", "none"]
    on: bool | None = None
    program: str = ""


class Terminal(msgspec.Struct, frozen=True):
    """Size in cells, how many colours it says it has, and whether it takes signs beyond Latin letters."""

    columns: int
    rows: int
    colours: int
    unicode: bool = True


class Power(msgspec.Struct, frozen=True):
    """Whether it is on the mains, and its battery in percent 0..100; None where the system does not tell."""

    mains: bool | None = None
    percent: int | None = None


class Facts(msgspec.Struct, frozen=True):
    """All that the check judges.

    ``ports`` are the one that is used, or would be, and the one that was wanted; none if no port is free. ``free`` are
    bytes on the disk of the sessions. ``seen`` other devices have been here, None if nobody looked for them.
    """

    system: System
    shown: Address
    found: tuple[Address, ...]
    ports: tuple[int, int] | None
    firewall: Firewall
    free: int | None
    terminal: Terminal | None
    power: Power
    seen: int | None
    serving: bool = False


def system(platform: str = sys.platform) -> System:
    """The system by its name in Python."""
    known: dict[str, System] = {"linux": "linux", "darwin": "macos", "win32": "windows"}
    return known.get(platform, "other")


def firewall(on: System, root: Path = ROOT) -> Firewall:
    """The firewall, as far as files tell that everybody may read."""
    if on == "windows":
        return Firewall("windows")
    if on == "macos":
        state = _of_mac(root / "Library/Preferences/com.apple.alf.plist")
        return Firewall("macos", state, os.path.realpath(sys.executable))
    if (root / "run/firewalld.pid").exists() or (root / "run/firewalld").exists():
        return Firewall("firewalld", on=True)
    settings = _text(root / "etc/ufw/ufw.conf").lower().replace(" ", "")
    if "enabled=" in settings:
        return Firewall("ufw", "\nenabled=yes" in "\n" + settings)
    return Firewall("none")


def _of_mac(path: Path) -> bool | None:
    try:
        state = plistlib.loads(path.read_bytes()).get("globalstate")
    except (OSError, ValueError, AttributeError, plistlib.InvalidFileException):
        return None
    return bool(state) if isinstance(state, int) else None


def free_space(folder: Path) -> int | None:
    """Bytes free where a folder is or would be; None if the system does not tell."""
    near = next((place for place in (folder, *folder.parents) if place.exists()), None)
    try:
        return shutil.disk_usage(near).free if near else None
    except OSError:
        return None


def colours(environment: Mapping[str, str], *, windows: bool = False) -> int:
    """How many colours a terminal says it has: 0, 16, 256 or 16777216."""
    term = environment.get("TERM", "")
    if environment.get("NO_COLOR") or term in {"dumb", "unknown"}:
        return 0
    if environment.get("COLORTERM", "").lower() in {"truecolor", "24bit"} or windows:
        return 1 << 24
    return 256 if "256" in term else 16


def terminal(size: tuple[int, int] | None = None) -> Terminal:
    """The terminal this runs in; ``size`` in columns and rows where it is known already."""
    columns, rows = size or shutil.get_terminal_size()
    encoding = (getattr(sys.__stdout__, "encoding", "") or "").lower()
    shades = colours(os.environ, windows=sys.platform == "win32")
    return Terminal(columns, rows, shades, encoding.replace("-", "").startswith("utf"))


def power(root: Path = ROOT) -> Power:
    """Mains and battery, where Linux tells; a computer without a battery is on the mains."""
    folder = root / "sys/class/power_supply"
    if not folder.is_dir():
        return Power()
    supplies = [place for place in sorted(folder.iterdir()) if _of(place, "scope") != "Device"]
    batteries = [place for place in supplies if _of(place, "type") == "Battery"]
    plugged = any(_of(place, "online") == "1" for place in supplies if _of(place, "type") in {"Mains", "USB"})
    charging = any(_of(place, "status") in {"Charging", "Full", "Not charging"} for place in batteries)
    percents = [int(level) for place in batteries if (level := _of(place, "capacity")).isdecimal()]
    return Power(plugged or charging or not batteries, min(percents, default=None))


def _of(supply: Path, name: str) -> str:
    return _text(supply / name).strip()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
