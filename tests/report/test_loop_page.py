"""Sessions side by side as a page: what is gone, new, kept and moved is on it, in every language; it stands alone."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from axe import violations
from corpus import HOSTILE, obeyed, writable
from onpage import TALL, Parts, opened
from playwright.sync_api import Browser
from whole_day import plan as every_kind
from whole_day import whole_day

from facilitator.domain.comparison import compared
from facilitator.domain.plan import from_dict
from facilitator.domain.text import clean
from facilitator.export import document
from facilitator.export.document import Document
from facilitator.export.sittings import sitting
from facilitator.language import available
from facilitator.report.loop import page, story
from facilitator.report.loop.story import Story
from facilitator.room import Room

STATEMENTS = [{"id": "star", "text": "We share a star."}, {"id": "free", "text": "I may decide."}]
VALUES = {"id": "values", "kind": "scale", "title": "Values", "items": STATEMENTS, "low": "no", "high": "yes"}
BLOCKS = {"id": "blocks", "kind": "collect", "title": "Obstacles", "question": "What?", "entries": 1}
VOTED = {"id": "way", "kind": "choice", "title": "Way", "options": [{"id": n, "text": f"Way {n}"} for n in "ab"]}
PLEDGES = {"id": "pledges", "kind": "pledge", "title": "Small changes"}
KEPT = {
    "id": "kept", "kind": "choice", "title": "Kept?", "about": "pledges",
    "options": [{"id": "yes", "text": "done"}, {"id": "no", "text": "not yet"}],
}  # fmt: skip
MANY = 20


def held(steps: list[dict[str, Any]], votes: dict[str, list[list[Any]]], date: str, lang: str = "en") -> Document:
    """A session in which everybody has answered each step, once per list of values."""
    raw = {"workshop": {"id": "loop", "title": f"Day of {date}"}, "step": steps}
    room = Room(from_dict(raw, "loop.toml"), document.Nowhere(), lambda: 0.0, lang=lang)
    for number in range(MANY):
        room.join(f"p{number}")
    for step in steps:
        room.do("next")
        for round_, values in enumerate(votes[step["id"]], 1):
            room.do("open" if round_ == 1 else "again")
            for number, value in enumerate(values):
                room.submit(f"p{number}", f"{step['id']}{round_}", step["id"], round_, value)
            room.do("close")
    return document.build(room, raw, date)


def scale(*points: int) -> list[dict[str, int]]:
    return [{"star": points[n % len(points)], "free": 3} for n in range(MANY)]


def texts(*said: str) -> list[dict[str, list[str]]]:
    return [{"text": [said[n % len(said)]]} for n in range(MANY)]


def then(lang: str = "en") -> Document:
    votes = {
        "values": [scale(1, 5), scale(2, 3, 4)],
        "blocks": [texts("Excel lists", "Approvals take weeks")],
        "way": [[{"choice": "ab"[n % 2]} for n in range(MANY)]],
        "pledges": [[{"what": f"Call {n}", "who": "Ada", "when": "2026-03-01"} for n in range(3)]],
    }
    return held([VALUES, BLOCKS, VOTED, PLEDGES], votes, "2026-01-12", lang)


def now(lang: str = "en") -> Document:
    votes = {
        "values": [scale(5, 5, 5, 4)],
        "kept": [[{"choice": "yes" if n % 4 else "no"} for n in range(MANY)]],
        "blocks": [texts("Approvals take weeks", "Two ticket systems")],
        "way": [[{"choice": "ab"[n % 4 == 0]} for n in range(MANY)]],
    }
    return held([VALUES, KEPT, BLOCKS, VOTED], votes, "2026-04-20", lang)


def told(*documents: Document, lang: str = "en") -> Story:
    sittings = [sitting(each, f"s{place}") for place, each in enumerate(documents)]
    return story(compared(sittings), sittings, documents, lang)


@pytest.fixture(scope="module")
def made() -> Story:
    return told(then(), now())


@pytest.fixture(scope="module")
def html(made: Story) -> str:
    return page(made)


def test_it_tells_what_changed_and_claims_no_more_than_the_ranges_allow(made: Story) -> None:
    glance = {row[0]: (row[1:], changed) for row, changed in zip(made.glance.rows, made.changed, strict=True)}
    (first, last, delta, word), changed = glance["We share a star."]
    assert (first, last, delta, changed) == ("0.00", "0.90", "+0.90", True)
    assert "the ranges do not meet" in word
    same, changed = glance["I may decide."]
    assert same[:3] == ("1.00", "1.00", "±0.00")
    assert not changed
    assert f": {sum(made.changed)} of {len(made.glance.rows)} " in made.brief[0]
    assert made.facts == ("2026-01-12 → 2026-04-20", "2 sessions")


def test_every_vote_has_its_flock_its_columns_its_range_and_who_moved(made: Story) -> None:
    values = next(each for each in made.questions if each.title == "Values")
    assert [flight.name for flight in values.flights] == ["1.1 · 2026-01-12", "1.2 · 2026-01-12", "2 · 2026-04-20"]
    assert all(flight.drawing.body.count("<polygon") == MANY for flight in values.flights)
    star = next(part for part in values.parts if part.label == "We share a star.")
    (drawing,) = star.drawings
    assert drawing.body.count(">10<") >= 2  # 10 of the first vote at each end
    assert "1.1 → 1.2" in drawing.body
    assert [row[4] for row in star.grid.rows] == ["20", "20", "20"]
    assert any("person by person" in line for line, _ in star.told)
    assert [claimed for line, claimed in star.told if line.startswith("1.1 → 2")] == [True]


def test_options_stand_side_by_side_with_their_shares(made: Story) -> None:
    (part,) = next(each for each in made.questions if each.title == "Way").parts
    assert "Way a: 10 · 50 % → 15 · 75 %." in part.drawings[0].told


def test_obstacles_are_gone_still_there_or_new(made: Story) -> None:
    (topic,) = made.topics
    assert {group.heading: [row[0] for row in group.grid.rows] for group in topic.groups} == {
        "Not named again (1)": ["Excel lists"],
        "Still named (1)": ["Approvals take weeks"],
        "Named for the first time (1)": ["Two ticket systems"],
    }
    assert topic.groups[0].grid.rows[0][1:] == ("10 · 50 %", "0 · 0 %")
    assert "look at both lists" in topic.note


def test_pledges_stand_beside_what_became_of_them(made: Story, html: str) -> None:
    (kept,) = made.pledges
    assert kept.facts == "3 pledges · 3 of 3 due by 2026-04-20"
    assert [row[0] for row in kept.grid.rows] == ["Call 0", "Call 1", "Call 2"]
    assert kept.drawing is not None
    assert "15" in kept.drawing.told
    assert "Perhaps not the same people" in kept.note
    assert kept.note in " ".join(Parts(html).words)


def test_sessions_in_the_wrong_order_are_told_by_their_days(made: Story) -> None:
    turned = told(now(), then())
    assert [row[1] for row in turned.sessions.rows] == ["2026-01-12", "2026-04-20"]
    assert turned.glance == made.glance
    assert [each.flights for each in turned.questions] == [each.flights for each in made.questions]


def test_fewer_than_five_are_not_drawn() -> None:
    few = held([VALUES, VOTED], {"values": [scale(1, 2)[:4]], "way": [[{"choice": "a"}] * 4]}, "2026-05-01")
    found = told(then(), few)
    values, way = (next(each for each in found.questions if each.title == name) for name in ("Values", "Way"))
    assert [flight.name for flight in values.flights] == ["1.1 · 2026-01-12", "1.2 · 2026-01-12"]
    (drawing,) = next(part for part in values.parts if part.label == "We share a star.").drawings
    assert "too few to tell" in drawing.body
    assert "Way a: 10 · 50 % → –." in way.parts[0].drawings[0].told
    assert not any(found.changed)


@pytest.mark.parametrize("lang", sorted(set(available()) - {"en"}))
def test_it_is_all_in_the_language_of_the_session(html: str, lang: str) -> None:
    said = page(told(then(lang), now(lang), lang=lang))
    assert f'<html lang="{lang}">' in said
    english = {word.strip() for word in Parts(html).words if len(word.strip().split()) > 2}
    theirs = {word.strip() for word in Parts(said).words}
    own = {
        "We share a star.",
        "I may decide.",
        "Approvals",
        "Excel",
        "Two ticket systems",
        "Day of",
        "Way",
        "done",
        "Small",
    }
    assert not [text for text in english & theirs if not any(each in text for each in own) and text[0].isalpha()]


def test_what_votes_cannot_share_a_picture_of_is_drawn_once_for_each(made: Story) -> None:
    days = [every_kind_again(many=24, seed=2, date="2026-01-12"), every_kind_again(many=9, seed=5, date="2026-06-01")]
    found = told(*days, lang="de")
    kinds = {step["id"]: step["kind"] for step in every_kind()["step"] if "kind" in step}
    titles = {record.title: kinds.get(record.id) for record in days[0].steps}
    drawn = {titles[each.title]: [name for name, _ in each.parts[0].results] for each in found.questions}
    for kind in ("dots", "rank", "plane", "amount"):
        assert [name.split(" · ")[-1] for name in drawn[kind]] == ["12.1.2026", "1.6.2026"]
    assert not any(part.results for each in made.questions for part in each.parts)


def every_kind_again(*, many: int, seed: int, date: str) -> Document:
    return document.build(whole_day(many, seed), every_kind(), date)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, html: str) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("loops")
    days = [every_kind_again(many=24, seed=2, date="2026-01-12"), every_kind_again(many=9, seed=5, date="2026-06-01")]
    texts_ = {"loop": html, "day": page(told(*days, lang="de")), "hostile": page(hostile())}
    for name, text in texts_.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in texts_}


def hostile() -> Story:
    """Every hostile text as an answer, a pledge, and where a plan can have it."""
    words = [clean(text, 60) for _, text in writable(HOSTILE) if clean(text)][:MANY]
    evil = "</style></title><script>alert('PWNED')</script>\"'&{{7*7}}{% raw %}\\"
    steps = [
        {**VALUES, "title": evil, "items": [{"id": "star", "text": evil}, {"id": "free", "text": evil}]},
        {**BLOCKS, "title": evil, "question": evil},
        {**PLEDGES, "title": evil},
    ]
    votes = {
        "values": [scale(1, 5)],
        "blocks": [[{"text": [word]} for word in words]],
        "pledges": [[{"what": word, "who": word, "when": "2026-03-01"} for word in words]],
    }
    first, second = (held(steps, votes, date) for date in ("2026-01-12", "2026-02-12"))
    sittings = [sitting(first, evil), sitting(second, evil[::-1])]
    return story(compared(sittings), sittings, [first, second], "en")


def test_hostile_words_are_words_on_it(html: str) -> None:
    text = page(hostile())
    assert not obeyed(text)
    parts, plain = Parts(text), Parts(html)
    assert set(parts.tags) <= set(plain.tags)
    assert {name for _, name, _ in parts.attributes} <= {name for _, name, _ in plain.attributes}
    assert text.count("</style>") == text.count("<title>") == 1
    assert "<script>alert('PWNED')</script>" in " ".join(parts.words)


@pytest.mark.parametrize("name", ["loop", "day", "hostile"])
def test_it_needs_nothing_else_and_every_picture_is_named_once(files: dict[str, Path], name: str) -> None:
    parts = Parts(files[name].read_text(encoding="utf-8"))
    assert not {"script", "iframe", "object", "form", "base", "img"} & set(parts.tags)
    assert {value for value in parts.all("href") if not value.startswith("#")} == {"data:,"}
    ids = Counter(parts.all("id"))
    assert max(ids.values()) == 1
    assert {value[1:] for value in parts.all("href") if value.startswith("#")} <= set(ids)
    named = [value for value in parts.all("aria-labelledby") if " " in value]
    assert len(named) == parts.tags["svg"] >= 3
    assert all(set(value.split()) <= set(ids) for value in named)


@pytest.mark.chromium
@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [("loop", 1100, "light"), ("loop", 360, "dark"), ("day", 1100, "dark"), ("day", 360, "light")],
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
@pytest.mark.parametrize("name", ["loop", "day"])
def test_printed_on_paper_no_picture_is_cut(chromium: Browser, files: dict[str, Path], name: str) -> None:
    shown, _ = opened(chromium, files[name], 658, "dark")
    shown.emulate_media(media="print", color_scheme="dark")
    heights = shown.evaluate("[...document.querySelectorAll('figure, .opening')].map(e => e.offsetHeight)")
    assert max(heights) < TALL
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not shown.locator("nav").is_visible()
    shown.close()
