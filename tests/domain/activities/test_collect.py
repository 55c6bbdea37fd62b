from collections.abc import Mapping
from dataclasses import replace

import pytest

from facilitator.domain.activities import REGISTER, Scene
from facilitator.domain.activities.entries import CollectSettings, entries
from facilitator.domain.activities.themed import entry_options
from facilitator.domain.fields import Option, Text
from facilitator.domain.words import Refusal

COLLECT = REGISTER["collect"]


def scene(*answers: list[str], entries: int = 3, limit: int = 20, question: str = "") -> Scene:
    ballots = {f"p{i}": {"text": texts} for i, texts in enumerate(answers, 1)}
    numbers = {f"p{i}": i for i in range(1, len(answers) + 1)}
    return Scene(CollectSettings(question, entries, limit), "Title", "en", ballots, 0, (), numbers)


@pytest.mark.parametrize(("question", "label"), [("What hinders us?", "What hinders us?"), ("", "Title")])
def test_it_asks_one_text_labelled_by_the_question_or_the_title(question: str, label: str) -> None:
    assert COLLECT.fields(scene(question=question)) == (Text("text", label, 3, 20),)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("too many meetings", ["too many meetings"]),
        (["a", "b", "c"], ["a", "b", "c"]),
        (["", "b", " \u200b"], ["b"]),
        ("  a \n b  ", ["a b"]),
        ("a\x1b[31m", ["a[31m"]),
        ("x" * 20, ["x" * 20]),
        ("x" * 20 + " \x00\u200b ", ["x" * 20]),
        ("[/x] <b> %s {0}", ["[/x] <b> %s {0}"]),
        ("\U0001f9d1\u200d\U0001f680" * 20, ["\U0001f9d1\u200d\U0001f680" * 20]),
    ],
)
def test_it_reads_cleaned_texts(raw: object, kept: list[str]) -> None:
    assert COLLECT.read(scene(), {"text": raw}) == {"text": kept}


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "",
        " ",
        "\x00\u200b",
        [],
        [""],
        ["a"] * 4,
        "x" * 21,
        ["a", "x" * 21],
        ["a", 1],
        [["a"]],
        {"a": "b"},
        5,
        True,
    ],
)
def test_it_refuses_everything_else(raw: object) -> None:
    with pytest.raises(Refusal) as caught:
        COLLECT.read(scene(), {"text": raw})
    assert (caught.value.code, caught.value.field) == ("invalid", "text")


@pytest.mark.parametrize("values", [{}, {"other": "a"}, {"text": "a", "more": "b"}])
def test_it_refuses_fields_that_were_not_asked(values: Mapping[str, object]) -> None:
    with pytest.raises(Refusal) as caught:
        COLLECT.read(scene(), values)
    assert caught.value.field in {"text", "other", "more"}


def test_an_entry_keeps_its_id_when_others_arrive() -> None:
    assert [(e.id, e.text) for e in entries(7, {"text": ["a", "b"]})] == [("7.1", "a"), ("7.2", "b")]


def test_the_same_words_are_one_theme_and_a_person_counts_once() -> None:
    figure = COLLECT.figure(scene(["Parking"], ["meetings", "Meetings!"], ["Meetings"]))
    assert [(t.label, t.people, len(t.entries)) for t in figure.themes] == [
        ("meetings", 2, 3),
        ("Parking", 1, 1),
    ]


def test_a_room_of_one_theme_agrees_and_a_room_of_many_does_not() -> None:
    one = COLLECT.agreement(scene(*[["meetings"]] * 12))
    many = COLLECT.agreement(scene(*[[c * 6] for c in "abcdefghijkl"]))
    assert one is not None
    assert many is not None
    assert one.phi == pytest.approx(1)
    assert many.phi == pytest.approx((1 / 12) ** 0.5)
    assert one.provisional
    assert many.provisional


def test_people_of_one_theme_fly_beside_each_other() -> None:
    places = COLLECT.positions(scene(["Parking"], ["meetings"], ["Parking"], ["meetings"], ["Parking"]), None)
    assert sorted(places, key=places.__getitem__) == ["p1", "p3", "p5", "p2", "p4"]


def test_a_row_per_entry_names_its_theme() -> None:
    rows = COLLECT.rows(scene(["Parking"], ["meetings", "parking"]))
    assert [(r["person"], r["entry"], r["text"]) for r in rows] == [
        (1, "1.1", "Parking"),
        (2, "2.1", "meetings"),
        (2, "2.2", "parking"),
    ]
    assert rows[0]["theme"] == rows[2]["theme"] != rows[1]["theme"]


def test_themes_and_entries_become_options_in_their_order() -> None:
    told = scene(["Parking"], ["meetings"], ["Meetings"])
    assert COLLECT.offers(told) == (Option("2.1", "meetings"), Option("1.1", "Parking"))
    assert entry_options(told) == (Option("1.1", "Parking"), Option("2.1", "meetings"), Option("3.1", "Meetings"))


# After the room has sorted


def test_decisions_of_the_room_make_the_themes_and_confirm_them() -> None:
    people = [["parking"], ["no space for cars"], ["meetings"], ["too long meetings"], ["coffee"]] * 2
    told = scene(*people)
    joined = {"2.1": "1.1", "7.1": "1.1"}
    everything = {row["entry"]: row["theme"] for row in COLLECT.rows(told)} | joined
    some = replace(told, decisions=(joined,))
    figure = COLLECT.figure(some)
    assert (figure.themes[0].id, figure.themes[0].people, figure.confirmed, figure.entries) == ("1.1", 4, 2, 10)
    assert COLLECT.offers(some)[0] == Option("1.1", "parking")
    assert COLLECT.rows(some)[1]["theme"] == "1.1"
    before, part, all_ = (COLLECT.agreement(s) for s in (told, some, replace(told, decisions=(everything,))))
    assert before is not None
    assert part is not None
    assert all_ is not None
    assert (part.provisional, all_.provisional) == (True, False)
    assert all_.phi == part.phi
    assert (part.phi or 0) > (before.phi or 0)


def test_a_suggestion_goes_when_the_room_has_joined_its_themes() -> None:
    told = scene(["lange Sitzungen"], ["Sitzungen zu oft"])
    assert [(s.first, s.second) for s in COLLECT.figure(told).suggestions] == [("1.1", "2.1")]
    assert COLLECT.figure(replace(told, decisions=({"2.1": "1.1"},))).suggestions == ()
