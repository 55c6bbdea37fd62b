"""A day with every kind of step and all that the facilitator can do, led in memory: for exports, reports, pictures."""

from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from memory import Memory

from facilitator.crowd.minds import passes, people, think_of
from facilitator.domain.plan import from_dict, parse
from facilitator.export.document import Document, build
from facilitator.room import Room

DAY = (Path(__file__).parent / "every_kind.toml").read_text(encoding="utf-8")
DATE = "2026-11-23"
BEGAN = 1_795_420_800


def plan() -> dict[str, Any]:
    return parse(DAY, "every_kind.toml")[1]


class Lead:
    """Leads a room with a crowd: every host action is half a minute after the last one."""

    def __init__(self, many: int, seed: int, lang: str) -> None:
        clock = count(BEGAN, 30)
        self.room = Room(from_dict(plan(), "every_kind.toml"), Memory(), lambda: float(next(clock)), lang=lang)
        self.crowd = people(seed, many, self.room.workshop.groups, lang, 0.05)
        self._sent = count(1)
        self._proxy = self.room.join("by-hand", self.room.workshop.groups[0], proxy=True)[0].id
        for person in self.crowd:
            self.room.join(f"phone-{person.number}", person.group)

    def answer(self) -> None:
        """Everybody answers what is open, the person without a phone last and as the first one does."""
        room, step = self.room, self.room.session.current
        assert step is not None
        round_ = room.session.state(step.id).round
        for person in self.crowd:
            name = f"phone-{person.number}"
            asked = room.fields(step.id, room.lang, name)
            if name in room.session.people and asked and not passes(person, step.id, round_):
                self._submit(name, step.id, round_, think_of(person, step.id, round_, asked))
        asked = room.fields(step.id, room.lang, self._proxy)
        if asked:
            self._submit(self._proxy, step.id, round_, think_of(self.crowd[0], step.id, round_, asked), proxy=True)

    def _submit(self, name: str, step: str, round_: int, values: dict[str, Any], *, proxy: bool = False) -> None:
        if values:
            self.room.submit(name, f"s{next(self._sent)}", step, round_, values, proxy=proxy)

    def do(self, *actions: str) -> None:
        """Carry out host actions, each an action with its argument behind it."""
        for action in actions:
            self.room.do(*action.split(" ", 1))

    def moderate(self) -> None:
        """Hide, edit, move, merge, rename, keep apart; one of them undone."""
        board = self.room.board()
        assert board is not None
        first, second, third, *rest = [theme.id for theme in board.themes]
        entries = [entry for theme in rest for entry in board.ids[theme]]
        self.do(f"merge {second} {first}", f"rename {first} Listen und Ablagen", f"drop {entries[-1]}")
        self.do(f"edit {entries[0]} Die Freigabe dauert <b>zu lange</b>", f"move {entries[1]} {third}")
        self.do(f"merge {rest[-2]} {third}", "undo", f"different {first} {third}")


@cache
def whole_day(many: int = 24, seed: int = 2, lang: str = "de") -> Room:
    """The room at its end; not to be changed."""
    lead = Lead(many, seed, lang)
    room = lead.room
    lead.do("expect 30")
    for step in room.workshop.steps:
        lead.do("next", "open")
        lead.answer()
        lead.do("close")
        match step.id:
            case "werte":
                lead.do("again")
                lead.answer()
                lead.do("close", "note Viel gelacht bei der zweiten Runde", "again")
                lead.answer()
                lead.do("undo", "remove 3", "remove 4 answers")
                lead.do("outcome Wir entscheiden im Sinn der Kundin.")
                lead.do("insert scale\nWie wach seid ihr?\nmüde\nwach", "next", "open")
                lead.answer()
                lead.do("close")
            case "hindernisse":
                lead.moderate()
            case "schlimmste":
                lead.do("reveal" if room.session.allowed("reveal") else "hide")
                lead.do("outcome =SUM(1;2) ist keine Lösung")
    lead.do("next", "note Beim nächsten Mal mehr Pausen")
    return room


@cache
def document_of_the_day(many: int = 24, seed: int = 2, lang: str = "de") -> Document:
    """The document of that room, made once: its departments take a while."""
    return build(whole_day(many, seed, lang), plan(), DATE)
