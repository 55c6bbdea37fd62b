"""What each kind of step may be asked and answered: the same examples for every kind, in one table."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Example:
    """A kind's settings and what people may answer; each of the answers differs from the next one."""

    keys: dict[str, Any]
    answers: tuple[dict[str, Any], ...] = ()
    junk: tuple[Any, ...] = field(default=())
    fine: tuple[Any, ...] = field(default=())
    """Values that are junk elsewhere and an answer here."""


OPTIONS = [{"id": name, "text": name.upper()} for name in "abc"]
ITEMS = [{"id": "one", "text": "One"}, {"id": "two", "text": "Two"}]

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
    "choice": (
        Example({"options": OPTIONS}, ({"choice": "a"}, {"choice": "b"}, {"choice": "c"}), ("d", ["a"], "unsure", "A")),
        Example(
            {"options": OPTIONS, "most": 2, "unsure": True},
            ({"choice": ["a"]}, {"choice": ["b", "c"]}, {"choice": "unsure"}, {"choice": "c"}),
            (["a", "b", "c"], ["d"], ["a", 1], ["unsure"], {"a": 1}),
        ),
        Example(
            {"options": OPTIONS, "items": ITEMS, "unsure": True},
            ({"one": "a", "two": "b"}, {"one": "b", "two": "c"}, {"one": "unsure", "two": "a"}, {"two": "c"}),
            ("d", ["a"]),
        ),
    ),
    "slider": (
        Example({"items": ITEMS[:1]}, ({"one": 0}, {"one": 100}, {"one": 50.0}), (101, "3", "unsure")),
        Example(
            {"items": ITEMS, "low": -10, "high": 10, "step": 5, "unsure": True, "unit": "%"},
            ({"one": -10, "two": 10}, {"two": -5}, {"one": 5, "two": "unsure"}, {"one": 10, "two": -10}),
            (1, 11, -11, "0"),
        ),
    ),
    "amount": (
        Example(
            {"official": 500},
            ({"have": "1'000.-"}, {"have": 20}, {"have": "10k"}, {"have": "unsure"}),
            ("a lot", "5 or 6", "-5", [5], 1e13),
            (0.5,),
        ),
        Example(
            {"should": True, "unsure": False},
            (
                {"have": 100, "should": "Fr. 500.-"},
                {"have": 2000, "should": 5000},
                {"have": 300.5},
                {"have": 300, "should": 7},
            ),
            ("unsure", "viel"),
            (0.5,),
        ),
    ),
    "compare": (
        Example({"items": ITEMS[:1]}, ({"one": "better"}, {"one": "other"}), ("worse", ["better"], "unsure")),
        Example({"items": ITEMS}, ({"one": "better", "two": "other"}, {"two": "better"}), ("worse",)),
    ),
    "sort": (
        Example(
            {"of": "before", "each": 2},
            ({"1.1": "1.2"}, {"1.1": "new", "1.2": "new"}, {"1.2": "1.1"}),
            ("9.9", ["1.1", "1.2"], {"1.1": 1}),
        ),
    ),
    "rank": (
        Example(
            {"options": OPTIONS},
            ({"order": ["a", "b", "c"]}, {"order": ["c", "b", "a"]}, {"order": ["b", "c", "a"]}),
            (["a", "b"], ["a", "b", "d"], ["a", "b", "b"], ["a", "b", "c", "a"], [1, 2, 3], "abc"),
        ),
        Example(
            {"of": "before", "top": 1, "top_of": 2}, ({"order": ["1.1"]}, {"order": ["1.2"]}), (["1.1", "1.2"], ["9"])
        ),
    ),
    "plane": (
        Example(
            {"options": OPTIONS[:2], "x": {"label": "Effort"}, "y": {"label": "Impact"}},
            (
                {"a.x": 0, "a.y": 10, "b.x": 10, "b.y": 0},
                {"a.x": 10, "a.y": 0, "b.x": 0, "b.y": 10},
                {"a.x": 5, "a.y": 5},
            ),
            (11, "5", [5], 5),
            (),
        ),
    ),
    "pledge": (
        Example(
            {"unit": "CHF"},
            (
                {"what": "Tidy up", "who": "Ann", "when": "2030-01-31", "budget": "100.-"},
                {"what": ["Call"], "who": "Ben", "when": "2029-12-01"},
            ),
            ("x" * 141, ["a", "b"]),
        ),
    ),
    "pause": (Example({"text": "Coffee!"}),),
    "outcome": (
        Example({"parts": [{"of": "before"}]}),
        Example({"parts": [{"of": "before", "top": 0}], "next": "May"}),
    ),
}
"""For every registered kind; ``before`` is a step of short answers that was voted on already."""
