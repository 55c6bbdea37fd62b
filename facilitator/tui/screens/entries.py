"""The short answers with their themes, for the facilitator to put in order before or after they are shown."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from facilitator.domain.board import Board
from facilitator.domain.merging import preview
from facilitator.domain.words import Message, Refusal
from facilitator.tui import board as items
from facilitator.tui import handling
from facilitator.tui.board import Item
from facilitator.tui.deeds import ANSWERS, DESK, HOST, Deed
from facilitator.tui.desk import Desk
from facilitator.tui.screens.base import RoomScreen
from facilitator.tui.screens.merge import MergeScreen
from facilitator.tui.screens.wording import EditScreen, FindScreen, RenameScreen
from facilitator.tui.show import NOTHING, column
from facilitator.tui.telling import tell, tell_refusal
from facilitator.tui.widgets.keys import Key
from facilitator.tui.widgets.rows import Rows

_HELP = [deed for deed in DESK if deed.action == "help"]
_BACK = Deed("entries", "m", Message("back"), always=True)
_PUT_BACK = Deed("put back", "esc", Message("put it back"), always=True)
_NATURAL = {"same", "put"}


class EntriesScreen(RoomScreen):
    """Lists what people wrote, with a cursor; one thing at a time may be picked up and put down elsewhere."""

    CSS_PATH: ClassVar[str] = "entries.tcss"
    LEADS: ClassVar[bool] = False
    ALSO: ClassVar[frozenset[str]] = frozenset({"undo", "redo"})
    OWN: ClassVar[tuple[Deed, ...]] = ANSWERS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "app.pop_screen", "back", show=False, id="entries"),
        Binding("escape", "put_back", "put back, or back", show=False),
        *{d.id: Binding(d.key, f"own('{d.id}')", d.label.text, show=False, id=d.id) for d in ANSWERS}.values(),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._board: Board | None = None
        self._read: tuple[int, int] | None = None
        self._stage = desk.room.session.stage
        self._folded, self._sought = False, ""
        self._onward: Item | None = None
        self._told: tuple[object, ...] = ()
        self.picked: Item | None = None

    def body(self) -> ComposeResult:
        """Title, the list, and what there is to tell of the item under the cursor."""
        yield Static(NOTHING, id="title")
        yield Rows(self._draw, lambda item: item.choosable, lambda item: item.heads)
        yield Static(NOTHING, id="detail")

    @property
    def rows(self) -> Rows[Item]:
        """The list."""
        found: Rows[Item] = self.query_one(Rows)
        return found

    def _draw(self, item: Item, width: int) -> Content:
        return items.draw(self._board, item, width, self.picked)

    def look(self) -> None:
        """The board as it is now, and what there is to tell of it."""
        self._renew()
        self._tell()

    def _renew(self) -> None:
        """Read the board again if anything happened, with the cursor on what was there or on what was just done."""
        session, rows = self.desk.room.session, self.rows
        read = (session.stage, len(session.events))
        if read == self._read:
            return
        self._read, self._board = read, self.desk.room.board()
        most = items.FEW if self.has_class("short") else items.LIKELY
        found = items.items(self._board, self.desk.say, most, folded=self._folded)
        place = items.place_of(found, rows.item, max(0, rows.cursor))
        if session.stage != self._stage:
            self._stage = session.stage
            place = items.place_of(found, self._onward or handling.touched(session), place)
        self._onward = None
        if self.picked and self.picked not in found:
            self.picked = None
        rows.show(found, place)

    def _tell(self) -> None:
        """Title and detail, where they are others than before."""
        say, board, told = self.desk.say, self._board, self.query_one("#detail", Static)
        width, height = told.content_size
        now = (self._read, self.rows.item, self.picked, width, height)
        if now == self._told:
            return
        self._told, heading, lines = now, NOTHING, [NOTHING]
        if board is not None:
            heading = handling.heading(say.pick(self.desk.room.workshop.step(board.step).title), board, say)
            lines = handling.detail(self.desk.room, board, self.rows.item, self.picked, width, height, say)
        self.query_one("#title", Static).update(heading, layout=False)
        told.update(column(lines), layout=False)

    def on_rows_moved(self) -> None:
        """Tell of the item under the cursor, and which keys it has."""
        self.look()
        self.show_keys()

    def on_resize(self) -> None:
        """Another width for the detail, and more or less of everything."""
        self._read = None
        self.call_after_refresh(self.look_again)

    def own(self) -> tuple[Deed, ...]:
        """What can be done with the item under the cursor."""
        possible = handling.possible(self._board, self.rows.item, self.picked)
        possible -= {"fold" if self._folded else "unfold"}
        return tuple(deed for deed in ANSWERS if deed.action in possible)

    def keys(self) -> tuple[Key, ...]:
        """What can be done, undo and redo, and the way back."""
        allowed = self.desk.room.session.allowed
        found = [self.key(deed, natural=deed.action in _NATURAL) for deed in self.own()]
        found += [self.key(deed) for deed in HOST if deed.action in self.ALSO and allowed(deed.action)]
        return (*found, self.key(_PUT_BACK if self.picked else _BACK), *map(self.key, _HELP))

    def action_put_back(self) -> None:
        """Put down what was picked up where it was, else leave."""
        if self.picked:
            self._pick(None)
        else:
            self.app.pop_screen()

    def action_own(self, wanted: str) -> None:
        """Do what a key means with the item under the cursor, if it is possible."""
        self._renew()
        board, item = self._board, self.rows.item
        meant = next((deed.action for deed in self.own() if wanted in {deed.id, deed.action}), None)
        if meant is None or board is None:
            return
        match meant:
            case "fold" | "unfold":
                self._folded, self._read = not self._folded, None
                self.look_again()
            case "find":
                self.app.push_screen(FindScreen(self.desk, self._sought, self._find))
            case action if item:
                self._handle(action, board, item)

    def _handle(self, action: str, board: Board, item: Item) -> None:
        match action:
            case "pick":
                self._pick(item)
            case "put" if self.picked:
                self._put(board, self.picked, item)
            case "edit":
                entry = board.entries[item.entry]
                self.app.push_screen(EditScreen(self.desk, entry.id, entry.text, entry.original))
            case "rename":
                self.app.push_screen(RenameScreen(self.desk, item.theme, items.called(board, Item(item.theme))))
            case "same" | "different" if item.pair:
                self._do("merge" if action == "same" else "different", " ".join(item.pair), onward=True)
            case _:
                self._do(action, item.entry, onward=action == "drop")

    def _pick(self, item: Item | None) -> None:
        self.picked = item
        self.rows.draw_again()
        self.look_again()

    def _put(self, board: Board, picked: Item, item: Item) -> None:
        """Merge after a question, or move at once."""
        self._pick(None)
        if handling.merges(board, picked):
            self.app.push_screen(MergeScreen(self.desk, preview(self.desk.room, picked.theme, item.theme)))
        else:
            self._do("move", f"{picked.entry} {item.theme}")

    def _do(self, action: str, argument: str, *, onward: bool = False) -> None:
        """Do it and say so; the cursor goes ``onward`` to the next item, or follows what was done."""
        self._onward = self.rows.next_item if onward else None
        try:
            tell(self.app, self.desk.say.say(self.desk.room.do(action, argument)))
        except Refusal as refusal:
            tell_refusal(self.app, refusal, self.desk.say)
        self.look_again()
        self._onward = None

    def _find(self, text: str) -> None:
        """Put the cursor on the next item that contains it."""
        rows, self._sought = self.rows, text
        place = items.matching(self._board, rows.items, text, rows.cursor) if self._board else None
        if place is None:
            tell(self.app, self.desk.say("Nothing contains “%(text)s”.", text=text))
        else:
            rows.move_to(place)
