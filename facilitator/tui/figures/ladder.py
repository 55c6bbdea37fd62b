"""Ranked options: place, Borda points as a bar, and where people's ranks lie on a strip from first to last."""

from collections.abc import Iterator

from textual.content import Content

from facilitator import sentences
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import Ladder, Rung
from facilitator.language import Language
from facilitator.sentences import too_few
from facilitator.tui.figures.layout import first_ones, remarks, roomiest, stacked
from facilitator.tui.figures.strip import MEDIAN, between, place, strip
from facilitator.tui.show import line, row, words, wrapped

_INDENT = 5
_STRIP_FROM = 44
"""Narrower than this, a rung on one line has no strip."""


def lines(figure: Ladder, _part: str | None, width: int, height: int, say: Language) -> list[Content]:
    """As many rungs as fit, and who beats everybody head to head."""
    if not figure.rungs:
        why = too_few(figure.n, say) if figure.n < SAY_NUMBER else say("There is nothing to put in order.")
        return wrapped(why, width, 2, "$text-muted")
    return roomiest(_candidates(figure, width, height, say), height)


def _candidates(figure: Ladder, width: int, height: int, say: Language) -> Iterator[list[Content]]:
    told = (
        sentences.winner(figure, say),
        say("● the middle rank, ━ half of the room around it."),
        say("The number: a point for every option that a person ranks below."),
    )
    double = [_double(figure, rung, width, say) for rung in figure.rungs]
    single = [[_single(figure, rung, width, say)] for rung in figure.rungs]
    for blocks, air, needed in ((double, 1, True), (double, 0, True), (double, 0, False), (single, 0, False)):
        drawn = stacked(blocks, air)
        said = remarks(told, width, height - len(drawn))
        if said or not needed:
            yield [*drawn, *said]
    yield first_ones(single, height, width, say)


def _head(figure: Ladder, rung: Rung) -> Content:
    star = words("★ " if rung.id == figure.winner else "  ", "bold $accent")
    return row(words(f"{rung.place:>2} ", "bold" if rung.place <= 3 else "$text-muted"), star)


def _score(rung: Rung, say: Language) -> str:
    return say.number(rung.score)


def _scores(figure: Ladder, say: Language) -> int:
    """The cells that the longest score takes."""
    return max(len(_score(rung, say)) for rung in figure.rungs)


def _bar(figure: Ladder, rung: Rung, room: int, say: Language) -> Content:
    most = max(1.0, *(each.score for each in figure.rungs))
    filled = round(room * rung.score / most)
    return row(words("█" * filled, "$primary"), words(f" {_score(rung, say)}", "bold"))


def _ranks(figure: Ladder, rung: Rung, room: int) -> Content:
    """Quartiles and median on a strip from rank 1 to the last one, ``room`` cells with both ends."""
    last = len(figure.rungs)
    length = max(3, room - 3 - len(str(last)))
    q1, median, q3 = (place((rank - 1) / max(1, last - 1), length) for rank in (rung.q1, rung.median, rung.q3))
    return between("1", strip(length, {median: ("●", MEDIAN)}, (q1, q3)), str(last))


def _double(figure: Ladder, rung: Rung, width: int, say: Language) -> list[Content]:
    """The label on a line of its own, bar and strip below."""
    scores, half = _scores(figure, say), (width - _INDENT) // 2
    label = line(rung.label, width - _INDENT, "bold" if rung.place <= 3 else "")
    bar = _bar(figure, rung, max(2, half - scores - 3), say)
    gap = " " * max(1, half - bar.cell_length)
    return [row(_head(figure, rung), label), row(" " * _INDENT, bar, gap, _ranks(figure, rung, width - _INDENT - half))]


def _single(figure: Ladder, rung: Rung, width: int, say: Language) -> Content:
    """Everything on one line, the bar left out."""
    scores = _scores(figure, say)
    ranks = min(24, width // 3) if width >= _STRIP_FROM else 0
    label = width - _INDENT - scores - 1 - (ranks + 2 if ranks else 0)
    parts: list[Content | str] = [_head(figure, rung), line(rung.label, label, "bold" if rung.place <= 3 else ""), " "]
    parts.append(words(f"{_score(rung, say):>{scores}}", "bold"))
    return row(*parts, "  ", _ranks(figure, rung, ranks)) if ranks else row(*parts)
