"""A record on the screens of the room, with a scrubber; nothing in it can be changed."""

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from facilitator.domain.words import N_, Message
from facilitator.live import Played, Scrub
from facilitator.room import Change
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.deeds import REPLAY, REPLAYED
from facilitator.tui.desk import Desk
from facilitator.tui.keymap import DEFAULT, NO_KEYS


class ReplayDesk(Desk):
    """A desk in the audience: it looks where it likes and can do nothing."""

    LEADS: ClassVar[bool] = False
    ALSO = REPLAY
    LEAVING: ClassVar[str] = N_("Press q again to close the record.")

    def __init__(self, played: Played, keys: Mapping[str, str] = DEFAULT) -> None:
        super().__init__(played.live, keys)
        self._played = played

    @property
    def scrub(self) -> Scrub:
        """Where the record is."""
        return self._played.scrub

    def greet_walls(self) -> Message | None:
        """Nothing: no wall follows a record."""
        return None

    def resolve(self, wanted: str) -> str | None:  # noqa: ARG002  the desk's signature
        """No host action is possible any more."""
        return None

    def can(self, action: str) -> bool:
        """Another view, a private look, colours, help and quitting."""
        return action in REPLAYED and super().can(action)


class ReplayApp(FacilitatorApp):
    """Shows ``played`` while it plays."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *[Binding(deed.key, f"play('{deed.action}')", deed.label.text, show=False, priority=True) for deed in REPLAY],
        Binding("home", "play('begin')", "to the beginning", show=False, priority=True),
        Binding("end", "play('end')", "to the end", show=False, priority=True),
    ]
    """Before what scrolls on a screen, which has the arrows up and down."""

    def __init__(self, played: Played, keys: Mapping[str, str] = NO_KEYS) -> None:
        super().__init__(keys=keys)
        self.played = played

    def begin(self) -> None:
        """Show the room of the record."""
        self.played.changed = self._moved
        self.sit(ReplayDesk(self.played, self._keys))

    def _moved(self) -> None:
        self.changed(Change(host=False))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Play only while no panel is open, which has its own keys."""
        if action == "play":
            return self.desk is not None and not isinstance(self.screen, ModalScreen)
        return super().check_action(action, parameters)

    def action_play(self, wanted: str) -> None:
        """Somewhere else, faster, slower, or stop."""
        played = self.played
        match wanted:
            case "pause":
                played.pause()
            case "faster" | "slower":
                played.faster(1 if wanted == "faster" else -1)
            case "turn_on" | "turn_back":
                played.turn(1 if wanted == "turn_on" else -1)
            case "chapter_on" | "chapter_back":
                played.chapter(1 if wanted == "chapter_on" else -1)
            case _:
                played.to_end(first=wanted == "begin")
