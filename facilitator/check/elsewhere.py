"""A way in that is only looked at: a record's, or one that another window serves."""

from dataclasses import dataclass
from pathlib import Path

from facilitator.check.diagnosis import Door
from facilitator.check.facts import Facts, Firewall, Terminal
from facilitator.domain.words import Message, Refusal
from facilitator.invitation.addresses import Address


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Shows ``url`` and ``door``; whatever would be done here is refused, for the reason ``why``."""

    url: str
    door: Door
    why: Message
    proven: int = 0
    moved: None = None

    def next(self) -> None:
        """The address is chosen elsewhere."""

    async def facts(self, _terminal: Terminal | None) -> Facts:
        """Nothing is checked here."""
        raise Refusal(self.why, code="not_now")

    async def poster(self) -> tuple[Path, bool]:
        """Nothing is written here."""
        raise Refusal(self.why, code="not_now")


def shut(ip: str, interface: str = "") -> Door:
    """A door of which no more is known than its address."""
    return Door(Address(ip, interface, 0), (), 1, 0, Firewall("none"))
