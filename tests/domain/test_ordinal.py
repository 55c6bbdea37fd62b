import random
from itertools import combinations, combinations_with_replacement

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.agreement import ordinal

# counts, phi, van der Eijk's A, Leik's D, consensus: from R's agrmt 1.42.12
GOLDEN = [
    ([30, 40, 210, 130, 530, 50, 10], 0.7728734, 0.6113333, 0.2866667, 0.7256876),
    ([2, 2, 2, 2, 2], 0.4472136, 0, 0.6, 0.4339850),
    ([5, 0, 0, 0, 5], 0, -1, 1, 0),
    ([0, 5, 0, 5, 0], 0.7071068, 0.1666667, 0.5, 0.5849625),
    ([10, 30, 50, 30, 10], 0.6572311, 0.3846154, 0.3846154, 0.6545981),
    ([40, 10, 0, 10, 40], 0.1414214, -0.6555556, 0.9, 0.1169925),
    ([1, 0, 0, 0, 9], 0.8, 0.6, 0.2, 0.5310044),
    ([6, 8, 5, 3, 2], 0.5728220, 0.3125, 0.4791667, 0.5250893),
    ([0, 0, 10, 0, 0, 0, 0, 10, 0, 0], 0.6666667, -0.0555556, 0.5555556, 0.5305147),
    ([1, 0, 0, 0, 2], 0.3333333, -0.3333333, 0.6666667, 0.0817042),
]
MEASURES = [ordinal.phi, ordinal.van_der_eijk_a, ordinal.leik, ordinal.consensus]

rooms = st.lists(st.integers(0, 30), min_size=2, max_size=11).filter(any)


def _layered_a(counts):
    """A as van der Eijk describes it: a weighted mean over layers, each judged by all its triples of points."""
    k, n, total, below = len(counts), sum(counts), 0.0, 0
    for level in sorted(set(counts) - {0}):
        layer = [int(c >= level) for c in counts]
        triples = [(layer[i], layer[j], layer[m]) for i, j, m in combinations(range(k), 3)]
        valleys, slopes = triples.count((1, 0, 1)), triples.count((1, 1, 0)) + triples.count((0, 1, 1))
        if sum(layer) == 1:
            a = 1.0
        elif valleys + slopes == 0:
            a = 0.0
        else:
            u = ((k - 2) * slopes - (k - 1) * valleys) / ((k - 2) * (slopes + valleys))
            a = u * (1 - (sum(layer) - 1) / (k - 1))
        total += (level - below) * sum(layer) / n * a
        below = level
    return total


@given(rooms)
def test_a_is_the_mean_of_its_layers(counts):
    assert ordinal.van_der_eijk_a(counts) == pytest.approx(_layered_a(counts), abs=1e-9)


@pytest.mark.parametrize(("counts", "phi", "a", "leik", "consensus"), GOLDEN)
def test_measures_equal_those_of_r(counts, phi, a, leik, consensus):
    found = [measure(counts) for measure in MEASURES]
    assert found == pytest.approx([phi, a, leik, consensus], abs=1e-6)


def test_phi_of_yes_and_no_is_the_margin():
    assert ordinal.phi([7, 3]) == pytest.approx(0.4, abs=1e-12)


def test_phi_of_a_slider_is_that_of_a_scale_with_its_101_points():
    answers = [0, 10, 25, 50, 50, 55, 60, 75, 90, 100]
    assert ordinal.phi([answers.count(point) for point in range(101)]) == pytest.approx(0.5495453, abs=1e-6)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=60), st.randoms(use_true_random=False))
def test_the_order_of_answers_changes_no_bit(answers: list[int], rng: random.Random):
    shuffled = rng.sample(answers, len(answers))
    before, after = ([a.count(point) for point in range(5)] for a in (answers, shuffled))
    assert ordinal.of_counts(before, missing=3) == ordinal.of_counts(after, missing=3)


