"""Items on two axes: a dot per person, a letter at the median of all, the quadrants by name in their corners."""

from collections import Counter

from facilitator import sentences
from facilitator.domain.figures import Plane, Spot
from facilitator.language import Language
from facilitator.report.drawings.blocks import note, series
from facilitator.report.drawings.canvas import LINE, TEXT, Canvas
from facilitator.report.drawings.lettering import wrapped
from facilitator.sentences import too_few

_SIDE, _LEFT, _PAD = 400.0, 26.0, 14.0
_LARGEST = 15.0
"""The largest dot, of many people at one place."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def draw(canvas: Canvas, figure: Plane, say: Language) -> None:
    """The map with its legend beside it."""
    placed = [(place, spot) for place, spot in enumerate(figure.spots) if spot.x is not None and spot.y is not None]
    if not placed:
        note(canvas, too_few(max((spot.x_agreement.n for spot in figure.spots), default=0), say))
        return
    top = canvas.y + LINE
    _frame(canvas, figure, top, say)
    for place, spot in placed:
        _dots(canvas, figure, spot, place, top)
    for place, spot in placed:
        _letter(canvas, figure, spot, place, top)
    canvas.y = top
    _legend(canvas, figure, say)
    canvas.y = max(canvas.y, top + _SIDE + 2 * LINE + 6)
    note(canvas, say("A dot is a person, a letter the middle of all."))


def letter(place: int) -> str:
    """The mark of the item at a place from 0."""
    return _LETTERS[place % len(_LETTERS)]


def _at(figure: Plane, x: float, y: float, top: float) -> tuple[float, float]:
    inside = _SIDE - 2 * _PAD
    return _LEFT + _PAD + inside * x / figure.size, top + _SIDE - _PAD - inside * y / figure.size


def _frame(canvas: Canvas, figure: Plane, top: float, say: Language) -> None:
    half = _SIDE / 2
    canvas.rect(_LEFT, top, _SIDE, _SIDE, "track", round_=4)
    canvas.line(_LEFT, top + half, _LEFT + _SIDE, top + half, "grid")
    canvas.line(_LEFT + half, top, _LEFT + half, top + _SIDE, "grid")
    for place, name in enumerate(figure.quadrants):
        right, low = place % 2, place // 2
        x = _LEFT + 10 + right * (_SIDE - 20)
        y = top + 20 + low * (_SIDE - 30)
        canvas.text(x, y, name, "small bold soft", at="end" if right else "start", room=half - 24)
    name = say("%(name)s ↑", name=figure.y.label)
    canvas.text(_LEFT, top - 6, name, "bold", room=half)
    canvas.text(_LEFT + _SIDE, top - 6, figure.y.high, "small soft", at="end", room=half - 20)
    below = top + _SIDE + LINE
    canvas.text(_LEFT, below, figure.x.low, "small soft", room=_SIDE / 3 - 10)
    canvas.text(_LEFT + half, below, say("%(name)s →", name=figure.x.label), "bold", at="middle", room=_SIDE / 3)
    canvas.text(_LEFT + _SIDE, below, figure.x.high, "small soft", at="end", room=_SIDE / 3 - 10)


def _dots(canvas: Canvas, figure: Plane, spot: Spot, place: int, top: float) -> None:
    """Everybody's dot; people at the same place make it larger."""
    for (x, y), count in sorted(Counter(spot.points).items()):
        canvas.circle(*_at(figure, x, y, top), min(_LARGEST, 3.5 * count**0.5), f"faint {series(place)}")


def _letter(canvas: Canvas, figure: Plane, spot: Spot, place: int, top: float) -> None:
    x, y = _at(figure, spot.x or 0, spot.y or 0, top)
    canvas.circle(x, y, 11, f"rim {series(place)}")
    canvas.text(x, y + 4.5, letter(place), "bold on", at="middle")


def _legend(canvas: Canvas, figure: Plane, say: Language) -> None:
    x = _LEFT + _SIDE + 26
    for place, spot in enumerate(figure.spots):
        canvas.circle(x + 9, canvas.y + 9, 9, series(place))
        canvas.text(x + 9, canvas.y + 13.5, letter(place), "bold on", at="middle")
        y = canvas.lines(x + 28, canvas.y + TEXT, wrapped(spot.label, canvas.width - x - 28, TEXT, 3))
        if spot.x is None or spot.y is None:
            told = [too_few(spot.x_agreement.n, say)]
        else:
            axes = ((figure.x, spot.x, spot.x_agreement), (figure.y, spot.y, spot.y_agreement))
            told = [
                _axis(axis.label, say.number(middle), sentences.number(agreement, say))
                for axis, middle, agreement in axes
            ]
        for text in told:
            canvas.text(x + 28, y - 3, text, "small soft", room=canvas.width - x - 28)
            y += LINE - 3
        canvas.y = y + 4


def _axis(name: str, middle: str, number: str) -> str:
    return f"{name} {middle}" + (f" · φ {number}" if number else "")
