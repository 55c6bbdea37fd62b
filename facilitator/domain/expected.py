"""What was expected of a plan, in its author's words; knows msgspec's sentences and no plan."""

import re
from typing import Any

import msgspec

TEXT = 'expected a text, or one per language such as { de = "...", en = "..." }'


def plainly(error: str, wanted: type[Any]) -> str:
    """The sentence of msgspec with the key first: "points: Expected `int`, got `str`"."""
    text, _, path = error.partition(" - at `")
    key = path.rstrip("`").removeprefix("key` in `").removeprefix("$").lstrip(".")
    within = f"{key}: " if key else ""
    if unknown := re.fullmatch(r"Object contains unknown field `(.*)`", text, re.DOTALL):
        known = "" if key else ", ".join(f.name for f in msgspec.structs.fields(wanted))
        return f"{within}{unknown[1]}: unknown key" + (f", expected only {known}" if known else "")
    if missing := re.fullmatch(r"Object missing required field `(.*)`", text):
        return f"{within}{missing[1]}: expected, but it is missing"
    return within + (TEXT if "matching regex" in text else text)
