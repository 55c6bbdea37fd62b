import unicodedata

import pytest
from corpus import EVERY, HONEST, each, obeyed
from corpus import HOSTILE as STRANGE
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import text as door
from facilitator.domain.text import VS16, ZWJ, ZWNJ, clean, graphemes, key, words

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
KEPT = [
    "Wir entscheiden im Sinn des Kunden – «ständig», oder?",
    FAMILY,
    "👩\u200d❤\ufe0f\u200d💋\u200d👨🏻",
    "🏳\ufe0f\u200d🌈",
    "🧑🏽\u200d🤝\u200d🧑🏿",
    "🙂\u200d↔\ufe0f",
    "👍🏽 🇨🇭🇩🇪 1\ufe0f\u20e3 ©\ufe0f ❤\ufe0f",
    "السَّلامُ عليكم",
    "می\u200cخواهم",
    "שָׁלוֹם עולם",
    "สวัสดีครับ ที่นี่",
    "नमस्ते क्षत्रिय",
    "क्\u200dष",
    "ශ්\u200dරී ලංකා",
    "র\u200d্যাব",
    "会議が長い",
    "[/x]",
    "[red]x",
    "[@click=app.quit]x[/]",
    "=1+1 <script>alert(1)</script> $name %s {0}",
]
HOSTILE = [
    ("\x1b[31mrot\x1b[0m", "[31mrot[0m"),
    ("\x1b]0;Titel\x07x", "]0;Titelx"),
    ("\x1b]52;c;ZXZpbA==\x1b\\x", "]52;c;ZXZpbA==\\x"),
    ("a\x9b31mb\x9dc\x00d\x7fe", "a31mbcde"),
    ("a\u202eb\u2066c\u2069d\u200ee\u200ff\u061cg", "abcdefg"),
    ("a\u200bb\u2060c\ufeffd\u00ade", "abcde"),
    ("a\ud800b\udfffc", "abc"),
    ("a\ue000b\U000f0000c\uffffd", "abcd"),
    ("eins\nzwei\r\n\tdrei\x0bvier\u2028fünf\u2029sechs\x85sieben", "eins zwei drei vier fünf sechs sieben"),
    (" \u00a0 a \u3000\u2003 b\u202f ", "a b"),
    ("\u3164\u2800\uffa0", ""),
    ("\u0301\u0300a", "a"),
    ("a \u0301b", "a b"),
    ("a\u200db\u200cc\ufe0fd", "abcd"),
    ("\u200d😀\u200d x", "😀 x"),
    ("e\u200b\u0301", "é"),
    ("e\u0301", "é"),
    ("x\ufe00\ufe0e\U000e0100\u034fy", "xy"),
    ("\U0001f3f4\U000e0067\U000e0062\U000e007f", "🏴"),
    ("", ""),
    ("\x00\x1b\u202e", ""),
]
TRICKY = list(
    "ab e.1#\u0301\u0300\u0345\u0903\u0915\u094d\u0627\u064e😀❤👩🏻🏽🇨🇭"
    + ZWJ
    + ZWNJ
    + VS16
    + "\u200b\x1b\n\u2028\u1100\u1161"
)

strangers = st.text(alphabet=st.characters(), max_size=60) | st.text(alphabet=st.sampled_from(TRICKY), max_size=60)


@pytest.mark.parametrize("text", KEPT)
def test_what_people_write_stays_as_typed(text):
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(("raw", "kept"), HOSTILE)
def test_what_could_do_harm_is_dropped(raw, kept):
    assert clean(raw) == kept


@pytest.mark.parametrize("text", each(HONEST))
def test_honest_text_of_many_scripts_stays_as_typed(text):
    assert clean(text) == unicodedata.normalize("NFC", text)
    assert clean(f"«{text}»", 300) == unicodedata.normalize("NFC", f"«{text}»")


@pytest.mark.parametrize("text", each(EVERY))
def test_every_text_of_the_corpus_becomes_one_bounded_line_and_stays_it(text):
    for limit in (1, 7, 40, 140, 280):
        cleaned = clean(text, limit)
        assert not obeyed(cleaned, "")
        assert len(graphemes(cleaned)) <= limit
        assert len(cleaned) <= 64 * limit
        assert clean(cleaned, limit) == cleaned
        assert cleaned == cleaned.strip()
        cleaned.encode()


