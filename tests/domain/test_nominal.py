from itertools import combinations_with_replacement
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.agreement import nominal

themes = st.lists(st.integers(0, 20), min_size=1, max_size=12).filter(any)


@pytest.mark.parametrize(
    ("counts", "phi", "iqv", "pair", "effective"),
    [
        ([10, 46, 15, 3], 0.513039, 0.736791, 0.439837, 2.235102),
        ([7, 3], 0.4, 0.84, 0.533333, 1.724138),
        ([12, 8, 5, 3, 2], 0.302765, 0.908333, 0.248276, 3.658537),
    ],
)
def test_choices_equal_the_golden_values(counts, phi, iqv, pair, effective):
    assert nominal.choice_phi(counts) == pytest.approx(phi, abs=1e-6)
    assert 1 - nominal.choice_phi(counts) ** 2 == pytest.approx(iqv, abs=1e-6)
    assert nominal.pair_probability(counts) == pytest.approx(pair, abs=1e-6)
    assert nominal.effective_number(counts) == pytest.approx(effective, abs=1e-6)


@given(themes)
def test_themes_phi_is_one_over_the_root_of_the_effective_number(counts):
    assert nominal.themes_phi(counts) == pytest.approx(1 / sqrt(nominal.effective_number(counts)), abs=1e-12)


@given(themes, st.randoms(use_true_random=False), st.integers(2, 5))
def test_order_empty_themes_and_merging_equal_rooms_change_no_bit(counts, rng, times):
    other = [times * c for c in rng.sample(counts, len(counts))] + [0, 0]
    assert nominal.themes_phi(other) == nominal.themes_phi(counts)


@given(themes)
def test_phi_stays_between_all_different_and_all_the_same(counts):
    assert 1 / sqrt(sum(counts)) - 1e-12 <= nominal.themes_phi(counts) <= 1


def _partitions(counts, missing):
    """Every way the missing answers can fall on themes old and new."""
    if not missing:
        return [counts]
    found = []
    for place in range(len(counts) + 1):
        more = [*counts, 0]
        more[place] += 1
        found += _partitions([c for c in more if c], missing - 1)
    return found


@settings(max_examples=60)
@given(st.lists(st.integers(1, 9), max_size=4), st.integers(0, 4))
def test_range_is_that_of_trying_everything(counts, missing):
    if not counts and not missing:
        return
    tried = [nominal.themes_phi(c) for c in _partitions(counts, missing)]
    assert nominal.range_with_missing(counts, missing) == (min(tried), max(tried))


def test_pairs_need_two_people():
    assert nominal.pair_probability([1, 0]) is None


def test_agreement_of_themes_is_provisional_until_confirmed():
    found = nominal.of_themes([6, 4, 2], missing=3)
    assert (found.n, found.shape, found.provisional) == (12, "tendency", True)
    assert found.phi == pytest.approx(0.623610, abs=1e-6)
    assert found.chance == pytest.approx(0.288675, abs=1e-6)
    assert (found.low, found.high) == nominal.range_with_missing([6, 4, 2], 3)
    assert not nominal.of_themes([6, 4, 2], confirmed=True).provisional


def test_answers_that_are_all_different_are_scattered_and_no_camps():
    assert nominal.of_themes([1] * 30).shape == "scattered"


@pytest.mark.parametrize("counts", [[], [0], [3, 1]])
def test_few_answers_show_the_counter_alone(counts):
    found = nominal.of_themes(counts, missing=2)
    assert (found.n, found.phi, found.low, found.shape) == (sum(counts), None, None, "few")


def test_phi_refuses_what_has_none():
    with pytest.raises(ValueError, match="at least one"):
        nominal.themes_phi([])
    with pytest.raises(ValueError, match="two or more"):
        nominal.choice_phi([4])
    with pytest.raises(ValueError, match="below 0"):
        nominal.of_themes([4, -1])


@given(st.lists(st.integers(0, 6), min_size=2, max_size=4).filter(any), st.integers(0, 5))
def test_whatever_the_missing_choose_phi_of_choices_stays_in_its_range(counts, missing):
    low, high = nominal.choice_range(counts, missing)
    ends = [
        nominal.choice_phi([c + more.count(i) for i, c in enumerate(counts)])
        for more in combinations_with_replacement(range(len(counts)), missing)
    ]
    assert (low, high) == (pytest.approx(min(ends)), pytest.approx(max(ends)))


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=12))
def test_phi_of_choices_is_one_minus_the_mean_distance_over_its_maximum(room):
    measure = nominal.measure("abc")
    distances = [measure.distance(a, b) for a in room for b in room]
    assert measure.phi(room) ** 2 == pytest.approx(1 - sum(distances) / len(distances) * 3 / 2)
    assert room.count(measure.centre(room)) == max(map(room.count, room))


def test_agreement_of_choices_has_a_tick_a_range_and_no_camps():
    found = nominal.of_choices([10, 46, 15, 3], unsure=2, missing=4)
    assert (found.n, found.unsure, found.shape) == (74, 2, "tendency")
    assert found.phi == pytest.approx(0.513039, abs=1e-6)
    assert found.chance == pytest.approx(1 / sqrt(74))
    assert (found.low, found.high) == nominal.choice_range([10, 46, 15, 3], 4)
    assert nominal.of_choices([6, 6]).shape == "scattered"
    assert nominal.of_choices([4, 0], unsure=3).shape == "few"
    with pytest.raises(ValueError, match="two or more"):
        nominal.of_choices([4])
