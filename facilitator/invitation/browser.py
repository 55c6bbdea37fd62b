"""Shows a file in the person's browser; never one that runs in the terminal."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_OPEN = """
import sys, webbrowser
found = webbrowser.get()
sys.exit(type(found) is webbrowser.GenericBrowser or not found.open(sys.argv[1]))
"""
"""In a process of its own, since browsers and their helpers write to the terminal; a generic one would read it too."""
_PATIENCE = 20.0


def has_windows(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether there is a desktop that could show a browser."""
    return platform in {"win32", "darwin"} or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def show(path: Path) -> bool:
    """Open the file in a browser, within 20 s; whether there was one."""
    if not has_windows(sys.platform, os.environ):
        return False
    command = [sys.executable, "-c", _OPEN, path.absolute().as_uri()]
    quiet = subprocess.DEVNULL
    try:
        done = subprocess.run(  # noqa: S603  our own interpreter, our own file
            command, stdin=quiet, stdout=quiet, stderr=quiet, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
