"""The way in as phones and people read it: the code on the left, the words on the right; knows no room."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from facilitator.check.diagnosis import Door
from facilitator.language import Language
from facilitator.tui.show import NOTHING, column, row, words, wrapped
from facilitator.tui.widgets import big, qr

WORDS = 56
"""Cells that the words need at most."""
_NARROW = 24
"""Cells that they need at least."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown: the page's URL and where it leads in, the Wi-Fi's code instead of the page's, what is new.

    ``key`` shows another address.
    """

    url: str
    door: Door
    key: str
    wifi: bool = False
    news: str = ""


def address(url: str, width: int) -> list[Content]:
    """What to type, without ``http://``: in large words over two lines where they fit."""
    short = url.removeprefix("http://")
    host, mark, rest = short.partition(":")
    parts = [host, mark + rest] if mark else [host]
    if all(big.known(p) for p in parts) and max(big.width(p) for p in parts) <= width:
        return [words(text, "$primary") for part in parts for text in (*big.lines(part), "")][:-1]
    return [words(short, "bold $primary")]


def _step(number: int, text: str) -> list[Content]:
    return [row(words(f" {number} ", "bold reverse $accent"), words("  " + text, "$text-muted")), NOTHING]


def lines(shown: Shown, say: Language, width: int, height: int) -> list[Content]:
    """Wi-Fi if there is one, address, interface and what is new; large words only where all has its place."""
    large = _lines(shown, say, width, address(shown.url, width))
    if len(large) <= height:
        return large
    return _lines(shown, say, width, address(shown.url, 0))


def _lines(shown: Shown, say: Language, width: int, typed: list[Content]) -> list[Content]:
    found: list[Content] = []
    wifi = shown.door.wifi
    if wifi:
        secret = words(wifi.password, "bold $primary") if wifi.password else words(say("open, no password"))
        found += [*_step(1, say("Wi-Fi")), words(wifi.ssid, "bold"), secret, NOTHING]
    if shown.wifi:
        return [*found, *wrapped(say("The code joins the Wi-Fi."), width, 2)]
    found += [*_step(2 if wifi else 1, say("Scan the code or type")), *typed, NOTHING]
    return [*found, *_through(shown, say, width), *wrapped(shown.news, width, 3, "bold $warning")]


def _through(shown: Shown, say: Language, width: int) -> list[Content]:
    """The interface, which is always told, and that there are more."""
    door = shown.door
    told = (
        say("through %(interface)s", interface=door.shown.interface) if door.shown.interface else say("given by hand")
    )
    if door.choices > 1:
        told += " · " + say("%(key)s: another of %(n)d", key=shown.key, n=door.choices)
    return wrapped(told, width, 2, "$text-muted")


class Words(Static):
    """What there is to read and to type; written anew for every place it gets."""

    def __init__(self, say: Language) -> None:
        super().__init__(NOTHING, id="ways")
        self._say = say
        self._told: tuple[Shown, int, bool] | None = None

    def tell(self, shown: Shown, height: int, *, code: bool) -> None:
        """Tell of the way in on at most so many lines, and whether its code has its place."""
        self._told = (shown, height, code)
        self.on_resize()

    def on_resize(self) -> None:
        """Another width."""
        if self._told is None:
            return
        (shown, height, code), width = self._told, self.content_size.width
        found = lines(shown, self._say, width, height)
        if not code:
            say = self._say
            small = say("This window is too small for the code: make it larger, or take the poster.")
            found += [NOTHING, *wrapped(small, width, 3, "bold $warning")]
        self.update(column(found))


class Entrance(Horizontal):
    """Shows ``shown``: the code in its large form where that leaves room for the words, or as ``toggle`` wants it.

    A code is shown as a whole or not at all; where even the small form has no place, that is said.
    """

    DEFAULT_CSS = """
    Entrance { width: 1fr; height: 1fr; align: center middle; }
    Entrance #ways { width: 1fr; max-width: 56; height: auto; padding: 0 0 0 4; text-wrap: nowrap; }
    """

    shown: reactive[Shown | None] = reactive(None, init=False)

    def __init__(self, say: Language, shown: Shown, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._say = say
        self._large: bool | None = None
        self.set_reactive(Entrance.shown, shown)

    def compose(self) -> ComposeResult:
        """Code and words."""
        yield qr.QrCode(self._data(), id="code")
        yield Words(self._say)

    def _data(self) -> str:
        shown = self.shown
        if shown is None:
            return ""
        return shown.door.wifi.code if shown.wifi and shown.door.wifi else qr.of_url(shown.url)

    def watch_shown(self) -> None:
        """Another code, other words."""
        if self.is_mounted:
            self.query_one(qr.QrCode).data = self._data()
            self._fit()

    def on_resize(self) -> None:
        """Another size for code and words."""
        self.call_after_refresh(self._fit)

    def toggle(self) -> None:
        """Large blocks or small ones."""
        self._large = not self.query_one(qr.QrCode).blocks
        self._fit()

    def _fit(self) -> None:
        """Give the code the largest form that has its place."""
        code, width, height = self.query_one(qr.QrCode), self.size.width, self.size.height
        modules = len(qr.matrix(code.data))
        beside = WORDS if self._large is None else _NARROW
        code.blocks = self._large is not False and modules <= height and 2 * modules <= width - beside
        code.display = (modules + 1) // 2 <= height and modules <= width
        if self.shown:
            below = (modules + 1) // 2 if self.styles.layout and self.styles.layout.name == "vertical" else 0
            self.query_one(Words).tell(self.shown, height - below, code=code.display)
