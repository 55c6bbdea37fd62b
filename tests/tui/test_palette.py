"""Keys that come too early or too late for the list of actions or a panel do not end the day."""

import pytest

from facilitator.tui.palette import Palette
from facilitator.tui.screens.agenda import AgendaScreen
from facilitator.tui.screens.base import RoomScreen
from facilitator.tui.screens.help import HelpScreen


async def test_who_leaves_the_list_twice_is_back_in_the_room(live, make_app, wait):
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await wait(pilot, lambda: isinstance(app.screen, Palette))
        palette = app.screen
        for _ in range(2):
            palette.dismiss()
        await wait(pilot, lambda: isinstance(app.screen, RoomScreen))
        assert app.is_running
        await pilot.press("ctrl+p")
        await wait(pilot, lambda: isinstance(app.screen, Palette))


async def test_keys_that_come_before_the_list_is_drawn_do_nothing(live, make_app, wait):
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        opening = app.push_screen(Palette(id="--command-palette"))
        palette = app.screen
        for action in ("cursor_down", "command_list('select')"):
            await app.run_action(action, palette)
        await opening
        await pilot.press("escape")
        await wait(pilot, lambda: isinstance(app.screen, RoomScreen))


async def test_the_list_stands_on_a_screen_though_the_room_moves_on_in_the_same_moment(live, make_app, wait):
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.action_command_palette()
        live.room.do("next")
        app.draw()
        await pilot.press("escape")
        await wait(pilot, lambda: isinstance(app.screen, RoomScreen))
        assert app.is_running
        await pilot.press("ctrl+p")
        await wait(pilot, lambda: isinstance(app.screen, Palette))


@pytest.mark.parametrize(("key", "over"), [("j", AgendaScreen), ("question_mark", HelpScreen)])
async def test_a_panel_or_help_that_is_left_twice_takes_nothing_else_with_it(live, make_app, wait, key, over):
    app = make_app(live)
    live.room.do("next")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await wait(pilot, lambda: isinstance(app.screen, over))
        left = app.screen
        for _ in range(2):
            left.dismiss()
        await wait(pilot, lambda: isinstance(app.screen, RoomScreen))
        assert app.is_running
