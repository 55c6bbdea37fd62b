"""Figures that a long test leaves behind: ``make torture`` names a file for them, and nobody else asks."""

import json
import os
from pathlib import Path


def leave(what: str, **figures: float) -> None:
    """Add one line of JSON to the file named by ``FACILITATOR_FIGURES``, if there is one."""
    path = os.environ.get("FACILITATOR_FIGURES")
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"what": what, **figures}) + "\n")


def times(name: str, usually: int) -> int:
    """How often a long test does its thing: ``FACILITATOR_<NAME>``, or what is usual in ``make test``."""
    return int(os.environ.get(f"FACILITATOR_{name}", usually))
