"""What the front ends may ask of a running session; knows no server, no file format and no network."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from facilitator.check.diagnosis import Door
from facilitator.check.facts import Facts, Terminal
from facilitator.domain.looking import Look
from facilitator.invitation.following import Move
from facilitator.room import Room


class Clicker(Protocol):
    """One phone that leads too; off until a PIN is offered."""

    @property
    def pin(self) -> str:
        """The one-time PIN on offer; empty when off or once it was used."""

    @property
    def left(self) -> int:
        """Whole seconds that the PIN still holds."""

    @property
    def wrong(self) -> int:
        """How often another PIN was typed."""

    @property
    def ended(self) -> Literal["", "expired", "guessed", "revoked"]:
        """Why the last PIN or phone is none any more; empty before the first one and after a new one."""

    @property
    def paired(self) -> bool:
        """Whether a phone leads now."""

    @property
    def url(self) -> str:
        """What that phone opens."""

    def offer(self) -> None:
        """Offer a new PIN; a phone that leads keeps leading until another one is paired."""

    def revoke(self) -> None:
        """Let no phone lead any more, and take the PIN back."""


class Inviting(Protocol):
    """The way in: which address is shown, whether phones came in by it, the poster and the facts for the check."""

    @property
    def url(self) -> str:
        """What phones open, ``http://<IPv4>:<port>/<CODE>``."""

    @property
    def door(self) -> Door:
        """The shown address and all that there is to know of it."""

    @property
    def moved(self) -> Move | None:
        """The last time that another address was shown than before; none after one was chosen by hand."""

    @property
    def proven(self) -> int:
        """How many other devices have come in by the shown address."""

    def next(self) -> None:
        """Show the next of this machine's addresses."""

    async def facts(self, terminal: Terminal | None) -> Facts:
        """The facts for the check, as they are now."""

    async def poster(self) -> tuple[Path, bool]:
        """Write the poster and show it in a browser; its path and whether there was one; ``OSError``, ``Refusal``."""


class Live(Protocol):
    """A running room with its door for phones, as the hosting provides it."""

    @property
    def room(self) -> Room:
        """The room."""

    @property
    def url(self) -> str:
        """What phones open, ``http://<IPv4>:<port>/<CODE>``."""

    @property
    def inviting(self) -> Inviting:
        """The way in."""

    @property
    def streams(self) -> int:
        """How many pages listen right now."""

    @property
    def present(self) -> frozenset[str]:
        """Participants whose page listens right now."""

    @property
    def walls(self) -> int:
        """How many second windows follow this session right now."""

    def point(self, look: Look) -> None:
        """Let the walls look the same way."""

    @property
    def clicker(self) -> Clicker:
        """The door for one phone that may lead too."""

    def stand_in(self, group: str, name: str = "") -> str:
        """Let somebody without a phone in, with a name if the plan asks; their participant id.

        ``Refusal`` for an unknown group.
        """

    @property
    def path(self) -> Path:
        """The session's file."""

    @property
    def notes(self) -> Sequence[str]:
        """What has to be said at the start."""

    async def export(self) -> Path:
        """Write the session as JSON; its path; ``OSError`` if it cannot be written."""


class Followed(Live, Protocol):
    """A session that another process leads, as a wall follows it; its room is a copy, made anew when it is lost."""

    @property
    def look(self) -> Look:
        """Where the facilitator looks."""

    @property
    def quiet(self) -> bool:
        """Whether nothing is heard of it just now."""


@dataclass(frozen=True, slots=True)
class Scrub:
    """Where a record is, in seconds of ``length``, with a mark for each step, and how many of them pass in one.

    ``silence`` is how many seconds without anything happening are being cut short just now.
    """

    at: float = 0.0
    length: float = 0.0
    marks: tuple[float, ...] = ()
    playing: bool = False
    speed: float = 1.0
    silence: float = 0.0


class Played(Protocol):
    """A record that plays in a room of its own, which is another one after going back."""

    changed: Callable[[], None]
    """Is called whenever it is somewhere else, or at another speed."""

    @property
    def live(self) -> Live:
        """The session as it was at that moment."""

    @property
    def scrub(self) -> Scrub:
        """Where it is."""

    def pause(self) -> None:
        """Stop or go on."""

    def faster(self, by: int) -> None:
        """Faster (1) or slower (-1)."""

    def turn(self, by: int) -> None:
        """To the next (1) or last (-1) thing the facilitator did."""

    def chapter(self, by: int) -> None:
        """To the next (1) or last (-1) step."""

    def to_end(self, *, first: bool) -> None:
        """To the beginning or the end."""