@given(rooms)
def test_turning_the_scale_around_changes_no_bit(counts):
    assert ordinal.of_counts(counts, 2, 4) == ordinal.of_counts(counts[::-1], 2, 4)


@given(rooms, st.integers(2, 7))
def test_merging_equal_rooms_changes_no_measure(counts, times):
    merged = [times * c for c in counts]
    assert [measure(merged) for measure in MEASURES] == [measure(counts) for measure in MEASURES]


@given(rooms)
def test_measures_stay_within_their_ranges(counts):
    assert 0 <= ordinal.phi(counts) <= 1
    assert -1 <= ordinal.van_der_eijk_a(counts) <= 1
    assert 0 <= ordinal.leik(counts) <= 1
    assert -1e-12 <= ordinal.consensus(counts) <= 1


@given(st.integers(2, 11), st.integers(0, 10), st.integers(1, 500))
def test_one_point_for_all_is_full_agreement(points, place, n):
    counts = [0] * points
    counts[place % points] = n
    assert [measure(counts) for measure in MEASURES] == [1, 1, 0, 1]


def test_phi_squared_is_what_the_mean_distance_leaves():
    counts = [6, 8, 5, 3, 2]
    people = [point for point, c in enumerate(counts) for _ in range(c)]
    distance = sum(abs(a - b) for a in people for b in people) / len(people) ** 2
    assert ordinal.phi(counts) ** 2 == pytest.approx(1 - distance / 2, abs=1e-12)


def test_range_with_eight_people_missing():
    assert ordinal.phi([0, 1, 2, 6, 3]) == pytest.approx(0.740683, abs=1e-6)
    low, high = ordinal.range_with_missing([0, 1, 2, 6, 3], 8)
    assert low == pytest.approx(0.35, abs=1e-12)
    assert high == pytest.approx(0.835165, abs=1e-6)


@settings(max_examples=150)
@given(st.lists(st.integers(0, 9), min_size=2, max_size=5), st.integers(0, 6))
def test_range_is_that_of_trying_everything(counts, missing):
    if not sum(counts) + missing:
        return
    tried = [
        ordinal.phi([c + late.count(point) for point, c in enumerate(counts)])
        for late in combinations_with_replacement(range(len(counts)), missing)
    ]
    assert ordinal.range_with_missing(counts, missing) == (min(tried), max(tried))


def test_agreement_of_counts_carries_range_detail_and_unsure():
    found = ordinal.of_counts([0, 1, 2, 6, 3], unsure=2, missing=8)
    assert (found.n, found.unsure, found.shape) == (12, 2, "same_direction")
    assert (found.low, found.high) == ordinal.range_with_missing([0, 1, 2, 6, 3], 8)
    assert found.a == ordinal.van_der_eijk_a([0, 1, 2, 6, 3])
    assert found.chance == pytest.approx(0.516398, abs=1e-6)


def test_without_missing_people_there_is_no_range():
    found = ordinal.of_counts([0, 1, 2, 6, 3])
    assert (found.low, found.high) == (None, None)


def test_below_five_answers_there_is_only_the_counter():
    found = ordinal.of_counts([0, 0, 0, 0, 4], unsure=1, missing=9)
    assert (found.n, found.unsure, found.shape) == (4, 1, "few")
    assert [found.phi, found.chance, found.low, found.high, found.a, found.leik, found.consensus] == [None] * 7


def test_nobody_answered_is_few():
    assert ordinal.of_counts([0, 0, 0, 0, 0], missing=12).shape == "few"


@pytest.mark.parametrize("counts", [[], [3], [1, -1], [0, 0]])
def test_phi_refuses_what_has_none(counts):
    with pytest.raises(ValueError, match="counts"):
        ordinal.phi(counts)


def test_a_negative_number_of_missing_people_is_refused():
    with pytest.raises(ValueError, match="counts"):
        ordinal.of_counts([1, 2, 3], missing=-1)
