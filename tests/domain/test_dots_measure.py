from itertools import combinations, product
from math import sqrt

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


full_ballots = st.lists(
    st.lists(st.sampled_from("abcd"), min_size=3, max_size=3).map(lambda given: {o: given.count(o) for o in given}),
    min_size=1,
    max_size=10,
)


@given(ballots_of_three.filter(bool))
def test_phi_squared_is_one_minus_the_mean_distance_of_all_pairs(ballots):
    measure = dots.measure(3)
    distances = [measure.distance(a, b) for a, b in product(ballots, ballots)]
    assert measure.phi(ballots) ** 2 == pytest.approx(1 - sum(distances) / len(distances), abs=1e-9)
    assert all(0 <= d <= 1 for d in distances)


def test_the_distance_of_two_is_the_share_of_dots_they_do_not_have_in_common():
    distance = dots.measure(3).distance
    assert distance({"a": 2, "b": 1}, {"a": 1, "c": 2}) == pytest.approx(2 / 3)
    assert distance({"a": 3}, {"b": 3}) == 1
    assert distance({"a": 3}, {"a": 3}) == 0


@given(full_ballots)
def test_no_ballot_is_nearer_to_all_than_the_centre(ballots):
    measure = dots.measure(3)
    centre = measure.centre(ballots)
    assert sum(centre.values()) == 3

    def away(ballot):
        return sum(measure.distance(ballot, other) for other in ballots)

    others = ({o: given.count(o) for o in given} for given in product("abcd", repeat=3))
    assert all(away(centre) <= away(other) + 1e-9 for other in others)


def test_equal_centres_are_told_by_name():
    assert dots.measure(1).centre([{"b": 1}, {"a": 1}]) == {"a": 1}


def test_what_every_group_feels_beats_what_one_feels_loudly():
    sizes = {"x": 8, "y": 8, "z": 8}
    one_loud, everywhere = {"x": 8}, {"x": 2, "y": 2, "z": 2}
    assert dots.felt_by_all(everywhere, sizes) == pytest.approx(0.3)
    assert dots.felt_by_all(one_loud, sizes) == pytest.approx((0.9 * 0.1 * 0.1) ** (1 / 3))
    assert dots.felt_by_all({"x": 5, "y": 3}, {"x": 8, "y": 6}) == pytest.approx(sqrt(6 / 10 * 4 / 8))


@given(st.dictionaries(st.sampled_from("uvwxyz"), st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1))
def test_felt_lies_inside_0_and_1_and_grows_with_every_person(groups):
    people = {name: min(pair) for name, pair in groups.items()}
    sizes = {name: max(pair) for name, pair in groups.items()}
    felt = dots.felt_by_all(people, sizes)
    assert 0 < felt < 1
    for name in groups:
        if people[name] < sizes[name]:
            assert dots.felt_by_all({**people, name: people[name] + 1}, sizes) > felt


@pytest.mark.parametrize(("people", "sizes"), [({}, {}), ({"x": 3}, {"x": 2}), ({"x": -1}, {"x": 2})])
def test_more_people_than_a_group_has_are_refused(people, sizes):
    with pytest.raises(ValueError, match="people of each"):
        dots.felt_by_all(people, sizes)
