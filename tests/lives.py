"""A running room as front ends reach it, without server or disk."""

from pathlib import Path

from facilitator.check.diagnosis import Door
from facilitator.check.facts import Facts, Firewall, Power, Terminal
from facilitator.domain.looking import Look
from facilitator.invitation.addresses import Address
from facilitator.invitation.following import Move
from facilitator.invitation.wifi import Wifi
from facilitator.room import Room


class FakeClicker:
    """The door for a phone that leads, without a network."""

    def __init__(self) -> None:
        self.pin, self.paired, self.url = "", False, "http://192.168.1.23:8765/K7QP/clicker"
        self.left, self.wrong, self.ended = 0, 0, ""

    def offer(self) -> None:
        self.pin, self.left, self.wrong, self.ended = "471108", 300, 0, ""

    def revoke(self) -> None:
        self.ended = "revoked" if self.pin or self.paired else ""
        self.pin, self.paired = "", False


class FakeInviting:
    """The way in, without a network."""

    def __init__(self) -> None:
        self.found = [Address("192.168.1.23", "wlan0", 70), Address("10.0.0.7", "eth0", 60)]
        self.wifi: Wifi | None = None
        self.firewall = Firewall("ufw", on=True)
        self.moved: Move | None = None
        self.proven = 0
        self.posters = 0

    @property
    def url(self) -> str:
        return f"http://{self.found[0].ip}:8765/K7QP"

    @property
    def door(self) -> Door:
        return Door(self.found[0], tuple(self.found), len(self.found), 8765, self.firewall, self.wifi)

    def next(self) -> None:
        self.found.append(self.found.pop(0))

    def move(self, to: Address, why: str = "gone") -> None:
        self.moved = Move(self.found[0], to, why)
        self.found[0] = to

    async def facts(self, terminal: Terminal | None) -> Facts:
        return Facts(
            "linux", self.found[0], tuple(self.found), (8765, 8765), self.firewall, 40_000_000_000, terminal,
            Power(mains=True, percent=80), self.proven, serving=True,
        )  # fmt: skip

    async def poster(self) -> tuple[Path, bool]:
        self.posters += 1
        return Path("sessions/flug.poster.html"), False


class Running:
    """What the hosting gives the front ends of a room."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.inviting = FakeInviting()
        self.streams = 0
        self.present: frozenset[str] = frozenset()
        self.walls = 0
        self.look = Look()
        self.clicker = FakeClicker()
        self.notes = ()
        self.path = Path("sessions/flug.json")

    @property
    def url(self) -> str:
        return self.inviting.url

    def point(self, look: Look) -> None:
        self.look = look

    def stand_in(self, group: str, name: str = "") -> str:
        return self.room.join(f"proxy{len(self.room.session.participants)}", group, name, proxy=True)[0].id

    async def export(self) -> Path:
        return self.path.with_suffix(".export.json")
