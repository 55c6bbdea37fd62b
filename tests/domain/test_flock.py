from collections import defaultdict
from itertools import pairwise
from math import pi, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain import flock
from facilitator.domain.agreement import nominal, ordinal

answers = st.integers(2, 11).flatmap(
    lambda k: st.tuples(st.just(k), st.lists(st.integers(0, k - 1), min_size=1, max_size=80))
)
polarised = st.tuples(
    st.integers(3, 11), st.integers(1, 40), st.integers(1, 40), st.lists(st.integers(1, 9), max_size=5)
)


def _room(k, values):
    return ordinal.phi([values.count(point) for point in range(k)])


def _assert_drawn(values, phi, mu=0.7):
    drawn = flock.headings(flock.midranks(values), phi, mu)
    assert flock.order(drawn) == pytest.approx(phi, abs=1e-9)
    together = defaultdict(set)
    for value, heading in zip(values, drawn, strict=True):
        together[value].add(heading)
    assert all(len(headings) == 1 for headings in together.values())
    return drawn


@given(answers)
def test_the_drawn_order_is_the_number_and_equal_answers_fly_together(room):
    k, values = room
    _assert_drawn(values, _room(k, values))


@settings(max_examples=200)
@given(polarised)
def test_camps_with_a_few_people_between_them_are_drawn_exactly(room):
    k, low, high, between = room
    values = [0] * low + [min(b, k - 1) for b in between] + [k - 1] * high
    _assert_drawn(values, _room(k, values))


@pytest.mark.parametrize(
    "counts", [[6, 1, 0, 0, 0, 0, 0, 16], [26, 2, 0, 30], [10, 0, 0, 0, 24], [25, 2, 0, 0, 0, 0, 0, 0, 0, 0, 28]]
)
def test_rooms_whose_midranks_alone_never_meet_the_number(counts):
    values = [point for point, c in enumerate(counts) for _ in range(c)]
    drawn = _assert_drawn(values, ordinal.phi(counts))
    assert drawn[-1] - drawn[0] > 0.8 * pi


@given(st.lists(st.sampled_from("abcdef"), min_size=2, max_size=60), st.floats(-50, 50))
def test_themes_flown_evenly_have_their_number(labels, mu):
    phi = nominal.themes_phi([labels.count(c) for c in set(labels)])
    drawn = flock.headings(flock.even(len(labels)), phi, mu)
    assert flock.order(drawn) == pytest.approx(phi, abs=1e-9)


@given(st.integers(2, 200), st.floats(0, 1), st.floats(0, 1))
def test_any_number_can_be_drawn_whatever_the_positions(n, position, phi):
    drawn = flock.headings([position] * n, phi, 0.0)
    assert flock.order(drawn) == pytest.approx(phi, abs=1e-9)


def test_everybody_at_one_position_with_less_than_full_order_spreads_evenly():
    drawn = flock.headings([0.5] * 8, 0.4, 0.0)
    gaps = [b - a for a, b in pairwise(drawn)]
    assert gaps == pytest.approx([gaps[0]] * 7, abs=1e-9)
    assert gaps[0] > 0
    assert flock.order(drawn) == pytest.approx(0.4, abs=1e-9)


def test_unanimity_is_one_flock_along_mu():
    assert flock.headings(flock.midranks([4] * 9), 1.0, 2.5) == (2.5,) * 9


def test_opposite_halves_fly_in_opposite_directions():
    drawn = flock.headings(flock.midranks([1] * 5 + [5] * 5), 0.0, 0.0)
    assert drawn == pytest.approx([-pi / 2] * 5 + [pi / 2] * 5, abs=1e-9)


def test_headings_turn_with_mu():
    positions = flock.midranks([1, 2, 2, 3, 5, 5])
    still, turned = flock.headings(positions, 0.6, 0.0), flock.headings(positions, 0.6, 1.0)
    assert [b - a for a, b in zip(still, turned, strict=True)] == pytest.approx([1.0] * 6, abs=1e-12)


def test_the_even_flock_follows_its_closed_form():
    for n, s in ((12, 0.3), (500, 0.7)):
        drawn = [s * pi * (2 * q - 1) for q in flock.even(n)]
        assert flock.order(drawn) == pytest.approx(abs(sin(s * pi)) / (n * abs(sin(s * pi / n))), abs=1e-12)


@pytest.mark.parametrize("phi", [0.0, 0.001, 0.37, 0.999, 1.0])
def test_five_hundred_birds_have_their_number(phi):
    assert flock.order(flock.headings(flock.even(500), phi, 1.0)) == pytest.approx(phi, abs=1e-9)


def test_an_empty_sky_and_a_single_bird():
    assert flock.headings((), 0.5, 1.0) == ()
    assert flock.order(()) == 0
    assert flock.headings((0.5,), 0.3, 1.0) == (1.0,)


def test_midranks_share_the_middle_of_their_rank():
    assert flock.midranks([1, 5, 5, 3]) == (0.125, 0.75, 0.75, 0.375)
    assert flock.midranks([]) == ()


def test_choices_are_stacked_by_size_then_by_name():
    assert flock.stacked(["b", "a", "c", "c"]) == (0.875, 0.625, 0.25, 0.25)


def test_even_positions():
    assert flock.even(4) == (0.125, 0.375, 0.625, 0.875)
    assert flock.even(0) == ()
