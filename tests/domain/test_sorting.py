from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.sorting import ENOUGH, NEW, Deck, decide, majority
from facilitator.domain.themes import Theme

A = Theme("1.1", "parking", ("1.1", "2.1"))
B = Theme("3.1", "cars", ("3.1",))
C = Theme("4.1", "coffee", ("4.1", "5.1", "6.1"))


def decided(decisions, themes=(A, B, C)):
    return [(t.id, t.label, t.entries) for t in decide(themes, decisions, "+".join)]


@pytest.mark.parametrize(
    ("judgements", "said"),
    [
        ([], None),
        (["a", "a"], None),
        (["a", "a", "b"], "a"),
        (["a", "b", NEW], None),
        (["a", "a", "b", "b"], None),
        (["a", NEW, NEW, NEW], NEW),
        (["a", "a", "a", "b", "b"], "a"),
    ],
)
def test_three_or_more_decide_if_more_than_half_agree(judgements, said):
    assert majority(judgements) == said


def test_nothing_decided_changes_nothing():
    assert decided({}) == decided({"1.1": "2.1", "3.1": NEW, "5.1": "4.1"}) == decided({"9.9": "1.1", "3.1": "9.9"})
    assert decided({}) == [("1.1", "parking", ("1.1", "2.1")), ("3.1", "cars", ("3.1",)), (C.id, C.label, C.entries)]


def test_an_entry_goes_to_the_theme_it_was_judged_to_belong_to():
    assert decided({"3.1": "2.1"}) == [("1.1", "parking", ("1.1", "2.1", "3.1")), (C.id, C.label, C.entries)]


def test_what_is_new_begins_a_theme_and_leaves_the_name_behind_with_its_first_entry():
    assert decided({"5.1": NEW})[2:] == [("4.1", "coffee", ("4.1", "6.1")), ("5.1", "5.1", ("5.1",))]
    assert decided({"4.1": NEW})[2:] == [("5.1", "5.1+6.1", ("5.1", "6.1")), ("4.1", "4.1", ("4.1",))]


def test_two_that_were_sent_to_each_other_meet():
    themes = (B, Theme("7.1", "automobiles", ("7.1",)))
    assert decided({"3.1": "7.1", "7.1": "3.1"}, themes) == [("7.1", "automobiles", ("3.1", "7.1"))]


def test_a_theme_that_all_have_left_takes_nobody_any_more():
    assert decided({"3.1": "4.1", "1.1": "3.1"}) == [
        ("2.1", "2.1", ("2.1",)),
        ("4.1", "coffee", ("1.1", "3.1", "4.1", "5.1", "6.1")),
    ]


entries = st.sampled_from(["1.1", "2.1", "3.1", "4.1", "5.1", "6.1", "7.7"])


@given(st.dictionaries(entries, entries | st.just(NEW)))
def test_every_entry_stays_in_exactly_one_theme_which_bears_the_id_of_one_of_its_entries(decisions):
    themes = decide((A, B, C), decisions, "+".join)
    assert sorted(e for t in themes for e in t.entries) == ["1.1", "2.1", "3.1", "4.1", "5.1", "6.1"]
    assert all(t.id in t.entries and t.label for t in themes)


# Dealing


def deck(owners, each):
    return Deck(list(owners), owners, each)


@given(st.lists(st.integers(1, 12), min_size=1, max_size=30), st.integers(1, 10), st.integers(1, 40))
def test_nobody_judges_their_own_nor_anything_twice(writers, each, people):
    owners = {f"{who}.{i}": {who} for i, who in enumerate(writers)}
    cards = deck(owners, each)
    for person in range(1, people + 1):
        hand = cards.hand(person)
        others = [e for e, who in owners.items() if person not in who]
        assert len(set(hand)) == len(hand) == min(each, len(others) or len(owners))
        assert not others or set(hand) <= set(others)


@given(st.integers(1, 8), st.integers(6, 40), st.integers(1, 3))
def test_each_thing_reaches_three_people_where_the_room_is_large_enough(each, writers, per_person):
    owners = {f"{who}.{i}": {who} for who in range(1, writers + 1) for i in range(per_person)}
    cards = deck(owners, each)
    people = -(-ENOUGH * len(owners) // each) + writers
    reached = Counter(thing for person in range(1, people + 1) for thing in cards.hand(person))
    assert min(reached[thing] for thing in owners) >= ENOUGH


def test_what_matters_most_comes_first_and_the_rest_is_spread_evenly():
    owners = {str(i): {100} for i in range(20)}
    cards = deck(owners, 5)
    first = Counter(thing for person in range(1, 4) for thing in cards.hand(person))
    assert first == {str(i): 3 for i in range(5)}
    every = Counter(thing for person in range(1, 33) for thing in cards.hand(person))
    assert set(every.values()) == {8}


def test_a_hand_does_not_depend_on_who_came_later_or_was_asked_first():
    owners = {str(i): {i} for i in range(30)}
    one, other = deck(owners, 4), deck(owners, 4)
    assert [one.hand(p) for p in range(1, 20)] == [other.hand(p) for p in (*range(19, 0, -1),)][::-1]
    assert one.hand(0) == other.hand(0)


def test_with_nothing_to_judge_there_is_nothing_to_deal():
    assert deck({}, 3).hand(1) == deck({}, 3).hand(0) == ()
