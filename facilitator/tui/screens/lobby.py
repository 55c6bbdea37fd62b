"""The lobby: how phones get in, and birds that land as they do."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from facilitator.tui.desk import Desk
from facilitator.tui.screens.base import RoomScreen
from facilitator.tui.show import NOTHING, column, row, words, wrapped
from facilitator.tui.widgets import big, qr
from facilitator.tui.widgets.wire import Wire

_WORDS, _BELOW = 56, 9
"""Cells that the words beside the code and the lines above and below it need."""
_PATIENCE = 60
"""Seconds without a foreign phone until the lobby says what to try."""


def address(url: str, width: int) -> list[Content]:
    """What to type, without ``http://``: in large words over two lines where they fit."""
    short = url.removeprefix("http://")
    host, mark, rest = short.partition(":")
    parts = [host, mark + rest] if mark else [host]
    if all(big.known(p) for p in parts) and max(big.width(p) for p in parts) <= width:
        return [words(text, "$primary") for part in parts for text in (*big.lines(part), "")][:-1]
    return [words(short, "bold $primary")]


class LobbyScreen(RoomScreen):
    """Shows the door: Wi-Fi, address, code."""

    CSS_PATH: ClassVar[str] = "lobby.tcss"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.wifi = False
        self._seconds = 0

    def body(self) -> ComposeResult:
        """Code on the left, words on the right, the wire below."""
        title = self.desk.say.pick(self.desk.room.workshop.title)
        yield Static(words(title, "bold"), id="title")
        with Horizontal(id="door"):
            yield qr.QrCode(qr.of_url(self.desk.live.url), id="code")
            with Vertical(id="ways"):
                yield Static(NOTHING, id="way")
        with Vertical(id="arrivals"):
            yield Wire()
            yield Static(NOTHING, id="landed")

    def look(self) -> None:
        """Code and words of the shown address."""
        live, code = self.desk.live, self.query_one(qr.QrCode)
        self.wifi = self.wifi and bool(live.wifi)
        code.data = live.wifi.code if self.wifi and live.wifi else qr.of_url(live.url)
        self.query_one("#way", Static).update(column(self._way(self.query_one("#ways").size.width)))
        self.query_one(Wire).birds = len(self.desk.room.session.people)

    def on_resize(self) -> None:
        """Another width for the words; the large code wherever it fits."""
        wide, high = self.size.width - _WORDS, self.size.height - _BELOW
        code = self.query_one(qr.QrCode)
        code.blocks = len(qr.full_blocks(qr.matrix(code.data))) <= high and 2 * len(qr.matrix(code.data)) <= wide
        self.call_after_refresh(self.look_again)

    def _way(self, width: int) -> list[Content]:
        say, live = self.desk.say, self.desk.live
        found: list[Content] = []
        if live.wifi:
            found += [row(words(" 1 ", "bold reverse $accent"), words("  " + say("Wi-Fi"), "$text-muted")), NOTHING]
            found += [words(live.wifi.ssid, "bold"), words(live.wifi.password, "bold $primary"), NOTHING]
        if self.wifi:
            return [*found, *wrapped(say("The code on the left joins the Wi-Fi."), width, 2)]
        step = words(" 2 " if live.wifi else " 1 ", "bold reverse $accent")
        found += [row(step, words("  " + say("Scan the code or type"), "$text-muted")), NOTHING]
        found += address(live.url, width)
        through = say("through %(interface)s", interface=live.interface) if live.interface else ""
        return [*found, NOTHING, words(through, "$text-muted")]

    def tick(self) -> None:
        """Say how many have come, and what to try if nobody can."""
        say, seen = self.desk.say, self.desk.live.phones_seen
        joined = len(self.desk.room.session.people)
        landed = say.count("%(n)d bird has landed", "%(n)d birds have landed", joined)
        if seen:
            proof = words(say.count("seen from %(n)d phone ✓", "seen from %(n)d phones ✓", seen), "$success")
        elif self._seconds > _PATIENCE:
            proof = words(
                say("No phone yet: same Wi-Fi? Mobile data and VPN off? Try s for another address."), "$warning"
            )
        else:
            proof = words(say("scan it with your own phone now"), "$text-muted")
        self.query_one("#landed", Static).update(row(words(landed, "bold"), "   ", proof))

    def each_second(self) -> None:
        """Lose patience."""
        self._seconds += 1
        super().each_second()

    def deed(self, action: str) -> None:
        """The Wi-Fi's code or the page's, another address, large blocks or small ones."""
        match action:
            case "wifi":
                self.wifi = not self.wifi
            case "address":
                self.desk.live.next_address()
            case "blocks":
                code = self.query_one(qr.QrCode)
                code.blocks = not code.blocks
        self.look_again()
