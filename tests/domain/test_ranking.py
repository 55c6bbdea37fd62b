from itertools import combinations, permutations, product
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agreement import ranking

TENNESSEE = ["MNCK"] * 42 + ["NCKM"] * 26 + ["CKNM"] * 15 + ["KCNM"] * 17
ORDERS = st.lists(st.permutations("abcd").map(tuple), min_size=1, max_size=12)
PARTIAL = st.lists(st.sampled_from([p[:k] for p in permutations("abcd") for k in (1, 2, 4)]), min_size=1, max_size=12)


def of_ranks(ranks):
    return [option for _, option in sorted(zip(ranks, "abcd", strict=True))]


def test_golden_w():
    orders = [of_ranks(ranks) for ranks in ("1234", "2143", "1324")]
    assert ranking.kendall_w(orders, "abcd") == pytest.approx(0.6444444, abs=1e-6)
    assert sum(spearman(a, b) for a, b in combinations(orders, 2)) / 3 == pytest.approx(0.4666667, abs=1e-6)
    assert ranking.of_orders(orders * 2, "abcd").phi == pytest.approx(sqrt(ranking.kendall_w(orders, "abcd")))


ANXIETY = (
    (3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3),
    (3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4),
    (2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2),
)
"""``irr::anxiety``: 20 subjects as 3 raters see them, 1..6."""


def test_golden_w_with_ties_in_every_row():
    ranked = [[2 * sum(v < own for v in row) + row.count(own) + 1 for own in row] for row in ANXIETY]
    assert ranking.w_of_ranks(ranked) == pytest.approx(0.5396569, abs=1e-6)


@pytest.mark.parametrize("ranked", [[], [[]], [[2]], [[2, 4], [2]], [[1, 2]], [[3, 3]]])
def test_rows_that_rank_nothing_are_refused(ranked):
    with pytest.raises(ValueError, match="expected"):
        ranking.w_of_ranks(ranked)


def test_tennessee():
    assert ranking.schulze(TENNESSEE, "MNCK") == ("N", "C", "K", "M")
    assert ranking.borda(TENNESSEE, "MNCK") == {"N": 194, "C": 173, "M": 126, "K": 107}
    assert ranking.condorcet(TENNESSEE, "MNCK") == "N"


def test_a_circle_has_no_winner():
    assert ranking.condorcet(["abc", "bca", "cab"], "abc") is None
    assert ranking.schulze(["abc", "bca", "cab"], "abc") == ("a", "b", "c")


def spearman(a, b):
    first, second = ranking.doubled_ranks(a, "abcd"), ranking.doubled_ranks(b, "abcd")
    return 1 - 6 * sum((first[o] / 2 - second[o] / 2) ** 2 for o in "abcd") / 60


@given(st.lists(st.permutations("abcd").map(tuple), min_size=2, max_size=10))
def test_w_is_the_mean_spearman_correlation_of_two_people(orders):
    mean = sum(spearman(a, b) for a, b in combinations(orders, 2)) / (len(orders) * (len(orders) - 1) / 2)
    m = len(orders)
    assert ranking.kendall_w(orders, "abcd") == pytest.approx((1 + (m - 1) * mean) / m, abs=1e-9)


@given(ORDERS)
def test_phi_is_one_minus_twice_the_mean_distance(orders):
    measure = ranking.measure("abcd")
    distances = [measure.distance(a, b) for a, b in product(orders, orders)]
    assert measure.phi(orders) ** 2 == pytest.approx(1 - 2 * sum(distances) / len(distances), abs=1e-9)


@given(PARTIAL)
def test_orders_with_places_left_out_are_ranked_by_midranks(orders):
    found = ranking.kendall_w(orders, "abcd")
    assert 0 <= found <= 1 + 1e-12
    assert found == pytest.approx(ranking.kendall_w(orders[::-1], "abcd"))
    assert sum(ranking.borda(orders, "abcd").values()) == 6 * len(orders)
    ranks = ranking.doubled_ranks(orders[0], "abcd")
    assert sum(ranks.values()) == 20


def test_everybody_of_one_mind_is_one_even_on_the_first_place_alone():
    assert ranking.kendall_w(["ab", "ab"], "abcd") == pytest.approx(1)
    assert ranking.kendall_w(["a"] * 5, "abcd") == pytest.approx(1)


@given(ORDERS)
def test_a_condorcet_winner_also_wins_by_schulze(orders):
    winner = ranking.condorcet(orders, "abcd")
    assert winner is None or ranking.schulze(orders, "abcd")[0] == winner


@given(PARTIAL)
def test_no_order_of_that_length_is_nearer_to_all_than_the_centre(orders):
    measure = ranking.measure("abcd")
    centre = measure.centre(orders)

    def away(order):
        return sum(measure.distance(order, other) for other in orders)

    assert all(away(centre) <= away(order) + 1e-9 for order in permutations("abcd", len(centre)))


@given(PARTIAL, st.permutations("abcd"))
def test_the_sequence_of_the_options_changes_no_measure(orders, options):
    assert ranking.kendall_w(orders, options) == ranking.kendall_w(orders, "abcd")
    assert ranking.borda(orders, options) == ranking.borda(orders, "abcd")
    assert ranking.condorcet(orders, options) == ranking.condorcet(orders, "abcd")


def test_opposite_orders_are_one_apart_and_an_order_is_none_from_itself():
    measure = ranking.measure("abcde")
    assert measure.distance("abcde", "edcba") == 1
    assert measure.distance("ab", "ab") == 0


def test_without_orders_nobody_scores_and_nobody_wins():
    assert ranking.borda([], "ab") == {"a": 0, "b": 0}
    assert ranking.condorcet([], "ab") is None
    assert ranking.schulze([], "ba") == ("b", "a")


def test_few_orders_are_only_counted_and_chance_is_one_over_m():
    assert ranking.of_orders(["abc"] * 4, "abc").phi is None
    found = ranking.of_orders(["abc"] * 16, "abc")
    assert (found.phi, found.chance, found.shape) == (pytest.approx(1), 0.25, "starlings")


@pytest.mark.parametrize(("orders", "options"), [([], "ab"), (["a"], "a"), (["aa"], "ab"), (["c"], "ab")])
def test_what_is_no_order_is_refused(orders, options):
    with pytest.raises(ValueError, match="order"):
        ranking.kendall_w(orders, options)
