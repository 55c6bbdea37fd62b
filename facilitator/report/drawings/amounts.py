"""Amounts on one logarithmic axis: everybody as a dot, the middle half, medians, and what officially holds."""

from facilitator import sentences
from facilitator.domain import axes
from facilitator.domain.figures import AmountLine, Amounts
from facilitator.language import Language
from facilitator.report.drawings.blocks import GAP, label, middle_half, note, people
from facilitator.report.drawings.canvas import LINE, SMALL, TEXT, Canvas
from facilitator.report.drawings.lettering import width
from facilitator.sentences import too_few

_EDGE = 8.0
_ZERO = 0.06
"""The share of the axis that belongs to zero, if anybody says so."""


class Axis:
    """Shares 0..1 of an axis for amounts of zero and more."""

    def __init__(self, figure: Amounts) -> None:
        values = [value for line in figure.lines for value in line.values]
        values += [] if figure.official is None else [figure.official]
        self.low, self.high = axes.bounds(values)
        self._start = _ZERO if min(values, default=1.0) <= 0 else 0.0

    def place(self, value: float) -> float:
        """Where an amount stands."""
        if value <= 0:
            return 0.0
        return self._start + (1 - self._start) * axes.part(value, self.low, self.high)

    @property
    def marks(self) -> list[float]:
        """What may be written below it, the most telling first."""
        return ([0.0] if self._start else []) + axes.marks(self.low, self.high)


def draw(canvas: Canvas, figure: Amounts, say: Language) -> None:
    """What people have above what they should have."""
    if not any(line.values for line in figure.lines):
        note(canvas, too_few(max((line.agreement.n for line in figure.lines), default=0), say))
        return
    axis = Axis(figure)
    for line in figure.lines:
        _line(canvas, line, figure, axis, say)
    _labels(canvas, axis, say)
    note(canvas, sentences.official(figure, say))


def _line(canvas: Canvas, line: AmountLine, figure: Amounts, axis: Axis, say: Language) -> None:
    room, unit = canvas.width - 2 * _EDGE, figure.unit
    canvas.y += label(canvas, line.label, canvas.width, most=2) + 2
    if line.q1 is None or line.median is None or line.q3 is None:
        canvas.text(0, canvas.y + SMALL, too_few(line.agreement.n, say), "small soft", room=room)
        canvas.y += LINE + GAP
        return
    median = say("median %(amount)s", amount=say.amount(line.median, unit))
    told = f"{median}. {sentences.factor(line, say)}"
    canvas.text(0, canvas.y + TEXT - 1, told, "small", room=canvas.width)
    canvas.y += LINE + 4
    top = canvas.y
    if figure.official is not None:
        canvas.y += LINE
    people(canvas, [axis.place(value) for value in line.values], _EDGE, room)
    if figure.official is not None:
        _official(canvas, figure, top, _EDGE + room * axis.place(figure.official), say)
    middle_half(canvas, (axis.place(line.q1), axis.place(line.median), axis.place(line.q3)), _EDGE, room)
    canvas.y += GAP + 8


def _official(canvas: Canvas, figure: Amounts, top: float, x: float, say: Language) -> None:
    """What officially holds, as a line from its words down to the axis."""
    canvas.line(x, top + LINE - 4, x, canvas.y + 8, "tick")
    text = say("official: %(amount)s", amount=say.amount(figure.official or 0, figure.unit))
    at = "end" if x > canvas.width / 2 else "start"
    canvas.text(x, top + SMALL - 2, text, "small bold", at=at, room=canvas.width / 2)


def _labels(canvas: Canvas, axis: Axis, say: Language) -> None:
    """Round numbers below their places, as many as stand apart."""
    taken: list[tuple[float, float]] = []
    for value in axis.marks:
        text = say.amount(value)
        half = width(text, SMALL) / 2
        x = min(canvas.width - half, max(half, _EDGE + axis.place(value) * (canvas.width - 2 * _EDGE)))
        if all(x + half + 8 < left or right + 8 < x - half for left, right in taken):
            taken.append((x - half, x + half))
            canvas.line(x, canvas.y - GAP, x, canvas.y - GAP + 5, "axis")
            canvas.text(x, canvas.y, text, "small soft", at="middle")
    canvas.y += 12
