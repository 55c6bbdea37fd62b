"""One heading per bird, so that the order of the flock is the agreement of the room; knows no speed and no screen.

Order is the length of the mean unit vector (Vicsek et al. 1995). Positions are places 0..1 in the sorted room;
headings are radians.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from math import cos, fsum, hypot, pi, sin

_WIDEST = 1.5
_SCAN = 48
_HALVINGS = 60
_CLOSE = 1e-13
_ENOUGH = 1e-10


def midranks(values: Sequence[float]) -> tuple[float, ...]:
    """Each ordinal answer's midrank position in (0, 1); equal answers share theirs."""
    return _stack(values, sorted(set(values)))


def stacked(labels: Sequence[str]) -> tuple[float, ...]:
    """Each nominal answer's position in (0, 1): choices on top of each other, the largest first, equal ones by name."""
    size = Counter(labels)
    return _stack(labels, sorted(size, key=lambda label: (-size[label], label)))


def even(n: int) -> tuple[float, ...]:
    """``n`` positions in (0, 1), evenly spread."""
    return tuple((2 * j + 1) / (2 * n) for j in range(n))


def order(headings: Sequence[float]) -> float:
    """The length 0..1 of the mean unit vector; 0 for an empty sky."""
    n = len(headings)
    return hypot(fsum(map(cos, headings)), fsum(map(sin, headings))) / n if n else 0.0


def headings(positions: Sequence[float], phi: float, mu: float) -> tuple[float, ...]:
    """One heading per position: mu + s pi (2q - 1), with s in 0..1.5 such that their order is ``phi`` (0..1) to 1e-9.

    Equal positions fly together. If no s does it, as when all share one position and ``phi`` is below 1, the birds
    spread evenly in the order of their positions. One bird alone flies along ``mu``: its order is 1 whatever ``phi``.
    """
    spread = _spread(positions, phi)
    if spread is None:
        positions = _evened(positions)
        spread = _spread(positions, phi) or 0.0
    return tuple(mu + spread * pi * (2 * q - 1) for q in positions)


def _stack(values: Sequence[Hashable], sequence: Sequence[Hashable]) -> tuple[float, ...]:
    size: Counter[Hashable] = Counter(values)
    place: dict[Hashable, float] = {}
    below = 0
    for value in sequence:
        place[value] = (2 * below + size[value]) / (2 * len(values))
        below += size[value]
    return tuple(place[value] for value in values)


def _evened(positions: Sequence[float]) -> tuple[float, ...]:
    ranked = sorted(range(len(positions)), key=positions.__getitem__)
    place = dict(zip(ranked, even(len(positions)), strict=True))
    return tuple(place[j] for j in range(len(positions)))


class _Wave:
    """The mean vector of a flock as a function of its spread s, with mu = 0."""

    def __init__(self, positions: Sequence[float]) -> None:
        birds = Counter(positions)
        self.angles = [pi * (2 * q - 1) for q in birds]
        self.weights = [count / len(positions) for count in birds.values()]

    def at(self, s: float) -> tuple[float, float]:
        """Its order, and its part along mu."""
        turned = [s * angle for angle in self.angles]
        along = sum(w * cos(t) for w, t in zip(self.weights, turned, strict=True))
        across = sum(w * sin(t) for w, t in zip(self.weights, turned, strict=True))
        return hypot(along, across), along


def _spread(positions: Sequence[float], phi: float) -> float | None:
    """The least s of the scan whose order is ``phi``, or None.

    Order falls through phi, or, for phi near 0, only touches it where the part along mu changes sign.
    """
    if not positions or phi >= 1 - _CLOSE:
        return 0.0
    wave = _Wave(positions)
    before, along_before = wave.at(0.0)
    for step in range(1, _SCAN + 1):
        low, high = _WIDEST * (step - 1) / _SCAN, _WIDEST * step / _SCAN
        now, along = wave.at(high)
        found = None
        if (before - phi) * (now - phi) <= 0:
            found = _bisect(wave, low, high, phi, signed=False)
        elif along_before * along <= 0:
            found = _bisect(wave, low, high, 0.0, signed=True)
        if found is not None and abs(wave.at(found)[0] - phi) <= _ENOUGH:
            return found
        before, along_before = now, along
    return None


def _bisect(wave: _Wave, low: float, high: float, target: float, *, signed: bool) -> float:
    """Where order, or the part along mu if ``signed``, meets ``target`` between ``low`` and ``high``."""
    falling = wave.at(low)[signed] > wave.at(high)[signed]
    middle = low
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        away = wave.at(middle)[signed] - target
        if abs(away) <= _CLOSE:
            break
        if (away > 0) == falling:
            low = middle
        else:
            high = middle
    return middle
