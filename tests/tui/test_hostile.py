"""Strangers' and the plan's words on every screen: shown as typed, obeyed by nobody, wherever they stand."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from corpus import EVERY, HOSTILE, each, obeyed, writable
from onscreen import offer

from facilitator.domain.plan import from_dict
from facilitator.domain.text import clean
from facilitator.domain.words import Message, Refusal
from facilitator.invitation.addresses import Address
from facilitator.invitation.wifi import Wifi
from facilitator.room import Room
from facilitator.tui import show
from facilitator.tui.screens import HelpScreen
from facilitator.tui.screens.entries import EntriesScreen

AT_ONCE = 24
"""So many texts share a screen."""
SHORT = [clean(text, 60) for _, text in EVERY if clean(text, 60)]
PARTS = [SHORT[start : start + AT_ONCE] for start in range(0, len(SHORT), AT_ONCE)]
SURE = 12
"""So many signs of a text are never cut off."""
BLANK = "\u200d\u200c\ufe0f "


def plan(words: list[str]) -> dict[str, Any]:
    """A plan that says the words wherever a screen shows one; ``guide`` says all of them."""
    first, parts = words[0], [{"id": f"i{i}", "text": word} for i, word in enumerate(words[:6])]
    return {
        "workshop": {"id": "day", "title": f"0 {first}"},
        "step": [
            {"id": "points", "kind": "scale", "title": f"1 {words[1]}", "items": parts, "low": words[2],
             "high": words[3], "reveal": "live", "guide": "\n".join(words)},
            {"id": "ask", "kind": "collect", "title": f"2 {words[1]}", "question": words[4], "reveal": "live",
             "limit": 280},
            {"id": "vote", "kind": "dots", "title": f"3 {words[1]}", "of": "ask", "reveal": "live", "dots": 1,
             "question": words[5]},
            {"id": "coffee", "kind": "pause", "title": f"4 {words[1]}", "text": "\n".join(words[:8])},
        ],
    }  # fmt: skip


def bare(text: str) -> str:
    """The text without spaces and what takes no place, for a screen wraps where it likes."""
    return "".join(c for c in text if c not in BLANK and not c.isspace())


def says(screen: str, word: str) -> bool:
    """Whether the screen shows the word, or its beginning where a line had to be cut."""
    return bare(show.plain(word))[:SURE] in bare(screen)


@pytest.fixture
def looked(text):
    """What stands on the screen, after a look at every cell and at the drawn picture."""

    def look(app) -> str:
        seen = text(app)
        assert not obeyed(seen)
        for strip in app.screen._compositor.render_strips():
            assert not [s.text for s in strip if s.control]
            assert not [s.text for s in strip if s.style and (s.style.link or s.style.meta.get("@click"))]
        drawn = app.export_screenshot()
        assert not obeyed(drawn, "\n\t")
        ET.fromstring(drawn)  # noqa: S314  our own picture must be well formed
        return seen

    return look


@pytest.mark.parametrize("words", [pytest.param(part, id=str(i)) for i, part in enumerate(PARTS) if len(part) > 8])
async def test_a_day_of_hostile_words_is_shown_as_typed(make_live, make_app, wait, text, looked, words):
    live = make_live()
    live.room = room = Room(from_dict(plan(words), "day.toml"), live.journal, lambda: 0.0)
    app = make_app(live)
    async with app.run_test(size=(160, 110), notifications=True) as pilot:

        async def until(*wanted: str) -> None:
            await wait(pilot, lambda: all(says(text(app), word) for word in wanted))
            looked(app)

        await until(f"0 {words[0]}")
        live.joined(len(words)).lead("next")
        await until(f"1 {words[1]}", *words[:6])
        await pilot.press("question_mark")
        await wait(pilot, lambda: isinstance(app.screen, HelpScreen))
        await until(*words)
        await pilot.press("escape")
        live.lead("open")
        live.votes([{"i0": 1 + i % 5} for i in range(len(words))])
        await until(words[0], *words[1:6])
        await pilot.press("down")
        await until(words[0], words[2], words[3])
        live.lead("next")
        await until(f"2 {words[1]}", words[4])
        live.lead("open")
        live.votes([{"text": word} for word in words])
        labels = [theme.label for theme in room.figure("ask").themes]
        await until(*labels)
        await pilot.press("m")
        await wait(pilot, lambda: isinstance(app.screen, EntriesScreen))
        await until(*words)
        await pilot.press("m", "c", "u")
        await until(f"undone: closed 2 {words[1]}")
        live.lead("next", "open")
        live.votes([{"dots": {option.id: 1}} for option in room.fields("vote", "en")[0].options])
        await until(f"3 {words[1]}", words[5], *labels)
        live.lead("next", "open")
        await until(f"4 {words[1]}", *words[:8])
        live.lead("next")
        await until(f"1 {words[1]}", *labels[:5])


@pytest.mark.parametrize("part", range(0, len(EVERY), 40))
async def test_what_the_system_says_is_shown_and_not_obeyed(live, make_app, wait, text, looked, part):
    """The reasons of a disk, the names of files, interfaces and networks, what a session is called."""
    words = [words for _, words in writable(EVERY[part : part + 40]) if clean(words, 60)]
    app = make_app(live)
    async with app.run_test(size=(140, 40), notifications=True) as pilot:
        for number, said in enumerate(words):
            live.journal.failing = said[:60]
            live.inviting.found[0] = Address("192.168.1.23", said[:60], 70)
            live.inviting.wifi = Wifi(said[:20], said[:20])
            live.path = Path(said[:40].replace("\0", "") or "x")
            live.room.join(f"p{number}")
            app.screen.look_again()
            await wait(pilot, lambda said=said: says(text(app), show.plain(said[:60])))
            looked(app)


async def test_labels_of_plans_and_sessions_and_refusals_are_shown_as_typed(make_app, wait, text, looked, tmp_path):
    async def resume(_path):
        raise Refusal(Message("There is no session %(name)s.", {"name": HOSTILE[0].text + "[/x]"}))

    labels = [(f"{i} {text[:90]}", tmp_path / str(i)) for i, (_, text) in enumerate(EVERY)]
    app = make_app(offer(plans=labels[1:120], sessions=[*labels[120:], labels[0]], resume=resume))
    async with app.run_test(size=(140, 40), notifications=True) as pilot:
        seen = ""
        for _ in range(0, len(labels), 10):
            seen += looked(app)
            await pilot.press("pagedown")
        assert [label for label, _ in labels if not says(seen, label)] == []
        await pilot.press("end", "enter")
        await wait(pilot, lambda: "There is no session" in text(app) and "[/x]." in text(app))
        looked(app)


@pytest.mark.parametrize("raw", each(EVERY))
def test_nothing_a_terminal_would_obey_becomes_content(raw):
    for content in (show.words(raw), show.line(raw, 20), *show.wrapped(raw, 10, 3), show.words(raw, "bold $primary")):
        assert not obeyed(content.plain)
        assert not re.search("[\ud800-\udfff]", content.plain)
        assert {str(span.style) for span in content.spans} <= {"bold $primary"}
    assert show.line(raw, 20).cell_length == 20
    assert all(part.cell_length <= 10 for part in show.wrapped(raw, 10, 3))


async def test_escape_sequences_of_a_journal_are_shown_without_their_escape(live, make_app, wait, text):
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        live.journal.failing = "\x1b[2J[/x]"
        live.room.join("someone")
        await wait(pilot, lambda: "[2J[/x]" in text(app))
        assert "\x1b" not in text(app)


def test_a_line_is_exactly_as_wide_as_asked_for_wide_characters_too():
    for raw in ("", "short", "a long line that has to be cut", "漢字漢字漢字漢字漢字", "👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀"):
        assert show.line(raw, 10).cell_length == 10


def test_wrapping_keeps_the_width_and_marks_what_was_cut():
    rows = show.wrapped("one two three four five six seven", 9, 2)
    assert len(rows) == 2
    assert all(row.cell_length <= 9 for row in rows)
    assert rows[-1].plain.endswith("…")
