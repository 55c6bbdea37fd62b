from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agreement import dots

ballots_of_three = st.lists(
    st.lists(st.sampled_from("abcde"), max_size=3).map(lambda given: {o: given.count(o) for o in given}), max_size=14
)


def test_two_people_share_the_dots_they_have_in_common():
    assert dots.shared_dots([{"a": 2, "b": 1}, {"a": 1, "c": 2}], 3) == 1
    assert dots.shared_dots([{"a": 2, "b": 1}, {"a": 2, "b": 1}], 3) == 3
    assert dots.shared_dots([{"a": 3}, {"b": 3}], 3) == 0


def test_three_people_share_the_mean_of_their_pairs():
    assert dots.shared_dots([{"a": 2, "b": 1}, {"a": 1, "b": 2}, {"b": 3}], 3) == pytest.approx(5 / 3, abs=1e-12)


@given(ballots_of_three, st.randoms(use_true_random=False))
def test_shared_dots_are_those_of_looking_at_every_pair(ballots, rng):
    pairs = list(combinations(ballots, 2))
    looked_at = sum(min(a.get(o, 0), b.get(o, 0)) for a, b in pairs for o in "abcde")
    expected = looked_at / len(pairs) if pairs else None
    assert dots.shared_dots(ballots, 3) == expected
    assert dots.shared_dots(rng.sample(ballots, len(ballots)), 3) == expected


def test_effective_favourites():
    assert dots.effective_favourites([10, 10, 0]) == 2
    assert dots.effective_favourites([12, 8, 5, 3, 2]) == pytest.approx(3.658537, abs=1e-6)
    assert dots.effective_favourites([0, 0]) is None
    assert dots.effective_favourites([]) is None


def test_agreement_of_people_is_the_share_of_dots_in_common():
    found = dots.of_ballots([{"a": 2, "b": 1}] * 6 + [{"a": 2, "c": 1}] * 6, 3)
    # 30 of 66 pairs share all three dots, 36 share two
    assert found.phi == pytest.approx((30 * 3 + 36 * 2) / 66 / 3, abs=1e-12)
    assert (found.n, found.chance, found.shape) == (12, None, "same_direction")


def test_a_vote_with_nothing_in_common_is_scattered():
    assert dots.of_ballots([{str(i): 3} for i in range(12)], 3).shape == "scattered"


def test_four_ballots_show_the_counter_alone():
    found = dots.of_ballots([{"a": 3}] * 4, 3)
    assert (found.n, found.phi, found.shape) == (4, None, "few")


def test_no_ballot_is_few():
    assert dots.of_ballots([], 3).shape == "few"


@pytest.mark.parametrize("ballot", [{"a": 4}, {"a": 2, "b": 2}, {"a": -1, "b": 3}])
def test_a_ballot_nobody_could_cast_is_refused(ballot):
    with pytest.raises(ValueError, match="3 dots"):
        dots.shared_dots([ballot], 3)
