"""A session file: what goes in comes out, after closing, after stopping, in stock TinyDB, and at a flat price."""

import asyncio
import json
import random
from pathlib import Path
from typing import Any

import pytest
from faultydisk import FaultyDisk, abandon
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.table import Document

from facilitator.store import lines, recovery, sessions
from facilitator.store.errors import Damaged
from facilitator.store.files import Files
from facilitator.store.journal import SessionFile

META = {"plan": {"workshop": {"id": "p", "title": "P"}}, "created": "2026-01-02"}
EVENTS = [{"event": "Joined", "n": n, "text": f"ä € \ud83d\n{n}"} for n in range(6)]


@pytest.fixture
def file(tmp_path: Path) -> Any:
    opened = sessions.create(tmp_path, "one", META)
    yield opened
    opened.close()


def again(file: SessionFile) -> SessionFile:
    abandon(file)
    return sessions.open_session(file.path)


def stored(folder: Path, *, closed: bool = False) -> Files:
    """Files of a session with EVENTS in the journal, or after closing."""
    made = sessions.create(folder, "made", META)
    for event in EVENTS:
        made.append(event)
    made.close() if closed else abandon(made)
    return Files(made.path)


def found_events(files: Files) -> list[dict[str, Any]]:
    return list(recovery.find(recovery.Disk(), files).point.tables["events"].values())


async def test_a_durable_record_is_in_the_journal_file(file: SessionFile) -> None:
    seq = file.append({"event": "Joined", "name": "Zoë"})
    await file.durable(seq)
    assert b'"Zo\\u00eb"' in Files(file.path).journal.read_bytes()
    await file.durable(seq)
    await file.durable(0)


async def test_waiting_for_a_record_that_was_never_appended_is_an_error(file: SessionFile) -> None:
    with pytest.raises(ValueError, match="no record 9"):
        await file.durable(9)


def test_everything_survives_an_end_without_closing(file: SessionFile) -> None:
    seqs = [file.append(event) for event in EVENTS]
    file.put_result("a/1", {"count": 1})
    file.put_result("a/1", {"count": 2})
    file.put_meta("port", 8765)
    reopened = again(file)
    assert seqs == [1, 2, 3, 4, 5, 6]
    assert reopened.events() == EVENTS
    assert reopened.db.table("results").all() == [{"key": "a/1", "count": 2}]
    assert reopened.meta == {**META, "port": 8765}
    assert reopened.recovered.records == 9
    assert reopened.recovered.notes == ()
    assert reopened.append({"event": "Joined"}) == 10
    reopened.close()


def test_a_closed_session_opens_with_stock_tinydb(file: SessionFile) -> None:
    for event in EVENTS:
        file.append(event)
    file.put_result("a/1", {"count": 2})
    file.close()
    with TinyDB(file.path) as stock:
        assert stock.tables() == {"meta", "events", "results"}
        assert stock.table("events").all() == EVENTS
        assert stock.table("results").get(where("key") == "a/1")["count"] == 2
        assert stock.table("meta").get(doc_id=1) == META
    file.path.read_bytes().decode("ascii")


def test_a_session_rewritten_unchanged_by_stock_tinydb_still_opens(file: SessionFile) -> None:
    file.append(EVENTS[0])
    file.close()
    with TinyDB(file.path) as stock:
        stock.table("results").truncate()
    reopened = sessions.open_session(file.path)
    assert reopened.events() == EVENTS[:1]
    assert reopened.recovered.notes == ()
    reopened.close()


def test_tinydb_writes_go_through_the_journal(file: SessionFile) -> None:
    table = file.db.table("notes")
    ids = table.insert_multiple([{"n": n, "deep": {"x": [n]}} for n in range(5)])
    table.update({"seen": True}, where("n") >= 3)
    table.update(lambda doc: doc["deep"]["x"].append("y"), doc_ids=[ids[0]])
    table.remove(where("n") == 1)
    table.upsert({"n": 2, "more": 1}, where("n") == 2)
    table.upsert(Document({"n": 9}, doc_id=40))
    file.db.table("gone").insert({"a": 1})
    file.db.drop_table("gone")
    with pytest.raises(ValueError, match="already exists"):
        table.insert(Document({}, doc_id=40))
    expected = {doc.doc_id: dict(doc) for doc in table}
    reopened = again(file)
    assert {doc.doc_id: dict(doc) for doc in reopened.db.table("notes")} == expected
    assert expected[1]["deep"] == {"x": [0, "y"]}
    assert "gone" not in reopened.db.tables()
    assert reopened.db.table("notes").insert({}) == 41
    reopened.close()


