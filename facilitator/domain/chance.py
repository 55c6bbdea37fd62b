"""Chance that repeats itself: every draw in the domain comes from a seed that is given; the only door to ``random``."""

from random import Random
from typing import TypeAlias

Chance: TypeAlias = Random
"""A source of draws."""


def generator(*seed: int | str) -> Chance:
    """A generator for one purpose; equal seeds draw alike on every machine and Python from 3.11 on."""
    return Random("/".join(map(str, seed)))  # noqa: S311  statistics, no secrets
