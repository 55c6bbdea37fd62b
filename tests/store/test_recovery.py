"""Reading damaged files: every whole record is found, none is invented, and what is missing is said."""

from pathlib import Path
from typing import Any

import pytest
from faultydisk import EVENTS, META, abandon, stored
from hypothesis import given
from hypothesis import strategies as st

from facilitator.store import lines, recovery, sessions
from facilitator.store.disk import Disk
from facilitator.store.errors import Damaged
from facilitator.store.files import Files


def found_events(files: Files) -> list[dict[str, Any]]:
    return list(recovery.find(Disk(), files).point.tables["events"].values())


def test_a_torn_tail_is_set_aside_and_reported(tmp_path: Path) -> None:
    files = stored(tmp_path)
    whole = files.journal.read_bytes()
    files.journal.write_bytes(whole[:-5])
    torn = whole.splitlines(keepends=True)[-1][:-5]
    opened = sessions.open_session(files.main)
    assert opened.events() == EVENTS[:5]
    assert opened.recovered.torn_bytes == len(torn)
    assert opened.recovered.set_aside == ("made.torn-1",)
    assert (tmp_path / "made.torn-1").read_bytes() == torn
    assert "torn" in opened.recovered.notes[0]
    opened.append(EVENTS[5])
    abandon(opened)
    opened = sessions.open_session(files.main)
    assert opened.events() == EVENTS
    assert opened.recovered.notes == ()
    opened.close()


def test_lines_after_a_damaged_one_are_recovered_and_the_gap_is_told(tmp_path: Path) -> None:
    files = stored(tmp_path)
    rows = files.journal.read_bytes().splitlines(keepends=True)
    rows[3] = rows[3].replace(b"Joined", b"Jained")
    files.journal.write_bytes(b"".join(rows))
    opened = sessions.open_session(files.main)
    assert opened.events() == EVENTS[:2] + EVENTS[3:]
    assert opened.recovered.lost == 1
    assert "records 3 to 3 are missing" in opened.recovered.notes
    opened.close()


def test_a_damaged_session_file_is_set_aside_and_made_up_for(tmp_path: Path) -> None:
    files = stored(tmp_path, closed=True)
    files.main.write_bytes(b'{"meta": {')
    opened = sessions.open_session(files.main)
    assert opened.events() == EVENTS
    assert opened.meta == META
    assert opened.recovered.lost == 0
    assert opened.recovered.set_aside == ("made.json.damaged-1",)
    assert (tmp_path / "made.json.damaged-1").read_bytes() == b'{"meta": {'
    opened.close()
    assert sessions.read(files.main) == (META, EVENTS)


def test_session_and_backup_damaged_is_said_and_nothing_is_touched(tmp_path: Path) -> None:
    files = stored(tmp_path)
    files.main.write_bytes(b"{}")
    files.backup.write_bytes(b"\x00" * 50)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(Damaged, match=r"made\.json is damaged.*made\.json\.bak is damaged"):
        sessions.open_session(files.main)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_journal_of_another_session_is_not_read(tmp_path: Path) -> None:
    files, other = stored(tmp_path), stored(tmp_path)
    files.journal.write_bytes(other.journal.read_bytes())
    opened = sessions.open_session(files.main)
    assert opened.events() == []
    assert any("another session" in note for note in opened.recovered.notes)
    assert opened.recovered.set_aside == ("made.torn-1",)
    opened.close()


def test_a_missing_journal_is_no_reason_not_to_open(tmp_path: Path) -> None:
    files = stored(tmp_path, closed=True)
    files.journal.unlink()
    opened = sessions.open_session(files.main)
    assert opened.events() == EVENTS
    opened.append({"event": "Joined"})
    opened.close()
    assert len(sessions.read(files.main)[1]) == 7


@given(st.lists(st.binary(max_size=40) | st.sampled_from([b"\n", lines.encode(3, '["a",1,{}]')]), max_size=12))
def test_the_reader_takes_any_bytes_and_finds_only_written_lines(parts: list[bytes]) -> None:
    found = lines.scan(b"".join(parts))
    assert all(line == lines.Line(3, ["a", 1, {}]) for line in found.lines)


def test_a_damaged_newline_costs_nothing(tmp_path: Path) -> None:
    files = stored(tmp_path)
    whole = files.journal.read_bytes()
    for place in [place for place, byte in enumerate(whole) if byte == 10]:
        files.journal.write_bytes(whole[:place] + b"\x0b" + whole[place + 1 :])
        assert found_events(files) == EVENTS, place


def test_an_older_line_never_turns_back_what_the_checkpoint_has(tmp_path: Path) -> None:
    file = sessions.create(tmp_path, "s", META)
    files = Files(file.path)
    for port in (1, 2):
        file.put_meta("port", port)
        file.put_result("a/1", {"n": port})
    file.checkpoint().result(10)
    abandon(file)
    head, *rows = files.old_journal.read_bytes().splitlines(keepends=True)
    files.journal.write_bytes(head + b"".join(rows[:2]))
    tables = recovery.find(Disk(), files).point.tables
    assert tables["meta"]["1"]["port"] == 2
    assert list(tables["results"].values()) == [{"key": "a/1", "n": 2}]
