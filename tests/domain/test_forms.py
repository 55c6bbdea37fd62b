import pytest

from facilitator.domain.fields import Amount, Choice, Day, Dots, Option, Order, Scale, Slider, Text
from facilitator.domain.forms import values_of

AB = (Option("a", "A"), Option("b", "B"))
FIELDS = {
    "scale": Scale("f", "", 5, "", ""),
    "text": Text("f", "", 3),
    "dots": Dots("f", "", AB, 3, 2),
    "choice": Choice("f", "", AB),
    "several": Choice("f", "", AB, 2, unsure=True),
    "slider": Slider("f", "", 0, 10, unsure=True),
    "amount": Amount("f", "", "CHF"),
    "order": Order("f", "", AB, 2),
    "day": Day("f", ""),
}


@pytest.mark.parametrize(
    ("kind", "boxes", "value"),
    [
        ("scale", {"f": ["4"]}, 4),
        ("scale", {"f": ["unsure"]}, "unsure"),
        ("scale", {"f": ["four"]}, "four"),
        ("text", {"f": ["too many lists", "  ", "keys"]}, ["too many lists", "keys"]),
        ("dots", {"f:a": ["2"], "f:b": [""]}, {"a": 2}),
        ("dots", {"f:a": ["two"]}, {"a": "two"}),
        ("choice", {"f": ["b"]}, "b"),
        ("several", {"f": ["a", "b"]}, ["a", "b"]),
        ("several", {"f": ["a", "unsure"]}, "unsure"),
        ("slider", {"f": [" 7 "]}, 7),
        ("slider", {"f": ["", "unsure"]}, "unsure"),
        ("amount", {"f": ["1'500.-"]}, "1'500.-"),
        ("order", {"f:a": ["2"], "f:b": ["1"]}, ["b", "a"]),
        ("order", {"f:a": ["1"], "f:b": ["1"]}, {"a": 1, "b": 1}),
        ("day", {"f": ["2030-01-31"]}, "2030-01-31"),
    ],
)
def test_boxes_are_read_by_what_their_field_takes(kind: str, boxes: dict[str, list[str]], value: object) -> None:
    assert values_of(boxes, (FIELDS[kind],)) == {"f": value}


@pytest.mark.parametrize("kind", ["scale", "choice", "several", "slider", "amount", "order", "day"])
def test_empty_boxes_say_nothing_and_others_are_left_out(kind: str) -> None:
    assert values_of({"f": [" "], "f:a": [""], "g": ["1"]}, (FIELDS[kind],)) == {}
