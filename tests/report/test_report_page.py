"""The protocol as a page: it stands alone, is accessible and prints, and hostile words stay words on it."""

import base64
import hashlib
import re
from collections import Counter
from pathlib import Path

import msgspec
import pytest
from axe import violations
from corpus import HOSTILE, obeyed, writable
from onpage import TALL, Parts, opened
from playwright.sync_api import Browser
from whole_day import document_of_the_day

from facilitator.demo import recorded_path
from facilitator.documents import source
from facilitator.domain.plan import from_dict
from facilitator.domain.text import clean
from facilitator.export import document
from facilitator.report.page import page
from facilitator.report.protocol import protocol
from facilitator.room import Room


@pytest.fixture(scope="module")
def built() -> document.Document:
    return document_of_the_day()


@pytest.fixture(scope="module")
def html(built: document.Document) -> str:
    return page(protocol(built))


def test_it_needs_no_script_no_file_and_no_network(html: str) -> None:
    parts = Parts(html)
    assert not {"script", "iframe", "object", "embed", "form", "base", "img", "audio", "video"} & set(parts.tags)
    assert not [name for _, name, _ in parts.attributes if name.startswith("on") or name in {"style", "src", "action"}]
    links = {value for value in parts.all("href") if not value.startswith("#")}
    assert links == {"data:,"}
    assert {value.lstrip("#") for value in parts.all("href") if value.startswith("#")} <= set(parts.all("id"))
    assert not re.findall(r"url\(|@import|expression", html)
    assert set(re.findall(r"https?://[^\"' ]+", html)) == {"http://www.w3.org/2000/svg"}


def test_its_policy_lets_its_own_rules_in_and_nothing_else(html: str) -> None:
    found = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert found
    digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
    (policy,) = (value for tag, name, value in Parts(html).attributes if tag == "meta" and "default-src" in value)
    assert policy.split("; ")[:2] == ["default-src 'none'", f"style-src 'sha256-{digest}'"]
    assert html.index("Content-Security-Policy") < html.index("<style>")


def test_ids_are_there_once_and_every_picture_is_named(html: str) -> None:
    parts = Parts(html)
    ids = Counter(parts.all("id"))
    assert max(ids.values()) == 1
    named = [value for value in parts.all("aria-labelledby") if " " in value]
    assert len(named) == parts.tags["svg"] > 30
    assert all(set(value.split()) <= set(ids) for value in named)


@pytest.mark.parametrize(("lang", "words"), [
    ("de", ["Workshop-Protokoll", "Ergebnisse", "Zusagen", "Auf einen Blick", "Ablauf", "Wie gemessen wurde"]),
    ("fr", ["Résultats", "Engagements", "Déroulement", "Étape par étape"]),
    ("it", ["Risultati", "Impegni", "Svolgimento", "Passo per passo"]),
    ("en", ["Workshop protocol", "Outcomes", "Pledges", "At a glance", "Agenda"]),
])  # fmt: skip
def test_it_speaks_the_language_of_the_session(built: document.Document, lang: str, words: list[str]) -> None:
    html = page(protocol(document.measured(msgspec.structs.replace(built, language=lang))))
    assert f'<html lang="{lang}">' in html
    said = " ".join(Parts(html).words)
    assert all(word in said for word in words)
    if lang != "en":
        assert "At a glance" not in said
        assert "Step by step" not in said


def test_nothing_leads_from_words_to_a_person_or_a_department(html: str, built: document.Document) -> None:
    said = " ".join(Parts(html).words)
    assert not re.search(r"phone-|by-hand|\bp\d+\b", said)
    for step in built.steps:
        if step.kind in {"collect", "pledge", "sort"}:
            assert all(voted.departments is None for voted in step.rounds)


