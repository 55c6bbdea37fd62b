from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.lexicon import Lexicon
from facilitator.domain.similarity import Index, grams
from facilitator.domain.themes import ALIKE, MOST, Grouping

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
    return [[texts[int(e.split(".")[0])] for e in theme.entries] for theme in grouping.now().themes]


def test_same_key_and_same_writing_become_one_theme():
    assert _texts(_grouped(ROOM), ROOM) == [
        ["keine Zeit", "keine zeit", "Keine Zeit.", "keine zeit"],
        ["Zu viele Sitzungen"],
        ["Bürokratie", "Buerokratie!"],
        ["zu viel Bürokratie"],
        ["Doppelspurigkeit", "Doppelspurigkeiten"],
        ["schlechte Kommunikation"],
        ["Kommunikation zwischen Abteilungen"],
    ]


def test_the_first_entry_gives_the_id_and_the_commonest_spelling_the_label():
    first = _grouped(ROOM).now().themes[0]
    assert (first.id, first.label) == ("0.1", "keine zeit")


def test_of_equally_common_spellings_the_first_is_the_label():
    assert _grouped(["Ziele", "ziele"]).now().themes[0].label == "Ziele"


def test_what_is_merely_alike_is_suggested_best_first():
    grouping = _grouped(ROOM)
    suggested = [(s.theme_a, s.theme_b) for s in grouping.now().suggestions]
    assert {("8.1", "9.1"), ("2.1", "4.1")} <= set(suggested)
    likeness = [s.similarity for s in grouping.now().suggestions]
    assert all(ALIKE <= value <= 1 for value in likeness)
    assert all(a >= b for a, b in pairwise(likeness))


def test_what_has_nothing_in_common_is_not_suggested():
    assert _grouped(["Mikromanagement", "zu wenig Platz"]).now().suggestions == ()


def test_shared_fillers_alone_make_no_theme():
    texts = ["zu wenig Zeit", "zu wenig Geld", "zu wenig Platz", "zu wenig Licht"]
    assert len(_grouped(texts).now().themes) == 4


def test_a_joined_spelling_takes_later_ones_of_its_key_along():
    grouping = _grouped(["Doppelspurigkeit", "Doppelspurigkeiten", "DOPPELSPURIGKEITEN"])
    assert grouping.now().themes[0].entries == ("0.1", "1.1", "2.1")
    assert grouping.theme_of("2.1") == "0.1"


@pytest.mark.parametrize("texts", [["???", "!!!", "???"], ["👍", "👎", "👍"], ["会議", "時間", "会議"]])
def test_answers_without_letters_of_ours_are_grouped_by_key(texts):
    assert [theme.entries for theme in _grouped(texts).now().themes] == [("0.1", "2.1"), ("1.1",)]


def test_markup_is_text():
    assert _grouped(["[/x]", "[red]zu rot[/red]"]).now().themes[0].label == "[/x]"


def test_an_id_is_taken_once():
    grouping = _grouped(["keine Zeit"])
    with pytest.raises(ValueError, match=r"0\.1"):
        grouping.add("0.1", "etwas anderes")


def test_an_unknown_entry_has_no_theme():
    with pytest.raises(KeyError):
        _grouped([]).theme_of("0.1")


def test_grams_know_word_borders():
    assert grams("it") == [" it", "it ", " it "]
    assert " zie" in grams("ziele")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("zu viele Sitzungen", "Sitzungen zu viele"),
        ("zu lange Sitzungen", "lange Sitzung"),
        ("Doppel-Erfassung", "Doppelerfassung"),
        ("too many e-mails", "way too many emails"),
        ("réunions trop longues", "reunion trop longue"),
        ("troppe riunioni", "troppe riunione"),
        ("unclear responsibilities", "Responsibility is unclear"),
        ("keine Kommunikation", "Keine Komunikation"),
    ],
)
def test_endings_slips_accents_compounds_and_order_make_no_difference(first, second):
    assert len(_grouped([first, second]).now().themes) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("zu viele Sitzungen", "zu wenige Sitzungen"),
        ("klare Ziele", "unklare Ziele"),
        ("schlechte Leitung", "schlechte Leistung"),
        ("too much information", "too little information"),
        ("decisions are made", "decisions are not made"),
        ("no agenda", "no control"),
        ("pas assez d'informations", "trop d'informations"),
        ("riunioni troppo lunghe", "riunioni troppo brevi"),
        ("zu wenig Information", "zu wenig Informatik"),
        ("Internet zu langsam", "intern zu langsam"),
        ("Version 2 fehlt", "Version 3 fehlt"),
        ("Kontrolle", "zu viel Kontrolle"),
    ],
)
def test_what_looks_alike_but_says_something_else_stays_apart(first, second):
    assert len(_grouped([first, second]).now().themes) == 2


