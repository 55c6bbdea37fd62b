"""No visible word without its translation, and compiled catalogues that are those of the sources."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import facilitator

PACKAGE = Path(facilitator.__file__).parent
CATALOGUES = sorted(PACKAGE.glob("locale/*/LC_MESSAGES/facilitator.po"))
METHODS = [("**.py", "extracting:words"), ("**.html", "jinja2")]


def said() -> set[str]:
    """Every msgid of code and templates, of plural ones the singular."""
    found = extract_from_dir(PACKAGE, METHODS)
    return {m if isinstance(m, str) else m[0] for _, _, m, _, _ in found}


def catalogue(path: Path) -> Catalog:
    return read_po(BytesIO(path.read_bytes()), locale=path.parent.parent.name)


def test_there_are_catalogues_for_the_languages_of_switzerland() -> None:
    assert {path.parent.parent.name for path in CATALOGUES} >= {"de", "fr", "it"}


PLACE = re.compile(r"%\((\w+)\)\d*(\.\d+)?(\w)")
"""A named place with its precision; languages may fill up with other zeros."""


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda p: p.parent.parent.name)
class TestCatalogue:
    def test_translates_every_word(self, path: Path) -> None:
        translated = {
            m.id if isinstance(m.id, str) else m.id[0]
            for m in catalogue(path)
            if (all(m.string) if isinstance(m.string, tuple) else m.string) and not m.fuzzy
        }
        assert said() - translated == set()

    def test_keeps_every_named_place(self, path: Path) -> None:
        for m in catalogue(path):
            if m.id:
                ids = m.id if isinstance(m.id, tuple) else (m.id,)
                strings = m.string if isinstance(m.string, tuple) else (m.string,)
                for string in strings:
                    assert set(PLACE.findall(string)) == set(PLACE.findall(ids[-1]))

    def test_is_compiled(self, path: Path) -> None:
        compiled = BytesIO()
        write_mo(compiled, catalogue(path))
        assert path.with_suffix(".mo").read_bytes() == compiled.getvalue()

    def test_german_is_spelled_the_swiss_way(self, path: Path) -> None:
        assert "ß" not in path.read_text(encoding="utf-8")

    def test_keeps_the_spaces_at_both_ends(self, path: Path) -> None:
        for m, string in entries(path):
            assert (string[:1].isspace(), string[-1:].isspace()) == (m[:1].isspace(), m[-1:].isspace())


def entries(path: Path) -> Iterator[tuple[str, str]]:
    """Every translated text beside its msgid, a plural form beside the plural."""
    for m in catalogue(path):
        if m.id:
            yield from zip(
                m.id if isinstance(m.id, tuple) else (m.id,),
                m.string if isinstance(m.string, tuple) else (m.string,),
                strict=True,
            )


THIN = "\u202f"


def of(code: str) -> list[str]:
    return [text for _, text in entries(PACKAGE / f"locale/{code}/LC_MESSAGES/facilitator.po")]


AMISS_IN_FRENCH = {
    "; ? ! without a thin space": rf"(?<![{THIN}:?!])[;?!]",
    ": without a thin space": rf"(?<!{THIN}):(?!\S)",
    "« » without thin spaces": rf"«(?!{THIN})|(?<!{THIN})»",
    "% without a thin space": rf"(?<!{THIN})%%",
    "a thin space where none belongs": rf"{THIN}(?![:;?!»%…])(?<!«{THIN})",
}


@pytest.mark.parametrize("what", AMISS_IN_FRENCH)
def test_french_has_thin_spaces_where_it_needs_them(what: str) -> None:
    plain = [re.sub(r"`[^`]*`", "", text) for text in of("fr")]
    assert [text for text in plain if re.search(AMISS_IN_FRENCH[what], text)] == []


@pytest.mark.parametrize("code", ["fr", "it"])
def test_apostrophes_and_quotes_are_of_one_kind(code: str) -> None:
    assert [text for text in of(code) if re.search(r"(?<=[^\W\d_])'(?=[^\W\d_])|[\"“”„]", text)] == []


def test_italian_has_no_space_before_marks_nor_inside_quotes() -> None:
    assert [text for text in of("it") if re.search(r"\s[:;?!»]|«\s", text)] == []


@pytest.mark.parametrize("code", ["de", "fr", "it"])
def test_sentences_end_as_their_source_does(code: str) -> None:
    ends = re.compile(r"[.?!:]\Z")
    for source, text in entries(PACKAGE / f"locale/{code}/LC_MESSAGES/facilitator.po"):
        assert (ends.findall(text)) == ends.findall(source), text
