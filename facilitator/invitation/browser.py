"""Shows a file in the person's browser; never one that runs in the terminal."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_OPEN = """
import subprocess, sys, webbrowser
found, url = webbrowser.get(), sys.argv[1]
if type(found) is webbrowser.GenericBrowser:
    sys.exit(1)
if not isinstance(found, webbrowser.BackgroundBrowser):
    sys.exit(not found.open(url))
command = [found.name, *(part.replace("%s", url) for part in found.args)]
try:
    sys.exit(subprocess.Popen(command, start_new_session=True).wait(3))
except subprocess.TimeoutExpired:
    sys.exit(0)
"""
"""In a process of its own, since browsers and their helpers write to the terminal; a generic one would read it too.

One in the background is watched for three seconds: Python itself takes a helper that is done at once for none.
"""
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
