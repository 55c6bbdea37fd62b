import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agreement import ordinal
from facilitator.domain.movement import Movement, claimed, moved

MEASURE = ordinal.measure(5)
ANSWERS = st.dictionaries(st.sampled_from([f"p{i}" for i in range(12)]), st.integers(1, 5))


def test_movement_is_counted_against_the_first_rounds_median():
    first = {"a": 3, "b": 3, "c": 3, "d": 1, "e": 5}
    later = {"a": 3, "b": 4, "c": 3, "d": 2, "e": 1}
    assert moved(first, later, MEASURE) == Movement(both=5, toward=1, away=1, stayed=3, changed=3)


def test_only_people_who_are_in_both_rounds_count():
    assert moved({"a": 1, "b": 5}, {"b": 4, "c": 3}, MEASURE).both == 1
    assert moved({"a": 1}, {"b": 1}, MEASURE) == Movement(0, 0, 0, 0, 0)
    assert moved({}, {}, MEASURE).both == 0


@given(ANSWERS, ANSWERS)
def test_everybody_in_both_rounds_moved_or_stayed(first, later):
    found = moved(first, later, MEASURE)
    assert found.both == len(first.keys() & later.keys()) == found.toward + found.away + found.stayed
    assert found.toward + found.away <= found.changed


@given(ANSWERS)
def test_the_same_answers_again_are_no_movement(first):
    assert moved(first, first, MEASURE) == Movement(len(first), 0, 0, len(first), 0)


@pytest.mark.parametrize(
    ("before", "after", "changed", "claim"),
    [
        ([0, 0, 6, 6, 0], [0, 0, 6, 6, 0], 0, False),
        ([0, 0, 6, 6, 0], [0, 0, 5, 7, 0], 4, True),
        ([0, 0, 6, 6, 0], [0, 0, 5, 7, 0], 3, False),
        ([100, 0, 0, 0, 100], [0, 0, 0, 200, 0], 0, True),
        ([2, 0, 0, 0, 2], [0, 0, 0, 4, 0], 4, False),
    ],
)
def test_a_change_is_claimed_only_if_intervals_part_or_a_third_answered_differently(before, after, changed, claim):
    both = sum(before)
    first, later = ordinal.of_counts(before), ordinal.of_counts(after)
    assert claimed(first, later, Movement(both, changed, 0, both - changed, changed)) is claim
