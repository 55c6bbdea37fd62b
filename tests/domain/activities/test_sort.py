from collections.abc import Mapping
from dataclasses import replace

import pytest

from facilitator.domain.activities import Scene, sort, themed
from facilitator.domain.activities.entries import CollectSettings
from facilitator.domain.activities.sort import SortSettings, carried, decisions
from facilitator.domain.events import Answer
from facilitator.domain.fields import Choice, Option
from facilitator.domain.words import Refusal
from facilitator.language import language

SORT = sort.ACTIVITY
SAID = ["parking", "Parking!", "no space for cars", "meetings", "too long meetings", "coffee", "the coffee machine"]


def written(*texts: str) -> Scene:
    ballots = {f"w{i}": {"text": [text]} for i, text in enumerate(texts, 1)}
    numbers = {person: i for i, person in enumerate(ballots, 1)}
    return Scene(CollectSettings(), "Obstacles", "en", ballots, numbers=numbers)


def scene(*answers: Answer, texts: list[str] = SAID, each: int = 8, who: int = 0, lang: str = "en") -> Scene:
    ballots = {f"p{i}": answer for i, answer in enumerate(answers, 1)}
    numbers = {f"p{i}": i for i in range(1, len(answers) + 1)}
    options = sort.paper(written(*texts))
    return Scene(SortSettings("before", each), "Sort", lang, ballots, 0, options, numbers, who=who, say=language(lang))


def asked(told: Scene) -> dict[str, Choice]:
    return {f.id: f for f in SORT.fields(told)}


def test_its_paper_is_the_grouping_with_what_needs_a_decision_first() -> None:
    assert [o.id for o in sort.paper(written("tea", "tea", "Tea", "parking"))] == [
        "theme:4.1",
        "entry:4.1",
        "theme:1.1",
        "entry:1.1",
        "entry:2.1",
        "entry:3.1",
    ]


def test_it_asks_about_entries_of_others_and_the_same_words_once() -> None:
    assert set(asked(scene())) == {"1.1", "3.1", "4.1", "5.1", "6.1", "7.1"}
    assert set(asked(scene(who=3))) == {"1.1", "4.1", "5.1", "6.1", "7.1"}
    assert set(asked(scene(who=2))) == {"3.1", "4.1", "5.1", "6.1", "7.1"}
    assert len(asked(scene(each=2, who=9))) == 2


def test_where_there_is_nothing_of_others_it_asks_about_ones_own() -> None:
    assert set(asked(scene(texts=["parking"], who=1))) == {"1.1"}
    assert SORT.fields(scene(texts=[])) == ()


def test_it_offers_the_likeliest_themes_and_something_new() -> None:
    coffee = asked(scene(lang="de"))["6.1"]
    assert (coffee.label, coffee.most, coffee.options[0].id) == ("coffee", 1, "7.1")
    assert coffee.options[-1] == Option("new", "Etwas anderes")
    assert "6.1" not in {option.id for option in coffee.options}
    assert asked(scene())["1.1"].options[0] == Option("1.1", "parking")
    many = asked(scene(texts=[f"{letter * 5}" for letter in "abcdefghijkl"]))
    assert {len(field.options) for field in many.values()} == {7}


def test_what_a_phone_is_asked_stays_while_people_answer() -> None:
    before = [SORT.fields(scene(each=2, who=who)) for who in range(12)]
    after = [SORT.fields(scene({"3.1": "new"}, {"4.1": "5.1"}, each=2, who=who)) for who in range(12)]
    assert before == after


@pytest.mark.parametrize("answer", [{"3.1": "1.1"}, {"3.1": "new", "6.1": "7.1"}, {"1.1": "1.1"}])
def test_it_reads_a_theme_or_new_per_entry(answer: Mapping[str, object]) -> None:
    assert SORT.read(scene(), answer) == answer


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"3.1": "3.1"}, "3.1"),
        ({"3.1": "9.9"}, "3.1"),
        ({"3.1": ""}, "3.1"),
        ({"3.1": None}, "3.1"),
        ({"3.1": True}, "3.1"),
        ({"3.1": ["1.1"]}, "3.1"),
        ({"3.1": [["new"]]}, "3.1"),
        ({"3.1": {"1.1": 1}}, "3.1"),
        ({"2.1": "1.1"}, "2.1"),
        ({"entry:3.1": "1.1"}, "entry:3.1"),
    ],
)
def test_it_refuses_everything_else_by_entry(values: Mapping[str, object], field: str) -> None:
    with pytest.raises(Refusal) as caught:
        SORT.read(scene(), values)
    assert (caught.value.code, caught.value.field) == ("invalid", field)


