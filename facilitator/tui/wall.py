"""The wall: the screens of the room without anything that leads, for a second window on the projector.

It shows what the room may see, by the same rules as one window, and looks where the desk looks. No key changes anything
in the room: its room is a copy of what another process leads.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

import msgspec

from facilitator.domain.activities import outcome
from facilitator.domain.looking import Look
from facilitator.domain.session import Status
from facilitator.domain.words import N_, Message
from facilitator.language import Language
from facilitator.live import Followed
from facilitator.tui import colours
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.deeds import WALL
from facilitator.tui.desk import Desk
from facilitator.tui.keymap import DEFAULT, NO_KEYS
from facilitator.tui.screens import RoomScreen, WaitingScreen
from facilitator.tui.screens.code import CodeScreen

_SETTLED = 0.2
"""Seconds after which a screen that came stands."""


class WallDesk(Desk):
    """A desk nobody sits at: it looks where the session's own desk looks, and sees what the room may see."""

    LEADS: ClassVar[bool] = False
    LEAVING: ClassVar[str] = N_("Press q again to close the wall; the session goes on.")

    def __init__(self, live: Followed, keys: Mapping[str, str] = DEFAULT) -> None:
        super().__init__(live, keys)
        self._followed = live

    @property
    def looks(self) -> Look:
        """Where the session's desk looks; another step is looked at as a whole."""
        look, here = self._followed.look, self.room.session.last or ""
        return look if here == look.step else msgspec.structs.replace(look, step=here, part=None, view="result")

    @property
    def sees_all(self) -> bool:
        """Never: the room sees this screen."""
        return False

    @property
    def stands(self) -> Status:
        """The session's status, but an outcome sheet that came last stays in view: nobody scrolls a list on a wall."""
        session = self.room.session
        last = self.room.workshop.steps[-1]
        sheet = session.status is Status.DONE and session.last == last.id and last.kind == outcome.ACTIVITY.kind
        return Status.CLOSED if sheet else session.status

    def news(self) -> str:
        """That nothing is heard of the session; not at its end, when that is how it should be."""
        if not self._followed.quiet or self.room.session.status is Status.DONE:
            return ""
        return self.say("The laptop is quiet: this is its last picture, and the wall tries again by itself.")

    def point(self) -> None:
        """Nothing: nobody looks where a wall looks."""

    def greet_walls(self) -> Message | None:
        """Nothing: it is no desk to come to."""
        return None

    def choose(self, by: int) -> None:
        """Nothing: parts are chosen at the session's desk."""

    def resolve(self, wanted: str) -> str | None:  # noqa: ARG002  the desk's signature
        """No host action is possible from here."""
        return None

    def can(self, action: str) -> bool:
        """Colours, help, large code and quitting."""
        return action in WALL and super().can(action)


class WallApp(FacilitatorApp):
    """Waits until it is given a session to ``follow``; ``chosen`` hears which of those on ``offer`` it should be.

    Both may be called by any task of the loop, once it is ``ready``.
    """

    CSS = """
    RoomScreen Keys { height: 1; }
    CodeScreen #hints { display: none; }
    """

    def __init__(
        self,
        chosen: Callable[[Path], None],
        awaited: str = "",
        say: Language | None = None,
        keys: Mapping[str, str] = NO_KEYS,
    ) -> None:
        super().__init__(say=say, keys=keys)
        self._chosen, self._awaited = chosen, awaited
        self.ready = asyncio.Event()
        self.theme = colours.PROJECTOR.name

    def begin(self) -> None:
        """Wait."""
        self.push_screen(WaitingScreen(self.say, self._awaited))
        self.ready.set()

    def offer(self, choices: Sequence[tuple[str, Path]], note: str = "") -> None:
        """Sessions to choose from, labels with paths; or what stands in the way."""
        self.call_later(self._offer, choices, note)

    def _offer(self, choices: Sequence[tuple[str, Path]], note: str) -> None:
        if isinstance(self.screen, WaitingScreen):
            self.screen.offer(choices, note)

    def on_waiting_screen_chosen(self, chosen: WaitingScreen.Chosen) -> None:
        """Pass on which one it is."""
        self._chosen(chosen.path)

    def draw(self) -> None:
        """The room, and over it the way in while the session's desk shows it."""
        before = self.current_mode
        super().draw()
        if self.desk is None or not self.screen_stack:
            return
        if before != self.current_mode:  # a screen over one that is just coming would not find its size
            self.set_timer(_SETTLED, self.draw)
            return
        wanted = self.desk.looks.code and self.current_mode != "lobby"
        if wanted and isinstance(self.screen, RoomScreen):
            self.push_screen(CodeScreen(self.desk))
        elif isinstance(self.screen, CodeScreen) and not wanted:
            self.pop_screen()

    def follow(self, live: Followed) -> None:
        """Show a session from now on; ``changed`` wants to be told when it has."""
        self.call_later(self.sit, WallDesk(live, self._keys))
