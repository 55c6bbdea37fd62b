"""The protocol as Markdown: whole, and with words that stay words for whoever renders it."""

import re
from itertools import pairwise

import pytest
from corpus import HOSTILE, obeyed, writable
from markdown_it import MarkdownIt
from whole_day import document_of_the_day

from facilitator.report.markdown import escaped, markdown
from facilitator.report.protocol import protocol


@pytest.fixture(scope="module")
def text() -> str:
    return markdown(protocol(document_of_the_day()))


def rendered(text: str) -> str:
    return MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"]).render(text)


def test_it_has_title_outcomes_pledges_agenda_steps_and_methods(text: str) -> None:
    html = rendered(text)
    assert re.findall(r"<h1>(.*?)</h1>", html) == ["Alle Arten"]
    assert re.findall(r"<h2>(.*?)</h2>", html) == [
        "Ergebnisse", "Zusagen", "Auf einen Blick", "Ablauf", "Schritt für Schritt", "Wie gemessen wurde",
    ]  # fmt: skip
    assert html.count("<h3>") >= 15
    assert "<li>Wir entscheiden im Sinn der Kundin. (Woran richten wir uns aus?)</li>" in html


def test_tables_are_tables_with_as_many_cells_in_every_row(text: str) -> None:
    html = rendered(text)
    assert html.count("<table>") == text.count("\n| --- |")
    for table in re.findall(r"<table>(.*?)</table>", html, re.DOTALL):
        rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
        assert len({len(re.findall(r"<t[hd]", row)) for row in rows}) == 1


def test_no_level_of_heading_is_left_out(text: str) -> None:
    levels = [len(found) for found in re.findall(r"^(#+) ", text, re.MULTILINE)]
    assert levels[0] == 1
    assert all(later <= before + 1 for before, later in pairwise(levels))


MARKED = [
    "# no heading", "- no list", "+ x", "1. no list", "2) x", "> no quote", "```", "~~~", "*a* _b_ **c** ~~d~~",
    "`code`", "[a](javascript:alert(1))", "![a](x)", "<script>alert(1)</script>", "<a@b.ch>", "a | b", "&lt;b&gt;",
    "$x$", "---", "===", "\\", "a\\", "|", "[x]: http://evil", "<!-- x -->", "https://evil.example",
    "www.evil.example", ":smile:", "@all",
]  # fmt: skip


@pytest.mark.parametrize("word", MARKED + [text for _, text in writable(HOSTILE)])
def test_hostile_words_are_read_as_they_were_written(word: str) -> None:
    from facilitator.domain.text import clean  # noqa: PLC0415

    said = clean(word, 140)
    for page, shape in ((f"- {escaped(said)}\n", "li"), (f"| a | b |\n| --- | --- |\n| {escaped(said)} | x |\n", "td")):
        html = rendered(page)
        found = re.findall(rf"<{shape}>(.*?)</{shape}>", html, re.DOTALL)
        shown = found[0].strip() if found else ""
        for sign, written in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
            shown = shown.replace(sign, written)
        assert shown == said, page
        assert not obeyed(page)


def test_addresses_do_not_become_links_of_themselves() -> None:
    html = MarkdownIt("gfm-like").render(
        f"- {escaped('https://evil.example and www.evil.example and a@evil.example')}\n"
    )
    assert "<a " not in html
