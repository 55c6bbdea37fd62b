"""A flock in the plane, step by step: headings show the number, positions only look alive.

Cohesion, separation and wander (Reynolds, SIGGRAPH 1987) act on position and speed; a heading is what it was told to
be, eased over a second, so the order of the drawn headings at rest is the printed number. Knows no screen, no clock
and no randomness: time comes in as seconds passed.
"""

from collections.abc import Sequence
from math import cos, pi, sin, sqrt, tau

TURN = 1.0
"""Seconds in which headings ease to their new direction."""
GLIDE = 6.0
"""Seconds of flight after a turn, until the flock rests."""
_MANY = 300
"""From so many birds on, neighbours are pushed apart in every other frame only: that is most of a frame's cost."""
_GOLDEN = pi * (3 - sqrt(5))


def _ease(t: float) -> float:
    t = min(1.0, max(0.0, t))
    return t * t * (3 - 2 * t)


class Boids:
    """Birds on a canvas of ``width`` x ``height`` dots; ``circling`` until ``turn`` gives them headings."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.x: list[float] = []
        self.y: list[float] = []
        self.headings: list[float] = []
        self.circling = True
        self._from: list[float] = []
        self._to: list[float] = []
        self._aims: list[tuple[float, float]] = []
        self._time = 0.0
        self._moved = 0.0
        self._even = False

    @property
    def settled(self) -> bool:
        """Whether nothing moves any more; a circling flock never settles by itself."""
        return not self.headings or (not self.circling and self._time >= GLIDE and self._moved < 0.02)

    def resize(self, width: int, height: int) -> None:
        """Another canvas; the birds keep their relative places."""
        across, down = width / max(1, self.width), height / max(1, self.height)
        self.x, self.y = [x * across for x in self.x], [y * down for y in self.y]
        self.width, self.height = width, height

    def _muster(self, n: int) -> None:
        """As many birds as answers; new ones come in from the left."""
        del self.x[n:], self.y[n:], self.headings[n:]
        while len(self.x) < n:
            i = len(self.x)
            self.x.append(-2.0)
            self.y.append(self.height * (0.5 + 0.4 * sin(i * _GOLDEN)))
            self.headings.append(0.0)

    def circle(self, n: int) -> None:
        """Let n birds circle, telling nothing."""
        self._muster(n)
        self.circling = True

    def turn(self, headings: Sequence[float]) -> None:
        """Ease to these headings in radians, one per bird, and glide until at rest."""
        self._muster(len(headings))
        if not self.circling and self._to == list(headings):
            return
        self.circling = False
        self._from, self._to, self._time = list(self.headings), list(headings), 0.0
        self._aims = [(cos(heading), sin(heading)) for heading in headings]

    def rest(self) -> None:
        """Go at once to where the flock would come to rest."""
        if self.circling:
            self._round(1.0, 0.0)
            return
        self._time = GLIDE
        homes = self._homes(0.0)
        for i, (x, y) in enumerate(homes):
            radius = 0.6 * sqrt(i + 0.5)
            self.x[i], self.y[i] = x + radius * cos(i * _GOLDEN), y + radius * sin(i * _GOLDEN)
        for _ in range(40):
            self._fly(0.1)
        self.headings, self._moved = list(self._to), 0.0

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._time += seconds
        if self.circling:
            self._round(min(1.0, 4 * seconds), self._time)
        else:
            self._fly(seconds)

    def _round(self, pull: float, time: float) -> None:
        """On up to three rings, evenly spaced, so that a place on the ring says nothing."""
        n = len(self.x)
        rings = 1 if n <= 40 else 2 if n <= 120 else 3
        for i in range(n):
            ring = i % rings
            angle = tau * (i // rings) / max(1, -(-n // rings)) + (0.5 + 0.1 * ring) * time
            size = 0.78 - 0.2 * ring
            x = self.width / 2 * (1 + size * cos(angle))
            y = self.height / 2 * (1 + size * sin(angle))
            self.x[i] += (x - self.x[i]) * pull
            self.y[i] += (y - self.y[i]) * pull
            self.headings[i] = angle + pi / 2

    def _homes(self, swing: float) -> list[tuple[float, float]]:
        """Where each bird is drawn to: its own direction seen from the flock's average one, all turned by ``swing``."""
        n = max(1, len(self._aims))
        mean_x, mean_y = sum(x for x, _ in self._aims) / n, sum(y for _, y in self._aims) / n
        turned, sine = cos(swing), sin(swing)
        right, below = 0.7 * (mean_x * turned - mean_y * sine), 0.7 * (mean_x * sine + mean_y * turned)
        across, down = 0.33 * self.width, 0.33 * self.height
        left, top = self.width / 2 - across * right, self.height / 2 - down * below
        return [(left + across * (x * turned - y * sine), top + down * (x * sine + y * turned)) for x, y in self._aims]

    def _fly(self, seconds: float) -> None:
        left = max(0.0, 1 - self._time / GLIDE)
        swing = 0.5 * left * sin(self._time * 1.3)
        share = _ease(self._time / TURN)
        resting = left <= 0
        for i, (start, goal) in enumerate(zip(self._from, self._to, strict=True)):
            away = (goal - start + pi) % tau - pi
            self.headings[i] = goal if resting else start + away * share + swing
        xs, ys = self.x, self.y
        was_x, was_y = list(xs), list(ys)
        pull = min(1.0, 1.6 * seconds)
        for i, (home_x, home_y) in enumerate(self._homes(swing)):
            wander = 5 * left * seconds * sin(3 * self._time + i * _GOLDEN) if left else 0.0
            xs[i] += (home_x - xs[i]) * pull + wander * cos(self.headings[i])
            ys[i] += (home_y - ys[i]) * pull + wander * sin(self.headings[i])
        self._even = not self._even
        if self._even or len(xs) < _MANY:
            self._separate()
        calm = 1.0 if not resting else max(0.0, 1 - (self._time - GLIDE) / 1.5)
        for places, was, end in ((xs, was_x, self.width - 3.0), (ys, was_y, self.height - 3.0)):
            places[:] = [min(end, max(2.0, old + (new - old) * calm)) for old, new in zip(was, places, strict=True)]
        self._moved = max((abs(new - old) for old, new in zip(was_x + was_y, xs + ys, strict=True)), default=0.0)

    @property
    def spacing(self) -> float:
        """The distance in dots that birds keep."""
        n = max(1, len(self.x))
        return min(17.0, max(2.0, 0.62 * sqrt(self.width * self.height / n)))

    def _separate(self) -> None:
        """Push neighbours apart; found through a grid, so the cost grows with the birds and not with their pairs.

        This is where a moving flock of 600 spends most of its time, hence the local names and the early ways out.
        """
        xs, ys, apart = self.x, self.y, self.spacing
        grid: dict[tuple[int, int], list[int]] = {}
        for i, (x, y) in enumerate(zip(xs, ys, strict=True)):
            grid.setdefault((int(x // apart), int(y // apart)), []).append(i)
        enough = apart * apart
        for (column, line), here in grid.items():
            others = list(here)
            for key in ((column + 1, line), (column - 1, line + 1), (column, line + 1), (column + 1, line + 1)):
                if key in grid:
                    others += grid[key]
            for place, i in enumerate(here, 1):
                for j in others[place:]:
                    dx, dy = xs[i] - xs[j], ys[i] - ys[j]
                    square = dx * dx + dy * dy
                    if square >= enough:
                        continue
                    if square < 1e-12:
                        dx, dy, square = cos(i * _GOLDEN), sin(i * _GOLDEN), 1.0
                    force = 0.35 * (apart / sqrt(square) - 1.0)
                    xs[i] += dx * force
                    ys[i] += dy * force
                    xs[j] -= dx * force
                    ys[j] -= dy * force
