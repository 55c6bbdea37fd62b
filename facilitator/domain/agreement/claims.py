"""Better than the median of this room: how many claims cannot all be right; knows counts, never who.

Not everyone can be right, and that is all it says: claims of many can each be reasonable (Benoit & Dubra,
Econometrica 79:5, 2011).
"""


def possible(n: int) -> int:
    """How many of ``n`` people can be strictly above their median, at most: floor(n/2), 0..n.

    Raises ``ValueError`` for a negative number.
    """
    if n < 0:
        raise ValueError("n: expected no number below 0")
    return n // 2


def mistaken(claims: int, n: int) -> int:
    """How many of ``claims`` to be above the median of ``n`` people are mistaken, at least: claims - floor(n/2).

    Never below 0. Raises ``ValueError`` unless 0 <= claims <= n.
    """
    if not 0 <= claims <= n:
        raise ValueError("claims: expected a number from 0 to n")
    return max(0, claims - possible(n))
