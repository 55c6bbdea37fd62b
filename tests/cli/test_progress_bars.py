"""Bars of what takes long: on the terminal of a person, never among what a program reads."""

import os
import pty
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from facilitator.demo import recorded_path

MANY = 3
"""Sessions of a whole day: all of them take longer than a second, whatever the machine."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("many")
    for number in range(MANY):
        shutil.copyfile(recorded_path("zugvogel"), made / f"day-{number}.json")
    return made


def run(*args: str, folder: Path, err: int) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "facilitator", *args, "--sessions", str(folder)]
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=err, timeout=300, check=True
    )


@contextmanager
def terminal() -> Iterator[tuple[int, bytearray]]:
    """One end of a terminal, and all that has been written to it once it is closed."""
    ours, theirs = pty.openpty()
    seen = bytearray()

    def drain() -> None:
        with suppress(OSError):  # Linux reports the end of a terminal as an error
            while part := os.read(ours, 1 << 16):
                seen.extend(part)

    reader = threading.Thread(target=drain)
    reader.start()
    try:
        yield theirs, seen
    finally:
        os.close(theirs)
        reader.join()
        os.close(ours)


@pytest.mark.parametrize(("command", "ending"), [("export", ".export.json"), ("report", ".report.html")])
def test_a_bar_on_the_terminal_and_clean_paths_for_the_pipe(folder: Path, command: str, ending: str) -> None:
    paths = [str(folder / f"day-{number}{ending}") for number in range(MANY)]
    with terminal() as (theirs, seen):
        done = run(command, "--all", folder=folder, err=theirs)
    drawn = bytes(seen)
    assert done.stdout.decode().splitlines() == paths
    assert b"100%" in drawn
    assert drawn.count(b"\n") == 1  # one line that changes, and its end
    done = run(command, "--all", folder=folder, err=subprocess.PIPE)
    assert done.stdout.decode().splitlines() == paths
    assert done.stderr == b""
