"""The checkpoint: a plain TinyDB JSON file that proves itself; knows tables and documents, not what they mean.

``meta`` holds the session's own document under id 1 and the seal under id 2: the sequence number of the last record
inside, the random id the journal must name, and a CRC-32 of every other document, so that a damaged file is noticed.
"""

import json
from collections.abc import Mapping
from typing import Any, TypeAlias
from zlib import crc32

import msgspec

from facilitator.store.disk import Disk, put_in_place
from facilitator.store.files import Files
from facilitator.store.lines import dumps, encode

Tables: TypeAlias = dict[str, dict[str, dict[str, Any]]]
"""Table name, document id as text, document: what TinyDB keeps."""

META, SEAL = "1", "2"


class Checkpoint(msgspec.Struct, frozen=True):
    """A session at one moment: ``seq`` counts its records, ``session`` ties the journal to it."""

    tables: Tables
    seq: int
    session: str


class BadCheckpoint(ValueError):
    """The bytes are no checkpoint, or not the one that was written; the text says why."""


def _documents(table: Mapping[str, Mapping[str, Any]]) -> list[str]:
    return [f"{dumps(doc_id)}:{dumps(doc)}" for doc_id, doc in table.items() if doc is not None]


def _text(tables: Mapping[str, Mapping[str, Any]]) -> str:
    """All documents, one a line; made document by document, so that other threads get their turn in between."""
    parts = [f"{dumps(name)}:{{\n" + ",\n".join(_documents(table)) + "\n}" for name, table in tables.items()]
    return "{" + ",\n".join(parts) + "}\n"


def _crc(tables: Tables) -> str:
    meta = {doc_id: doc for doc_id, doc in tables.get("meta", {}).items() if doc_id != SEAL}
    text = _text(dict(sorted({**tables, "meta": meta}.items())))
    return f"{crc32(text.encode('ascii')):08x}"


def dump(point: Checkpoint) -> bytes:
    """The file of a checkpoint."""
    seal = {"crc32": _crc(point.tables), "seq": point.seq, "session": point.session}
    return _text({**point.tables, "meta": {**point.tables.get("meta", {}), SEAL: seal}}).encode("ascii")


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
        proven = _crc(tables) == crc
    except (ValueError, RecursionError) as error:
        raise BadCheckpoint("it holds what was never written") from error
    if not proven or META not in tables["meta"]:
        raise BadCheckpoint("its contents are not those that were written")
    return Checkpoint(tables, seq, session)


def header(point: Checkpoint) -> bytes:
    """The first line of a journal that goes on from a checkpoint."""
    return encode(point.seq, dumps({"checkpoint": point.seq, "session": point.session}))


def write(disk: Disk, files: Files, point: Checkpoint) -> None:
    """Put a checkpoint in place; the journal before it stays until ``start_journal``.

    At every moment two ways lead to all records: the checkpoint with the journal, and the backup with both journals.
    """
    before, journal = disk.read(files.main), disk.read(files.journal)
    if before is not None:
        put_in_place(disk, files.backup, before)
        if journal is not None:
            put_in_place(disk, files.old_journal, journal)
    data = dump(point)
    put_in_place(disk, files.main, data)
    disk.fsync_folder(files.main.parent)
    if before is None:
        put_in_place(disk, files.backup, data)


def start_journal(disk: Disk, files: Files, point: Checkpoint) -> None:
    """Begin an empty journal that goes on from a checkpoint; its name lasts once a ``Log`` has opened it."""
    put_in_place(disk, files.journal, header(point))
