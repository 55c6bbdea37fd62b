"""Files cut anywhere and bits turned anywhere: every whole record is found, and never one that was not written."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from faultydisk import META, abandon
from figures import leave, times

from facilitator.store import recovery, sessions
from facilitator.store.disk import Disk
from facilitator.store.errors import Damaged
from facilitator.store.files import Files

FLIPS = times("FLIPS", 1000)


class Kept:
    """A session with two checkpoints and a journal: what each file says, and what the whole says."""

    def __init__(self, folder: Path) -> None:
        file = sessions.create(folder, "s", META)
        for part in range(3):
            for n in range(5):
                file.append({"event": "Answered", "n": part * 5 + n, "text": "ä € \ud83d\n" + "x" * (n * 9)})
            file.put_result(f"a/{part}", {"n": part})
            file.put_meta("port", 8765 + part)
            file.db.table("notes").insert({"part": part})
            file.db.table("notes").remove(doc_ids=[part])
            if part < 2:
                file.checkpoint().result()
        abandon(file)
        self.files = Files(file.path)
        self.written = {path: path.read_bytes() for path in self.files.all()}
        self.events = file.events()
        self.whole = self.found()

    def lay(self, **changed: bytes) -> None:
        """All files as they were written, but for those named."""
        for path, data in self.written.items():
            path.write_bytes(data)
        for name, data in changed.items():
            getattr(self.files, name).write_bytes(data)

    def found(self) -> dict[str, Any]:
        return recovery.find(Disk(), self.files).point.tables

    def is_true(self, tables: dict[str, Any]) -> bool:
        """Whether every document is one that was written: an event as it is, anything else as it was at some time."""
        events = list(tables["events"].values())
        return (
            [event for event in self.events if event in events] == events
            and all(doc == {"n": int(doc["key"][-1]), "key": doc["key"]} for doc in tables["results"].values())
            and tables["meta"]["1"] in [META, *({**META, "port": 8765 + part} for part in range(3))]
            and all(doc in [{"part": part} for part in range(3)] for doc in tables.get("notes", {}).values())
        )

    def opened(self) -> dict[str, Any]:
        """The tables after opening, adding an event and opening again, which must find nothing more to mend."""
        first = sessions.open_session(self.files.main)
        tables = json.loads(json.dumps(first._storage.tables))
        first.append({"event": "Answered", "n": -1})
        abandon(first)
        again = sessions.open_session(self.files.main)
        assert again.recovered.notes == ()
        assert again.recovered.set_aside == ()
        assert again.events() == [*tables["events"].values(), {"event": "Answered", "n": -1}]
        abandon(again)
        return tables


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


def turned(data: bytes, chance: random.Random, bits: int = 1) -> bytes:
    bad = bytearray(data)
    for place in chance.sample(range(len(data) * 8), bits):
        bad[place // 8] ^= 1 << place % 8
    return bytes(bad)


def line_starts(data: bytes) -> list[int]:
    return [0, *(n + 1 for n, byte in enumerate(data) if byte == 10)]


def test_every_byte_cut_of_a_journal_keeps_exactly_the_whole_records(kept: Kept) -> None:
    data = kept.written[kept.files.journal]
    starts = line_starts(data)
    for cut in range(len(data)):
        kept.lay(journal=data[:cut])
        complete = sum(start - 1 <= cut for start in starts[2:])
        tables = kept.found()
        assert list(tables["events"].values()) == kept.events[: 10 + min(5, complete)], cut
        assert ("a/2" in [doc["key"] for doc in tables["results"].values()]) == (complete > 5), cut
        assert tables["meta"]["1"]["port"] == (8767 if complete > 6 else 8766), cut
    assert complete == len(starts) - 2


def test_a_journal_cut_at_any_byte_can_be_added_to(kept: Kept) -> None:
    data = kept.written[kept.files.journal]
    for cut in random.Random(0).sample(range(len(data)), min(len(data), times("CUTS", 150))):
        kept.lay(journal=data[:cut])
        expected = kept.found()
        assert kept.opened() == expected, cut
        for path in set(kept.files.all()) - set(kept.written):
            path.unlink()


@pytest.mark.parametrize("name", ["main", "backup", "old_journal"])
def test_every_byte_cut_of_a_checkpoint_or_of_what_is_kept_beside_it_loses_nothing(kept: Kept, name: str) -> None:
    data = kept.written[getattr(kept.files, name)]
    for cut in range(len(data)):
        kept.lay(**{name: data[:cut]})
        assert kept.found() == kept.whole, cut


def lost_events(kept: Kept, tables: dict[str, Any]) -> int:
    return len(kept.events) - len(tables["events"])


def test_a_turned_bit_in_a_journal_costs_its_own_record_at_most(kept: Kept) -> None:
    data, chance, lost = kept.written[kept.files.journal], random.Random(1), 0
    for _ in range(FLIPS):
        kept.lay(journal=turned(data, chance))
        found = recovery.find(Disk(), kept.files)
        assert kept.is_true(found.point.tables)
        assert lost_events(kept, found.point.tables) <= 1
        assert lost_events(kept, found.point.tables) <= found.recovered.lost <= 1
        lost += lost_events(kept, found.point.tables)
    assert 0 < lost < FLIPS
    leave("bits turned in a journal", flips=FLIPS, events_lost=lost)


def test_a_turned_bit_in_a_checkpoint_or_its_backup_loses_nothing(kept: Kept) -> None:
    chance = random.Random(2)
    for _ in range(FLIPS):
        name = chance.choice(["main", "backup", "old_journal"])
        kept.lay(**{name: turned(kept.written[getattr(kept.files, name)], chance)})
        assert kept.found() == kept.whole
    leave("bits turned in checkpoint, backup and old journal", flips=FLIPS)


def damage(kept: Kept, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Several files with several bits turned, cut, or with a stretch of zeros."""
    for name in chance.sample(["main", "backup", "journal", "old_journal"], chance.randint(1, 4)):
        data = turned(kept.written[getattr(kept.files, name)], chance, chance.randint(1, 20))
        a, b = sorted(chance.sample(range(len(data)), 2))
        yield name, chance.choice([data, data[:a], data[:a] + bytes(b - a) + data[b:], data[:a] + data[b:]])


def test_whatever_is_damaged_at_once_nothing_is_ever_invented(kept: Kept) -> None:
    chance, refused = random.Random(3), 0
    for _ in range(FLIPS):
        kept.lay(**dict(damage(kept, chance)))
        try:
            assert kept.is_true(kept.found())
        except Damaged:
            refused += 1
    assert 0 < refused < FLIPS
    leave("several files damaged at once", times=FLIPS, refused=refused)


def test_after_any_damage_a_session_that_opens_can_be_added_to(kept: Kept) -> None:
    chance, opened = random.Random(4), 0
    for _ in range(FLIPS // 10):
        kept.lay(**dict(damage(kept, chance)))
        try:
            tables = kept.opened()
        except Damaged:
            continue
        finally:
            for path in set(kept.files.all()) - set(kept.written):
                path.unlink()
        assert kept.is_true(tables)
        opened += 1
    assert opened
