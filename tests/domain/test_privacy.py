from facilitator.domain.privacy import may_refresh, visible_groups


def test_groups_from_five_people_on_are_shown() -> None:
    assert visible_groups({"a": 5, "b": 9}) == {"a", "b"}


def test_a_small_group_is_hidden_with_the_next_smallest_so_that_it_cannot_be_subtracted() -> None:
    assert visible_groups({"a": 4, "b": 9, "c": 7}) == {"b"}


def test_small_groups_that_cover_each_other_hide_nobody_else() -> None:
    assert visible_groups({"a": 3, "b": 2, "c": 7, "d": 6}) == {"c", "d"}


def test_people_of_no_department_are_hidden_people_too() -> None:
    assert visible_groups({"a": 5, "b": 6, "c": 7}, ungrouped=1) == {"b", "c"}
    assert visible_groups({"a": 5, "b": 6, "c": 7}, ungrouped=5) == {"a", "b", "c"}
    assert visible_groups({"a": 3, "b": 6, "c": 7}, ungrouped=2) == {"b", "c"}


def test_a_plan_may_show_smaller_groups() -> None:
    assert visible_groups({"a": 3, "b": 9}, 3) == {"a", "b"}
    assert visible_groups({"a": 2, "b": 3, "c": 9}, 3) == {"c"}


def test_nothing_is_shown_of_one_small_group_alone() -> None:
    assert visible_groups({"a": 2}) == frozenset()


def test_a_view_by_group_waits_for_five_answers_or_the_end() -> None:
    assert not may_refresh(4, closed=False)
    assert may_refresh(5, closed=False)
    assert may_refresh(1, closed=True)
