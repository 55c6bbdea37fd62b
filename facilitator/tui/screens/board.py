"""The list of short answers with a cursor, and what there is to tell of what it stands on; changes nothing."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from facilitator.domain.board import Board
from facilitator.tui import board as items
from facilitator.tui import handling
from facilitator.tui.board import Item
from facilitator.tui.desk import Desk
from facilitator.tui.screens.base import RoomScreen
from facilitator.tui.show import NOTHING, words
from facilitator.tui.widgets.rows import Rows


class BoardScreen(RoomScreen):
    """Shows the ``board``, ``folded`` without the entries of themes, and marks what was ``picked`` up.

    ``onward`` is where the cursor goes when something is done next; else it follows what was done.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.board: Board | None = None
        self._read: tuple[int, int] | None = None
        self._stage = desk.room.session.stage
        self.folded = False
        self.onward: Item | None = None
        self._told: tuple[object, ...] = ()
        self._said = False
        self.picked: Item | None = None

    def body(self) -> ComposeResult:
        """Title, the list, and what there is to tell of the item under the cursor."""
        yield Static(NOTHING, id="title")
        yield Static(NOTHING, id="done")
        yield Rows(self._draw, lambda item: item.choosable, lambda item: item.heads, self._moved)
        yield Static(NOTHING, id="detail")

    @property
    def rows(self) -> Rows[Item]:
        """The list."""
        found: Rows[Item] = self.query_one(Rows)
        return found

    def _draw(self, item: Item, width: int) -> Content:
        return items.draw(self.board, item, width, self.picked, self.desk.say)

    def look(self) -> None:
        """The board as it is now, and what there is to tell of it."""
        self.renew()
        self._tell()

    def renew(self) -> None:
        """Read the board again if anything happened, with the cursor on what was there or on what was just done."""
        session, rows = self.desk.room.session, self.rows
        read = (session.stage, len(session.events))
        if read == self._read:
            return
        self._read, self.board = read, self.desk.room.board()
        most = items.FEW if self.has_class("short") else items.LIKELY
        found = items.items(self.board, self.desk.say, most, folded=self.folded)
        place = items.place_of(found, rows.item, max(0, rows.cursor))
        if session.stage != self._stage:
            self._stage = session.stage
            place = items.place_of(found, self.onward or handling.touched(session), place)
        self.onward = None
        self.picked = items.still(self.board, self.picked)
        rows.show(found, place)

    def _tell(self) -> None:
        """Title and detail, where they are others than before."""
        room, board, item, say = self.desk.room, self.board, self.rows.item, self.desk.say
        told = self.query_one("#detail", Static)
        walls = self.desk.live.walls
        now = (self._read, item, self.picked, told.content_size, walls)
        if now != self._told:
            self._told = now
            self.query_one("#title", Static).update(handling.heading(room, board, say, walls), layout=False)
            told.update(handling.detail(room, board, item, self.picked, told.content_size, say), layout=False)

    def tell(self, text: str) -> None:
        """Show what was done and say so above the list, until the cursor goes on; a notice would cover the list."""
        if self.query("Toast"):
            self.app.clear_notifications()
        self._said = bool(text)
        self.query_one("#done", Static).update(words(f"✓ {text}" if text else "", "$text-accent"), layout=False)
        if text:
            self.look_again()

    def _moved(self) -> None:
        """Tell of the item under the cursor, and which keys it has."""
        if self._said:
            self.tell("")
        self.look()
        self.show_keys()

    def fold(self) -> None:
        """Show themes only, or all answers again."""
        self.folded, self._read = not self.folded, None
        self.look_again()

    def on_resize(self) -> None:
        """Another width for the detail, and more or less of everything."""
        self._read = None
        self.call_after_refresh(self.look_again)
