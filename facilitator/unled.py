"""A session that is only looked at, as the screens want one: every door is shut; knows no server and no file."""

from dataclasses import dataclass, field
from pathlib import Path

from facilitator.check.elsewhere import Elsewhere
from facilitator.domain.looking import Look
from facilitator.domain.words import Refusal
from facilitator.room import Room
from facilitator.web.clicker import NoClicker


@dataclass
class Unled:
    """A room without phones: a record that is played, or a copy of what another process leads."""

    room: Room
    path: Path
    inviting: Elsewhere
    streams: int = 0
    notes: tuple[str, ...] = ()
    present: frozenset[str] = frozenset()
    walls: int = 0
    clicker: NoClicker = field(default_factory=NoClicker)

    @property
    def url(self) -> str:
        """What phones open."""
        return self.inviting.url

    def stand_in(self, _group: str, _name: str = "") -> str:
        """Nobody can be let in."""
        raise Refusal(self.inviting.why, code="not_now")

    def point(self, look: Look) -> None:
        """No wall follows."""

    async def export(self) -> Path:
        """Nothing is written; the path of the session."""
        return self.path
