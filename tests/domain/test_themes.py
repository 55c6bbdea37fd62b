from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.similarity import grams
from facilitator.domain.themes import ALIKE, SAME, Grouping

ROOM = [
    "keine Zeit",
    "Zu viele Sitzungen",
    "Bürokratie",
    "Buerokratie!",
    "zu viel Bürokratie",
    "keine zeit",
    "Doppelspurigkeit",
    "Doppelspurigkeiten",
    "schlechte Kommunikation",
    "Kommunikation zwischen Abteilungen",
    "Keine Zeit.",
    "keine zeit",
]


def _grouped(texts):
    grouping = Grouping()
    for number, text in enumerate(texts):
        grouping.add(f"{number}.1", text)
    return grouping


def _texts(grouping, texts):
    return [[texts[int(e.split(".")[0])] for e in theme.entries] for theme in grouping.themes]


def test_same_key_and_same_writing_become_one_theme():
    assert _texts(_grouped(ROOM), ROOM) == [
        ["keine Zeit", "keine zeit", "Keine Zeit.", "keine zeit"],
        ["Zu viele Sitzungen"],
        ["Bürokratie", "Buerokratie!", "zu viel Bürokratie"],
        ["Doppelspurigkeit", "Doppelspurigkeiten"],
        ["schlechte Kommunikation"],
        ["Kommunikation zwischen Abteilungen"],
    ]


def test_the_first_entry_gives_the_id_and_the_commonest_spelling_the_label():
    first = _grouped(ROOM).themes[0]
    assert (first.id, first.label) == ("0.1", "keine zeit")


def test_of_equally_common_spellings_the_first_is_the_label():
    assert _grouped(["Ziele", "ziele"]).themes[0].label == "Ziele"


def test_what_is_merely_alike_is_suggested_best_first():
    grouping = _grouped(ROOM)
    suggested = [(s.theme_a, s.theme_b) for s in grouping.suggestions]
    assert ("8.1", "9.1") in suggested
    likeness = [s.similarity for s in grouping.suggestions]
    assert all(ALIKE <= value < SAME for value in likeness)
    assert all(a >= b for a, b in pairwise(likeness))


def test_what_has_nothing_in_common_is_not_suggested():
    assert _grouped(["Mikromanagement", "zu wenig Platz"]).suggestions == []


def test_shared_fillers_alone_make_no_theme():
    texts = ["zu wenig Zeit", "zu wenig Geld", "zu wenig Platz", "zu wenig Licht"]
    assert len(_grouped(texts).themes) == 4


def test_a_joined_spelling_takes_later_ones_of_its_key_along():
    grouping = _grouped(["Doppelspurigkeit", "Doppelspurigkeiten", "DOPPELSPURIGKEITEN"])
    assert grouping.themes[0].entries == ("0.1", "1.1", "2.1")
    assert grouping.theme_of("2.1") == "0.1"


@pytest.mark.parametrize("texts", [["???", "!!!", "???"], ["👍", "👎", "👍"], ["会議", "時間", "会議"]])
def test_answers_without_letters_of_ours_are_grouped_by_key(texts):
    assert [theme.entries for theme in _grouped(texts).themes] == [("0.1", "2.1"), ("1.1",)]


def test_markup_is_text():
    assert _grouped(["[/x]", "[red]zu rot[/red]"]).themes[0].label == "[/x]"


def test_an_id_is_taken_once():
    grouping = _grouped(["keine Zeit"])
    with pytest.raises(ValueError, match=r"0\.1"):
        grouping.add("0.1", "etwas anderes")


def test_an_unknown_entry_has_no_theme():
    with pytest.raises(KeyError):
        _grouped([]).theme_of("0.1")


def test_grams_know_word_borders():
    assert grams("IT") == {" it": 1, "it ": 1, " it ": 1}
    assert " zie" in grams("klare Ziele")
    assert grams("?!") == {}


writing = st.lists(
    st.lists(
        st.sampled_from(["zeit", "Ziele", "klar", "unklar", "zu", "viel", "Sitzung", "Sitzungen"]), min_size=1
    ).map(lambda parts: " ".join(parts[:4]))
    | st.text(max_size=12),
    max_size=25,
)


@given(writing)
def test_grouping_is_determined_moves_nothing_and_keeps_everybody(texts):
    grouping = Grouping()
    homes: dict[str, str] = {}
    for number, text in enumerate(texts):
        grouping.add(str(number), text)
        assert all(grouping.theme_of(entry) == home for entry, home in homes.items())
        homes[str(number)] = grouping.theme_of(str(number))
    again = Grouping()
    for number, text in enumerate(texts):
        again.add(str(number), text)
    assert (again.themes, again.suggestions) == (grouping.themes, grouping.suggestions)
    assert sorted(e for theme in grouping.themes for e in theme.entries) == sorted(homes)
    assert all(theme.id == theme.entries[0] for theme in grouping.themes)
