"""A session file that TinyDB reads and writes, and whose every change is a line in a journal before it counts.

``name.json`` is the last checkpoint, a plain TinyDB file; ``name.journal`` holds what came since. Stock
``JSONStorage`` rewrites all of it at each insert and loses it to a crash in between.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from facilitator.store import lines, recovery
from facilitator.store.disk import Disk
from facilitator.store.lock import Lock
from facilitator.store.recovery import Recovered, Tables
from facilitator.store.writer import Writer


class JournalStorage(Storage):
    """What TinyDB reads from: tables in memory, of which the session file journals every change."""

    def __init__(self, file: "SessionFile") -> None:
        self.file = file

    def read(self) -> Tables:
        """All tables."""
        return self.file.tables

    def write(self, data: Tables) -> None:
        """Journal every document that differs."""
        for name in {*data, *self.file.tables}:
            self.change(name, {str(k): doc for k, doc in data.get(name, {}).items()})

    def change(self, name: str, wanted: Mapping[str, lines.Doc]) -> None:
        """Journal what is new, different or gone in one table."""
        present = dict(self.file.tables.get(name, {}))
        for key, doc in wanted.items():
            if present.pop(key, None) != doc:
                self.file.put(name, key, dict(doc))
        for key in present:
            self.file.put(name, key, None)


class JournalTable(Table):
    """A TinyDB table whose inserts cost the same however many documents there are."""

    _storage: JournalStorage

    def insert(self, document: Mapping[str, Any]) -> int:
        """Add one document; its id."""
        key: int = document.doc_id if isinstance(document, Document) else self._next_key()
        self._storage.file.put(self.name, str(key), dict(document))
        self.clear_cache()
        return key

    def _next_key(self) -> int:
        return max(map(int, self._storage.file.tables.get(self.name, {})), default=0) + 1

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Add several documents; their ids."""
        return [self.insert(document) for document in documents]

    def _update_table(self, updater: Callable[[dict[int, Any]], None]) -> None:
        docs = {int(k): dict(doc) for k, doc in self._storage.file.tables.get(self.name, {}).items()}
        updater(docs)
        self._storage.change(self.name, {str(k): dict(doc) for k, doc in docs.items()})
        self.clear_cache()


class _SessionDB(TinyDB):
    table_class = JournalTable


class SessionFile:
    """An open session: its meta, its events, what came out; locked until ``close``."""

    def __init__(self, path: Path, disk: Disk | None = None, meta: lines.Doc | None = None) -> None:
        """Open a session file, or create it with ``meta``.

        Raises ``LockedError``, ``DamagedError``, ``FileNotFoundError`` or ``OSError``.
        """
        self.path = path
        self._disk = disk or Disk()
        self._lock = Lock(recovery.beside(path, ".lock"))
        try:
            self._open(meta)
        except BaseException:
            self._lock.release()
            raise

    def _open(self, meta: lines.Doc | None) -> None:
        if meta is not None:
            self.tables: Tables = {"meta": {"1": {**meta, "seq": 0}}, "events": {}, "results": {}}
            self.seq, self.recovered = 0, Recovered()
            self._checkpoint()
        else:
            self.tables, self.seq, self.recovered = recovery.load(self.path)
            self._set_aside()
        self._checkpoint()
        self._writer = Writer(recovery.journals(self.path)[1], self._disk, self.seq)
        self._next_event = max(map(int, self.tables.setdefault("events", {})), default=0) + 1
        self.db = _SessionDB(self, storage=JournalStorage)

    def _set_aside(self) -> None:
        """Keep what could not be read under new names."""
        for path in self.recovered.damaged:
            self._disk.replace(path, _unused(path, ".damaged-"))
        if self.recovered.bad:
            self._disk.put(_unused(recovery.beside(self.path, ""), ".torn-"), b"\n".join(self.recovered.bad) + b"\n")

    @property
    def meta(self) -> lines.Doc:
        """Plan, versions, language, code and secret."""
        return self.tables["meta"]["1"]

    @property
    def failing(self) -> str | None:
        """Why the disk refuses, while it does."""
        return self._writer.failing

    def events(self) -> list[lines.Doc]:
        """All events in order."""
        return [doc for _, doc in sorted(self.tables["events"].items(), key=lambda item: int(item[0]))]

    def put(self, table: str, key: str, doc: lines.Doc | None) -> int:
        """Put a document into a table, or take it out; the number to wait for with ``durable``."""
        record = lines.Record(self.seq + 1, table, key, doc)
        self._writer.append(record.seq, lines.encode(record))
        self.seq = record.seq
        recovery.apply(self.tables, record)
        return record.seq

    def append(self, record: lines.Doc) -> int:
        """Add an event; the number to wait for with ``durable``."""
        seq = self.put("events", str(self._next_event), record)
        self._next_event += 1
        return seq

    def put_result(self, key: str, doc: lines.Doc) -> None:
        """Keep what came out of a closed step; the same key again replaces it."""
        found = (k for k, d in self.tables["results"].items() if d["key"] == key)
        place = next(found, str(max(map(int, self.tables["results"]), default=0) + 1))
        self.put("results", place, {"key": key, **doc})

    def put_meta(self, key: str, value: str | int) -> None:
        """Remember something of the session as a whole."""
        self.put("meta", "1", {**self.meta, key: value})

    async def durable(self, seq: int) -> None:
        """Wait until the record of that number is on disk; ``NotSavedError`` while it cannot be."""
        await self._writer.durable(seq)

    def close(self) -> None:
        """Leave a plain TinyDB file behind and let others in.

        Where the disk refuses, the journal stays beside the last checkpoint and has every acknowledged record.
        """
        try:
            if self._writer.close():
                self._checkpoint()
                self._checkpoint()
                for journal in recovery.journals(self.path):
                    self._disk.remove(journal)
        except OSError:
            self._disk.remove(recovery.beside(self.path, ".json.new"))
        finally:
            self._lock.release()

    def _checkpoint(self) -> None:
        """Write the whole file beside itself, keep the last one as backup, rename, begin a new journal."""
        old, new = self.path, recovery.beside(self.path, ".json.new")
        before, since = recovery.journals(self.path)
        meta = {"1": {**self.meta, "seq": self.seq}}
        text = json.dumps({**self.tables, "meta": meta}, ensure_ascii=True, allow_nan=False)
        self._disk.put(new, text.encode("ascii"))
        if old.exists():
            self._disk.replace(old, recovery.backup(self.path))
        self._disk.replace(new, old)
        self._disk.sync_folder(self.path.parent)
        if since.exists():
            self._disk.replace(since, before)
            self._disk.sync_folder(self.path.parent)


def _unused(path: Path, ending: str) -> Path:
    """The first name of a numbered series that is free."""
    number = 1
    while (candidate := path.with_name(f"{path.name}{ending}{number}")).exists():
        number += 1
    return candidate
