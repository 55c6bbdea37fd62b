"""Departments beside each other: how far each agrees within itself, and whether they disagree with one another."""

from collections.abc import Sequence

from facilitator import sentences
from facilitator.domain.agreement import Agreement, shown
from facilitator.domain.figures import Department, DepartmentItem, Departments
from facilitator.language import Language
from facilitator.report.drawings.blocks import legend, note, series
from facilitator.report.drawings.canvas import LINE, SMALL, TEXT, Canvas
from facilitator.report.drawings.lettering import wrapped
from facilitator.sentences import too_few

_NAME, _NUMBER, _ROW = 190.0, 60.0, 22.0
_QUESTION, _COLUMN, _AIR = 280.0, 56.0, 14.0
"""Width of a question, of a department's numbers, and of what lies between."""
_COLUMNS = 4
"""More departments than that have their numbers in the table alone."""


def draw(canvas: Canvas, figure: Departments, say: Language) -> None:
    """One question with a line per department, or all questions as rows of one table with the same axis."""
    if not figure.items:
        note(canvas, too_few(0, say))
        return
    if len(figure.items) == 1:
        for group in figure.items[0].groups:
            _group(canvas, group, say)
        for text in filter(None, (sentences.silos(figure.items[0], say), sentences.apart(figure.items[0], say))):
            _small(canvas, text, bold=figure.items[0].silos.verdict == "silos")
    else:
        _table(canvas, figure.items, say)
    canvas.y += 4
    note(canvas, say("● how far a department agrees within itself, from 0 to 1."))


def _table(canvas: Canvas, items: Sequence[DepartmentItem], say: Language) -> None:
    names = sorted({group.name for item in items for group in item.groups})
    columns = names if len(names) <= _COLUMNS else []
    axis = canvas.width - _QUESTION - 2 * _AIR - _COLUMN * len(columns)
    if columns:
        _heads(canvas, items, columns)
    else:
        legend(canvas, names, 0, canvas.width)
    canvas.text(_QUESTION, canvas.y, "0", "small soft", at="middle")
    canvas.text(_QUESTION + axis, canvas.y, "1", "small soft", at="middle")
    canvas.y += 4
    for item in items:
        canvas.line(0, canvas.y, canvas.width, canvas.y, "axis")
        _question(canvas, item, names, axis)
        for place, name in enumerate(columns):
            told = next((sentences.department(group, say) for group in item.groups if group.name == name), "")
            x = canvas.width - _COLUMN * (len(columns) - 1 - place)
            canvas.text(x, canvas.y + TEXT + 5, told or "–", "num", at="end")
        canvas.y = _words(canvas, item, items, say) + 5
    canvas.line(0, canvas.y, canvas.width, canvas.y, "axis")
    canvas.y += 4
    for text in sentences.undivided(items, say):
        _small(canvas, text)


def _heads(canvas: Canvas, items: Sequence[DepartmentItem], names: Sequence[str]) -> None:
    """The departments with their colours and how many answered, over their columns."""
    for place, name in enumerate(names):
        x = canvas.width - _COLUMN * (len(names) - 1 - place)
        canvas.rect(x - 11, canvas.y, 11, 11, series(place), round_=2)
        canvas.text(x, canvas.y + LINE + SMALL, name, "small bold", at="end", room=_COLUMN - 6)
        sizes = [group.n for item in items for group in item.groups if group.name == name]
        few, most = min(sizes), max(sizes)
        told = f"n={most}" if few == most else f"n={few}–{most}"
        canvas.text(x, canvas.y + 2 * LINE + SMALL - 3, told, "small soft", at="end")
    canvas.y += 2 * LINE + SMALL + 1


def _question(canvas: Canvas, item: DepartmentItem, names: Sequence[str], axis: float) -> None:
    """All departments on one line, each in its colour, side by side where two would meet."""
    y = canvas.y + TEXT + 1
    canvas.line(_QUESTION, y, _QUESTION + axis, y, "axis")
    shown = [(value, group) for group in item.groups if (value := _shown(group)) is not None]
    taken = _QUESTION - _AIR
    for value, group in sorted(shown, key=lambda each: each[0]):
        at = max(taken, _QUESTION + axis * value)
        taken = at + 13
        canvas.circle(at, y, 6, f"rim {series(names.index(group.name))}")


def _words(canvas: Canvas, item: DepartmentItem, items: Sequence[DepartmentItem], say: Language) -> float:
    """The question, who is farthest apart, and silos where there are any; where it ends."""
    style = "bold" if item.silos.verdict == "silos" else ""
    y = canvas.y + TEXT + 5
    y = canvas.lines(0, y, wrapped(item.label, _QUESTION - 2 * _AIR, TEXT, 2, bold=bool(style)), style)
    small = wrapped(sentences.pulled_apart(item, say), _QUESTION - _AIR, SMALL, 1)
    y = canvas.lines(0, y, small, "small soft")
    told = wrapped(sentences.verdict_of(item, items, say), canvas.width, SMALL, 2, bold=bool(style))
    y = canvas.lines(0, y, told, f"small {style}".rstrip())
    return y - LINE + 3


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


def _small(canvas: Canvas, text: str, *, bold: bool = False) -> None:
    for line in wrapped(text, canvas.width, SMALL, 2, bold=bold):
        canvas.text(0, canvas.y + SMALL + 3, line, "small bold" if bold else "small")
        canvas.y += LINE - 1