def hostile_room() -> document.Document:
    """Every hostile text as an answer, a note, a pledge, and where a plan can have it."""
    words = [text for _, text in writable(HOSTILE) if clean(text)]
    evil = "</style></title><script>alert('PWNED')</script>\"'&{{7*7}}{% raw %}\\"
    steps = [
        {"id": "ask", "kind": "collect", "title": evil, "question": evil, "entries": 1},
        {"id": "who", "kind": "pledge", "title": evil, "unit": evil[:8]},
        {"id": "way", "kind": "choice", "title": evil, "options": [{"id": n, "text": evil + n} for n in "ab"]},
    ]
    raw = {"workshop": {"id": "day", "title": evil, "groups": [evil[:30], "</svg>"]}, "step": steps}
    room = Room(from_dict(raw, "day.toml"), document.Nowhere(), lambda: 0.0)
    groups = room.workshop.groups
    for number in range(len(words)):
        room.join(f"p{number}", groups[number % 2])
    for name in ("ask", "who", "way"):
        room.do("next")
        room.do("open")
        for number, text in enumerate(words):
            short = clean(text, 60)
            values = {
                "ask": {"text": clean(text, 140)},
                "who": {"what": short, "who": short, "when": "2027-01-31"},
                "way": {"choice": "ab"[number % 2]},
            }[name]
            room.submit(f"p{number}", "s", name, 1, values)
            room.do("outcome", text)
    return document.build(room, raw, "2027-01-31")


def test_hostile_words_are_words_on_it() -> None:
    built = hostile_room()
    html = page(protocol(built))
    plain = Parts(page(protocol(document_of_the_day())))
    parts = Parts(html)
    assert not obeyed(html)
    assert set(parts.tags) <= set(plain.tags) | {"small"}
    assert {name for _, name, _ in parts.attributes} <= {name for _, name, _ in plain.attributes}
    assert html.count("</style>") == html.count("<style>") == 1
    assert html.count("<title>") == 1
    said = " ".join(parts.words)
    assert "<script>alert('PWNED')</script>" in said
    assert "{{7*7}}" in said


# In a browser


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, html: str) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reports")
    demo = source(str(recorded_path("schwarm")), folder, lambda _: None).document
    made = {"day": html, "demo": page(protocol(demo)), "hostile": page(protocol(hostile_room()))}
    for name, text in made.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in made}


@pytest.mark.chromium
@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        ("day", 1100, "light"),
        ("day", 1100, "dark"),
        ("day", 360, "light"),
        ("demo", 360, "dark"),
        ("hostile", 360, "light"),
    ],
)
def test_axe_finds_nothing_and_nothing_is_asked_for(
    chromium: Browser, files: dict[str, Path], name: str, width: int, scheme: str
) -> None:
    shown, seen = opened(chromium, files[name], width, scheme)
    shown.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert violations(shown) == []
    assert seen == [files[name].as_uri()]
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    shown.close()


@pytest.mark.chromium
def test_axe_would_find_something(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "bad.html"
    file.write_text('<html><p style="color:#aaa">grey</p><img src="data:,">', encoding="utf-8")
    shown, _ = opened(chromium, file)
    found = " ".join(violations(shown))
    assert all(rule in found for rule in ("color-contrast", "image-alt", "html-has-lang"))
    shown.close()


@pytest.mark.chromium
@pytest.mark.parametrize("name", ["day", "demo"])
def test_printed_on_paper_no_picture_is_cut_and_the_ground_is_white(
    chromium: Browser, files: dict[str, Path], name: str
) -> None:
    shown, _ = opened(chromium, files[name], 658, "dark")
    shown.emulate_media(media="print", color_scheme="dark")
    heights = shown.evaluate("[...document.querySelectorAll('figure, .opening')].map(e => e.offsetHeight)")
    assert heights
    assert max(heights) < TALL
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not shown.locator("nav").is_visible()
    assert not shown.locator("summary").first.is_visible()
    pdf = shown.pdf(prefer_css_page_size=True)
    assert re.findall(rb"/MediaBox \[0 0 (\d+)", pdf)[0] in {b"594", b"595"}
    shown.close()
