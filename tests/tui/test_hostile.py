import pytest

from facilitator.tui import show
from facilitator.tui.screens.entries import EntriesScreen

HOSTILE = ["[/x]", "[red]x", "[@click=app.exit]y[/]", "$primary", "[bold", "a\\[b"]
PLAN = """
[workshop]
id = "boese"
title = "[/x] [red]title"
[[step]]
id = "satz"
kind = "collect"
title = "[/] step [b]"
question = "[blink]why[/blink]"
guide = "[/x] guide"
reveal = "live"
[[step]]
id = "wahl"
kind = "dots"
title = "[/y]"
of = "satz"
reveal = "live"
"""


async def test_hostile_words_stand_on_every_screen_as_typed(make_live, make_app, wait, text):
    live = make_live(PLAN)
    app = make_app(live)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await wait(pilot, lambda: "[/x] [red]title" in text(app))
        live.joined(len(HOSTILE)).lead("next", "open")
        live.votes([{"text": [word]} for word in HOSTILE])
        await wait(pilot, lambda: all(word in text(app) for word in HOSTILE))
        assert "[/] step [b]" in text(app)
        assert "[blink]why[/blink]" in text(app)
        await pilot.press("m")
        await wait(pilot, lambda: isinstance(app.screen, EntriesScreen) and all(w in text(app) for w in HOSTILE))
        await pilot.press("m", "c", "u")
        await wait(pilot, lambda: "undone: closed [/] step [b]" in text(app))
        await pilot.press("question_mark")
        await wait(pilot, lambda: "[/x] guide" in text(app))
        await pilot.press("escape", "n", "o")
        options = [o.id for o in live.room.fields("wahl", "en")[0].options]
        live.votes([{"dots": {option: 1}} for option in options])
        await wait(pilot, lambda: "2/2" in text(app) and all(word in text(app) for word in HOSTILE))
        await pilot.press("n")
        await wait(pilot, lambda: "people took part" in text(app) and "[/] step [b]" in text(app))


@pytest.mark.parametrize("raw", ["\x1b[31mred", "\x1b]0;title\x07", "a\u202eb", "a\x00b", "\x9b31m", "a\rb\tc"])
def test_nothing_a_terminal_would_obey_reaches_the_screen(raw):
    for content in (show.words(raw), show.line(raw, 20), *show.wrapped(raw, 10, 3)):
        assert all(c.isprintable() for c in content.plain)


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
