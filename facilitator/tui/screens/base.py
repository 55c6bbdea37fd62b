"""What all screens of a running room share: banner on top, keys below, looking again when the room changed."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.screen import Screen

from facilitator.domain.natural import natural
from facilitator.domain.statuses import Status
from facilitator.tui import panels
from facilitator.tui.deeds import DESK, GO, HOST, Deed
from facilitator.tui.desk import Desk
from facilitator.tui.keymap import shown
from facilitator.tui.messages import RoomChanged
from facilitator.tui.telling import tell
from facilitator.tui.widgets.banner import Banner
from facilitator.tui.widgets.keys import Key, Keys
from facilitator.tui.widgets.scrubber import Scrubber

_FIRST: Mapping[Status, tuple[str, ...]] = {
    Status.LOBBY: (
        "undo", "redo", "wifi", "poster", "address", "check", "people", "lock", "unlock", "proxy", "clicker", "blocks",
    ),
    Status.DONE: ("back", "undo", "redo", "export", "note", "view", "entries", "agenda", "people"),
}  # fmt: skip
"""What is needed first where a day begins and ends; the last of the others give way in a footer that is too narrow."""
_LAST = ("lock", "unlock")
"""What gives way first of all elsewhere: the door is among the people too."""


def _by_need(possible: list[Deed], status: Status) -> list[Deed]:
    """What can be done, in the order in which it is needed at this point of a day."""
    first = _FIRST.get(status, ())
    place = {action: i for i, action in enumerate(first)}
    return sorted(possible, key=lambda deed: (place.get(deed.action, len(first)), deed.action in _LAST))


class RoomScreen(Screen[None]):
    """A screen that shows the room; subclasses compose ``body`` and look again in ``look``.

    ``LEADS`` says whether the host's keys work on it, ``ALSO`` which of them work all the same; ``OWN`` are deeds of
    this screen alone, carried out by its action ``own``.
    """

    LEADS: ClassVar[bool] = True
    ALSO: ClassVar[frozenset[str]] = frozenset()
    OWN: ClassVar[tuple[Deed, ...]] = ()
    VERTICAL_BREAKPOINTS = [(0, "short"), (32, "medium"), (48, "tall")]  # noqa: RUF012  as Textual declares it

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._composed = False

    def compose(self) -> ComposeResult:
        """Banner, body, keys."""
        yield Banner(self.desk.say)
        yield from self.body()
        if self.desk.scrub:
            yield Scrubber(self.desk.say)
        yield Keys()

    def body(self) -> ComposeResult:
        """The widgets between banner and keys."""
        yield from ()

    def tell(self, text: str) -> None:
        """Say in passing what was done."""
        tell(self.app, text)

    def look(self) -> None:
        """Give the widgets what the room is like now."""

    def tick(self) -> None:
        """Show what changes with time alone."""

    def each_second(self) -> None:
        """A second has passed."""
        if self._composed and self.query(Keys):
            self._edges()
            self.tick()

    def deed(self, action: str) -> None:
        """Do what changes nothing in the room; ``Refusal`` or ``OSError`` if it cannot be."""
        match action:
            case "desk":
                self.desk.at_desk = not self.desk.at_desk
                self.post_message(RoomChanged())
            case "private":
                self.desk.private = not self.desk.private
                self.look_again()
            case "view":
                self.desk.turn_view()
                self.look_again()
            case _ if panel := panels.of(action):
                self.app.push_screen(panel(self.desk))

    def own(self) -> tuple[Deed, ...]:
        """Which of its own deeds are possible now."""
        return self.OWN

    def on_mount(self) -> None:
        """Look for the first time, now that all is there."""
        self._composed = True
        self.look_again()

    def on_screen_resume(self) -> None:
        """Look again after another screen."""
        self.look_again()

    def look_again(self) -> None:
        """Banner, body and keys as the room is now."""
        if not self._composed or not self.query(Keys):
            return
        self.look()
        self._edges()
        self.tick()
        self.show_keys()

    def show_keys(self) -> None:
        """Let the footer offer what is possible now."""
        self.query_one(Keys).keys = self.keys()

    def key(self, deed: Deed, *, natural: bool = False) -> Key:
        """A deed in the footer."""
        key = shown(self.desk.keys.get(deed.id, deed.key), self.desk.say)
        return Key(key, self.desk.say.say(deed.label), natural=natural, always=deed.always)

    def _edges(self) -> None:
        """What stands above and below every screen."""
        for scrubber in self.query(Scrubber):
            scrubber.scrub = self.desk.scrub or scrubber.scrub
        banner = self.query_one(Banner)
        banner.failing, banner.news = self.desk.room.journal.failing, self.desk.news()

    def keys(self) -> tuple[Key, ...]:
        """What the footer offers."""
        session = self.desk.room.session
        nature = natural(session) if self.desk.LEADS else None
        found = [self.key(Deed(GO, "space", nature[1]), natural=True)] if nature else []
        skip = {nature[0]} if nature else set()
        if session.current and not self.desk.room.activity(session.current.id).asks:
            skip |= {"close", "reveal", "hide", "again"}
        possible = [d for d in HOST if d.action not in skip and session.allowed(d.action)] if self.desk.LEADS else []
        possible += [d for d in DESK if self.desk.can(d.action)]
        return (*found, *map(self.key, (*self.desk.ALSO, *_by_need(possible, session.status))))