@pytest.mark.parametrize("text", each(STRANGE))
def test_two_hostile_texts_side_by_side_are_no_worse_than_one(text):
    for other in STRANGE:
        joined = clean(text[:50] + other.text[:50])
        assert not obeyed(joined, "")
        assert clean(joined) == joined


@given(strangers, st.integers(0, 40))
def test_cleaning_clean_text_changes_nothing(raw, limit):
    once = clean(raw, limit)
    assert clean(once, limit) == once


@given(strangers, st.integers(0, 40))
def test_clean_text_is_one_line_of_printable_characters_within_the_limit(raw, limit):
    cleaned = clean(raw, limit)
    assert len(graphemes(cleaned)) <= limit
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned == cleaned.strip()
    assert "  " not in cleaned
    rest = cleaned.translate(dict.fromkeys(map(ord, ZWJ + ZWNJ)))
    assert all(unicodedata.category(c)[0] != "C" or "\U0001f300" <= c <= "\U0001faff" for c in rest)
    assert all(c == " " or unicodedata.category(c)[0] != "Z" for c in rest)
    cleaned.encode("utf-8")


@given(st.text(alphabet="ab .\t\nàéöÄßÿŁſ–—‘’“„…€«»©®÷", max_size=40), st.integers(0, 30))
def test_plain_european_text_takes_the_short_way_to_the_same_result(raw, limit):
    assert clean(raw, limit) == door._once(raw, limit)


def test_zalgo_keeps_four_marks_in_a_row():
    assert clean("x" + "\u0300" * 50 + "y") == "x" + "\u0300" * 4 + "y"
    assert clean("q" + "\u0300\u200d" * 50 + "y") == "q" + "\u0300" * 4 + "y"


def test_the_limit_counts_what_readers_count():
    assert clean(FAMILY * 3 + "abc", 4) == FAMILY * 3 + "a"
    assert clean("e\u0323\u0301" * 5, 3) == unicodedata.normalize("NFC", "e\u0323\u0301" * 3)
    assert clean("🇨🇭🇩🇪🇫🇷", 2) == "🇨🇭🇩🇪"
    assert clean("ab cd", 3) == "ab"
    assert len(clean("x" * 1_000)) == 280
    assert clean("abc", 0) == ""


def test_one_grapheme_cannot_swallow_a_page():
    assert len(clean("👩" + "\u200d👩" * 500, 10)) < 100
    assert len(clean("👍" + "🏽" * 500, 10)) <= 11


def test_a_cut_leaves_no_joiner_behind():
    assert clean("می\u200cخواهم", 2) == "می"


def test_an_emoji_newer_than_the_tables_stays():
    assert clean("\U0001fae9\U0001faff") == "\U0001fae9\U0001faff"


def test_a_megabyte_is_cleaned_to_the_limit():
    assert clean("a\u0301\u202e" * 300_000, 280) == "á" * 280


@given(st.text(max_size=40))
def test_graphemes_add_up_to_the_text(text):
    assert "".join(graphemes(text)) == text


@pytest.mark.parametrize(
    "texts",
    [
        ("Bürokratie", "buerokratie", " BÜROKRATIE! ", "Büro-Kratie", "Bu\u0308rokratie"),
        ("Strasse", "Straße", "STRASSE"),
        ("keine Zeit", "Keine Zeit.", "«keine Zeit»", "keineZeit"),
        ("❤", "❤\ufe0f"),
    ],
)
def test_the_same_words_in_other_dress_have_one_key(texts):
    assert len({key(text) for text in texts}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("C++", "C"), ("???", "!"), ("👍", "👎"), ("Ziel", "Ziele"), ("नमस्ते", "नमसत")]
)
def test_other_words_have_another_key(one, other):
    assert key(one) != key(other)


def test_words_are_folded_and_lose_their_punctuation():
    assert words("«Klare» Ziele, grössere\u200c Strasse-n!") == ["klare", "ziele", "groessere", "strasse", "n"]
