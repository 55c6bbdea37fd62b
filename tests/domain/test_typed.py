import pytest

from facilitator.domain.fields import Amount, Choice, Day, Dots, Option, Order, Scale, Slider, Text
from facilitator.domain.forms import values_of
from facilitator.domain.typed import filled, how, written
from facilitator.domain.words import Refusal

WAYS = (Option("selbst", "I do it"), Option("leitung", "My manager"), Option("ticket", "Ticket system"))
THEMES = (Option("1.1", "Lists, lists"), Option("3.1", "Meetings"), Option("2", "Printers"))
ONE = {
    "scale": Scale("kunde", "Customer", 5, "no", "yes", unsure=True),
    "text": Text("text", "Say"),
    "texts": Text("text", "Say", 3),
    "choice": Choice("way", "Way", WAYS),
    "several": Choice("way", "Ways", WAYS, 2, unsure=True),
    "dots": Dots("dots", "Dots", WAYS, 3, 2),
    "numbered": Dots("dots", "Dots", THEMES, 3, 1),
    "order": Order("order", "Order", WAYS, 3),
    "slider": Slider("s", "Slide", 0, 100, unsure=True),
    "amount": Amount("have", "Have", "CHF"),
    "day": Day("when", "When"),
}


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("scale", "4", 4),
        ("scale", "unsure", "unsure"),
        ("scale", "?", "unsure"),
        ("text", "too many lists", ["too many lists"]),
        ("text", "unsure", ["unsure"]),
        ("text", "1 = one", ["1 = one"]),
        ("text", "a=b", ["a=b"]),
        ("texts", "lists | printers |", ["lists", "printers"]),
        ("choice", "2", "leitung"),
        ("choice", "Leitung", "leitung"),
        ("choice", "my manager", "leitung"),
        ("several", "1 3", ["selbst", "ticket"]),
        ("several", "1,3", ["selbst", "ticket"]),
        ("several", "ticket system, my manager", ["ticket", "leitung"]),
        ("several", "ticket system | 1", ["ticket", "selbst"]),
        ("several", "UNSURE", "unsure"),
        ("dots", "1 1 3", {"selbst": 2, "ticket": 1}),
        ("dots", "1:2 3", {"selbst": 2, "ticket": 1}),
        ("dots", "leitung:1, ticket system", {"leitung": 1, "ticket": 1}),
        ("numbered", "2", {"2": 1}),
        ("numbered", "1.1 3.1", {"1.1": 1, "3.1": 1}),
        ("numbered", "Lists, lists", {"1.1": 1}),
        ("order", "3 1 2", ["ticket", "selbst", "leitung"]),
        ("order", "ticket, my manager, 1", ["ticket", "leitung", "selbst"]),
        ("slider", "55", 55),
        ("slider", "-5", -5),
        ("slider", "half", "half"),
        ("amount", "Fr. 1'500.-", "Fr. 1'500.-"),
        ("day", "2030-01-31", "2030-01-31"),
    ],
)
def test_a_line_fills_the_boxes_of_its_field(kind: str, text: str, value: object) -> None:
    field = ONE[kind]
    assert values_of(filled(field, text), (field,)) == {field.id: value}


@pytest.mark.parametrize(
    ("kind", "text", "why"),
    [
        ("choice", "4", "4 is no option; there are: 1 I do it, 2 My manager, 3 Ticket system."),
        ("choice", "1 2", "Please choose only one."),
        ("choice", "unsure", "unsure is no option; there are: 1 I do it, 2 My manager, 3 Ticket system."),
        ("dots", "1:x", "1:x is no option; there are: 1 I do it, 2 My manager, 3 Ticket system."),
        ("dots", "1:999", "1:999 is no option; there are: 1 I do it, 2 My manager, 3 Ticket system."),
        ("numbered", "1", "1 is no option; there are: 1.1 Lists, lists, 3.1 Meetings, 2 Printers."),
        ("order", "1 2 1", "Every option has one place only."),
    ],
)
def test_what_is_no_option_is_refused_with_those_there_are(kind: str, text: str, why: str) -> None:
    with pytest.raises(Refusal) as caught:
        filled(ONE[kind], text)
    assert (str(caught.value), caught.value.code, caught.value.field) == (why, "argument", ONE[kind].id)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("scale", "a point from 1 (no) to 5 (yes)"),
        ("text", "a short answer"),
        ("texts", "up to 3 short answers with | between them"),
        ("choice", "one of these"),
        ("several", "up to 2 of these"),
        ("dots", "3 dots, at most 2 on one: name what they go to; 1:2 puts two on 1"),
        ("numbered", "up to 3 of these, a dot on each"),
        ("order", "3 of these, the best first"),
        ("slider", "a number from 0 to 100"),
        ("amount", "an amount such as 1'500 or 250.50"),
        ("day", "a day such as 2030-01-31"),
    ],
)
def test_what_a_field_takes_is_said_in_a_few_words(kind: str, told: str) -> None:
    message = how(ONE[kind])
    assert message.text % message.values == told


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("scale", "4"), ("scale", "?"), ("texts", "lists | printers"), ("choice", "2"), ("several", "1 3"),
        ("dots", "1:2 3:1"), ("numbered", "2:1"), ("order", "3 1 2"), ("slider", "55"), ("amount", "250"),
        ("day", "2030-01-31"),
    ],
)  # fmt: skip
def test_an_answer_is_written_as_it_was_typed(kind: str, text: str) -> None:
    field = ONE[kind]
    assert written(field, values_of(filled(field, text), (field,))[field.id]) == text
