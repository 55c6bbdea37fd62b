"""QR codes and words as SVG, in millimetres; measures text by rule of thumb, since there are no fonts to ask."""

import re
from html import escape

from facilitator.invitation import qr

_SANS = "Helvetica, Arial, 'DejaVu Sans', sans-serif"
_MONO = "Menlo, Consolas, 'DejaVu Sans Mono', monospace"
_SET_OFF = r'<tspan font-style="italic" font-weight="bold">\1</tspan>'
_WIDE = {True: 0.62, False: 0.52}
"""Width of a letter as a part of the font's size, of fixed width or not; bold ones are a tenth wider."""


def path(modules: qr.Modules) -> str:
    """The dark modules as one path, a unit each: every run of a row is one rectangle."""
    runs = []
    for y, row in enumerate(modules):
        line = "".join("#" if dark else " " for dark in row)
        runs += [f"M{run.start()} {y}h{len(run[0])}v1h-{len(run[0])}z" for run in re.finditer("#+", line)]
    return "".join(runs)


def code(text: str, size: float, name: str) -> str:
    """A QR code as an SVG element, ``size`` mm across without its quiet zone, which is part of the picture."""
    modules = qr.matrix(text)
    n = len(modules)
    whole = size * n / (n - 2 * qr.QUIET)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(name)}" '
        f'width="{whole:.2f}mm" height="{whole:.2f}mm" viewBox="0 0 {n} {n}" shape-rendering="crispEdges">'
        f'<rect width="{n}" height="{n}" fill="#fff"/><path d="{path(modules)}" fill="#000"/></svg>'
    )


class Page:
    """A page of A4 that is filled piece by piece."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._parts: list[str] = []

    def words(
        self, x: float, y: float, text: str, size: float, *,
        bold: bool = False, mono: bool = False, middle: bool = False, stars: bool = False, single: bool = False,
        width: float = 180.0,
    ) -> float:  # fmt: skip
        """Words from a baseline on; the last baseline. Too wide ones are broken into two lines, then made smaller.

        With ``stars`` what stands between two stars is set off; a ``single`` line is not broken.
        """
        letter = _WIDE[mono] * (1.1 if bold else 1.0)
        rows = [text] if single else _rows(text, int(width / (size * letter)))
        for number, row in enumerate(rows):
            smaller = min(size, width / (max(1, len(row)) * letter))
            look = f'font-family="{_MONO if mono else _SANS}" font-size="{smaller:.2f}"'
            look += ' font-weight="bold"' if bold else ""
            look += ' text-anchor="middle"' if middle else ""
            inside = re.sub(r"\*(.+?)\*", _SET_OFF, escape(row)) if stars else escape(row)
            baseline = y + number * size * 1.25
            self._parts.append(f'<text x="{x}" y="{baseline:.2f}" {look} xml:space="preserve">{inside}</text>')
        return y + (len(rows) - 1) * size * 1.25

    def code(self, text: str, x: float, y: float, size: float) -> None:
        """A code of ``size`` mm without its quiet zone, whose upper left dark corner lies there."""
        modules = qr.matrix(text, 0)
        unit = size / len(modules)
        inside = f'<path transform="translate({x} {y}) scale({unit:.5f})" d="{path(modules)}" fill="#000"/>'
        self._parts.append(f'<g shape-rendering="crispEdges">{inside}</g>')

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """A box with round corners."""
        edge = 'rx="4" fill="none" stroke="#000" stroke-width="0.7"'
        self._parts.append(f'<rect x="{x}" y="{y}" width="{width}" height="{height}" {edge}/>')

    def svg(self) -> str:
        """The page."""
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 210 297">'
            f'<title>{escape(self._title)}</title><rect width="210" height="297" fill="#fff"/>'
            f"{''.join(self._parts)}</svg>\n"
        )


def _rows(text: str, fits: int) -> list[str]:
    """One row of at most so many letters, or two as alike as can be, broken after a space or before a port."""
    places = [found.start() for found in re.finditer(r"(?<=\s)(?=\S)|(?=:\d)", text)]
    if len(text) <= fits or not places:
        return [text]
    place = min(places, key=lambda place: max(place, len(text) - place))
    return [text[:place].rstrip(), text[place:]]
