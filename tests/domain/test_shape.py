from itertools import product
from math import fsum, sqrt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.agreement import Agreement, chance_level, ordinal, several, shape_of, shown

FIVE_POINTS = sqrt(3 / 15)


def test_endless_chance_answers_on_five_and_ten_points():
    assert sqrt((5 - 2) / (3 * 5)) == pytest.approx(0.447214, abs=1e-6)
    assert chance_level(sqrt(8 / 30), 10**12) == pytest.approx(0.516398, abs=1e-6)
    assert chance_level(sqrt(1 / 3), 10**12) == pytest.approx(0.577350, abs=1e-6)


@pytest.mark.parametrize(("n", "tick"), [(5, 0.6), (20, 0.489898), (100, 0.456070)])
def test_chance_tick_of_five_points(n, tick):
    assert chance_level(FIVE_POINTS, n) == pytest.approx(tick, abs=1e-6)
    each = n // 5
    assert ordinal.of_counts([each] * 5).chance == pytest.approx(chance_level(FIVE_POINTS, n), abs=1e-12)


@pytest.mark.parametrize(
    ("phi", "shape"),
    [
        (1.0, "starlings"),
        (0.90, "starlings"),
        (0.899, "same_direction"),
        (0.70, "same_direction"),
        (0.699, "tendency"),
        (0.55, "tendency"),
        (0.53, "scattered"),
        (0.49, "scattered"),
        (0.41, "scattered"),
        (0.39, "camps"),
        (0.0, "camps"),
    ],
)
def test_the_word_for_a_number(phi, shape):
    assert shape_of(phi, 20, chance_level(FIVE_POINTS, 20)) == shape


def test_two_camps_found_in_the_counts_outrank_the_number():
    assert shape_of(0.72, 30, 0.49, camps=True) == "camps"
    assert ordinal.of_counts([0, 14, 3, 13, 0]).shape == "camps"


@pytest.mark.parametrize("points", range(3, 12))
@pytest.mark.parametrize("each", [4, 5, 40])
def test_an_even_spread_is_scattered_however_small_the_room(points, each):
    assert ordinal.of_counts([each] * points).shape == "scattered"


def test_on_two_points_an_even_split_is_two_camps():
    assert ordinal.of_counts([10, 10]).shape == "camps"


def test_where_there_can_be_no_camps_the_lowest_word_is_scattered():
    assert shape_of(0.1, 30, 0.49, camps=None) == "scattered"


@pytest.mark.parametrize(
    ("counts", "shape"),
    [
        ([0, 0, 0, 0, 4], "few"),
        ([0, 0, 0, 0, 5], "bracketed"),
        ([5, 0, 0, 0, 6], "bracketed"),
        ([6, 0, 0, 0, 6], "camps"),
        ([0, 0, 0, 0, 12], "starlings"),
        ([1, 0, 0, 0, 19], "starlings"),
        ([3, 3, 3, 3, 3], "scattered"),
        ([6, 8, 5, 3, 2], "tendency"),
    ],
)
def test_from_five_answers_a_number_from_twelve_a_word(counts, shape):
    assert ordinal.of_counts(counts).shape == shape


@pytest.mark.parametrize(
    ("counts", "read"),
    [
        ([0, 0, 0, 0, 4], None),
        ([0, 1, 2, 6, 3], 0.75),
        ([6, 8, 2, 1, 2], 0.6),
        ([6, 8, 5, 3, 2], 0.57),
        ([10, 30, 50, 30, 10], 0.66),
        ([0, 0, 0, 0, 7], 1.0),
    ],
)
def test_the_number_people_read_is_rounded(counts, read):
    assert shown(ordinal.of_counts(counts)) == read


def test_several_items_are_the_root_of_their_mean_square():
    items = [ordinal.of_counts([2, 2, 2, 2, 12], 1, 4), ordinal.of_counts([0, 0, 0, 4, 14], 3, 4)]
    found = several.together(items)
    assert found.phi == pytest.approx(sqrt(sum(i.phi**2 for i in items) / 2), abs=1e-12)
    assert found.chance == pytest.approx(sqrt(sum(i.chance**2 for i in items) / 2), abs=1e-12)
    assert found.low == pytest.approx(sqrt(sum(i.low**2 for i in items) / 2), abs=1e-12)
    assert found.high == pytest.approx(sqrt(sum(i.high**2 for i in items) / 2), abs=1e-12)
    assert (found.n, found.unsure, found.shape) == (18, 4, "same_direction")
    assert several.together(items[::-1]) == found


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 5), st.integers(1, 5))
def test_the_tick_is_the_root_of_the_mean_square_over_all_rooms_that_chance_can_make(points, n):
    rooms = list(product(range(points), repeat=n))
    squares = [ordinal.phi([room.count(point) for point in range(points)]) ** 2 for room in rooms]
    phi0 = sqrt((points - 2) / (3 * points))
    assert chance_level(phi0, n) == pytest.approx(sqrt(fsum(squares) / len(rooms)), abs=1e-9)


def test_several_items_without_missing_people_have_no_range():
    found = several.together([ordinal.of_counts([0, 1, 2, 6, 3])] * 2)
    assert (found.low, found.high) == (None, None)


def test_several_items_show_the_counter_alone_if_one_has_few_answers():
    found = several.together([ordinal.of_counts([0, 0, 0, 0, 20]), ordinal.of_counts([1, 0, 0, 0, 2], 5)])
    assert (found.n, found.phi, found.unsure, found.shape) == (3, None, 5, "few")
    assert several.together([]).shape == "few"


def test_an_agreement_survives_json_bit_for_bit():
    found = ordinal.of_counts([30, 40, 210, 130, 530, 50, 10], 3, 17)
    assert msgspec.json.decode(msgspec.json.encode(found), type=Agreement) == found
