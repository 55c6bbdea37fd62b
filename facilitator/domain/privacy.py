"""The small-group rules: one place for wall, phone, console and export; knows sizes, never people.

One dimension at a time; free text never by group; the size of a hidden group is not printed.
"""

from collections.abc import Mapping

SMALLEST = 5
"""k: a group is shown from this many people on; the floor that a plan could set is 3."""
BARS_FROM = 10
"""A group of fewer people is told by its phi alone, never by its answers."""


def visible_groups(sizes: Mapping[str, int], smallest: int = SMALLEST, *, ungrouped: int = 0) -> frozenset[str]:
    """The groups that may be shown by name, given the people in each.

    Groups under ``smallest`` are hidden, and so are the ``ungrouped`` people of no group; while all the hidden have
    fewer people than that, the next smallest group is hidden too, so that nobody is found by subtraction.
    """
    shown = sorted((size, name) for name, size in sizes.items() if size >= smallest)
    hidden = ungrouped + sum(size for size in sizes.values() if size < smallest)
    while shown and 0 < hidden < smallest:
        size, _ = shown.pop(0)
        hidden += size
    return frozenset(name for _, name in shown)


def may_refresh(new: int, *, closed: bool, smallest: int = SMALLEST) -> bool:
    """Whether a view by group may be drawn anew after ``new`` more answers, so that no single answer can be told."""
    return closed or new >= smallest
