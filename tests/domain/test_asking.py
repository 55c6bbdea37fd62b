"""What a plan asks its facilitator before the day, and the plan with the answers in it."""

import copy
from typing import Any

import pytest

from facilitator.domain.asking import filled
from facilitator.domain.plan import from_dict, parse
from facilitator.domain.session import Session
from facilitator.domain.words import Refusal

ASKS = [
    {"id": "groups", "text": {"de": "Welche Abteilungen?", "en": "Which departments?"}, "kind": "list"},
    {"id": "people", "text": "How many people?", "kind": "number"},
    {"id": "name", "text": "What is the day called?", "kind": "text", "field": "title"},
    {"id": "limit", "text": "Up to what amount?", "kind": "amount", "step": "limit", "field": "official"},
    {"id": "ways", "text": "Which ways are there?", "kind": "list", "step": "way", "field": "options"},
]


def plan() -> dict[str, Any]:
    steps = [
        {"id": "limit", "kind": "amount", "title": "Up to what amount?"},
        {
            "id": "way",
            "kind": "choice",
            "title": "Way",
            "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}],
        },
        {"id": "again", "title": "Again", "repeats": "limit"},
    ]
    asks = [{"field": ask["id"], **ask} for ask in ASKS]
    return {"workshop": {"id": "day", "title": "Day"}, "step": steps, "ask_facilitator": asks}


def test_a_plan_says_what_it_asks_its_facilitator() -> None:
    asks = from_dict(plan(), "day.toml").asks
    assert [(ask.id, ask.kind, ask.step, ask.field) for ask in asks] == [
        ("groups", "list", "", "groups"),
        ("people", "number", "", "people"),
        ("name", "text", "", "title"),
        ("limit", "amount", "limit", "official"),
        ("ways", "list", "way", "options"),
    ]


def test_answers_go_where_their_questions_say() -> None:
    answers = {
        "groups": "Verkauf, Technik;Dienste\nVerkauf",
        "people": "1'024 ",
        "name": " Our\x1b day ",
        "limit": "Fr. 1'500.-",
        "ways": "Ask, Decide",
    }
    raw = plan()
    before = copy.deepcopy(raw)
    workshop = from_dict(filled(raw, answers), "day.toml")
    assert raw == before
    assert workshop.groups == ("Verkauf", "Technik", "Dienste")
    assert (workshop.people, workshop.title) == (1024, "Our day")
    limit, way, again = (step.settings for step in workshop.steps)
    assert limit.official == again.official == 1500  # type: ignore[attr-defined]
    assert [option.text for option in way.options] == ["Ask", "Decide"]  # type: ignore[attr-defined]
    assert Session(workshop).led.expected == 1024


def test_what_is_left_empty_stays_as_the_plan_has_it() -> None:
    assert filled(plan(), {}) == plan()
    assert filled(plan(), {"name": "  ", "limit": "", "ways": "\n"}) == plan()


def test_a_plan_with_its_answers_asks_the_same_again() -> None:
    raw = filled(plan(), {"limit": "500"})
    assert from_dict(raw, "x").asks == from_dict(plan(), "x").asks
    assert filled(raw, {"limit": "800"})["step"][0]["official"] == 800


@pytest.mark.parametrize(
    ("name", "text"),
    [("people", "many"), ("people", "-3"), ("people", "3.5"), ("people", "9" * 9), ("limit", "a lot"), ("limit", "-1"),
     ("limit", "5 or 6"), ("nobody", "x")],
)  # fmt: skip
def test_an_answer_that_is_none_is_refused_by_its_question(name: str, text: str) -> None:
    with pytest.raises(Refusal) as caught:
        filled(plan(), {name: text})
    assert (caught.value.code, caught.value.field) == ("argument", name)


@pytest.mark.parametrize(("name", "text", "key"), [("people", "10001", "people"), ("ways", "only one", "options")])
def test_an_answer_that_does_not_fit_is_refused_with_the_key(name: str, text: str, key: str) -> None:
    with pytest.raises(Refusal, match=key):
        from_dict(filled(plan(), {name: text}), "day.toml")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"id": "Two words"}, "id: expected an id of its own"),
        ({"id": "people"}, "id: expected an id of its own"),
        ({"kind": "date"}, "kind: Invalid enum value 'date'"),
        ({"text": "\x1b"}, "text: expected a text"),
        ({"step": "nowhere"}, "step: expected the id of a step"),
        ({"step": "again"}, "step: expected the id of a step with questions of its own"),
        ({"field": "items"}, "field: expected one of question, unit, official"),
        ({"step": "", "field": "official"}, 'field: expected "groups" of kind "list" or'),
        ({"step": "", "field": "people"}, 'field: expected "groups" of kind "list" or'),
        ({"colour": "red"}, "colour: unknown key"),
    ],
)
def test_a_question_that_has_no_place_is_refused(changes: dict[str, Any], expected: str) -> None:
    raw = plan()
    raw["ask_facilitator"][3] = {**raw["ask_facilitator"][3], **changes}
    with pytest.raises(Refusal, match=r"^day\.toml, ask_facilitator ") as caught:
        from_dict(raw, "day.toml")
    assert expected in str(caught.value)


@pytest.mark.parametrize("asks", [{"id": "x"}, ["x"], "x", [[]]])
def test_questions_are_tables(asks: object) -> None:
    with pytest.raises(Refusal, match="ask_facilitator"):
        from_dict({**plan(), "ask_facilitator": asks}, "day.toml")


def test_a_session_keeps_the_questions_cleaned() -> None:
    text = """
        [workshop]
        id = "day"
        title = "Day"
        people = 20
        [[step]]
        id = "limit"
        kind = "amount"
        title = "Limit"
        [[ask_facilitator]]
        id = "limit"
        text = "Up to\\u001b what?"
        kind = "amount"
        step = "limit"
        field = "official"
    """
    workshop, kept = parse(text, "day.toml")
    assert kept["ask_facilitator"][0]["text"] == "Up to what?"
    assert kept["workshop"]["people"] == 20
    assert from_dict(kept, "session") == workshop


@pytest.mark.parametrize("people", [-1, 10001, "20", 2.5])
def test_people_are_a_whole_number(people: object) -> None:
    raw = plan()
    raw["workshop"]["people"] = people
    with pytest.raises(Refusal, match=r"\[workshop\]: people: "):
        from_dict(raw, "day.toml")
