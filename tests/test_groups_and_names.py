"""Groups that the facilitator gives at the desk, groups chosen later, and names where the plan asks for them."""

import pytest
from memory import Memory

from facilitator.domain.plan import from_dict
from facilitator.domain.words import Refusal
from facilitator.export.document import build
from facilitator.export.rereading import reread
from facilitator.export.tables import tables
from facilitator.room import Room

STEP = {"id": "q", "kind": "scale", "title": "Q", "items": [{"id": "i", "text": "I"}], "points": 5}


def raw(**head: object) -> dict[str, object]:
    return {"workshop": {"id": "day", "title": "Day", **head}, "step": [STEP]}


def room_of(**head: object) -> Room:
    return Room(from_dict(raw(**head), "day.toml"), Memory(), lambda: 100.0)


def test_groups_of_the_desk_replace_those_of_the_plan_and_are_taken_back_with_their_words() -> None:
    room = room_of(groups=["Sales"])
    told = room.do("groups", " Service / Tech,Sales\nTech ; \x1b ")
    assert room.workshop.groups == ("Service", "Tech", "Sales")
    assert told.text % told.values == "groups to choose from: Service · Tech · Sales"
    assert room.join("a", "Tech")[0].group == "Tech"
    room.do("undo")
    assert room.workshop.groups == ("Sales",)
    with pytest.raises(Refusal):
        room.join("b", "Tech")
    assert room.session.people["a"].group == "Tech"
    room.do("redo")
    assert room.join("b", "Tech")[0].group == "Tech"


def test_no_groups_at_all_is_a_choice_too() -> None:
    room = room_of(groups=["Sales"])
    assert room.do("groups", " / ").text == "no groups to choose from any more"
    assert room.workshop.groups == ()


def test_more_groups_than_a_phone_can_show_are_refused() -> None:
    room = room_of()
    room.do("groups", "/".join(map(str, range(20))))
    with pytest.raises(Refusal) as caught:
        room.do("groups", "/".join(map(str, range(21))))
    assert caught.value.code == "argument"
    assert len(room.workshop.groups) == 20


@pytest.mark.parametrize("action", ["next", "open", "close"])
def test_groups_may_be_given_whenever_people_come(action: str) -> None:
    room = room_of()
    for each in ("next", "open", "close"):
        room.do(each)
        if each == action:
            break
    room.do("groups", "Sales / Tech")
    assert room.join("a", "Sales")[0].group == "Sales"
    room.do("undo")
    assert room.workshop.groups == ()


def test_a_name_is_kept_only_if_the_plan_asks() -> None:
    assert room_of().join("a", name="Ann")[0].name == ""
    assert room_of(names=True).join("a", name=" Ann\x1b ")[0].name == "Ann"


def test_where_names_are_asked_nobody_comes_in_without_one_but_people_without_a_phone() -> None:
    room = room_of(names=True)
    with pytest.raises(Refusal) as caught:
        room.join("a", name="\u200b ")
    assert caught.value.field == "name"
    assert room.session.participants == {}
    assert room.join("b", proxy=True)[0].name == ""


@pytest.mark.parametrize("asked", [True, False])
def test_the_export_has_names_only_if_the_plan_asks(asked: bool) -> None:
    room = room_of(names=asked, groups=["Sales"])
    for person in ("a", "b"):
        room.join(person, name=person.upper())
    found = build(room, raw(names=asked, groups=["Sales"]))
    assert [who.name for who in found.participants] == (["A", "B"] if asked else ["", ""])
    people = next(table for table in tables(found, "day") if table.name == "people")
    assert ("name" in people.columns) is asked
    assert [who.name for who in reread(found).session.participants.values()] == (["A", "B"] if asked else ["", ""])


def test_the_export_has_the_groups_as_they_were_given_at_the_desk() -> None:
    room = room_of()
    room.do("groups", "Sales / Tech")
    found = build(room, raw())
    assert found.plan["workshop"]["groups"] == ["Sales", "Tech"]
    assert reread(found).workshop.groups == ("Sales", "Tech")
    assert "groups" not in build(room_of(), raw()).plan["workshop"]


@pytest.mark.parametrize("wrong", ["yes", 1, ["a"]])
def test_a_plan_asks_for_names_or_does_not(wrong: object) -> None:
    with pytest.raises(Refusal):
        room_of(names=wrong)
