"""What each kind of step may be asked and answered: the same examples for every kind, in one table."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Example:
    """A kind's settings and what people may answer; each of the answers differs from the next one."""

    keys: dict[str, Any]
    answers: tuple[dict[str, Any], ...] = ()
    junk: tuple[Any, ...] = field(default=())


EXAMPLES: dict[str, tuple[Example, ...]] = {
    "scale": (
        Example({"items": [{"id": "one", "text": "One"}]}, ({"one": 1}, {"one": 5}, {"one": 3}), (0, 6, "3", "unsure")),
        Example(
            {"items": [{"id": "one", "text": "One"}, {"id": "two", "text": "Two"}], "points": 2, "unsure": True},
            ({"one": 1, "two": 2}, {"two": 1}, {"one": 2, "two": "unsure"}),
            (0, 3, "Unsure"),
        ),
    ),
    "collect": (
        Example(
            {}, ({"text": "too many meetings"}, {"text": "parking"}, {"text": "Too many meetings!"}), (["a", "b"],)
        ),
        Example(
            {"entries": 3, "limit": 20}, ({"text": "a"}, {"text": ["a", "b", "c"]}), (["a"] * 4, "x" * 21, ["a", 1])
        ),
    ),
    "dots": (
        Example(
            {"options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}], "dots": 3, "per_option": 2},
            ({"dots": {"a": 2, "b": 1}}, {"dots": {"b": 1}}, {"dots": {"a": 1}}),
            ({"a": 3}, {"a": 2, "b": 2}, {"a": True}, {"a": -1}, {"z": 1}, {"a": 0}, {"a": 1.0}),
        ),
        Example(
            {"of": "before", "dots": 1},
            ({"dots": {"1.1": 1}}, {"dots": {"1.2": 1}}),
            ({"1.1": 2}, {"1.1": 1, "1.2": 1}, {"9.9": 1}),
        ),
    ),
    "pause": (Example({"text": "Coffee!"}),),
}
"""For every registered kind; ``before`` is a step of short answers that was voted on already."""
