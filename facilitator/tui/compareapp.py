"""Sessions side by side on a screen of its own, a page for each thing they have in common; leads no session."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from facilitator import sentences
from facilitator.domain.comparison import Comparison, Line, Questions, Vote
from facilitator.language import Language
from facilitator.tui import colours
from facilitator.tui.show import NOTHING, column, fit, line, row, words, wrapped
from facilitator.tui.widgets.keys import Key, Keys

_WIDEST = 110
_NAMED = 7
"""Cells for the number of a session and a vote."""
_GAUGE = 40
"""Cells of a gauge, at most."""


class CompareApp(App[None]):
    """Pages through a comparison until it is left."""

    TITLE = "facilitator"
    CSS = """
    Screen { background: $background; color: $foreground; align: center top; }
    #name { height: 1; padding: 0 2; }
    #page { height: 1fr; padding: 1 2; background: $background; scrollbar-size-vertical: 1; }
    #rows { height: auto; }
    Keys { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space,n,pagedown", "turn(1)", "next", show=False, priority=True),
        Binding("left,b,pageup", "turn(-1)", "back", show=False, priority=True),
        Binding("d", "colours", "colours", show=False),
        Binding("q,escape", "quit", "quit", show=False),
    ]

    def __init__(self, comparison: Comparison, say: Language) -> None:
        super().__init__()
        self._comparison, self._say, self._place = comparison, say, 0
        self._many = 1 + len(comparison.questions) + len(comparison.themes) + len(comparison.pledges)
        for theme in colours.THEMES:
            self.register_theme(theme)
        self.theme = colours.DARK.name

    def compose(self) -> ComposeResult:
        """Heading, one page, keys."""
        yield Static(NOTHING, id="name")
        with VerticalScroll(id="page"):
            yield Static(NOTHING, id="rows")
        yield Keys()

    def on_mount(self) -> None:
        """Show the first page."""
        say = self._say
        self.query_one(Keys).keys = (
            Key("←→", say("page")),
            Key("↑↓", say("scroll")),
            Key("d", say("colours")),
            Key("q", say("quit"), always=True),
        )
        self.query_one("#page").focus()
        self._look()

    def on_resize(self, _event: Resize) -> None:
        """Draw for the new width."""
        self._look()

    def action_turn(self, by: int) -> None:
        """To another page."""
        self._place = min(max(0, self._place + by), self._many - 1)
        self._look()
        self.query_one("#page").scroll_home(animate=False)

    def action_colours(self) -> None:
        """Other colours."""
        self.theme = colours.after(self.theme)

    def _look(self) -> None:
        title = self._say("Side by side")
        name = row(words(title, "bold $accent"), words(f"  {self._place + 1}/{self._many}", "$text-muted"))
        self.query_one("#name", Static).update(name)
        width = max(20, min(_WIDEST, self.size.width - 7))
        self.query_one("#rows", Static).update(column(page(self._comparison, self._place, width, self._say)))


def page(comparison: Comparison, place: int, width: int, say: Language) -> Iterator[Content]:
    """One page as rows of ``width`` cells: the sessions, then a step, a list of themes or of pledges each."""
    if place == 0:
        yield from told(sentences.heads(comparison, say, drawn=True), width)
        yield from changed(comparison, width, say)
        return
    place -= 1
    if place < len(comparison.questions):
        yield from asked(comparison.questions[place], width, say)
        return
    place -= len(comparison.questions)
    if place < len(comparison.themes):
        yield from told(sentences.themes_named(comparison.themes[place], say), width)
        return
    yield from told(sentences.pledges_kept(comparison.pledges[place - len(comparison.themes)], comparison, say), width)


def told(lines: Iterator[str], width: int) -> Iterator[Content]:
    """Sentences wrapped at their own indent; the first one is a heading."""
    for place, text in enumerate(lines):
        bare = text.lstrip()
        indent = len(text) - len(bare)
        style = "bold" if place == 0 else ""
        yield from (row(" " * indent, each) for each in wrapped(bare, width - indent, 4, style))


def changed(comparison: Comparison, width: int, say: Language) -> Iterator[Content]:
    """Where a change may be claimed, question by question: what one came to see, before the pages one by one."""
    yield NOTHING
    yield words(say("What has changed"), "bold $accent")
    none = True
    for questions in comparison.questions:
        for each in questions.lines:
            for text, claimed in sentences.changes(each, say):
                if claimed:
                    none = False
                    yield from wrapped(each.label if each.id else questions.title, width, 2, "bold")
                    yield from (row("  ", part) for part in wrapped(text, width - 2, 3))
    if none:
        yield from wrapped(say("Nowhere enough to speak of a change."), width, 2)
    yield NOTHING
    pages = say("The pages after this one tell question by question.")
    yield from wrapped(pages, width, 2, "$text-muted")


def asked(questions: Questions, width: int, say: Language) -> Iterator[Content]:
    """A step: each line with a gauge per vote, then what may be said about a change."""
    yield from wrapped(questions.title, width, 3, "bold")
    if questions.unlike:
        yield from wrapped(say("Its scale or its options differ between the sessions: nothing to compare."), width, 3)
    else:
        signs = say("● the number, ━ where it lies nine times out of ten, ┼ what pure chance shows")
        yield from wrapped(signs, width, 2, "$text-muted")
    for each in questions.lines:
        yield NOTHING
        yield from wrapped(each.label if each.id else say("all together"), width, 3, "$primary")
        for vote in each.votes:
            yield _vote(each, vote, width, say)
        for text, claimed in sentences.changes(each, say):
            style = "bold $accent" if claimed else "$text-muted"
            yield from (row("  ", part) for part in wrapped(text, width - 2, 3, style))


def _vote(of: Line, vote: Vote, width: int, say: Language) -> Content:
    """The vote's number, its gauge with range, tick and phi, and its words."""
    name, found = sentences.vote_name(of, vote), vote.agreement
    size = max(12, min(_GAUGE, width - _NAMED - 34))
    label = f"{sentences.number(found, say) or '–'} {sentences.word(found, say)}".strip()
    return fit(row(line(f"  {name}", _NAMED), gauge(vote, size), "  ", words(f"{label} · n = {found.n}")), width)


def gauge(vote: Vote, size: int) -> Content:
    """The way from 0 to 1 on ``size`` cells: the 90 % range as a thick line, the tick of chance, and phi."""
    found = vote.agreement

    def cell(value: float) -> int:
        return round(min(1.0, max(0.0, value)) * (size - 1))

    marks = dict.fromkeys(range(size), ("─", "$foreground 30%"))
    if found.phi is not None:
        if found.interval is not None:
            low, high = (cell(edge) for edge in found.interval)
            marks |= dict.fromkeys(range(low, high + 1), ("━", "$primary"))
        if found.chance is not None:
            marks[cell(found.chance)] = ("┼", "$text-muted")
        marks[cell(found.phi)] = ("●", "bold $accent")
    return row(*(words(mark, style) for mark, style in marks.values()))
