"""No visible word without its translation, and compiled catalogues that are those of the sources."""

import re
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


def test_there_is_a_german_catalogue() -> None:
    assert "de" in {path.parent.parent.name for path in CATALOGUES}


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
