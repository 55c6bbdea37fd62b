"""How often what may happen; knows keys and times, no request."""

from collections import OrderedDict
from collections.abc import Callable


class Buckets:
    """Token buckets by key: ``rate`` per second with a burst; the least recently used of too many are forgotten."""

    def __init__(self, rate: float, burst: int, clock: Callable[[], float], most: int = 10_000) -> None:
        self._rate, self._burst, self._clock, self._most = rate, burst, clock, most
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def level(self, key: str) -> float:
        """How many tokens are left."""
        level, at = self._levels.get(key, (float(self._burst), self._clock()))
        return min(float(self._burst), level + (self._clock() - at) * self._rate)

    def take(self, key: str) -> bool:
        """Take a token; false if there is none."""
        level = self.level(key)
        enough = level >= 1
        self._levels[key] = (level - 1 if enough else level, self._clock())
        self._levels.move_to_end(key)
        if len(self._levels) > self._most:
            self._levels.popitem(last=False)
        return enough


class Rates:
    """How often what may happen: per phone or connection, and per address, behind which may stand a whole room."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.connections = Buckets(100, 2000, clock)
        self.people = Buckets(10, 20, clock)
        self.addresses = Buckets(500, 6000, clock)
        self.strangers = Buckets(100, 2000, clock)
        self.joins = Buckets(5, 1000, clock)
        self.guesses = Buckets(0.5, 20, clock)
        self.strays = Buckets(20, 200, clock)
