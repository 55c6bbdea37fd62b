"""The help: every key, the step's guide, and where the numbers come from."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator import sentences
from facilitator.domain.agreement import Agreement
from facilitator.domain.figures import Figure
from facilitator.domain.words import N_, Message
from facilitator.language import Language
from facilitator.tui.deeds import ANSWERS, DESK, HOST, WALL, Deed
from facilitator.tui.desk import Desk
from facilitator.tui.keymap import DEFAULT, shown
from facilitator.tui.screens.over import Over
from facilitator.tui.show import NOTHING, column, fit, row, words, wrapped

_ALSO = (
    (N_("space"), Message("the natural next thing; the footer says which")),
    ("↑ ↓", Message("one part of the question, or all of them together; at the desk ← →")),
    ("F5 .", Message("as presenters send them: go on, show or hide; page up and page down: back and on")),
    ("ctrl+p", Message("every action by name")),
    ("esc", Message("close this panel")),
)
_FIRST = (
    Message("Choose a plan; some ask you first what they want to know, such as departments."),
    Message("Everybody joins the Wi-Fi of this laptop and scans the code."),
    Message("The space bar does what comes next: begin, open, close, show, go on. The footer says which."),
    Message("A wrong key? u takes it back, and no answer is ever lost by it."),
    Message("At the end `facilitator report` writes what came out as a page."),
)
"""How a session goes, for who has never led one."""
_SENTENCE = 57
"""Cells of what a key does where it takes a whole line."""
_COLUMN = 35
"""Cells of a key with what it does, where two stand beside each other."""


class HelpScreen(Over[None]):
    """Explains what is on screen; ``guide`` is the step's, empty without one, ``own`` what its screen alone can do.

    ``first`` puts before it how a session goes.
    """

    CSS_PATH: ClassVar[str] = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,q", "dismiss", "close", show=False)]

    def __init__(
        self,
        say: Language,
        guide: str = "",
        figure: Figure | None = None,
        agreement: Agreement | None = None,
        keys: Mapping[str, str] = DEFAULT,
        own: Sequence[Deed] = (),
        *,
        leads: bool = True,
        first: bool = False,
    ) -> None:
        super().__init__()
        self._key_of, self._own = keys, own
        self._leads, self._first = leads, first
        self._say = say
        self._guide, self._figure, self._agreement = guide, figure, agreement

    @classmethod
    def of(cls, desk: Desk | None, say: Language, own: Sequence[Deed] = ()) -> "HelpScreen":
        """The help for what the desk looks at, or in general."""
        if desk is None:
            return cls(say, own=own, first=True)
        if desk.room.session.current is None:
            return cls(say, keys=desk.keys, own=own, leads=desk.LEADS)
        picture = desk.picture()
        guide = picture.guide if desk.LEADS else ""
        return cls(say, guide, picture.figure, picture.agreement, desk.keys, own, leads=desk.LEADS)

    def compose(self) -> ComposeResult:
        """One column that scrolls."""
        with VerticalScroll(id="panel"):
            at_answers = [*self._answers(), *([NOTHING] if self._own else [])]
            keys, told = [*self._beginning(), *self._keys(), NOTHING], [*self._guidance(), *self._numbers()]
            yield Static(column([*at_answers, *keys, *told] if self._own else [*keys, *told, *at_answers]))

    def _beginning(self) -> Iterator[Content]:
        say = self._say
        if self._first:
            yield words(say("How it goes"), "bold $accent")
            for number, text in enumerate(_FIRST, 1):
                yield from _lines(str(number), say.say(text))
            yield NOTHING

    def _guidance(self) -> Iterator[Content]:
        say = self._say
        if self._guide.strip():
            yield words(say("Guide"), "bold $accent")
            yield words(self._guide.strip())
            yield NOTHING

    def _numbers(self) -> Iterator[Content]:
        say = self._say
        yield words(say("Where the numbers come from"), "bold $accent")
        yield from (words(text) for text in sentences.formulas(self._figure, say))
        more = self._agreement
        if more and more.interval is not None and more.phi is not None:
            low, high = more.interval
            text = N_(
                "Were this room a sample of more people, they would agree by %(low).2f to %(high).2f (90 %% interval)."
            )
            yield words(say(text, low=low, high=high))
        if more and more.a is not None and more.leik is not None and more.consensus is not None:
            text = say(
                "Here: van der Eijk's A %(a).2f, Leik's D %(leik).2f, Tastle and Wierman's consensus %(consensus).2f.",
                a=more.a, leik=more.leik, consensus=more.consensus,
            )  # fmt: skip
            yield words(text)
        yield NOTHING

    def _keys(self) -> Iterator[Content]:
        say = self._say
        yield words(say("Keys"), "bold $accent")
        first, rest = (_ALSO[:1], _ALSO[1:]) if self._leads else ((), _ALSO[-2:])
        yield from (each for key, label in first for each in _lines(say(key), say.say(label)))
        yield from self._listed((*HOST, *DESK) if self._leads else [deed for deed in DESK if deed.action in WALL])
        yield from (each for key, label in rest for each in _lines(say(key), say.say(label)))

    def _answers(self) -> Iterator[Content]:
        if not self._leads:
            return
        say = self._say
        yield words(say("Keys on the screen of answers"), "bold $accent")
        yield _key("← →", say("from theme to theme"))
        yield from self._listed(ANSWERS)

    def _listed(self, deeds: Sequence[Deed]) -> Iterator[Content]:
        """Two beside each other, down the left column first."""
        told = [_key(shown(self._key_of.get(d.id, d.key), self._say), self._say.say(d.label)) for d in deeds]
        half = (len(told) + 1) // 2
        for left, right in zip_longest(told[:half], told[half:], fillvalue=NOTHING):
            yield row(fit(left, _COLUMN), right)


def _lines(key: str, label: str) -> list[Content]:
    """A key and a longer sentence, its further lines below its first word."""
    first, *more = wrapped(label, _SENTENCE, 3) or [NOTHING]
    return [row(words(f"{key:>9}  ", "bold $primary"), first), *(row(" " * 11, each) for each in more)]


def _key(key: str, label: str) -> Content:
    return row(words(f"{key:>9}  ", "bold $primary"), words(label))
