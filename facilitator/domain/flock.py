"""One heading per bird, so that the order of the flock is the agreement of the room; knows no speed and no screen.

Order is the length of the mean unit vector (Vicsek et al. 1995). Positions are places 0..1 in the sorted room;
headings are radians.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import cos, fsum, hypot, pi, sin
from operator import mul

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


def by_average(
    parts: Mapping[str, Mapping[str, float]], part: str | None, numbers: Mapping[str, int]
) -> dict[str, float]:
    """Each person's position by what they said on one part, or by the average over all parts they answered.

    On several parts together people are evenly spread in that order, then by their ``numbers``.
    """
    wanted = [parts[part]] if part is not None and part in parts else list(parts.values())
    said: dict[str, list[float]] = {}
    for values in wanted:
        for person, value in values.items():
            said.setdefault(person, []).append(value)
    means = {person: fsum(values) / len(values) for person, values in said.items()}
    people = sorted(means, key=lambda person: (means[person], numbers[person]))
    spread = midranks([means[person] for person in people]) if len(wanted) == 1 else even(len(people))
    return dict(zip(people, spread, strict=True))


def order(headings: Sequence[float]) -> float:
    """The length 0..1 of the mean unit vector; 0 for an empty sky."""
    n = len(headings)
    return hypot(fsum(map(cos, headings)), fsum(map(sin, headings))) / n if n else 0.0


def headings(positions: Sequence[float], phi: float, mu: float) -> tuple[float, ...]:
    """One heading per position: mu + s pi (2q - 1), with s in 0..1.5 such that their order is ``phi`` (0..1) to 1e-9.

    Equal positions fly together. Where no s does it, as in two camps with a few people between them, s is 1 and all
    groups lean towards two opposite halves just as far as needed: those have the order abs(2F-1) of their cut, and no
    ordinal phi is below that of its most even cut. If ``phi`` is (everybody at one position, say), the birds spread
    evenly as far as needed. One bird alone flies along ``mu``: its order is 1 whatever ``phi``.
    """
    spread = _spread(positions, phi)
    if spread is None:
        positions, spread = _leaning(positions, phi), 1.0
    return tuple(mu + spread * pi * (2 * q - 1) for q in positions)


def _stack(values: Sequence[float] | Sequence[str], sequence: Sequence[float] | Sequence[str]) -> tuple[float, ...]:
    size: Counter[float | str] = Counter(values)
    place: dict[float | str, float] = {}
    below = 0
    for value in sequence:
        place[value] = (2 * below + size[value]) / (2 * len(values))
        below += size[value]
    return tuple(place[value] for value in values)


def _leaning(positions: Sequence[float], phi: float) -> tuple[float, ...]:
    """Positions moved towards opposite halves, or else towards even ones, until their order at s = 1 is ``phi``."""
    goal = _halves(positions, phi) or _evened(positions)

    def moved(share: float) -> tuple[float, ...]:
        return tuple(q + share * (there - q) for q, there in zip(positions, goal, strict=True))

    return moved(_bisect(lambda share: _Wave(moved(share)).order(1.0), 0.0, 1.0, phi))


def _halves(positions: Sequence[float], phi: float) -> tuple[float, ...]:
    """Two midranks on either side of the most even cut; nothing if even that leaves more order than ``phi``."""
    size = Counter(positions)
    below = 0
    best = (1.0, 0.0, 0.0)
    for border in sorted(size)[:-1]:
        below += size[border]
        share = below / len(positions)
        best = min(best, (abs(2 * share - 1), border, share))
    tilt, border, share = best
    return tuple(share / 2 if q <= border else (1 + share) / 2 for q in positions) if tilt <= phi else ()


def _evened(positions: Sequence[float]) -> tuple[float, ...]:
    ranked = sorted(range(len(positions)), key=positions.__getitem__)
    place = dict(zip(ranked, even(len(positions)), strict=True))
    return tuple(place[j] for j in range(len(positions)))


class _Wave:
    """The order of a flock as a function of its spread s."""

    def __init__(self, positions: Sequence[float]) -> None:
        birds = Counter(positions)
        self.angles = [pi * (2 * q - 1) for q in birds]
        self.weights = [count / len(positions) for count in birds.values()]

    def order(self, s: float) -> float:
        """The length 0..1 of the mean vector."""
        turned = [s * angle for angle in self.angles]
        along = sum(map(mul, self.weights, map(cos, turned)))
        across = sum(map(mul, self.weights, map(sin, turned)))
        return hypot(along, across)


def _spread(positions: Sequence[float], phi: float) -> float | None:
    """The least s of the scan at which order meets or crosses ``phi``; None if it never does.

    s = 1 is one of its places: there two opposite camps only touch their phi.
    """
    if not positions or phi >= 1 - _CLOSE:
        return 0.0
    wave = _Wave(positions)
    before = 1.0
    for step in range(1, _SCAN + 1):
        high = _WIDEST * step / _SCAN
        now = wave.order(high)
        if abs(now - phi) <= _ENOUGH:
            return high
        if (before - phi) * (now - phi) < 0:
            return _bisect(wave.order, _WIDEST * (step - 1) / _SCAN, high, phi)
        before = now
    return None


def _bisect(order_at: Callable[[float], float], low: float, high: float, phi: float) -> float:
    """Where order falls through ``phi`` between ``low`` and ``high``."""
    middle = low
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        away = order_at(middle) - phi
        if abs(away) <= _CLOSE:
            break
        if away > 0:
            low = middle
        else:
            high = middle
    return middle
