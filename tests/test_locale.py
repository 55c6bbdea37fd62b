"""No visible word without its translation, and compiled catalogues that are those of the sources."""

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import facilitator

PACKAGE = Path(facilitator.__file__).parent
CATALOGUES = sorted(PACKAGE.glob("locale/*/LC_MESSAGES/facilitator.po"))
KEYWORDS = {
    **DEFAULT_KEYWORDS, "Message": None, "N_": None, "lang": None, "say": None, "tongue": None,
    "count": (1, 2), "invalid": (2,), "Refused": (3,),
}  # fmt: skip
METHODS = [("**.py", "python"), ("**.html", "jinja2")]


def said() -> set[str]:
    """Every msgid of code and templates, of plural ones the singular."""
    found = extract_from_dir(PACKAGE, METHODS, keywords=KEYWORDS)
    return {m if isinstance(m, str) else m[0] for _, _, m, _, _ in found}


def catalogue(path: Path) -> Catalog:
    return read_po(BytesIO(path.read_bytes()), locale=path.parent.parent.name)


MSGID_AT = {"say": 0, "_say": 0, "tongue": 0, "lang": 0, "count": 0, "_": 0, "Message": 0, "invalid": 1, "Refused": 2}
"""What is called with a msgid, and the place of it among the arguments."""
NO_WORDS = {
    "facilitator/tui/desk.py": {"", "timer", "+1"},
    "facilitator/web/connections.py": {""},
}
"""Texts in such calls that are no msgids, or the plural of one."""


def spoken(path: Path) -> Iterator[str]:
    """Every text that is to be translated, also by way of a variable or inside an f-string."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assigned = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        at = MSGID_AT.get(name, len(call.args))
        for msgid in call.args[at : at + 1]:
            yield from texts(msgid)
            for node in assigned if isinstance(msgid, ast.Name) else ():
                if msgid.id in {getattr(target, "id", "") for target in node.targets}:
                    yield from texts(node.value)


def texts(node: ast.AST) -> Iterator[str]:
    return (n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def test_whatever_is_said_is_found_by_the_tool_that_collects_words() -> None:
    known = said()
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE.parent).as_posix()
        assert (name, set(spoken(path)) - known - NO_WORDS.get(name, set())) == (name, set())


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
