"""What the first screen waits for: nothing that it does not show; the rest comes once it is drawn."""

import subprocess
import sys
from pathlib import Path

import pytest

BEGIN = """
import asyncio, os, signal, sys
from functools import partialmethod
from pathlib import Path
from facilitator import hosted, leading
from facilitator.archive import Options
from facilitator.cli import home, run
from facilitator.tui.app import FacilitatorApp

def drawn():
    if "broken" in sys.argv:
        raise RuntimeError("a door that does not open")
    print("drawn with", *sys.modules)
    os.kill(os.getpid(), signal.SIGTERM)

async def opened(_):
    drawn()

leading.answering, hosted.Hosted.open = drawn, opened
FacilitatorApp.run_async = partialmethod(FacilitatorApp.run_async, headless=True)
options = Options(host="127.0.0.1", lang="en", sessions=Path(sys.argv[1]))
plan = sys.argv[2:3]
asyncio.run(leading.lead_plan(plan[0], options, plain=False) if plan else leading.at_home(options))
"""
"""The screen as the commands begin it; in place of what is read then it tells what was read before, and ends."""
LATER = {
    "aiohttp", "jinja2", "openpyxl", "cairosvg", "markdown_it", "pygments", "facilitator.web.hall",
    "facilitator.console", "facilitator.crowd", "facilitator.demo", "facilitator.posters", "facilitator.publishing",
    "facilitator.report", "facilitator.watching", "facilitator.replaying", "facilitator.authoring",
}  # fmt: skip
FIGURES = {f"facilitator.tui.figures.{name}" for name in ("bars", "histograms", "themes", "plane")}
PANELS = {f"facilitator.tui.screens.{name}" for name in ("entries", "proxy", "clicker", "check")}


def begun(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """The screen from its beginning to its end."""
    command = [sys.executable, "-c", BEGIN, str(folder), *args]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=50)


@pytest.mark.skipif(sys.platform == "win32", reason="ends itself by a signal")
@pytest.mark.parametrize(("args", "more"), [((), {"qrcode", "PIL"}), (("zugvogel",), set())], ids=["home", "run"])
def test_the_first_screen_waits_for_nothing_that_it_does_not_show(
    tmp_path: Path, args: tuple[str, ...], more: set[str]
) -> None:
    (line,) = (line for line in begun(tmp_path, *args).stdout.splitlines() if line.startswith("drawn with"))
    read = set(line.split())
    assert {"facilitator.tui.screens.home", "facilitator.web.server"} <= read
    assert read & (LATER | FIGURES | PANELS | more) == set()


def test_a_server_that_does_not_open_ends_the_screen_and_is_told(tmp_path: Path) -> None:
    told = begun(tmp_path, "zugvogel", "broken")
    assert "RuntimeError: a door that does not open" in told.stdout + told.stderr
    assert "facilitator resume" in told.stdout
