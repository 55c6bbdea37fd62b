"""Departments beside each other: how far each agrees within itself, and whether they disagree with one another."""

from collections.abc import Sequence

from facilitator import sentences
from facilitator.domain.agreement import Agreement, shown
from facilitator.domain.figures import Department, DepartmentItem, Departments
from facilitator.language import Language
from facilitator.report.drawings.blocks import GAP, label, legend, note, series
from facilitator.report.drawings.canvas import LINE, SMALL, Canvas
from facilitator.report.drawings.lettering import wrapped
from facilitator.sentences import too_few

_NAME, _NUMBER, _ROW = 190.0, 60.0, 22.0
_EDGE = 16.0
_MANY = 3
"""More questions than that have all their departments on one line each."""


def draw(canvas: Canvas, figure: Departments, say: Language) -> None:
    """All questions in their order, a line per department."""
    if not figure.items:
        note(canvas, too_few(0, say))
        return
    together = len(figure.items) > _MANY
    names = sorted({group.name for item in figure.items for group in item.groups})
    if together:
        legend(canvas, names, 0, canvas.width)
        canvas.y += 4
    for item in figure.items:
        canvas.y += label(canvas, item.label, canvas.width, most=2) + 4
        if together:
            _all(canvas, item, names)
        for group in () if together else item.groups:
            _group(canvas, group, say)
        _told(canvas, item, say)
        canvas.y += GAP
    note(canvas, say("● how far a department agrees within itself, from 0 to 1."))


def _all(canvas: Canvas, item: DepartmentItem, names: Sequence[str]) -> None:
    """All departments on one line, each in its colour, side by side where two would meet."""
    room, y = canvas.width - 2 * _EDGE, canvas.y + LINE + 6
    canvas.text(0, y + 4, "0", "small soft")
    canvas.text(canvas.width, y + 4, "1", "small soft", at="end")
    canvas.line(_EDGE, y, _EDGE + room, y, "axis")
    taken = -_EDGE
    for group in sorted(item.groups, key=lambda each: each.phi):
        value = _shown(group)
        if value is not None:
            at = max(taken, _EDGE + room * value)
            taken = at + 13
            canvas.circle(at, y, 6, f"rim {series(names.index(group.name))}")
    canvas.y = y + 12


def _shown(group: Department) -> float | None:
    """The agreement of a group as it is printed, which rounds in few answers."""
    return shown(Agreement(group.n, group.phi, None, "tendency"))


def _group(canvas: Canvas, group: Department, say: Language) -> None:
    value = _shown(group)
    room, y = canvas.width - _NAME - _NUMBER - 24, canvas.y + _ROW / 2
    canvas.text(0, y + 4.5, group.name, room=_NAME - 60)
    canvas.text(_NAME - 16, y + 4, f"n={group.n}", "small soft", at="end")
    canvas.line(_NAME, y, _NAME + room, y, "axis")
    canvas.text(_NAME - 10, y + 4, "0", "small soft")
    canvas.text(_NAME + room + 5, y + 4, "1", "small soft")
    if value is not None:
        canvas.circle(_NAME + room * value, y, 6, "mid")
    canvas.text(canvas.width, y + 4.5, sentences.department(group, say) or "–", "num", at="end")
    canvas.y += _ROW


def _told(canvas: Canvas, item: DepartmentItem, say: Language) -> None:
    style = "small bold" if item.silos.verdict == "silos" else "small"
    for text in filter(None, (sentences.silos(item, say), sentences.apart(item, say))):
        for line in wrapped(text, canvas.width, SMALL, 2, bold="bold" in style):
            canvas.text(0, canvas.y + SMALL + 3, line, style)
            canvas.y += LINE - 1
        style = "small"
