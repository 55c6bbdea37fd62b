"""Orders of the same options: how far they agree, and whose place is whose; knows ids, not what they stand for.

An order may name only its first places; what it leaves out shares the midrank of the remaining places. Ranks are
doubled, so that all sums are whole numbers.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from operator import lt

from facilitator.domain.agreement.measure import Measure
from facilitator.domain.agreement.shape import SAY_NUMBER, Agreement, chance_level, few, shape_of

Order = Sequence[str]


def doubled_ranks(order: Order, options: Sequence[str]) -> dict[str, int]:
    """Twice the rank 1..n of every option, midranks for those that the order leaves out.

    Raises ``ValueError`` for an option named twice or unknown.
    """
    return dict(zip(options, _row(tuple(order), tuple(options)), strict=True))


@lru_cache(8192)
def _row(order: tuple[str, ...], options: tuple[str, ...]) -> tuple[int, ...]:
    """The doubled ranks in the sequence of the options; kept, since a room is ranked anew with every answer."""
    if len(set(order)) < len(order) or not set(order) <= set(options):
        raise ValueError("order: expected known options, each once")
    rest = len(order) + 1 + len(options)
    places = {option: 2 * place for place, option in enumerate(order, start=1)}
    return tuple(places.get(option, rest) for option in options)


def _rows(orders: Sequence[Order], options: Sequence[str]) -> list[tuple[int, ...]]:
    given = tuple(options)
    return [_row(tuple(order), given) for order in orders]


def w_of_ranks(ranked: Sequence[Sequence[int]]) -> float:
    """Kendall's coefficient of concordance W, 0..1, of m rows of doubled midranks 2..2n of the same n things.

    W = 12 S/(m^2 (n^3 - n) - m sum T_j), S the squared deviations of the rank sums, T_j = sum of t^3 - t over the ties
    of a row (Kendall, Rank Correlation Methods, 1948). Raises ``ValueError`` without rows, with fewer than two things,
    for rows that are no doubled midranks, or if no row prefers anything.
    """
    m, n = len(ranked), len(ranked[0]) if ranked else 0
    if n < 2 or any(len(row) != n or sum(row) != n * (n + 1) for row in ranked):
        raise ValueError("ranks: expected one or more rows, of the doubled midranks of two or more things")
    deviations: int = sum((sum(column) - m * (n + 1)) ** 2 for column in zip(*ranked, strict=True))
    ties = sum(t * t * t - t for row in ranked for t in Counter(row).values())
    whole = m * m * (n * n * n - n) - m * ties
    if whole == 0:
        raise ValueError("orders: expected a preference")
    return 3 * deviations / whole


def kendall_w(orders: Sequence[Order], options: Sequence[str]) -> float:
    """W of orders, 0..1, see ``w_of_ranks``; 1 for a single order.

    Raises ``ValueError`` without orders, with fewer than two options, for a wrong order, or if no order prefers
    anything.
    """
    if not orders or len(options) < 2:
        raise ValueError("orders: expected at least one, of two or more options")
    return w_of_ranks(_rows(orders, options))


def borda(orders: Sequence[Order], options: Sequence[str]) -> dict[str, float]:
    """Borda scores, 0..m (n - 1): n - rank points per order, midranks where it leaves out; 0 without orders.

    Raises ``ValueError`` for a wrong order.
    """
    most = len(orders) * len(options)
    sums = [sum(column) for column in zip(*_rows(orders, options), strict=True)] or [0] * len(options)
    return {option: most - total / 2 for option, total in zip(options, sums, strict=True)}


def _duels(orders: Sequence[Order], options: Sequence[str]) -> dict[tuple[str, str], int]:
    """How many orders prefer the first of two options."""
    columns = list(zip(*_rows(orders, options), strict=True)) or [()] * len(options)
    ranks = dict(zip(options, columns, strict=True))
    return {(a, b): sum(map(lt, ranks[a], ranks[b])) for a in options for b in options if a != b}


def condorcet(orders: Sequence[Order], options: Sequence[str]) -> str | None:
    """The option that more orders prefer than not, against every other one; None if there is no such (Condorcet 1785).

    Raises ``ValueError`` for a wrong order.
    """
    wins = _duels(orders, options)
    return next((a for a in options if all(wins[a, b] > wins[b, a] for b in options if b != a)), None)


def schulze(orders: Sequence[Order], options: Sequence[str]) -> tuple[str, ...]:
    """The options by Schulze's method (Social Choice and Welfare 36:267, 2011), winners first, ties as given.

    One goes before another if its strongest chain of won duels to it is stronger than any chain back. Raises
    ``ValueError`` for a wrong order.
    """
    wins = _duels(orders, options)
    path = {pair: won if won > wins[pair[::-1]] else 0 for pair, won in wins.items()}
    for middle in options:
        for a in options:
            for b in options:
                if len({a, b, middle}) == 3:
                    path[a, b] = max(path[a, b], min(path[a, middle], path[middle, b]))
    beaten = {a: sum(path[b, a] > path[a, b] for b in options if b != a) for a in options}
    return tuple(sorted(options, key=lambda option: beaten[option]))


def measure(options: Sequence[str]) -> Measure:
    """How orders compare: sqrt(W) as agreement, squared differences of midranks as distance.

    The distance (Spearman's, not Kendall's) is a share 0..1 of that between opposite orders; without ties phi^2 =
    1 - 2 times its mean over all pairs, self pairs included, and ``by_distance`` is the root of that even with ties.
    The centre has the least mean distance of all orders as long as the longest: the best by Borda score, equal ones as
    in ``options``. Functions raise ``ValueError`` as ``kendall_w``.
    """
    n = len(options)
    greatest = 4 * (n**3 - n) / 3

    def distance(a: Order, b: Order) -> float:
        first, second = _rows((a, b), options)
        return sum((one - other) * (one - other) for one, other in zip(first, second, strict=True)) / greatest

    def centre(values: Sequence[Order]) -> tuple[str, ...]:
        scores = borda(values, options)
        return tuple(sorted(options, key=lambda option: -scores[option])[: max(map(len, values))])

    def by_distance(values: Sequence[Order]) -> float:
        rows, m = _rows(values, options), len(values)
        squares, sums = sum(r * r for row in rows for r in row), [sum(column) for column in zip(*rows, strict=True)]
        apart = 2 * (m * squares - sum(s * s for s in sums))
        return sqrt(1 - 2 * apart / (m * m * greatest))

    return Measure(lambda values: sqrt(kendall_w(values, options)), distance, centre, by_distance=by_distance)


def of_orders(orders: Sequence[Order], options: Sequence[str]) -> Agreement:
    """The agreement of orders: sqrt(W), 0..1.

    Orders drawn by lot have a mean W of 1/m, so phi0 is 0 and the tick 1/sqrt(m). The range while people are missing
    is left out: the greatest is easy, the least is a balancing problem without a closed form. An order has no two
    ends, so there are no camps. Raises ``ValueError`` as ``kendall_w`` does.
    """
    n = len(orders)
    if n < SAY_NUMBER:
        return few(n)
    value, chance = sqrt(kendall_w(orders, options)), chance_level(0.0, n)
    return Agreement(n, value, chance, shape_of(value, n, chance, camps=None))
