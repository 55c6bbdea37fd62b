"""What a program is started with: ways in and out that are shut, full, gone, or know few letters."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.demo import recorded_path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell shuts them")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("schwarm", "zugvogel"):
        shutil.copyfile(recorded_path(name), tmp_path / f"{name}.json")
    return tmp_path


def shell(folder: Path, line: str, **env: str) -> subprocess.CompletedProcess[str]:
    """A line of shell in which ``F`` is the program."""
    command = ["bash", "-c", f'set -o pipefail; F() {{ "{sys.executable}" -m facilitator "$@"; }}; {line}']
    env = {**os.environ, "LC_ALL": "C.UTF-8", "LC_MESSAGES": "en", **env}
    return subprocess.run(
        command, check=False, capture_output=True, cwd=folder, env=env, timeout=50, encoding="utf-8", errors="replace"
    )


RUN = "F run schwarm --plain --host 127.0.0.1 --sessions s"


@pytest.mark.parametrize("shut", ["<&-", "</dev/null >&-", "</dev/null 2>&-", "<&- >&- 2>&-"])
def test_a_session_is_led_and_kept_whichever_way_in_or_out_is_shut(shut: str, folder: Path) -> None:
    done = shell(folder, f"{RUN} {shut}")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    (kept,) = (folder / "s").glob("*.json")
    told = shell(folder, "F list --sessions s")
    assert f"{kept.stem}  " in told.stdout
    assert "closed" in told.stdout


@pytest.mark.parametrize("command", ["F", "F plan new", "F list --sessions ."])
def test_without_a_way_in_a_command_says_what_it_needs(command: str, folder: Path) -> None:
    done = shell(folder, f"{command} <&-")
    assert "Traceback" not in done.stderr
    assert done.stdout


@pytest.mark.parametrize("letters", ["ascii", "latin-1", "cp1252", "cp437"])
@pytest.mark.parametrize(
    "command",
    [
        "F compare schwarm zugvogel --plain --sessions .",
        "F plan show puls --lang de",
        "F replay schwarm --plain --speed 600 --sessions .",
    ],
)
def test_where_a_letter_cannot_be_written_the_others_are(command: str, letters: str, folder: Path) -> None:
    done = shell(folder, command, PYTHONIOENCODING=letters, PYTHONUTF8="0")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr[-300:]
    assert len(done.stdout.splitlines()) > 5


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
@pytest.mark.parametrize("command", ["F list --sessions .", "F report schwarm --sessions .", "F plan show puls", RUN])
def test_a_full_disk_behind_the_output_is_said(command: str, folder: Path) -> None:
    done = shell(folder, f"{command} </dev/null >/dev/full")
    assert done.returncode == 1
    assert "The disk refuses: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "command", [RUN, "F check --plain", "F list --sessions .", "F poster schwarm --no-open --sessions ."]
)
def test_a_reader_that_is_gone_is_no_fault_of_the_disk(command: str, folder: Path) -> None:
    done = shell(folder, f"{command} </dev/null | true")
    assert done.returncode in {0, 1}
    assert "disk" not in done.stderr
    assert "Traceback" not in done.stderr


_INTERRUPTED = """
import sys
class Key:
    def find_spec(self, name, path, target=None):
        if name == "facilitator.cli":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Key())
from facilitator.__main__ import main
main()
"""


def test_a_program_that_is_interrupted_while_it_loads_just_ends() -> None:
    done = subprocess.run([sys.executable, "-c", _INTERRUPTED], check=False, capture_output=True, timeout=50)
    assert (done.returncode, done.stderr) == (130, b"")
