"""The flock at rest: a bird per person whose headings have the room's agreement as their order; and the gauge."""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import cos, pi, sin, sqrt

from facilitator import sentences
from facilitator.domain.agreement import Agreement, shown
from facilitator.language import Language
from facilitator.report.drawings.canvas import SMALL, Canvas, Drawing

WIDTH, HEIGHT = 320.0, 200.0
_BIRD = ((9.0, 0.0), (-7.0, 5.0), (-3.5, 0.0), (-7.0, -5.0))
_APART = 17.0
"""Between two birds of one heading, where there is room."""
_GOLDEN = pi * (3 - sqrt(5))
_GROUP = 3
"""So many birds of one heading keep together; fewer scatter along their way."""
_EDGE, _LARGEST = 16.0, 2.2
"""Kept free around the flock, and how far it is enlarged at most."""
_EMPTY = [0.0, 0.0], [0.0, 0.0]
_SIDE = 14.0


def flock(headings: Sequence[float], title: str, told: str) -> Drawing:
    """Birds with their headings (radians, 0 to the right, counted anticlockwise), those of one heading together.

    The fewer share a heading, the farther its birds are on their way from the middle.
    """
    canvas = Canvas(WIDTH)
    canvas.y = HEIGHT
    apart = min(_APART, 0.5 * sqrt(WIDTH * HEIGHT / max(1, len(headings))))
    placed = list(_places(headings, apart))
    low, high = ([edge(at[axis] for at, _ in placed) for axis in (0, 1)] for edge in (min, max)) if placed else _EMPTY
    spread = [max(1.0, b - a) for a, b in zip(low, high, strict=True)]
    scale = min((WIDTH - 2 * _EDGE) / spread[0], (HEIGHT - 2 * _EDGE) / spread[1], _LARGEST)
    for (x, y), heading in placed:
        at = WIDTH / 2 + (x - (low[0] + high[0]) / 2) * scale, HEIGHT / 2 + (y - (low[1] + high[1]) / 2) * scale
        canvas.shape(_bird(at, heading, min(1.4, scale * apart / 15)), "bird")
    return canvas.drawing(title, [told])


def _places(headings: Sequence[float], apart: float) -> Iterator[tuple[tuple[float, float], float]]:
    """Each bird's place around the middle with its heading."""
    birds = Counter(round(heading, 9) for heading in headings)
    for rank, (heading, count) in enumerate(sorted(birds.items())):
        away = 1 - count / len(headings)
        if count < _GROUP:
            away *= 0.35 + 0.65 * (rank * 0.618034 % 1)
        x, y = away * (WIDTH / 2 - 60) * cos(heading), -away * (HEIGHT / 2 - 40) * sin(heading)
        for number in range(count):
            reach, turn = apart * 0.6 * sqrt(number), number * _GOLDEN
            yield (x + reach * cos(turn), y - reach * sin(turn)), heading


def _bird(at: tuple[float, float], heading: float, size: float) -> list[tuple[float, float]]:
    c, s = cos(heading) * size, sin(heading) * size
    return [(at[0] + c * a - s * b, at[1] - s * a - c * b) for a, b in _BIRD]


def gauge(agreement: Agreement, title: str, say: Language, *, bare: bool = False) -> Drawing | None:
    """The number on a line from 0 to 1 with the level of chance, without words if ``bare``; None without a number."""
    value = shown(agreement)
    if value is None:
        return None
    canvas = Canvas(WIDTH)
    room, y, below = WIDTH - 2 * _SIDE, 12.0, 24.0 + SMALL
    canvas.rect(_SIDE, y - 3, room, 6, "track", round_=3)
    canvas.rect(_SIDE, y - 3, room * value, 6, "bar", round_=3)
    if agreement.chance:
        x = _SIDE + room * agreement.chance
        canvas.line(x, y - 8, x, y + 8, "tick")
        if not bare:
            canvas.text(min(WIDTH - 40, max(40, x)), below, say("chance"), "small soft", at="middle")
    canvas.circle(_SIDE + room * value, y, 8 if bare else 7, "mid rim")
    if not bare:
        canvas.text(_SIDE, below, "0", "small soft", at="middle")
        canvas.text(WIDTH - _SIDE, below, "1", "small soft", at="middle")
    canvas.y = 2 * y if bare else below + 4
    return canvas.drawing(title, [sentences.number(agreement, say), sentences.chance(agreement, say)])
