"""Chance that repeats itself: every draw in the domain comes from a seed that is given; the only door to ``random``."""

from random import Random


def generator(*seed: int | str) -> Random:
    """A generator for one purpose; equal seeds draw alike on every machine and Python from 3.11 on."""
    return Random("/".join(map(str, seed)))  # noqa: S311  statistics, no secrets