def test_queries_see_what_was_appended_since_the_last_query(file: SessionFile) -> None:
    table, query = file.db.table("events"), where("event") == "Joined"
    assert table.count(query) == 0
    file.append({"event": "Joined"})
    assert table.count(query) == 1


def test_memory_does_not_follow_a_document_changed_after_appending(file: SessionFile) -> None:
    record: dict[str, Any] = {"event": "Joined", "values": [1]}
    file.append(record)
    record["values"].append(2)
    assert file.events() == [{"event": "Joined", "values": [1]}]


@pytest.mark.parametrize("bad", [{"x": float("nan")}, {"x": float("inf")}, {"x": {1}}, {"x": b""}])
def test_what_json_cannot_say_is_refused_and_not_taken(file: SessionFile, bad: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError)):
        file.append(bad)
    assert file.events() == []
    assert file.append({"event": "Joined"}) == 1


def test_an_equal_result_is_not_written_again(file: SessionFile) -> None:
    first = file.put_result("a/1", {"count": 2})
    assert file.put_result("a/1", {"count": 2}) == first


async def test_a_checkpoint_empties_the_journal_and_keeps_the_last_one(file: SessionFile) -> None:
    files = Files(file.path)
    for event in EVENTS:
        file.append(event)
    await asyncio.wrap_future(file.checkpoint())
    assert len(lines.scan(files.journal.read_bytes()).lines) == 1
    assert len(json.loads(file.path.read_bytes())["events"]) == 6
    assert json.loads(files.backup.read_bytes())["events"] == {}
    await file.durable(file.append({"event": "Joined", "n": 7}))
    reopened = again(file)
    assert len(reopened.events()) == 7
    assert reopened.recovered.records == 1
    reopened.close()


def test_closing_twice_and_appending_after_closing(file: SessionFile) -> None:
    file.close()
    file.close()
    with pytest.raises(OSError, match="closed"):
        file.append({"event": "Joined"})


def test_an_append_costs_the_same_in_a_long_session(tmp_path: Path) -> None:
    disk = FaultyDisk()
    file = sessions.create(tmp_path, "long", META, disk=disk)

    async def price() -> int:
        before = disk.written
        await file.durable(file.append(EVENTS[0]))
        return disk.written - before

    first = asyncio.run(price())
    for _ in range(4000):
        file.append(EVENTS[0])
    assert asyncio.run(file.durable(4001)) is None
    assert asyncio.run(price()) <= first + 10
    file.close()


def test_every_byte_cut_of_a_journal_keeps_exactly_the_whole_records(tmp_path: Path) -> None:
    files = stored(tmp_path)
    whole = files.journal.read_bytes()
    ends = [n for n, byte in enumerate(whole) if byte == 10]
    for cut in range(len(whole)):
        files.journal.write_bytes(whole[:cut])
        complete = sum(end <= cut for end in ends[1:])
        assert found_events(files) == EVENTS[:complete], cut


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
    opened = again(opened)
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


def test_random_bit_flips_never_bring_a_wrong_record(tmp_path: Path) -> None:
    files, chance = stored(tmp_path), random.Random(1)
    whole = files.journal.read_bytes()
    for _ in range(200):
        place = chance.randrange(len(whole) * 8)
        bad = bytearray(whole)
        bad[place // 8] ^= 1 << place % 8
        files.journal.write_bytes(bad)
        events = found_events(files)
        assert [event for event in EVENTS if event in events] == events
        assert len(events) >= len(EVENTS) - 1


def test_random_bit_flips_of_a_closed_session_lose_nothing(tmp_path: Path) -> None:
    files, chance = stored(tmp_path, closed=True), random.Random(2)
    whole = files.main.read_bytes()
    for _ in range(200):
        place = chance.randrange(len(whole) * 8)
        bad = bytearray(whole)
        bad[place // 8] ^= 1 << place % 8
        files.main.write_bytes(bad)
        assert found_events(files) == EVENTS, place


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
