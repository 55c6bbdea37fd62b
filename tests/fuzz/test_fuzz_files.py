"""Whatever lies in a session's files, opening finds records that were written, or says that it cannot."""

import asyncio
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from strategies import Count, broken, many

from facilitator.store import checkpoint, lines, sessions
from facilitator.store.disk import Disk
from facilitator.store.errors import Damaged
from facilitator.store.files import Files
from facilitator.store.recovery import find

META = {"plan": {"workshop": {"id": "p", "title": "P"}}, "created": "2026-01-02"}
EVENTS = [{"event": "Joined", "n": n, "text": f"ä € \ud83d\n{n}"} for n in range(6)]


def made(folder: Path) -> tuple[Files, dict[Path, bytes]]:
    """The files of a session of EVENTS, half of them in a checkpoint, as they lie there while it is open."""
    file = sessions.create(folder, "s", META)
    for event in EVENTS[:3]:
        file.append(event)
    file.checkpoint().result(10)
    asyncio.run(file.durable([file.append(event) for event in EVENTS[3:]][-1]))
    files = Files(file.path)
    paths = [files.main, files.journal, files.backup, files.old_journal]
    found = {path: path.read_bytes() for path in paths}
    file.close()
    return files, found


def test_any_bytes_of_a_journal_are_records_that_were_written_or_none(tmp_path: Path) -> None:
    files, found = made(tmp_path)
    whole = found[files.journal]
    written = {(line.seq, str(line.value)) for line in lines.scan(whole).lines}
    with Count("journal lines") as count:

        @many(2)
        @given(broken(whole) | st.binary(max_size=200))
        def run(data: bytes) -> None:
            count.inputs += 1
            assert {(line.seq, str(line.value)) for line in lines.scan(data).lines} <= written

        run()


def test_any_bytes_of_a_checkpoint_are_the_one_that_was_written_or_none(tmp_path: Path) -> None:
    files, found = made(tmp_path)
    whole = found[files.main]
    right = checkpoint.load(whole)
    with Count("checkpoint") as count:

        @many(1)
        @given(broken(whole) | st.binary(max_size=200))
        def run(data: bytes) -> None:
            count.inputs += 1
            try:
                point = checkpoint.load(data)
            except checkpoint.BadCheckpoint:
                return
            assert (point.seq, point.session, point.tables) == (right.seq, right.session, right.tables)

        run()


class Held(Disk):
    """Files in memory."""

    def __init__(self, files: dict[Path, bytes]) -> None:
        self.files = files

    def read(self, path: Path) -> bytes | None:
        return self.files.get(path)


def test_any_files_of_a_session_are_the_events_that_were_kept_or_an_error(tmp_path: Path) -> None:
    files, right = made(tmp_path)
    each = {path: st.just(data) | broken(data) | st.none() | st.just(b"") for path, data in right.items()}
    with Count("session files") as count:

        @many(0.5)
        @given(st.fixed_dictionaries(each))
        def run(damaged: dict[Path, bytes | None]) -> None:
            count.inputs += 1
            disk = Held({path: data for path, data in damaged.items() if data is not None})
            try:
                found = find(disk, files)
            except (Damaged, FileNotFoundError):
                return
            events = list(found.point.tables.get("events", {}).values())
            numbers = [EVENTS.index(event) for event in events]
            assert numbers == sorted(set(numbers))

        run()
