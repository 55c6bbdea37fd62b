"""What the screens may ask of a running session; knows no server, no file format and no network."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from facilitator.room import Room


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
    def wifi(self) -> str | None:
        """``SSID:PASSWORD`` if the Wi-Fi is to be shown."""

    @property
    def phones_seen(self) -> int:
        """How many other devices have asked for the page."""

    @property
    def streams(self) -> int:
        """How many pages listen right now."""

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
