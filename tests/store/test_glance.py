"""A list that only glances at a session tells what reading all of it would tell, whatever happened to its files."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from facilitator.store import checkpoint, sessions
from facilitator.store.disk import Disk
from facilitator.store.errors import Damaged
from facilitator.store.files import Files
from facilitator.store.glance import Glance, glance, told_by
from facilitator.store.sealed import Seal, sealed

META = {"plan": {"workshop": {"id": "day", "title": {"de": "Tag \u2028 },\n", "en": "Day"}}}, "created": "2026-11-23"}
JOINED = {"event": "Joined", "participant": "p", "number": 1}


def made(folder: Path, people: int = 3) -> Path:
    file = sessions.create(folder, "day", META)
    for number in range(people):
        file.append({**JOINED, "number": number, "name": 'Zoë "},\n'})
    file.append({"event": "Opened", "step": "2"})
    file.close()
    return file.path


def wholly(path: Path) -> Glance:
    meta, events = sessions.read(path)
    return told_by(meta, events, path.stem)


def glanced(path: Path) -> Glance | None:
    return glance(Disk(), Files(path))


def test_a_closed_session_is_known_at_a_glance(tmp_path: Path) -> None:
    path = made(tmp_path)
    assert glanced(path) == wholly(path)
    assert glanced(path) == Glance("day", META["plan"]["workshop"]["title"], "2026-11-23", 3)


def test_so_is_one_that_was_copied_without_its_journal(tmp_path: Path) -> None:
    path = made(tmp_path)
    for ending in (".journal", ".journal.bak", ".json.bak"):
        path.with_name(path.stem + ending).unlink()
    assert glanced(path) == wholly(path)


@pytest.mark.parametrize("after", ["", "{}\n", "garbage"])
def test_what_the_journal_may_add_takes_a_whole_reading(tmp_path: Path, after: str) -> None:
    path = made(tmp_path)
    file = sessions.open_session(path)
    asyncio.run(file.durable(file.append(JOINED)))
    assert glanced(path) is None
    assert sessions.info_of(path).people == 4
    assert sessions.info_of(path).state == "open"
    file.close()
    journal = Files(path).journal
    journal.write_bytes(journal.read_bytes() + after.encode())
    assert (glanced(path) is None) == bool(after)
    assert sessions.info_of(path).people == 4


def test_a_session_that_another_program_wrote_again_is_listed_all_the_same(tmp_path: Path) -> None:
    path = made(tmp_path)
    with TinyDB(path, indent=1) as db:
        db.table("results").insert({"step": "one"})
        db.table("results").truncate()
    assert sealed(path.read_bytes()) is None
    assert sessions.info_of(path).people == 3


def test_no_byte_can_be_another_without_being_noticed(tmp_path: Path) -> None:
    path = made(tmp_path)
    data, known = path.read_bytes(), wholly(path)
    for place in range(len(data)):
        for bit in (0x01, 0x20):
            path.write_bytes(data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :])
            assert glanced(path) is None
    for cut in range(len(data)):
        path.write_bytes(data[:cut])
        assert glanced(path) is None
    path.write_bytes(data)
    assert glanced(path) == known


def test_the_text_proves_what_reading_every_document_proves(tmp_path: Path) -> None:
    data = made(tmp_path).read_bytes()
    point = checkpoint.load(data)
    assert sealed(data) == Seal(point.seq, point.session)
    for tables in ({"meta": {"1": {}}}, {"zoo": {}, "meta": {"1": META}, "a": {"7": {"x": "\n},\n"}}, "events": {}}):
        again = checkpoint.dump(checkpoint.Checkpoint(tables, 7, "ab12"))
        assert sealed(again) == Seal(7, "ab12")
        assert checkpoint.load(again).tables == tables


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"{\n}}\n", b'{"meta":{\n"2":{}\n}}\n', b'{"a":{\n\n},\n"a":{\n\n}}\n', b"[]\n"]
)
def test_what_is_no_checkpoint_is_none(data: bytes) -> None:
    assert sealed(data) is None


@pytest.mark.parametrize(
    "meta", [{}, {"plan": 3}, {"plan": {"workshop": []}}, {"plan": {"workshop": {"id": 4, "title": None}}}]
)
def test_a_strange_plan_is_told_as_reading_it_tells(tmp_path: Path, meta: dict[str, Any]) -> None:
    file = sessions.create(tmp_path, "odd", meta)
    file.close()
    assert glanced(file.path) is None
    assert sessions.info_of(file.path).state == "closed"


def test_a_damaged_one_is_damaged(tmp_path: Path) -> None:
    path = made(tmp_path)
    for file in (path, Files(path).backup):
        data = file.read_bytes()
        file.write_bytes(data.replace(b"2026-11-23", b"2027-11-23"))
    with pytest.raises(Damaged):
        sessions.read(path)
    assert sessions.info_of(path).state == "damaged"


def test_a_listing_tells_how_far_it_is(tmp_path: Path) -> None:
    for _ in range(3):
        made(tmp_path)
    told: list[float] = []
    assert len(sessions.list_sessions(tmp_path, told.append)) == 3
    assert told == [pytest.approx(part / 3) for part in (1, 2, 3)]
