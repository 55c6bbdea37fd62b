import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agreement import ordinal, silos

PHI = ordinal.measure(5).phi
GROUPS = st.dictionaries(st.sampled_from("abcd"), st.lists(st.integers(1, 5), min_size=1, max_size=8), min_size=2)


def answers(counts):
    return [point for point, count in enumerate(counts, 1) for _ in range(count)]


APART = {"a": answers((3, 2, 0, 0, 0)), "b": answers((0, 0, 0, 2, 3)), "c": answers((0, 1, 3, 1, 0))}
ALIKE = {name: answers((1, 1, 1, 1, 1)) for name in "abc"}


def test_two_rooms_of_the_same_agreement_tell_opposite_stories():
    everybody = [[point for values in room.values() for point in values] for room in (APART, ALIKE)]
    assert [PHI(values) for values in everybody] == pytest.approx([0.4472136, 0.4472136], abs=1e-6)
    assert [silos.dispersion(values, PHI) for values in everybody] == pytest.approx([12, 12])
    assert sum(silos.dispersion(values, PHI) for values in APART.values()) == pytest.approx(4)
    assert sum(silos.dispersion(values, PHI) for values in ALIKE.values()) == pytest.approx(12)
    apart, alike = silos.find(APART, PHI), silos.find(ALIKE, PHI)
    assert (apart.share, apart.verdict) == (pytest.approx(0.666667, abs=1e-6), "silos")
    assert (alike.share, alike.verdict) == (0, "within")
    assert apart.chance == alike.chance == pytest.approx(0.142857, abs=1e-6)
    assert apart.p < silos.LEVEL <= alike.p


def test_the_test_shuffles_999_times_at_five_per_cent_for_three_groups_of_five():
    assert (silos.SHUFFLES, silos.LEVEL, silos.GROUPS, silos.SMALLEST) == (999, 0.05, 3, 5)


def test_groups_drawn_by_lot_are_no_silos():
    assert silos.find({"a": [1, 5, 3, 2, 4], "b": [2, 5, 1, 3, 4], "c": [3, 3, 1, 5, 3]}, PHI).verdict == "within"


def test_p_tells_how_often_lots_show_as_much_even_where_the_share_is_small():
    found = silos.find({"a": [1, 5, 3, 2, 1], "b": [2, 5, 1, 3, 4], "c": [3, 3, 4, 5, 3]}, PHI)
    assert found.share < found.chance
    assert 0.5 < found.p < 1


def test_two_groups_or_groups_of_four_get_no_word():
    assert silos.find({"a": APART["a"], "b": APART["b"]}, PHI).verdict is None
    assert silos.find({**APART, "c": APART["c"][:4]}, PHI).verdict is None


def test_a_room_of_one_mind_has_no_silos_to_speak_of():
    found = silos.find({name: [4] * 6 for name in "abc"}, PHI)
    assert (found.share, found.p, found.verdict) == (0, 1, None)


@given(GROUPS)
def test_a_share_is_a_share_and_depends_on_no_order(groups):
    found = silos.find(groups, PHI, shuffles=19)
    assert 0 <= found.share <= 1
    assert 0 < found.p <= 1
    turned = {name: values[::-1] for name, values in reversed(groups.items())}
    assert silos.between(list(turned.values()), PHI) == pytest.approx(found.share)


@given(GROUPS)
def test_what_lies_between_is_what_the_mean_distances_leave(groups):
    """The share from the distances themselves, as DISCO has it."""

    def dispersed(values):
        return sum(abs(a - b) for a in values for b in values) / len(values)

    total = dispersed([value for values in groups.values() for value in values])
    within = sum(dispersed(values) for values in groups.values())
    expected = (total - within) / total if total else 0
    assert silos.between(list(groups.values()), PHI) == pytest.approx(expected, abs=1e-9)


def test_steps_apart():
    assert silos.steps_apart([5, 0, 0, 0, 0], [0, 0, 0, 0, 5]) == 4
    assert silos.steps_apart([3, 2, 0, 0, 0], [0, 0, 0, 2, 3]) == pytest.approx(3.2)
    assert silos.steps_apart([1, 2, 3], [2, 4, 6]) == 0
    found = silos.pairs({"a": [5, 0, 0], "b": [0, 5, 0], "c": [0, 0, 5]})
    assert found[0] == ("a", "c", 2.0)
    assert {pair[:2] for pair in found} == {("a", "b"), ("a", "c"), ("b", "c")}


def test_what_cannot_be_compared_is_refused():
    with pytest.raises(ValueError, match="groups"):
        silos.find({"a": [1], "b": []}, PHI)
    with pytest.raises(ValueError, match="groups"):
        silos.find({"a": [1]}, PHI)
    with pytest.raises(ValueError, match="counts"):
        silos.steps_apart([0, 0], [1, 1])
    with pytest.raises(ValueError, match="counts"):
        silos.steps_apart([1, 0], [1, 1, 1])
