"""Who has a session: one process at a time, told by its number, and nobody once it is gone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from faultydisk import META

from facilitator.store import lock, sessions
from facilitator.store.errors import Locked
from facilitator.store.files import Files

HOLD = """
import sys
from pathlib import Path
from facilitator.store import lock, sessions
file = sessions.open_session(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
file.close()
"""


def make(folder: Path) -> Path:
    file = sessions.create(folder, "tag", META)
    file.close()
    return file.path


def test_a_second_process_is_told_who_has_the_session(tmp_path: Path) -> None:
    path = make(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline().strip() == b"open"
        for attempt in (sessions.open_session, sessions.forget):
            with pytest.raises(Locked) as refused:
                attempt(path)
            assert refused.value.pid == other.pid
        assert sessions.list_sessions(tmp_path)[0].state == "open"
        other.kill()
        other.wait()
        assert Files(path).lock.exists()
    assert sessions.list_sessions(tmp_path)[0].state == "closed"
    sessions.open_session(path).close()
    assert not Files(path).lock.exists()


def test_the_same_process_cannot_open_a_session_twice(tmp_path: Path) -> None:
    file = sessions.create(tmp_path, "tag", META)
    with pytest.raises(Locked) as refused:
        sessions.open_session(file.path)
    assert refused.value.pid == os.getpid()
    file.append({"event": "Joined"})
    file.close()
    reopened = sessions.open_session(file.path)
    assert len(reopened.events()) == 1
    reopened.close()


@pytest.mark.parametrize(
    "text", ["", "1\n", f"{os.getpid()}\n", "999999999\n", "junk"], ids=["empty", "init", "own", "gone", "junk"]
)
def test_a_lock_file_nobody_holds_is_stale_whatever_it_says(tmp_path: Path, text: str) -> None:
    path = make(tmp_path)
    Files(path).lock.write_text(text, encoding="utf-8")
    assert sessions.list_sessions(tmp_path)[0].state == "closed"
    sessions.open_session(path).close()


def test_a_lock_file_removed_by_its_last_owner_in_the_same_instant_is_taken_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, seize, removed = make(tmp_path), lock._seize, []

    def seize_late(fd: int) -> bool:
        if not removed:
            removed.append(fd)
            Files(path).lock.unlink()
        return seize(fd)

    monkeypatch.setattr(lock, "_seize", seize_late)
    file = sessions.open_session(path)
    with pytest.raises(Locked):
        sessions.open_session(path)
    file.close()
