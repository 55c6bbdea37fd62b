"""Shapes on a canvas: the one place that writes SVG, where every word is escaped; knows no figure and no colour.

A shape has names of the style sheet, never a colour of its own, so that the same drawing is light, dark or printed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from facilitator.domain.text import clean
from facilitator.report.drawings import lettering

WIDTH = 720
"""Units across a drawing; its text is set in 13 of them."""
TEXT, SMALL, LARGE = 13.0, 11.0, 15.0
LINE = 17.0
"""From one line of text to the next."""
_LONGEST = 2000
_SIZES = {"small": SMALL, "large": LARGE}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing ``height`` units high with what it is called and says, for those who do not see it."""

    title: str
    told: str
    height: float
    body: str
    width: float = WIDTH

    def svg(self, name: str, head: str = "", *, box: str = "") -> str:
        """The SVG element; ``name`` is an id of its own on the page, ``head`` is put before the shapes.

        ``box`` is another view box than that of the drawing.
        """
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box or f"0 0 {_n(self.width)} {_n(self.height)}"}" '
            f'role="img" aria-labelledby="{name}-t {name}-d"><title id="{name}-t">{said(self.title)}</title>'
            f'<desc id="{name}-d">{said(self.told)}</desc>{head}{self.body}</svg>'
        )


class Canvas:
    """Collects shapes from the top down; ``y`` is where the next block begins."""

    def __init__(self, width: float = WIDTH) -> None:
        self.width = width
        self.y = 0.0
        self._shapes: list[str] = []

    def drawing(self, title: str, told: Iterable[str]) -> Drawing:
        """What was drawn."""
        return Drawing(title, " ".join(filter(None, told)), max(1.0, self.y), "".join(self._shapes), self.width)

    def rect(
        self, x: float, y: float, width: float, height: float, style: str, *, round_: float = 0, part: float = 1
    ) -> None:
        """A rectangle; ``part`` 0..1 is how dark it is."""
        dark = "" if part >= 1 else f' fill-opacity="{_n(part, 2)}"'
        radius = f' rx="{_n(round_)}"' if round_ else ""
        size = f'width="{_n(max(0, width))}" height="{_n(max(0, height))}"'
        self._shapes.append(f'<rect class="{style}" x="{_n(x)}" y="{_n(y)}" {size}{radius}{dark}/>')

    def line(self, x1: float, y1: float, x2: float, y2: float, style: str) -> None:
        """A straight line."""
        self._shapes.append(f'<line class="{style}" x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"/>')

    def circle(self, x: float, y: float, radius: float, style: str) -> None:
        """A circle."""
        self._shapes.append(f'<circle class="{style}" cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius, 2)}"/>')

    def shape(self, points: Sequence[tuple[float, float]], style: str) -> None:
        """A closed shape through the points."""
        placed = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        self._shapes.append(f'<polygon class="{style}" points="{placed}"/>')

    def text(self, x: float, y: float, text: str, style: str = "", *, at: str = "start", room: float = 0) -> None:
        """One line on the base line ``y``, its "start", "middle" or "end" at x; cut to ``room`` if that is given."""
        names = style.split()
        size = next((_SIZES[name] for name in names if name in _SIZES), TEXT)
        shown = lettering.clipped(text, room, size, bold="bold" in names) if room else text
        anchor = "" if at == "start" else f' text-anchor="{at}"'
        self._shapes.append(
            f'<text class="{("t " + style).strip()}" x="{_n(x)}" y="{_n(y)}"{anchor}>{said(shown)}</text>'
        )

    def lines(self, x: float, y: float, lines: Iterable[str], style: str = "") -> float:
        """Lines of text from the base line ``y`` on; where the next one would stand."""
        for line in lines:
            self.text(x, y, line, style)
            y += LINE
        return y


def said(text: str) -> str:
    """Words as they may stand in a drawing."""
    return escape(clean(text, _LONGEST))


def _n(value: float, digits: int = 1) -> str:
    """A number as short as it can be."""
    return f"{round(value, digits) + 0.0:.{digits}f}".rstrip("0").rstrip(".") or "0"
