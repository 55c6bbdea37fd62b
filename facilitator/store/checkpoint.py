"""The checkpoint: a plain TinyDB JSON file that proves itself; knows tables and documents, not what they mean.

``meta`` holds the session's own document under id 1 and the seal under id 2: the sequence number of the last record
inside, the random id the journal must name, and a CRC-32 of these two and every other document, so that a damaged file
is noticed.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias
from zlib import crc32

import msgspec

from facilitator.store.disk import Disk, put_in_place
from facilitator.store.files import Files
from facilitator.store.lines import dumps, encode
from facilitator.store.sealed import sealed

Tables: TypeAlias = dict[str, dict[str, dict[str, Any]]]
"""Table name, document id as text, document: what TinyDB keeps."""

META, SEAL = "1", "2"


_SEAL = re.compile(rb'"crc32":\s*"[0-9a-f]{8}",\s*"seq":\s*[0-9]+,\s*"session":\s*"[0-9a-f]+"')


class Checkpoint(msgspec.Struct, frozen=True):
    """A session at one moment: ``seq`` counts its records, ``session`` ties the journal to it."""

    tables: Tables
    seq: int
    session: str


class BadCheckpoint(ValueError):
    """The bytes are no checkpoint, or not the one that was written; the text says why."""


_BREATH = 200
"""So many documents are written as JSON between two calls of ``pause``: about 2 ms."""


def _go_on() -> None:
    """Nobody waits."""


def _rows(tables: Tables, pause: Callable[[], None] = _go_on) -> dict[str, list[str]]:
    """Every document as one line, by table."""
    rows: dict[str, list[str]] = {name: [] for name in tables}
    for name, table in tables.items():
        for doc_id, doc in table.items():
            rows[name].append(f"{dumps(doc_id)}:{dumps(doc)}")
            if len(rows[name]) % _BREATH == 0:
                pause()
    return rows


def _text(rows: Mapping[str, list[str]]) -> bytes:
    parts = [f"{dumps(name)}:{{\n" + ",\n".join(documents) + "\n}" for name, documents in rows.items()]
    return ("{" + ",\n".join(parts) + "}\n").encode("ascii")


def _crc(rows: dict[str, list[str]], seq: int, session: str) -> str:
    """The CRC-32 of all documents, whatever the order of their tables, and of what the seal says."""
    text = _text(dict(sorted({"meta": [], **rows}.items())))
    return f"{crc32(dumps([seq, session]).encode('ascii'), crc32(text)):08x}"


def dump(point: Checkpoint, pause: Callable[[], None] = _go_on) -> bytes:
    """The file of a checkpoint; ``pause`` is called now and then while it is made."""
    rows = _rows(point.tables, pause)
    seal = {"crc32": _crc(rows, point.seq, point.session), "seq": point.seq, "session": point.session}
    return _text({**rows, "meta": [*rows.get("meta", []), f"{dumps(SEAL)}:{dumps(seal)}"]})


def is_sealed(data: bytes) -> bool:
    """Whether a file was a checkpoint of this program, damaged or not: its seal can be read."""
    return _SEAL.search(data) is not None


def _is_tables(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(table, dict) and all(isinstance(doc, dict) for doc in table.values()) for table in value.values()
    )


def load(data: bytes) -> Checkpoint:
    """The checkpoint in a file; ``BadCheckpoint`` if a bit of its contents is not as written."""
    try:
        tables = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadCheckpoint("it is not JSON") from error
    if not _is_tables(tables):
        raise BadCheckpoint("it is not a TinyDB file")
    seal = tables.get("meta", {}).pop(SEAL, {})
    match seal:
        case {"crc32": str(crc), "seq": int(seq), "session": str(session)}:
            pass
        case _:
            raise BadCheckpoint("it is no session of this program")
    try:
        proven = sealed(data) is not None or _crc(_rows(tables), seq, session) == crc
    except (ValueError, RecursionError) as error:
        raise BadCheckpoint("it holds what was never written") from error
    if not proven or META not in tables["meta"]:
        raise BadCheckpoint("its contents are not those that were written")
    return Checkpoint(tables, seq, session)


def header(point: Checkpoint) -> bytes:
    """The first line of a journal that goes on from a checkpoint."""
    return encode(point.seq, dumps({"checkpoint": point.seq, "session": point.session}))


def write(disk: Disk, files: Files, point: Checkpoint, pause: Callable[[], None] = _go_on) -> None:
    """Put a checkpoint in place; the journal before it stays until ``start_journal``.

    At every moment two ways lead to all records: the checkpoint with the journal, and the backup with both journals.
    ``pause`` is called between the steps; it may add whole lines to the journal, and ends everything by raising.
    """
    data = dump(point, pause)
    before, journal = disk.read(files.main), disk.read(files.journal)
    if before is not None:
        put_in_place(disk, files.backup, before)
        pause()
        if journal is not None:
            put_in_place(disk, files.old_journal, journal)
            pause()
    put_in_place(disk, files.main, data)
    disk.fsync_folder(files.main.parent)
    if before is None:
        put_in_place(disk, files.backup, data)
    pause()


def write_anew(disk: Disk, files: Files, point: Checkpoint) -> None:
    """Put all files of a session in place whatever is left of them; none of them tells less than ``point``."""
    for _ in range(2):  # the second time makes backup and old journal of the new ones
        write(disk, files, point)
        start_journal(disk, files, point)


def start_journal(disk: Disk, files: Files, point: Checkpoint, since: bytes = b"") -> None:
    """Begin a journal that goes on from a checkpoint, with the lines written ``since``.

    Its name lasts once a ``Log`` has opened it; the one before has the same lines.
    """
    put_in_place(disk, files.journal, header(point) + since)
