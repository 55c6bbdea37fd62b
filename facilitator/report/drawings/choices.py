"""Options that were chosen: one question as bars, several with the same options as a map of shares."""

from collections.abc import Sequence

from facilitator import sentences
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import ChoiceItem, Choices
from facilitator.language import Language
from facilitator.report.drawings.blocks import GAP, VERDICT, label, note, verdict
from facilitator.report.drawings.canvas import LINE, SMALL, TEXT, Canvas
from facilitator.report.drawings.lettering import wrapped
from facilitator.sentences import too_few

_LABEL, _ROW = 240.0, 26.0
_QUESTION = 210.0


def draw(canvas: Canvas, figure: Choices, say: Language) -> None:
    """The questions in the plan's order."""
    if len(figure.items) == 1:
        _bars(canvas, figure.items[0], say)
    elif figure.items:
        _map(canvas, figure.items, say)


def _bars(canvas: Canvas, item: ChoiceItem, say: Language) -> None:
    if item.n < SAY_NUMBER:
        note(canvas, too_few(item.n, say))
        return
    shares = [(share.label, share.count, "bar") for share in item.shares]
    if item.agreement.unsure:
        shares.append((say("I don't know"), item.agreement.unsure, "rest"))
    most, room = max(count for _, count, _ in shares) or 1, canvas.width - _LABEL - 110
    for name, count, style in shares:
        lines = wrapped(name, _LABEL - 12, TEXT, 2)
        middle = canvas.y + max(_ROW, LINE * len(lines)) / 2
        canvas.lines(0, middle + 4.5 - LINE * (len(lines) - 1) / 2, lines)
        canvas.rect(_LABEL, middle - 9, room * count / most, 18, style, round_=2)
        share = f"{count} · {round(100 * count / item.n)} %" if style == "bar" else str(count)
        canvas.text(_LABEL + room * count / most + 8, middle + 4.5, share)
        canvas.y += max(_ROW, LINE * len(lines)) + 6
    told = filter(None, (sentences.pair(item, say), sentences.favourites(item, say)))
    note(canvas, " ".join(told))


def _map(canvas: Canvas, items: Sequence[ChoiceItem], say: Language) -> None:
    """A row per question and a column per option, the more the darker."""
    unsure = any(item.agreement.unsure for item in items)
    names = [share.label for share in items[0].shares] + ([say("I don't know")] if unsure else [])
    cell = (canvas.width - _QUESTION - VERDICT - 16) / len(names)
    heads = [wrapped(name, cell - 6, SMALL, 3) for name in names]
    high = max(map(len, heads))
    for place, lines in enumerate(heads):
        x = _QUESTION + (place + 0.5) * cell
        for number, line in enumerate(lines):
            canvas.text(x, canvas.y + SMALL + LINE * (high - len(lines) + number), line, "small soft", at="middle")
    canvas.y += LINE * high + 4
    for item in items:
        _row(canvas, item, cell, say, unsure=unsure)


def _row(canvas: Canvas, item: ChoiceItem, cell: float, say: Language, *, unsure: bool) -> None:
    high = max(34.0, label(canvas, item.label, _QUESTION - 14, most=4, style=""))
    if item.n < SAY_NUMBER:
        canvas.text(_QUESTION, canvas.y + TEXT, too_few(item.n, say), "small soft", room=canvas.width - _QUESTION)
        canvas.y += high + GAP / 2
        return
    counts = [share.count for share in item.shares] + ([item.agreement.unsure] if unsure else [])
    for place, count in enumerate(counts):
        x = _QUESTION + place * cell
        style = "rest" if unsure and place == len(counts) - 1 else "heat"
        if count:
            canvas.rect(x + 2, canvas.y, cell - 4, 34, style, round_=3, part=0.12 + 0.6 * count / (item.n or 1))
        canvas.text(x + cell / 2, canvas.y + 22, str(count) if count else "·", "bold" if count else "soft", at="middle")
    verdict(canvas, item.agreement, say)
    canvas.y += max(high, 44.0) + GAP / 2
