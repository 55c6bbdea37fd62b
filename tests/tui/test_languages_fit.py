"""Every screen of a day at 80 by 24 in every language: the keys are there and not cut, and all is translated."""

from collections.abc import Callable

import pytest
from pseudo import CODE, plain_words
from rich.cells import cell_len
from textual.pilot import Pilot

from facilitator.invitation.wifi import Wifi
from facilitator.language import available, language
from facilitator.sentences.shapes import _NO_NUMBER, _SHAPES
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.deeds import DESK, HOST
from facilitator.tui.screens import HelpScreen, RoomScreen, mode_of
from facilitator.tui.screens.panel import Panel
from facilitator.tui.widgets.keys import Keys, lines

NARROW = (80, 24)
LANGUAGES = [*available(), CODE]
DAY = """
[workshop]
id = "flug"
title = "§"
[[step]]
id = "werte"
kind = "scale"
title = "1"
guide = "2"
low = "3"
high = "4"
items = [{ id = "kunde", text = "5" }, { id = "ehrlich", text = "6" }, { id = "frei", text = "7" }]
[[step]]
id = "hindernisse"
kind = "collect"
title = "8"
question = "9"
entries = 2
[[step]]
id = "wahl"
kind = "dots"
title = "10"
of = "hindernisse"
reveal = "by hand"
dots = 3
per_option = 2
[[step]]
id = "pause"
kind = "pause"
title = "11"
text = "12"
"""
"""A day without a word, so that each word on a screen is one of the tool's."""
NO_WORDS = "http wlan Zugvogel blaue katze QP ctrl esc flug sessions json"
"""What stands on a screen in plain letters and is no word: addresses, file names, keys on a keyboard."""


Look = Callable[[str, Pilot[None]], None]


def drawn(app: FacilitatorApp) -> bool:
    """Whether the screen is that of the moment, has its size and offers what is possible now."""
    screen, desk = app.screen, app.desk
    if desk is None or not isinstance(screen, RoomScreen) or not screen.query(Keys):
        return False
    mode, keys = mode_of(desk.room.session.status, at_desk=desk.at_desk), screen.query_one(Keys)
    return app.current_mode == mode and keys.size.width == NARROW[0] and keys.keys == screen.keys()


@pytest.fixture
def a_day(make_live, make_app, wait):
    """Walks a day in a language and looks at every stop."""

    async def walk(lang: str, look: Look) -> None:
        live = make_live(DAY, lang)
        app = make_app(live)
        async with app.run_test(size=NARROW) as pilot:

            async def at(stop: str, *keys: str) -> None:
                await pilot.press(*keys)
                await wait(pilot, lambda: isinstance(app.screen, HelpScreen) if stop == "help" else drawn(app))
                look(stop, pilot)

            await at("lobby")
            live.inviting.wifi = Wifi("Zugvogel", "blaue-katze-42")
            live.joined(24)
            await at("lobby with Wi-Fi")
            live.lead("next")
            await at("waiting")
            live.lead("open")
            live.statements()
            await at("open")
            live.lead("close")
            await at("closed")
            live.lead("again")
            live.statements()
            live.lead("close")
            await at("second round", "v")
            await at("help", "question_mark")
            await pilot.press("escape")
            await wait(pilot, lambda: drawn(app))
            live.lead("next", "open")
            live.votes([{"text": [f"{i % 7 * 1111}"]} for i in range(22)])
            live.lead("close")
            await at("short answers")
            live.lead("next", "open")
            live.dots()
            live.lead("close")
            await at("dots, hidden")
            live.lead("reveal")
            await at("dots")
            live.lead("undo")
            await at("undone")
            live.lead("redo", "next")
            await at("pause")
            live.lead("next")
            await at("results")
            await at("desk", "g")

    return walk


STAYING = {"wifi", "address", "poster", "check", "entries"}
"""What belongs to the moment, of all that the desk can do."""


@pytest.mark.usefixtures("pseudo_language")
@pytest.mark.parametrize("lang", LANGUAGES)
async def test_the_footer_has_the_keys_of_the_moment_in_every_language(a_day, lang):
    say, door = language(lang), {"lock", "unlock"}
    staying = [d.label for d in HOST if d.action not in door] + [d.label for d in DESK if d.action in STAYING]
    needed = {say.say(label) for label in staying} if lang != CODE else set()

    def look(stop: str, pilot: Pilot[None]) -> None:
        for keys in pilot.app.screen.query(Keys):
            rows = lines(keys.keys, keys.size.width, keys.size.height)
            assert len(rows) <= keys.size.height, stop
            assert max(row.cell_length for row in rows) <= keys.size.width, stop
            told = " ".join(" ".join(row.plain for row in rows).split())
            for key in keys.keys:
                assert not (key.natural or key.always or key.label in needed) or f"{key.key} {key.label}" in told, stop

    await a_day(lang, look)


async def test_no_word_of_the_screens_is_left_untranslated(pseudo_language, a_day, text):
    def look(stop: str, pilot: Pilot[None]) -> None:
        assert (stop, plain_words(text(pilot.app), NO_WORDS)) == (stop, set())

    await a_day(pseudo_language, look)


@pytest.mark.usefixtures("pseudo_language")
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("key", ["k", "x", "j", "P", "H", "K", "z"])
async def test_a_panel_tells_all_its_keys_in_every_language(make_live, make_app, wait, text, key, lang):
    live = make_live(DAY, lang)
    live.joined(3).lead("next", "open")
    app = make_app(live)
    async with app.run_test(size=NARROW) as pilot:
        await wait(pilot, lambda: bool(app.screen.query(Keys)))
        await pilot.press(key)
        await wait(pilot, lambda: isinstance(app.screen, Panel) and bool(app.screen.query("#hints")))
        await pilot.pause()
        told = " ".join(text(app).replace("│", " ").replace("┃", " ").split())
        for name, label in (*app.screen.hints(), ("esc", app.screen.CLOSES)):
            for part in f"{name} {language(lang).say(label)}".split():
                assert part in told.split(), (part, told)


SHORT: dict[str, tuple[int, list[str]]] = {
    "labels of keys": (24, [deed.label.text for deed in (*HOST, *DESK)]),
    "words of the gauge": (22, [word.text for word, _ in (*_SHAPES.values(), _NO_NUMBER)]),
    "the tick of the gauge": (8, ["chance"]),
    "what follows by itself": (22, ["begin", "start the timer", "end the session"]),
    "buttons of phones": (24, ["Send", "Send the change", "Take part", "Come back", "Show me", "Choose this group"]),
    "two buttons beside each other": (10, ["Back", "Next"]),
}
"""Words that have a place of so many cells, whatever the language."""


@pytest.mark.parametrize("lang", available())
@pytest.mark.parametrize("what", SHORT)
def test_short_words_are_short_in_every_language(what, lang):
    most, texts = SHORT[what]
    told = {text: language(lang)(text) for text in texts}
    assert {said for said in told.values() if cell_len(said) > most} == set()
    assert lang == "en" or any(text != said for text, said in told.items())
