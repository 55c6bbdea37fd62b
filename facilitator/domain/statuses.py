"""Where a room can be, and what the facilitator may do there, as a table; knows no session."""

from enum import StrEnum


class Status(StrEnum):
    """Where the room is."""

    LOBBY = "lobby"
    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"
    DONE = "done"


MODERATING = ("drop", "restore", "edit", "move", "merge", "split", "rename", "different")
"""Host actions on short answers and their themes."""

ALLOWED: dict[str, frozenset[Status]] = {
    "next": frozenset({Status.LOBBY, Status.WAITING, Status.OPEN, Status.CLOSED}),
    "back": frozenset({Status.WAITING, Status.OPEN, Status.CLOSED, Status.DONE}),
    "jump": frozenset(Status),
    "open": frozenset({Status.WAITING, Status.CLOSED}),
    "close": frozenset({Status.OPEN}),
    "reveal": frozenset({Status.OPEN, Status.CLOSED}),
    "hide": frozenset({Status.OPEN, Status.CLOSED}),
    "again": frozenset({Status.CLOSED}),
    "timer": frozenset({Status.WAITING, Status.OPEN, Status.CLOSED}),
    "insert": frozenset({Status.LOBBY, Status.WAITING, Status.OPEN, Status.CLOSED}),
    **dict.fromkeys(("note", "outcome", "expect", "groups", "lock", "unlock", "remove"), frozenset(Status)),
    **dict.fromkeys(MODERATING, frozenset({Status.WAITING, Status.OPEN, Status.CLOSED, Status.DONE})),
}
"""Which host action is possible in which status."""
