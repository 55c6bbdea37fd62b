"""Reading a session: checkpoint or its backup, then the journal; changes nothing on disk and never guesses a record."""

from typing import Any

import msgspec

from facilitator.store import lines
from facilitator.store.checkpoint import BadCheckpoint, Checkpoint, Tables
from facilitator.store.checkpoint import load as load_checkpoint
from facilitator.store.disk import Disk
from facilitator.store.errors import Damaged
from facilitator.store.files import Files


class Recovered(msgspec.Struct, frozen=True):
    """What opening found: records taken from journals, bytes that were none, names of what was set aside.

    ``lost`` counts sequence numbers that are missing between what was found; ``notes`` says all of it in English.
    """

    records: int = 0
    torn_bytes: int = 0
    set_aside: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    lost: int = 0


class Found(msgspec.Struct, frozen=True):
    """A session as it was found; ``whole`` if its journal can be added to as it is."""

    point: Checkpoint
    recovered: Recovered
    torn: bytes
    main_is_bad: bool
    whole: bool


class _Fold:
    """The tables while journals are read into them."""

    def __init__(self, point: Checkpoint) -> None:
        self.tables, self.seq, self.session = point.tables, point.seq, point.session
        self.records = self.lost = 0
        self.torn: list[bytes] = []
        self.notes: list[str] = []

    def _reach(self, seq: int) -> None:
        missing = seq - self.seq - 1
        if missing > 0:
            self.lost += missing
            self.notes.append(f"records {self.seq + 1} to {seq - 1} are missing")
        self.seq = seq

    def take(self, name: str, data: bytes) -> bool:
        """Read a journal; whether it is whole, begins with its header and belongs to the session."""
        found = lines.scan(data)
        head, *rest = found.lines or (None,)
        headed = head is not None and isinstance(head.value, dict)
        if head is not None and headed:
            if head.value.get("session") != self.session:
                self.notes.append(f"{name} belongs to another session and was not read")
                self.torn.append(data)
                return False
            if head.seq > self.seq:
                self._reach(head.seq + 1)
                self.seq = head.seq
        for line in rest if headed else found.lines:
            if line.seq > self.seq:
                self._reach(line.seq)
                apply(self.tables, line.value)
                self.records += 1
        if found.damaged:
            self.torn.append(found.damaged)
            self.notes.append(f"{len(found.damaged)} bytes of {name} are damaged or torn")
        return found.clean and headed


def apply(tables: Tables, value: Any) -> None:  # noqa: ANN401  a decoded JSON value
    """Carry out a record: ``[table, id, document]``, without a document to remove it, without an id the whole table."""
    match value:
        case [str(name), int(doc_id), dict(doc)]:
            tables.setdefault(name, {})[str(doc_id)] = doc
        case [str(name), int(doc_id), None]:
            tables.get(name, {}).pop(str(doc_id), None)
        case [str(name), None, None]:
            tables.pop(name, None)


def _point(disk: Disk, files: Files) -> tuple[Checkpoint, list[str], bool]:
    """The best checkpoint there is, what is wrong with better ones, and whether the main file is bad."""
    reasons: list[str] = []
    for path in (files.main, files.backup):
        data = disk.read(path)
        if data is None:
            reasons.append(f"{path.name} is missing")
            continue
        try:
            return load_checkpoint(data), reasons, bool(reasons) and files.main.exists()
        except BadCheckpoint as error:
            reasons.append(f"{path.name} is damaged: {error}")
    if all(reason.endswith("is missing") for reason in reasons):
        raise FileNotFoundError(2, "There is no such session", str(files.main))
    raise Damaged(files.main, tuple(reasons))


def _base(data: bytes | None) -> int | None:
    """The sequence number a journal begins after; ``None`` if its header cannot be read."""
    first = lines.scan((data or b"").partition(b"\n")[0]).lines
    return first[0].seq if first and isinstance(first[0].value, dict) else None


def find(disk: Disk, files: Files) -> Found:
    """A session with everything that can be proven; ``FileNotFoundError`` or ``Damaged`` if there is no checkpoint."""
    point, notes, main_is_bad = _point(disk, files)
    fold = _Fold(point)
    fold.notes += notes
    journal = disk.read(files.journal)
    base = _base(journal)
    if notes or base is None or base > point.seq:
        old = disk.read(files.old_journal)
        if old is not None:
            fold.take(files.old_journal.name, old)
    whole = journal is not None and fold.take(files.journal.name, journal)
    if journal is None:
        fold.notes.append(f"{files.journal.name} is missing: nothing is known of what came after record {fold.seq}")
    if notes:
        fold.notes.append(f"the session was read from {files.backup.name} and its journals")
    torn = b"".join(fold.torn)
    recovered = Recovered(fold.records, len(torn), (), tuple(fold.notes), fold.lost)
    return Found(Checkpoint(fold.tables, fold.seq, fold.session), recovered, torn, main_is_bad, whole and not notes)
