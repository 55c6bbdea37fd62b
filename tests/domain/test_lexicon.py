from pathlib import Path

import pytest

import facilitator
from facilitator.domain.lexicon import Lexicon, parse
from facilitator.domain.text import words
from facilitator.domain.wording import plain
from facilitator.domain.words import Refusal

LEXICON = Lexicon({"Time": ["time", "deadlin"], "Tools": ["soft", "excel"], "Überblick": ["überblick", "Übersicht"]})


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Deadlines are tight", "Time"),
        ("SOFTWARE!", "Tools"),
        ("software, excel", "Tools"),
        ("kein Ueberblick", "Überblick"),
        ("keine Übersichten", "Überblick"),
        ("Excel eats my time", ""),
        ("overtime", ""),
        ("so", ""),
        ("", ""),
        ("会議", ""),
    ],
)
def test_an_entry_belongs_to_the_only_theme_one_of_its_words_begins_like(text, theme):
    assert LEXICON.theme_of(plain(words(text))) == theme


def test_accents_do_not_matter():
    lexicon = Lexicon({"Sitzungen": ["réunion"], "Müdigkeit": ["mued"]})
    assert lexicon.theme_of(plain(words("trop de reunions"))) == "Sitzungen"
    assert lexicon.theme_of(plain(words("Réunions interminables"))) == "Sitzungen"
    assert lexicon.theme_of(plain(words("müde Leute"))) == "Müdigkeit"


def test_a_file_gives_the_key_of_a_step():
    assert parse('Time = ["time", "deadlin"]\n"Our tools" = ["excel"]', "own.toml") == {
        "Time": ("time", "deadlin"),
        "Our tools": ("excel",),
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Time = ", "own.toml"),
        ("", "1 to 50 themes"),
        ('Time = "time"', "Time: expected a list"),
        ("Time = [1]", "Time: expected a list"),
        ("Time = []", "Time: expected a list of 1 to 50"),
        ('Time = ["no time"]', "Time: no time: expected one word"),
        ('Time = ["t"]', "Time: t: expected one word"),
        ('Time = ["?"]', r"Time: \?: expected one word"),
        ('Time = ["time"]\nTools = ["TIME"]', "Tools: TIME: expected under one theme only"),
        ('[Time]\nwords = ["time"]', "Time: expected a list"),
        ('"" = ["time"]', "expected a name"),
        (f'{"x" * 61} = ["time"]', "expected a name"),
        ("\n".join(f'a{i} = ["a{i}"]' for i in range(51)), "1 to 50 themes"),
        ("Time = " + "[" * 3000, "own.toml"),
        ('"\\u001b[31mTime" = ["\\u001b"]', r"\[31mTime"),
    ],
)
def test_a_wrong_file_is_refused_with_file_theme_and_what_was_expected(text, told):
    with pytest.raises(Refusal, match=told) as caught:
        parse(text, "own.toml")
    assert caught.value.code == "lexicon"
    assert str(caught.value).startswith("own.toml")
    assert str(caught.value).isprintable()


def test_the_example_can_be_used_as_it_is():
    path = Path(facilitator.__file__).parent / "plans" / "lexicons" / "example.toml"
    themes = parse(path.read_text(encoding="utf-8"), path.name)
    assert Lexicon(themes).theme_of(plain(words("Daten doppelt erfassen"))) in themes
