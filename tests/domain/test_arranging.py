from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import events as ev
from facilitator.domain.arranging import Arranged, arrange
from facilitator.domain.moderation import NOTHING, Moderation
from facilitator.domain.standing import standing
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
    return [(a.theme.id, a.theme.label, a.theme.entries) for a in arrange(THEMES, after(*events), label)]


def same(ids, *events: ev.AnyModerated, over: str = "themes") -> dict[str, str]:
    """Which of these ids count for which other one."""
    return dict(standing(ids, over, arrange(THEMES, after(*events), label, ids), TEXTS).same)


def merge(theme: str, into: str) -> ev.ThemesMerged:
    return ev.ThemesMerged(*HERE, theme, into, "a", "b")


def move(entry: str, theme: str) -> ev.EntryMoved:
    return ev.EntryMoved(*HERE, entry, theme, "a")


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


def test_a_name_that_is_nobodys_words_stays_when_the_first_entry_goes():
    named = ev.ThemeRenamed(*HERE, "3.1", "Sitzungen", "meetings")
    assert ("5.1", "Sitzungen", ("5.1",)) in arranged(named, move("3.1", "1.1"))
    tagged = (Theme("3.1", "Leadership", ("3.1", "5.1")), THEMES[0])
    assert arrange(tagged, after(move("3.1", "1.1")), label)[0].theme == Theme("5.1", "Leadership", ("5.1",))


def test_a_name_given_back_is_the_themes_own_one():
    tagged = (Theme("3.1", "Leadership", ("3.1", "5.1")),)
    events = [ev.ThemeRenamed(*HERE, "3.1", text, "x") for text in ("Sitzungen", "")]
    assert arrange(tagged, after(*events), label) == [Arranged(tagged[0])]


def test_votes_on_merged_themes_count_for_the_one_that_stayed():
    done = (merge("1.1", "3.1"), merge("3.1", "4.1"))
    assert same(["1.1", "3.1", "4.1", "8.1"], *done) == {"1.1": "4.1", "3.1": "4.1"}
    assert same(["1.1", "3.1", "8.1"], *done) == {"3.1": "1.1"}
    assert same(["1.1"]) == {}
    assert same(["1.1", "3.1"], merge("1.1", "3.1"), merge("3.1", "1.1")) == {"1.1": "3.1"}


def test_votes_on_a_theme_that_was_split_off_again_count_for_itself_again():
    done = (merge("1.1", "3.1"), merge("3.1", "4.1"), move("3.1", ""))
    assert same(["1.1", "3.1", "4.1"], *done) == {"1.1": "4.1"}
    assert same(["1.1", "3.1", "4.1"], *done, merge("3.1", "1.1")) == {"1.1": "4.1", "3.1": "4.1"}


def test_votes_stay_with_the_theme_when_its_first_entry_moves_away_and_go_along_with_its_last():
    assert same(["1.1", "3.1"], move("1.1", "3.1")) == {}
    here = standing(["1.1", "3.1"], "themes", arrange(THEMES, after(move("1.1", "3.1")), label, ["1.1", "3.1"]), TEXTS)
    assert (here.labels, here.theme_of) == ({"1.1": "lists!", "3.1": "meetings"}, {"1.1": "2.1", "3.1": "3.1"})
    assert same(["1.1", "3.1"], move("1.1", "3.1"), move("2.1", "3.1")) == {"1.1": "3.1"}
    assert same(["1.1", "3.1", "4.1"], move("1.1", "3.1"), merge("2.1", "4.1")) == {"1.1": "4.1"}


def test_votes_on_entries_are_one_only_where_merging_made_them_one():
    every = list(TEXTS)
    assert same(every, over="entries") == {}
    assert same(every, move("1.1", "3.1"), over="entries") == {}
    assert same(every, merge("1.1", "3.1"), over="entries") == {"1.1": "3.1", "2.1": "3.1", "5.1": "3.1"}
    assert same(every, merge("1.1", "3.1"), move("2.1", ""), over="entries") == {"1.1": "3.1", "5.1": "3.1"}
    assert same(every, merge("1.1", "3.1"), move("4.1", "3.1"), over="entries").keys() == {"1.1", "2.1", "5.1"}


def test_what_is_hidden_as_a_whole_is_on_no_list_and_what_is_hidden_in_part_keeps_its_votes():
    def here(shown, over, *events):
        return standing(list(TEXTS), over, arrange(THEMES, after(*events), label, list(TEXTS)), shown)

    shown = {name: text for name, text in TEXTS.items() if name not in {"1.1", "4.1"}}
    assert here(shown, "themes").gone == {"4.1"}
    assert here(shown, "themes").theme_of["1.1"] == "1.1"
    assert here(shown, "entries").gone == {"1.1", "4.1"}
    merged = here(shown, "entries", merge("4.1", "3.1"))
    assert (merged.gone, merged.same["4.1"]) == ({"1.1"}, "3.1")


IDS = st.sampled_from([*TEXTS, "9.9"])
EVENTS = st.one_of(
    st.builds(merge, IDS, IDS),
    st.builds(move, IDS, st.one_of(IDS, st.just(""))),
    st.builds(lambda theme, text: ev.ThemeRenamed(*HERE, theme, text, "a"), IDS, st.sampled_from(["", "name"])),
)


@given(st.lists(EVENTS, max_size=12))
def test_whatever_is_done_every_entry_is_in_exactly_one_theme_that_bears_the_id_of_one_of_its_entries(events):
    found = [each.theme for each in arrange(THEMES, after(*events), label)]
    assert sorted(entry for theme in found for entry in theme.entries) == sorted(TEXTS)
    assert all(theme.id in theme.entries and theme.label for theme in found)


IDS_VOTED = st.lists(st.sampled_from(list(TEXTS)), unique=True)


@given(st.lists(EVENTS, max_size=12), IDS_VOTED, st.sampled_from(["themes", "entries"]))
def test_votes_end_at_an_id_that_counts_for_itself_and_none_gets_lost(events, ids, over):
    here = standing(ids, over, arrange(THEMES, after(*events), label, ids), TEXTS)
    assert set(here.same) | set(here.same.values()) <= set(ids)
    assert not set(here.same) & set(here.same.values())
    assert set(here.theme_of) == set(ids)
    assert not here.gone
    assert set(here.labels) == set(ids) - set(here.same)
