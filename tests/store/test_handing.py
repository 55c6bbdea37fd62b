"""Where files are handed out to: nothing of a session is written over, and what is no file is written into."""

import os
import threading
from pathlib import Path

import pytest

from facilitator.domain.words import Refusal
from facilitator.store import sessions
from facilitator.store.handing import hand_out


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    file = sessions.create(tmp_path, "day", {"plan": {}})
    file.append({"event": "Joined"})
    file.close()
    return file.path


@pytest.mark.parametrize("ending", [".json", ".json.bak", ".journal", ".journal.bak"])
def test_nothing_is_handed_out_over_a_session(kept: Path, ending: str) -> None:
    own = kept.with_name("day" + ending)
    before = own.read_bytes()
    with pytest.raises(Refusal, match="belongs to a session"):
        hand_out(own, b"page")
    assert own.read_bytes() == before


def test_an_open_session_keeps_its_lock(tmp_path: Path) -> None:
    file = sessions.create(tmp_path, "day", {"plan": {}})
    with pytest.raises(Refusal, match=r"day\.lock"):
        hand_out(tmp_path / "day.lock", b"page")
    file.close()


@pytest.mark.parametrize("name", ["day.export.json", "day.report.html", "other.json", "notes.txt"])
def test_what_is_no_session_is_written_over_as_asked(kept: Path, name: str) -> None:
    target = kept.with_name(name)
    for data in (b"first", b"second"):
        hand_out(target, data)
        assert target.read_bytes() == data


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_is_written_into_and_stays_one(tmp_path: Path) -> None:
    pipe, heard = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    listening = threading.Thread(target=lambda: heard.append(pipe.read_bytes()), daemon=True)
    listening.start()
    hand_out(pipe, b"page")
    listening.join(20)
    assert heard == [b"page"]
    assert pipe.is_fifo()
