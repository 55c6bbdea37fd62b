"""A session file: what goes in comes out, after closing, after stopping, in stock TinyDB, and at a flat price."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from faultydisk import EVENTS, META, FaultyDisk, abandon
from tinydb import TinyDB, where
from tinydb.table import Document

from facilitator.store import lines, sessions
from facilitator.store.files import Files
from facilitator.store.journal import SessionFile


@pytest.fixture
def file(tmp_path: Path) -> Any:
    opened = sessions.create(tmp_path, "one", META)
    yield opened
    opened.close()


def again(file: SessionFile) -> SessionFile:
    abandon(file)
    return sessions.open_session(file.path)


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
