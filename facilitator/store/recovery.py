"""Reading a session file and its journals as they are after anything; changes nothing on disk.

The newest checkpoint that can be read counts, then every good line of the journals after it.
"""

import json
from pathlib import Path
from typing import TypeAlias

import msgspec

from facilitator.store import lines
from facilitator.store.errors import DamagedError

Tables: TypeAlias = dict[str, dict[str, lines.Doc]]
"""Documents by table and document id, as TinyDB has them."""


class Recovered(msgspec.Struct, frozen=True):
    """What had to be mended on opening; ``notes`` are sentences for a person."""

    records: int = 0
    bad: tuple[bytes, ...] = ()
    missing: int = 0
    damaged: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()


def beside(path: Path, ending: str) -> Path:
    """The file with another ending beside a session file ``name.json``."""
    return path.with_name(path.stem + ending)


def backup(path: Path) -> Path:
    """The checkpoint before the last one."""
    return beside(path, ".json.bak")


def journals(path: Path) -> tuple[Path, Path]:
    """The journal before the last checkpoint, and the one since."""
    return beside(path, ".journal.bak"), beside(path, ".journal")


def _checkpoint(path: Path) -> Tables | None:
    """The tables of a checkpoint; None if it is missing or not one."""
    try:
        tables = json.loads(path.read_text(encoding="utf-8"))
        seq = tables["meta"]["1"]["seq"]
        good = isinstance(seq, int) and all(isinstance(docs, dict) for docs in tables.values())
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return tables if good else None


def apply(tables: Tables, record: lines.Record) -> None:
    """Put a record into the tables."""
    table = tables.setdefault(record.table, {})
    if record.doc is None:
        table.pop(record.key, None)
    else:
        table[record.key] = record.doc


def load(path: Path) -> tuple[Tables, int, Recovered]:
    """Tables, last sequence number and what had to be mended; ``DamagedError`` if no checkpoint can be read."""
    if not path.exists() and not backup(path).exists():
        raise FileNotFoundError(f"{path}: no such session")
    damaged = []
    tables = _checkpoint(path)
    if tables is None:
        damaged = [path] if path.exists() else []
        tables = _checkpoint(backup(path))
    if tables is None:
        raise DamagedError(f"{path.name}: neither it nor its backup can be read; both were left as they are")
    seq: int = tables["meta"]["1"]["seq"]
    data = b"".join(j.read_bytes() if j.exists() else b"" for j in journals(path))
    records, bad = lines.split(data)
    fresh = [record for record in records if record.seq > seq]
    missing = lines.gaps([record.seq for record in fresh], seq)
    for record in fresh:
        apply(tables, record)
    last = fresh[-1].seq if fresh else seq
    return (
        tables,
        last,
        Recovered(len(fresh), tuple(bad), missing, tuple(damaged), _notes(fresh, bad, missing, damaged)),
    )


def _notes(fresh: list[lines.Record], bad: list[bytes], missing: int, damaged: list[Path]) -> tuple[str, ...]:
    notes = [f"{path.name} could not be read and was set aside; its backup was used" for path in damaged]
    if bad:
        notes.append(f"{len(bad)} unfinished or damaged lines were set aside")
    if missing:
        notes.append(f"{missing} records are missing")
    if notes:
        notes.append(f"{len(fresh)} records were read from the journal")
    return tuple(notes)
