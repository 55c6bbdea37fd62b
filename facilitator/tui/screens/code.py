"""The way in over a step, for who comes late or has lost the room."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from facilitator.domain.words import Message
from facilitator.invitation.following import told
from facilitator.tui.keymap import shown as key_of
from facilitator.tui.screens.panel import Panel
from facilitator.tui.widgets.entrance import Entrance, Shown


class CodeScreen(Panel):
    """Shows code, address and Wi-Fi; follows the address while it is open."""

    CSS_PATH: ClassVar[list[str]] = ["panel.tcss", "code.tcss"]  # type: ignore[assignment]
    NAME = Message("The way in")
    HINTS = (("s", Message("other address")), ("w", Message("Wi-Fi code")), ("f", Message("large code")))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "other", "other address", show=False),
        Binding("w", "wifi", "Wi-Fi code", show=False),
        Binding("f", "blocks", "large code", show=False),
        Binding("z", "dismiss", "close", show=False),
    ]

    def inside(self) -> ComposeResult:
        """Code and words."""
        yield Entrance(self.desk.say, self._shown())

    def _shown(self) -> Shown:
        inviting = self.desk.live.inviting
        news = self.desk.say.say(told(inviting.moved)) if inviting.moved else ""
        self.desk.moves_seen = inviting.moved
        return Shown(
            inviting.url, inviting.door, key_of(self.desk.keys["address"], self.desk.say), self.desk.looks.wifi, news
        )

    def on_mount(self) -> None:
        """Follow the address, and let the walls show it too."""
        self.desk.code = True
        self.desk.point()
        self.set_interval(1, self._look)

    def on_unmount(self) -> None:
        """The walls go back to the step."""
        self.desk.code = False
        self.desk.point()

    def _look(self) -> None:
        self.desk.point()
        self.query_one(Entrance).shown = self._shown()

    def action_other(self) -> None:
        """Another address."""
        self.desk.live.inviting.next()
        self._look()

    def action_wifi(self) -> None:
        """The Wi-Fi's code, or the page's again."""
        self.desk.wifi = not self.desk.wifi
        self._look()

    def action_blocks(self) -> None:
        """Large blocks or small ones."""
        self.query_one(Entrance).toggle()
