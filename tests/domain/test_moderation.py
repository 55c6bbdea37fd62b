from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import events as ev
from facilitator.domain.moderation import NOTHING, Moderation, arrange
from facilitator.domain.themes import Theme

TEXTS = {"1.1": "lists", "2.1": "lists!", "3.1": "meetings", "4.1": "printer", "5.1": "meetings"}
THEMES = (
    Theme("1.1", "lists", ("1.1", "2.1")),
    Theme("3.1", "meetings", ("3.1", "5.1")),
    Theme("4.1", "printer", ("4.1",)),
)
HERE = (9, "s", 1)


def label(ids) -> str:
    return Counter(TEXTS[e] for e in ids).most_common(1)[0][0]


def after(*events: ev.AnyModerated) -> Moderation:
    found = NOTHING
    for event in events:
        found = found.then(event)
    return found


def arranged(*events: ev.AnyModerated) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(t.id, t.label, t.entries) for t in arrange(THEMES, after(*events), label)]


def merge(theme: str, into: str) -> ev.ThemesMerged:
    return ev.ThemesMerged(*HERE, theme, into, "a", "b")


def move(entry: str, theme: str) -> ev.EntryMoved:
    return ev.EntryMoved(*HERE, entry, theme, "a")


def test_hiding_and_editing_are_states_of_an_entry():
    shown = after(ev.EntryHidden(*HERE, "1.1", "lists"), ev.EntryEdited(*HERE, "2.1", "Lists", "lists!"))
    assert (shown.hidden, shown.edited) == ({"1.1"}, {"2.1": "Lists"})
    back = shown.then(ev.EntryShown(*HERE, "1.1", "lists")).then(ev.EntryEdited(*HERE, "2.1", "", "Lists"))
    assert (back.hidden, back.edited) == (frozenset(), {})


def test_merging_puts_all_entries_under_the_theme_that_stays():
    assert arranged(merge("3.1", "1.1")) == [
        ("1.1", "lists", ("1.1", "2.1", "3.1", "5.1")),
        ("4.1", "printer", ("4.1",)),
    ]


def test_a_chain_of_merges_ends_in_one_theme():
    assert arranged(merge("1.1", "3.1"), merge("3.1", "4.1")) == [
        ("4.1", "printer", ("4.1", "3.1", "5.1", "1.1", "2.1"))
    ]


def test_an_entry_moves_and_its_theme_goes_on_under_the_next_one():
    assert arranged(move("1.1", "3.1")) == [
        ("2.1", "lists!", ("2.1",)),
        ("3.1", "meetings", ("3.1", "5.1", "1.1")),
        ("4.1", "printer", ("4.1",)),
    ]
    assert arranged(move("4.1", "1.1"))[0] == ("1.1", "lists", ("1.1", "2.1", "4.1"))
    assert len(arranged(move("4.1", "1.1"))) == 2


def test_splitting_makes_a_theme_of_its_own_at_the_end():
    assert arranged(move("2.1", ""))[-1] == ("2.1", "lists!", ("2.1",))
    assert arranged(move("4.1", "")) == arranged()


def test_a_renamed_theme_keeps_its_name_until_it_is_given_back():
    named = ev.ThemeRenamed(*HERE, "3.1", "Sitzungen", "meetings")
    assert arranged(named)[1][1] == "Sitzungen"
    assert arranged(named, merge("4.1", "3.1"))[1] == ("3.1", "Sitzungen", ("3.1", "5.1", "4.1"))
    assert arranged(named, ev.ThemeRenamed(*HERE, "3.1", "", "Sitzungen"))[1][1] == "meetings"


@pytest.mark.parametrize(
    "event", [merge("9.9", "1.1"), merge("1.1", "9.9"), merge("1.1", "2.1"), move("9.9", "1.1"), move("1.1", "9.9")]
)
def test_what_names_something_gone_changes_nothing(event):
    assert arranged(event) == arranged()


def test_votes_on_merged_themes_count_for_the_one_that_stayed():
    done = after(merge("1.1", "3.1"), merge("3.1", "4.1"))
    assert done.merged(["1.1", "3.1", "4.1", "8.1"]) == {"1.1": "4.1", "3.1": "4.1"}
    assert done.merged(["1.1", "3.1", "8.1"]) == {"3.1": "1.1"}
    assert NOTHING.merged(["1.1"]) == {}
    assert after(merge("1.1", "3.1"), merge("3.1", "1.1")).merged(["1.1", "3.1"]) == {"1.1": "3.1"}


def test_votes_on_a_theme_that_was_split_off_again_count_for_itself_again():
    done = after(merge("1.1", "3.1"), merge("3.1", "4.1"), move("3.1", ""))
    assert done.merged(["1.1", "3.1", "4.1"]) == {"1.1": "4.1"}
    assert after(*done.arranged, merge("3.1", "8.1")).merged(["1.1", "3.1", "4.1", "8.1"]) == {
        "1.1": "4.1",
        "3.1": "8.1",
    }


def test_what_was_called_different_is_remembered_both_ways():
    done = after(ev.LikenessDenied(*HERE, "1.1", "3.1", "a", "b"))
    assert done.denies("3.1", "1.1")
    assert not done.denies("1.1", "4.1")
    assert arrange(THEMES, done, label) == list(THEMES)


IDS = st.sampled_from([*TEXTS, "9.9"])
EVENTS = st.one_of(
    st.builds(merge, IDS, IDS),
    st.builds(move, IDS, st.one_of(IDS, st.just(""))),
    st.builds(lambda theme, text: ev.ThemeRenamed(*HERE, theme, text, "a"), IDS, st.sampled_from(["", "name"])),
)


@given(st.lists(EVENTS, max_size=12))
def test_whatever_is_done_every_entry_is_in_exactly_one_theme_that_bears_the_id_of_one_of_its_entries(events):
    found = arrange(THEMES, after(*events), label)
    assert sorted(entry for theme in found for entry in theme.entries) == sorted(TEXTS)
    assert all(theme.id in theme.entries and theme.label for theme in found)


@given(st.lists(EVENTS, max_size=12), st.lists(st.sampled_from(list(TEXTS)), unique=True))
def test_merged_votes_end_at_an_id_that_counts_for_itself(events, ids):
    same = after(*events).merged(ids)
    assert set(same) | set(same.values()) <= set(ids)
    assert not set(same) & set(same.values())
