"""The short answers with their themes, for the facilitator to put in order before or after they are shown."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from facilitator.domain.board import Board
from facilitator.domain.merging import preview
from facilitator.domain.words import N_, Message, Refusal
from facilitator.tui import board as items
from facilitator.tui import handling
from facilitator.tui.board import Item
from facilitator.tui.deeds import ANSWERS, DESK, HOST, Deed
from facilitator.tui.desk import Desk
from facilitator.tui.screens.board import BoardScreen
from facilitator.tui.screens.merge import MergeScreen
from facilitator.tui.screens.wording import EditScreen, FindScreen, RenameScreen
from facilitator.tui.telling import tell, tell_refusal
from facilitator.tui.widgets.keys import Key

_HELP = [deed for deed in DESK if deed.action == "help"]
_BACK = Deed("entries", "m", Message("back"), always=True)
_PUT_BACK = Deed("put back", "esc", Message("put it back"), always=True)
_HIDE = {name for deed in ANSWERS if deed.action == "drop" for name in (deed.id, deed.action)}
_SINGLE = N_("Answers are hidden one by one: go to an answer of this theme (f shows them).")
_NATURAL = {"same", "put"}


class EntriesScreen(BoardScreen):
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
        self._sought = ""

    def own(self) -> tuple[Deed, ...]:
        """What can be done with the item under the cursor."""
        possible = handling.possible(self.board, self.rows.item, self.picked)
        possible -= {"fold" if self.folded else "unfold"}
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
        self.renew()
        board, item = self.board, self.rows.item
        meant = next((deed.action for deed in self.own() if wanted in {deed.id, deed.action}), None)
        if meant is None or board is None:
            if wanted in _HIDE and item and item.heads and not item.entry and not self.picked:
                tell(self.app, self.desk.say(_SINGLE))
            return
        match meant:
            case "fold" | "unfold":
                self.fold()
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
        self.onward = self.rows.next_item if onward else None
        try:
            self.tell(self.desk.say.say(self.desk.room.do(action, argument)))
        except (Refusal, OSError) as error:
            tell_refusal(self.app, error, self.desk.say)
        self.onward = None

    def _find(self, text: str) -> None:
        """Put the cursor on the next item that contains it."""
        rows, self._sought = self.rows, text
        place = items.matching(self.board, rows.items, text, rows.cursor) if self.board else None
        if place is None:
            tell(self.app, self.desk.say("Nothing contains “%(text)s”.", text=text))
        else:
            rows.move_to(place)
