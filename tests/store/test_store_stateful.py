"""A session against a dict: whatever is done in whatever order, and wherever it is opened again."""

import asyncio
import shutil
import tempfile
from pathlib import Path
from typing import Any, ClassVar

import pytest
from faultydisk import abandon
from figures import leave, times
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tinydb import TinyDB, where

from facilitator.store import sessions
from facilitator.store.files import Files

KEYS = st.sampled_from(["a/1", "a/2", "b/1"])
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)
DOCS = st.dictionaries(st.text(max_size=5), JSON, max_size=3)


class SessionAgainstDict(RuleBasedStateMachine):
    """The model is a list of events, a dict of results, the meta and a table of numbered notes."""

    counted: ClassVar[dict[str, int]] = {"examples": 0, "steps": 0, "reopened": 0}

    @initialize()
    def begin(self) -> None:
        self.counted["examples"] += 1
        self.folder = Path(tempfile.mkdtemp())
        self.meta: dict[str, Any] = {"plan": {}}
        self.events: list[dict[str, Any]] = []
        self.results: dict[str, dict[str, Any]] = {}
        self.notes: dict[int, dict[str, Any]] = {}
        self.file = sessions.create(self.folder, "s", self.meta)

    @rule(docs=st.lists(DOCS, min_size=1, max_size=4))
    def append(self, docs: list[dict[str, Any]]) -> None:
        for doc in docs:
            self.file.append(doc)
            self.events.append(doc)

    @rule(key=KEYS, doc=DOCS)
    def put_result(self, key: str, doc: dict[str, Any]) -> None:
        self.file.put_result(key, doc)
        self.results[key] = {**doc, "key": key}

    @rule(key=st.sampled_from(["port", "lang"]), value=JSON)
    def put_meta(self, key: str, value: object) -> None:
        self.file.put_meta(key, value)
        self.meta = {**self.meta, key: value}

    @rule(doc=DOCS, number=st.integers(0, 3))
    def insert_note(self, doc: dict[str, Any], number: int) -> None:
        new = {**doc, "number": number}
        self.notes[self.file.db.table("notes").insert(new)] = new

    @rule(number=st.integers(0, 3), value=JSON)
    def update_notes(self, number: int, value: object) -> None:
        self.file.db.table("notes").update({"value": value}, where("number") == number)
        for note in self.notes.values():
            if note["number"] == number:
                note["value"] = value

    @rule(number=st.integers(0, 3))
    def remove_notes(self, number: int) -> None:
        self.file.db.table("notes").remove(where("number") == number)
        self.notes = {key: note for key, note in self.notes.items() if note["number"] != number}

    @rule()
    def drop_notes(self) -> None:
        self.file.db.drop_table("notes")
        self.notes = {}

    @rule()
    def checkpoint(self) -> None:
        self.file.checkpoint().result()

    @rule()
    def wait(self) -> None:
        asyncio.run(self.file.durable(self.file._seq))

    @rule()
    def close_and_open(self) -> None:
        self.file.close()
        with TinyDB(self.file.path) as stock:
            assert [dict(doc) for doc in stock.table("events")] == self.events
        self.open()

    @rule(torn=st.binary(max_size=30))
    def stop_and_open(self, torn: bytes) -> None:
        abandon(self.file)
        with Files(self.file.path).journal.open("ab") as journal:
            journal.write(torn)
        self.open()
        assert self.file.recovered.torn_bytes >= len(torn.rstrip(b"\n"))

    @rule()
    def stop_lose_the_session_file_and_open(self) -> None:
        abandon(self.file)
        self.file.path.write_bytes(self.file.path.read_bytes()[:-10])
        self.open()

    def open(self) -> None:
        self.counted["reopened"] += 1
        self.file = sessions.open_session(self.file.path)
        assert self.file.recovered.lost == 0

    @invariant()
    def same(self) -> None:
        self.counted["steps"] += 1
        assert self.file.events() == self.events
        assert self.file.meta == self.meta
        assert {doc["key"]: doc for doc in self.file.db.table("results")} == self.results
        assert {doc.doc_id: doc for doc in self.file.db.table("notes")} == self.notes

    def teardown(self) -> None:
        if hasattr(self, "file"):
            self.file.close()
            shutil.rmtree(self.folder)


EXAMPLES = times("STATEFUL", 40)
SessionAgainstDict.TestCase.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)


class TestSessionAgainstDict(SessionAgainstDict.TestCase):
    @pytest.mark.timeout(60 + 2 * EXAMPLES)
    def runTest(self) -> None:  # noqa: N802  the name that unittest calls
        super().runTest()
        leave("a session against a dict, reopened at any point", **SessionAgainstDict.counted)
