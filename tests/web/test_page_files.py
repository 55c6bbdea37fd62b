"""What phones are sent is small, stays in the room, and is read by browsers of 2018."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import esprima
import pytest

import facilitator.web

WEB = Path(facilitator.web.__file__).parent
SCRIPTS, STYLES = ("page.js", "clicker.js"), ("page.css", "clicker.css")
YOUNG = {
    "allSettled", "any", "at", "clipboard", "finally", "flat", "flatMap", "fromEntries", "findLast", "hasOwn", "locks",
    "matchAll", "randomUUID", "replaceAll", "replaceChildren", "requestSubmit", "serviceWorker", "subtle", "toSorted",
    "trimEnd", "trimStart", "wakeLock",
}  # fmt: skip
"""Members that came after 2017, or that are nowhere on a page without https."""
YOUNG_GLOBALS = {"globalThis", "structuredClone", "AbortController", "AbortSignal", "ResizeObserver"}
TOO_YOUNG_FOR_SCRIPTS = [
    "a?.b", "a ?? b", "a ??= b", "a ||= b", "try { a() } catch { b() }", "1n", "1_000", "class A { #x }",
    "class A { x = 1 }", "async function* a() {}", "async () => { for await (const a of b); }", "import('a')",
    "({ ...a })", "({ a, ...b } = c)", "/a/s", "/(?<=a)b/", "/(?<!a)b/", "/(?<a>b)/", r"/\p{L}/u",
    "a.replaceAll('b', 'c')", "crypto['randomUUID']()", "[1].at(-1)", "structuredClone(a)",
]  # fmt: skip
TOO_YOUNG_FOR_STYLES = [
    ".a { display: flex; gap: 1rem; }", ".a { column-gap: 1rem }", ".a:has(b) {}", ":is(a, b) {}", ":where(a) {}",
    ".a { inset: 0; }", ".a { aspect-ratio: 1; }", "@layer a;", "@container (width > 1px) {}", ".a { height: 100dvh }",
    ".a { color: color-mix(in srgb, red, blue) }", ".a { & b { color: red } }", ".a { margin-inline: 0 }",
    ".a { width: min(1px, 2px) }", ".a { width: clamp(1px, 2vw, 3px) }", ".a { text-decoration-thickness: 1px }",
    "@media (width >= 300px) {}",
]  # fmt: skip
_STYLE = re.compile(
    r"[\s;{](row-|column-)?gap\s*:|:(has|is|where)\(|\binset\s*:|aspect-ratio\s*:|@(layer|container|property)\b"
    r"|\d(d|s|l)v[hw]\b|color-mix\(|&|-(inline|block)(-start|-end)?\s*:|:\s*(min|max|clamp)\(|text-decoration-t|[<>]="
)


def nodes(tree: object) -> Iterator[dict[str, Any]]:
    if isinstance(tree, list):
        for each in tree:
            yield from nodes(each)
    elif isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from nodes(value)


def too_young(script: str) -> list[str]:
    """What browsers that know ECMAScript 2017 cannot read, or do not have."""
    try:
        tree = esprima.parseScript(script).toDict()
    except esprima.Error as error:
        return [str(error)]
    found = []
    for node in nodes(tree):
        kind, regex = node.get("type"), node.get("regex") or {}
        if kind in {"ObjectExpression", "ObjectPattern"}:
            found += [each["type"] for each in node["properties"] if each["type"] in {"SpreadElement", "RestElement"}]
        if kind == "Import" or "s" in regex.get("flags", "") or re.search(r"\(\?<", regex.get("pattern", "")):
            found.append(str(kind))
        member = node["property"] if kind == "MemberExpression" else {}
        found += {member.get("name"), member.get("value")} & YOUNG | {node.get("name")} & YOUNG_GLOBALS
    return found


def test_the_three_page_files_are_small() -> None:
    """What is loaded with a question in them is measured in test_page_weight.py and test_form_fields.py."""
    files = [WEB / "templates" / "page.html", WEB / "static" / "page.css", WEB / "static" / "page.js"]
    assert sum(path.stat().st_size for path in files) < 30_000


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_scripts_speak_what_old_phones_know(name: str) -> None:
    assert too_young((WEB / "static" / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("script", TOO_YOUNG_FOR_SCRIPTS)
def test_what_old_phones_cannot_read_is_found(script: str) -> None:
    assert too_young(script)


@pytest.mark.parametrize("name", STYLES)
def test_the_styles_say_nothing_that_old_phones_leave_out(name: str) -> None:
    style = re.sub(r"/\*.*?\*/", "", (WEB / "static" / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert [found[0] for found in _STYLE.finditer(style)] == []


@pytest.mark.parametrize("style", TOO_YOUNG_FOR_STYLES)
def test_what_old_phones_leave_out_is_found(style: str) -> None:
    assert _STYLE.search(style)


def test_nothing_on_the_page_leads_outside() -> None:
    for path in [*(WEB / "static").iterdir(), *(WEB / "templates").iterdir()]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"https?://|@import|url\(", text), path.name


def test_every_field_has_a_template() -> None:
    fields = re.findall(r"class (\w+)\(msgspec\.Struct.*tag=True", (WEB.parent / "domain/fields.py").read_text())
    assert fields
    assert all((WEB / "templates" / f"field_{field}.html").exists() for field in fields)
