"""Everything that is wrong in one step, found by mending what is refused and reading on; knows one step at a time.

It says what ``facilitator run`` would say, one mistake after the other, since it asks the same reader.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from facilitator.domain.activities import REGISTER, Settings
from facilitator.domain.steps import ID, Step, read_step
from facilitator.domain.words import Refusal

_KEY = re.compile(r"([A-Za-z_]\w*)((?:\[\d+\]|\.\w+)*): ")
_NAMES = {"of", "repeats", "parts"}
"""Keys that name other steps."""
_TWO = ({"id": "first", "text": "?"}, {"id": "second", "text": "?"})
_STAND_INS: dict[str, Any] = {
    "title": "?",
    "items": _TWO,
    "options": _TWO,
    "x": {"label": "?"},
    "y": {"label": "?"},
    "text": "?",
}
"""What takes the place of a key that is needed."""
_MOST = 60
"""Mistakes of one step that are told, at most."""

Read = Callable[[dict[str, Any]], object]


def key_of(expected: str) -> str:
    """The key that a refusal names first, such as ``points`` or ``items[2].id``; empty if it names none."""
    found = _KEY.match(expected)
    return found[1] + found[2] if found else ""


def mistakes(raw: dict[str, Any], read: Read, name: str) -> tuple[list[str], dict[str, Any] | None]:
    """What a reader refuses in a table, one after the other, and the table without that; None if it stays refused.

    ``name`` is an id that it may have in the place of its own.
    """
    found: list[str] = []
    made, touched = dict(raw), set[str]()
    while len(found) < _MOST:
        try:
            read(made)
        except Refusal as refusal:
            expected = str(refusal.message.values["expected"])
        else:
            return found, made
        whole = key_of(expected)
        key = whole.partition("[")[0].partition(".")[0]
        follows = key == "options" and "of" in touched  # it has none only since its source was taken out
        if whole not in touched and key not in touched and not follows:
            found.append(expected)
        if key in {"", "repeats"} or not _mended(made, whole, key, touched, {**_STAND_INS, "id": name}):
            return found, None
    return found, None


def _mended(made: dict[str, Any], whole: str, key: str, touched: set[str], stand_ins: Mapping[str, Any]) -> bool:
    """Take what is refused out of the table, part by part, then all of it; whether there was anything left to do."""
    part = re.match(r"\w+\[(\d+)\]", whole)
    if part and whole not in touched and isinstance(made.get(key), list | tuple):
        touched.add(whole)
        place, listed = int(part[1]), list(made[key])
        if place < len(listed) and key in {"items", "options", "categories"}:
            listed[place] = {"id": f"part-{place}", "text": "?"}
            made[key] = listed
            return True
    if key not in touched:
        touched.add(key)
        if made.pop(key, None) is not None:
            return True
    if key in stand_ins and made.get(key) != stand_ins[key]:
        made[key] = stand_ins[key]
        return True
    return False


def step_mistakes(raw: object, source: str, place: int, earlier: Mapping[str, Step | None]) -> tuple[list[str], Step]:
    """What is wrong in a step, and a step that later ones may build on in its stead.

    ``earlier`` has None for steps whose kind is unknown: what builds on them is not called wrong.
    """
    known = {name: step for name, step in earlier.items() if step is not None}
    if not isinstance(raw, dict):
        return ["expected a table [[step]]"], _stand_in({}, place)
    found, made = mistakes(raw, lambda table: read_step(table, source, place, known), f"step-{place}")
    broken = {name for name, step in earlier.items() if step is None}
    named = {value for key in _NAMES for value in _strings(raw.get(key))}
    if broken & named:
        found = [text for text in found if key_of(text).partition("[")[0] not in _NAMES]
    if made is not None:
        return found, read_step(made, source, place, known)
    return found, _stand_in(raw, place)


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    listed = value if isinstance(value, list) else []
    return [part["of"] for part in listed if isinstance(part, dict) and isinstance(part.get("of"), str)]


def _stand_in(raw: dict[str, Any], place: int) -> Step:
    """A step of the same id and kind as far as they can be read; of an empty kind if not."""
    name, kind = raw.get("id"), raw.get("kind")
    told = name if isinstance(name, str) and ID.fullmatch(name) else f"step-{place}"
    return Step(told, kind if isinstance(kind, str) and kind in REGISTER else "", "?", Settings())
