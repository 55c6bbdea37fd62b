"""What is typed for somebody, for every kind of field there is, and its way back into the line."""

from pathlib import Path

import pytest

from facilitator.domain import typed
from facilitator.domain.words import Refusal
from facilitator.standing_in import asked, meant, submit

EVERY = Path(__file__).parent.parent / "every_kind.toml"
LINES = {
    "werte": (["4", "?", ""], {"kunde": 4, "zug": "unsure"}),
    "weg": (["2"], {"choice": "leitung"}),
    "hilfe": (["3 1"], {"choice": ["zeit", "ruecken"]}),
    "darf": (["1", "?", "must ask"], {"gutschrift": "ja", "frist": "unsure", "express": "fragen"}),
    "kraft": (["60", "5"], {"systeme": 60, "absprachen": 5}),
    "betrag": (["1'500", "?"], {"have": 1500.0, "should": "unsure"}),
    "fahren": (["1", "2"], {"zuhoeren": "better", "fahren": "other"}),
    "zusagen": (["Call them", "Ann", "2030-01-31", "250.50"],
                {"what": "Call them", "who": "Ann", "when": "2030-01-31", "budget": 250.5}),
}  # fmt: skip
"""Lines per field, and the answer they come to, by step."""


@pytest.fixture
def every(make_live):
    live = make_live(EVERY.read_text(encoding="utf-8"))
    live.room.join("phone", "Verkauf")
    live.room.do("jump", "hindernisse")
    live.room.do("open")
    live.stand_in("Technik")
    return live


def answered(live, lines):
    question = asked(live.room, "proxy1")
    submit(live.room, question, [*lines, *[""] * (len(question.fields) - len(lines))])
    ballot = live.room.session.round_ballots(question.step, question.round)["proxy1"]
    assert ballot.proxy
    return question, ballot.answer


@pytest.mark.parametrize("step", LINES)
def test_every_field_is_answered_by_a_line(every, step):
    every.room.do("jump", step)
    every.room.do("open")
    lines, answer = LINES[step]
    _, found = answered(every, lines)
    assert found == answer


def test_short_answers_and_votes_on_them_are_answered_by_a_line(every):
    room = every.room
    texts, others = "text.1", {"category.1": "3", "departments.1": "1 3", "text.3": "Approvals take weeks"}
    lines = {texts: "Excel lists", **others}
    names = [field.id for field in asked(room, "proxy1").fields]
    assert set(lines) <= set(names)
    _, found = answered(every, [lines.get(name, "") for name in names])
    assert found == {
        "text.1": ["Excel lists"], "category.1": ["system"], "departments.1": ["Verkauf", "Dienste"],
        "text.3": ["Approvals take weeks"],
    }  # fmt: skip
    room.submit("phone", "s", "hindernisse", 1, {texts: ["Two ticket systems"]})
    room.do("jump", "schlimmste")
    room.do("open")
    names = [option.id for option in asked(room, "proxy1").fields[0].options]
    assert len(names) == 3
    _, found = answered(every, ["1 1 3"])
    assert found == {"dots": {names[0]: 2, names[2]: 1}}
    room.do("jump", "folge")
    room.do("open")
    names = [option.id for option in asked(room, "proxy1").fields[0].options]
    _, found = answered(every, ["3 1 2"])
    assert list(found.values()) == [[names[2], names[0], names[1]]]
    room.do("jump", "ebene")
    room.do("open")
    _, found = answered(every, ["2", "9"])
    assert sorted(found.values()) == [2, 9]


@pytest.mark.parametrize("step", [*LINES, "hindernisse"])
def test_what_was_typed_comes_back_as_a_line_that_says_the_same(every, step):
    every.room.do("jump", step)
    every.room.do("open")
    _, answer = answered(every, LINES.get(step, (["Excel lists"], None))[0])
    again = asked(every.room, "proxy1")
    _, same = answered(every, [again.before.get(field.id, "") for field in again.fields])
    assert same == answer


def test_a_line_says_what_it_means(every):
    every.room.do("jump", "weg")
    every.room.do("open")
    (field,) = asked(every.room, "proxy1").fields
    assert meant(field, "3") == "Into the ticket system"
    assert meant(field, " ") == ""
    with pytest.raises(Refusal):
        meant(field, "9")


def test_what_fits_no_option_is_refused_at_its_field(every):
    every.room.do("jump", "darf")
    every.room.do("open")
    question = asked(every.room, "proxy1")
    for lines, code in ((["1", "7", ""], "argument"), (["", "", ""], "invalid"), (["1", "1 2", ""], "argument")):
        with pytest.raises(Refusal) as refused:
            submit(every.room, question, lines)
        assert refused.value.code == code
    assert not every.room.session.round_ballots("darf", 1)


def test_what_a_phone_answered_stays_and_is_never_shown(every):
    room = every.room
    room.do("jump", "werte")
    room.do("open")
    early = asked(room, "phone")
    room.submit("phone", "s", "werte", 1, {"kunde": 5})
    with pytest.raises(Refusal) as refused:
        asked(room, "phone")
    assert refused.value.code == "answered"
    with pytest.raises(Refusal) as refused:
        submit(room, early, ["1", "1", "1"])
    assert refused.value.code == "answered"
    assert room.session.round_ballots("werte", 1)["phone"].answer == {"kunde": 5}


def test_a_phone_may_answer_after_the_desk_did(every):
    room = every.room
    room.do("jump", "werte")
    room.do("open")
    submit(room, asked(room, "phone"), ["1", "", ""])
    room.submit("phone", "s", "werte", 1, {"kunde": 5})
    ballot = room.session.round_ballots("werte", 1)["phone"]
    assert (ballot.answer, ballot.proxy) == ({"kunde": 5}, False)


def test_nothing_is_asked_where_nothing_is_open_or_asked(every):
    room = every.room
    room.do("close")
    with pytest.raises(Refusal):
        asked(room, "proxy1")
    room.do("jump", "pause")
    room.do("open")
    with pytest.raises(Refusal):
        asked(room, "proxy1")


def test_every_field_says_how_it_is_answered(every):
    for step in LINES:
        every.room.do("jump", step)
        every.room.do("open")
        assert all(typed.how(field).text for field in asked(every.room, "proxy1").fields)
