"""TinyDB on a journal: a storage that lives in memory and a table that says what changed; knows no file."""

import copy
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from facilitator.store.checkpoint import SEAL, Tables
from facilitator.store.lines import dumps


class JournalStorage(Storage):
    """Tables in memory; every change goes through ``commit(text, change)``.

    ``commit`` takes the record as JSON and a function that makes the change; it refuses by raising, and then nothing
    changes. Memory holds what the JSON says, so it is what a later opening will find, whatever the caller does to its
    document afterwards.
    """

    def __init__(self, tables: Tables, commit: Callable[[str, Callable[[], None]], int]) -> None:
        self.tables = tables
        self._commit = commit
        self._last = {name: max(map(int, table), default=0) for name, table in tables.items()}
        self._last["meta"] = max(self._last.get("meta", 0), int(SEAL))

    def read(self) -> Tables:
        """All tables; the documents are the storage's own."""
        return dict(self.tables)

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Make the tables those of ``data``, record by record."""
        for name in [name for name in self.tables if name not in data]:
            self.drop(name)
        for name, table in data.items():
            self.replace(name, table)

    def next_id(self, name: str) -> int:
        """An id that no document of the table has or had."""
        return self._last.get(name, 0) + 1

    def put(self, name: str, doc_id: int, document: Mapping[str, Any]) -> int:
        """Set a document; the record's sequence number."""
        body = dumps(dict(document))
        own = json.loads(body)

        def change() -> None:
            self.tables.setdefault(name, {})[str(doc_id)] = own
            self._last[name] = max(self._last.get(name, 0), doc_id)

        return self._commit(f"[{dumps(name)},{doc_id},{body}]", change)

    def remove(self, name: str, doc_id: int) -> int:
        """Remove a document; the record's sequence number."""
        return self._commit(dumps([name, doc_id, None]), lambda: self._forget(name, str(doc_id)))

    def _forget(self, name: str, doc_id: str) -> None:
        self.tables.get(name, {}).pop(doc_id, None)

    def drop(self, name: str) -> int:
        """Remove a table; the record's sequence number."""
        return self._commit(dumps([name, None, None]), lambda: self._drop(name))

    def _drop(self, name: str) -> None:
        self.tables.pop(name, None)
        self._last.pop(name, None)

    def replace(self, name: str, table: Mapping[str, Mapping[str, Any]]) -> None:
        """Make one table that of ``table``; what is equal already costs nothing on disk."""
        now = self.tables.get(name, {})
        for doc_id in [doc_id for doc_id in now if doc_id not in table]:
            self.remove(name, int(doc_id))
        for doc_id, document in table.items():
            if now.get(doc_id) != document:
                self.put(name, int(doc_id), document)


class JournalTable(Table):
    """A TinyDB table whose insert costs the same in a long session as in a new one."""

    _storage: JournalStorage

    def insert(self, document: Mapping[str, Any]) -> int:
        """Add a document; its id. ``ValueError`` if it is none or its id is taken."""
        if not isinstance(document, Mapping):
            raise ValueError("Document is not a Mapping")  # noqa: TRY004  TinyDB's own words and kind
        doc_id = document.doc_id if isinstance(document, Document) else self._get_next_id()
        if str(doc_id) in self._storage.tables.get(self.name, {}):
            raise ValueError(f"Document with ID {doc_id} already exists")
        self._storage.put(self.name, doc_id, document)
        self.clear_cache()
        return doc_id

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Add documents one after the other; their ids."""
        return [self.insert(document) for document in documents]

    def _get_next_id(self) -> int:
        return self._storage.next_id(self.name)

    def _update_table(self, updater: Callable[[dict[int, Any]], None]) -> None:
        """Let TinyDB change a copy, then journal the difference."""
        table = {int(doc_id): copy.deepcopy(doc) for doc_id, doc in self._read_table().items()}
        updater(table)
        self._storage.replace(self.name, {str(doc_id): doc for doc_id, doc in table.items()})
        self.clear_cache()


class SessionDB(TinyDB):
    """A TinyDB whose tables are journaled."""

    table_class = JournalTable

    def __init__(self, storage: JournalStorage) -> None:
        super().__init__(storage=lambda: storage)
