"""A flock at rest as a small picture: as many birds as answers, in as much order as they agree; nothing moves."""

from functools import lru_cache

from textual.content import Content

from facilitator.domain import flock
from facilitator.domain.agreement import Agreement
from facilitator.tui.show import words
from facilitator.tui.widgets.boids import Boids
from facilitator.tui.widgets.braille import Canvas

_MOST = 48
"""Birds of a small sky; more would be a cloud."""


def sky(agreement: Agreement, columns: int, rows: int) -> list[Content]:
    """The flock on ``rows`` lines of ``columns`` cells; an empty sky where there is no number."""
    birds = min(_MOST, agreement.n) if agreement.phi is not None else 0
    return [words(line, "$primary") for line in _drawn(birds, agreement.phi or 0.0, columns, rows)]


@lru_cache(32)
def _drawn(birds: int, phi: float, columns: int, rows: int) -> tuple[str, ...]:
    boids = Boids(max(2, 2 * columns), max(4, 4 * rows))
    boids.turn(flock.headings(flock.even(birds), phi, 0.0))
    boids.rest()
    canvas = Canvas(columns, rows)
    size = min(6.0, max(1.0, boids.spacing / 2.2))
    for x, y, heading in zip(boids.x, boids.y, boids.headings, strict=True):
        canvas.bird(x, y, heading, size)
    return tuple(canvas.lines())