def test_a_lexicon_names_themes_before_likeness_is_asked():
    lexicon = Lexicon({"Zeit": ["zeit", "frist"], "Werkzeug": ["software", "excel"]})
    texts = ["Fristen zu kurz", "keine Zeit", "Excel frisst Zeit", "zu wenig Zeitfenster", "Preise zu kurz", "Software"]
    grouping = Grouping(lexicon)
    for number, text in enumerate(texts):
        grouping.add(str(number), text)
    assert [(t.label, t.entries) for t in grouping.now().themes] == [
        ("Zeit", ("0", "1", "3")),
        ("Excel frisst Zeit", ("2",)),
        ("Preise zu kurz", ("4",)),
        ("Werkzeug", ("5",)),
    ]


def test_a_theme_goes_on_without_the_entry_that_began_it():
    grouping = _grouped(["Ziele", "ziele", "Platz", "Ziel"])
    grouping.remove("0.1")
    assert [(t.id, t.entries) for t in grouping.now().themes] == [("1.1", ("1.1", "3.1")), ("2.1", ("2.1",))]
    grouping.remove("2.1")
    with pytest.raises(KeyError):
        grouping.remove("2.1")
    assert [t.id for t in grouping.now().themes] == ["1.1"]


def test_there_are_no_more_suggestions_than_anybody_reads():
    things = [f"{a}{b}{c}" for a in "bdfgk" for b in "aeiou" for c in "lmnrst"]
    grouping = _grouped([f"Sitzungsraum {thing}" for thing in things])
    assert len(grouping.now().suggestions) == MOST


def test_an_index_forgets_what_is_dropped():
    index = Index()
    index.add("a", ["lange", "sitzung"])
    index.add("b", ["kurze", "sitzung"])
    assert index.near("b", ["kurze", "sitzung"], 0.1).keys() == {"a"}
    index.drop("a", ["lange", "sitzung"])
    assert index.near("b", ["kurze", "sitzung"], 0.0) == {}
    index.drop("b", ["kurze", "sitzung"])
    assert not any((index._vectors, index._with_gram, index._products, index._with_word, index._squares))


said = st.lists(
    st.sampled_from(
        ["zeit", "Zeiten", "Ziele", "klar", "klare", "unklar", "zu", "viel", "Sitzung", "Sitzungen", "Sitzungn"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
writing = st.lists(said | st.text(max_size=12), max_size=25)
LEXICONS = st.sampled_from([None, Lexicon({"Zeit": ["zeit"], "Klarheit": ["klar"]})])


@settings(deadline=None)
@given(writing, LEXICONS)
def test_grouping_is_determined_moves_nothing_and_keeps_everybody(texts, lexicon):
    grouping = Grouping(lexicon)
    homes: dict[str, str] = {}
    for number, text in enumerate(texts):
        grouping.add(str(number), text)
        assert all(grouping.theme_of(entry) == home for entry, home in homes.items())
        homes[str(number)] = grouping.theme_of(str(number))
    assert sorted(e for theme in grouping.now().themes for e in theme.entries) == sorted(homes)
    assert all(theme.id == theme.entries[0] for theme in grouping.now().themes)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 12), st.none() | said | st.text(max_size=3)), max_size=40),
    LEXICONS,
)
def test_what_comes_out_depends_on_the_entries_and_not_on_how_they_came_there(changes, lexicon):
    """Entries at places 0..12 come, change and go in any order: the same as all that remains, in order, at once."""
    live = Grouping(lexicon)
    there: dict[int, str] = {}
    for place, text in changes:
        if place in there:
            live.remove(str(place))
            del there[place]
        if text is not None:
            live.add(str(place), text, (place, 0))
            there[place] = text
    anew = Grouping(lexicon)
    for place, text in sorted(there.items()):
        anew.add(str(place), text, (place, 0))
    assert live.now() == anew.now()
    assert {e: live.theme_of(e) for e in map(str, there)} == {e: anew.theme_of(e) for e in map(str, there)}
