"""What the front ends may ask of a running session; knows no server, no file format and no network."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Protocol

from facilitator.invitation.wifi import Wifi
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


class Live(Protocol):
    """A running room with its door for phones, as the hosting provides it."""

    @property
    def room(self) -> Room:
        """The room."""

    @property
    def url(self) -> str:
        """What phones open, ``http://<IPv4>:<port>/<CODE>``."""

    @property
    def interface(self) -> str:
        """Name of the network interface of that address; empty if it was given by hand."""

    @property
    def wifi(self) -> Wifi | None:
        """The Wi-Fi, if it is to be shown."""

    @property
    def phones_seen(self) -> int:
        """How many other devices have asked for the page."""

    @property
    def streams(self) -> int:
        """How many pages listen right now."""

    @property
    def present(self) -> frozenset[str]:
        """Participants whose page listens right now."""

    @property
    def walls(self) -> int:
        """How many second windows follow this session right now."""

    @property
    def clicker(self) -> Clicker:
        """The door for one phone that may lead too."""

    def stand_in(self, group: str) -> str:
        """Let somebody without a phone in; their participant id. ``Refusal`` for an unknown group."""

    @property
    def path(self) -> Path:
        """The session's file."""

    @property
    def notes(self) -> Sequence[str]:
        """What has to be said at the start."""

    def next_address(self) -> None:
        """Show the next of this machine's addresses."""

    async def export(self) -> Path:
        """Write the session as JSON; its path; ``OSError`` if it cannot be written."""