def test_it_wants_one_entry_at_least() -> None:
    with pytest.raises(Refusal) as caught:
        SORT.read(scene(), {})
    assert caught.value.field in asked(scene())


def test_three_who_agree_move_an_entry_and_fewer_do_not() -> None:
    two, three = [{"3.1": "1.1"}] * 2, [{"3.1": "1.1"}] * 3
    assert decisions(scene().options, two) == {}
    assert decisions(scene().options, [*three, {"3.1": "new"}]) == {"3.1": "1.1"}
    assert (SORT.figure(scene(*two)).confirmed, SORT.figure(scene(*three)).confirmed) == (0, 1)
    before, after = SORT.figure(scene(*two)).themes, SORT.figure(scene(*three)).themes
    assert (before[0].id, before[0].people) == ("1.1", 2)
    assert (after[0].id, after[0].people, after[0].entries) == ("1.1", 3, ("no space for cars", "parking", "Parking!"))


def test_entries_of_the_same_words_are_decided_as_one() -> None:
    assert decisions(scene().options, [{"1.1": "new"}] * 3) == {"1.1": "new", "2.1": "new"}


def test_the_grouping_is_confirmed_when_every_entry_is_decided() -> None:
    everything = {entry: field.options[0].id for entry, field in asked(scene()).items()}
    almost = {entry: theme for entry, theme in everything.items() if entry != "5.1"}
    done, open_ = SORT.agreement(scene(*[everything] * 5)), SORT.agreement(scene(*[almost] * 5))
    assert done is not None
    assert open_ is not None
    assert (done.n, done.provisional, open_.provisional) == (7, False, True)
    assert SORT.figure(scene(*[everything] * 5)).confirmed == SORT.figure(scene()).entries == 7


def test_a_room_that_finds_more_in_common_agrees_more() -> None:
    joined = [{entry: "1.1" for entry, f in asked(scene()).items() if "1.1" in {o.id for o in f.options}}] * 12
    apart = [dict.fromkeys(asked(scene()), "new")] * 12
    first, second = SORT.agreement(scene(*joined)), SORT.agreement(scene(*apart))
    assert first is not None
    assert second is not None
    assert (first.phi or 0) > (second.phi or 0)


def test_few_people_decide_but_have_no_number() -> None:
    few = SORT.agreement(scene(*[{"3.1": "1.1"}] * 4))
    assert few is not None
    assert (few.n, few.phi, few.shape) == (4, None, "few")


def test_a_row_per_judgement() -> None:
    assert SORT.rows(scene({"3.1": "1.1", "4.1": "new"}, {"6.1": "7.1"})) == [
        {"person": 1, "entry": "3.1", "theme": "1.1"},
        {"person": 1, "entry": "4.1", "theme": "new"},
        {"person": 2, "entry": "6.1", "theme": "7.1"},
    ]
    assert set(SORT.positions(scene({"3.1": "1.1"}, {"6.1": "7.1"}), None)) == {"p1", "p2"}


def test_it_offers_the_themes_as_sorted() -> None:
    assert SORT.offers(scene(*[{"3.1": "1.1"}] * 3))[0] == Option("1.1", "parking")


def test_decisions_hold_for_entries_that_still_read_the_same() -> None:
    told, votes = scene(), [{"3.1": "1.1", "6.1": "7.1", "5.1": "new"}] * 3
    said = {entry.id: entry.text for entry in themed.entries_of(written(*SAID)).values()}
    assert carried(told.options, votes, said) == {"3.1": "1.1", "6.1": "7.1", "5.1": "new"}
    edited = said | {"1.1": "lunch", "7.1": "tea", "5.1": "meetings are fine"}
    assert carried(told.options, votes, edited) == {"3.1": "2.1"}


def test_a_second_vote_sorts_what_the_first_one_made() -> None:
    first = written(*SAID)
    again = replace(first, decisions=({"3.1": "1.1"},))
    options = {o.id: i for i, o in enumerate(sort.paper(again))}
    assert options["entry:3.1"] - options["theme:1.1"] in {1, 2, 3}
    assert "theme:3.1" not in options


@pytest.mark.parametrize(("keys", "message"), [(("", 8), "of"), (("x", 0), "each"), (("x", 21), "each")])
def test_settings_say_which_key_is_wrong(keys: tuple[str, int], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}"):
        SortSettings(*keys)
