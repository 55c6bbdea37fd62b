"""Groups typed at the desk, and names: only where the plan asks, and at first not where the room would see them."""

import pytest
from textual.widgets import Input

from facilitator.tui.screens.groups import GroupsScreen
from facilitator.tui.screens.people import PeopleScreen

NAMED = """
[workshop]
id = "flug"
title = "Flug"
names = true
[[step]]
id = "werte"
kind = "scale"
title = "Werte"
items = [{ id = "kunde", text = "Kunde" }]
"""


@pytest.mark.parametrize("steps", [(), ("next", "open")])
async def test_groups_are_typed_at_the_desk_and_taken_back(live, make_app, wait, text, steps):
    app = make_app(live)
    live.lead(*steps)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.press("P")
        await wait(pilot, lambda: isinstance(app.screen, PeopleScreen) and "groups" in text(app))
        await pilot.press("g")
        await wait(pilot, lambda: isinstance(app.screen, GroupsScreen))
        app.screen.query_one(Input).value = "Sales / [b]Tech[/b]"
        await pilot.press("enter")
        await wait(pilot, lambda: isinstance(app.screen, PeopleScreen))
        assert live.room.workshop.groups == ("Sales", "[b]Tech[", "b]")
        await wait(pilot, lambda: "groups to choose from: Sales · [b]Tech[" in text(app))
        live.room.join("p", "Sales")
        await wait(pilot, lambda: "Sales" in text(app))
        await pilot.press("g")
        await wait(pilot, lambda: isinstance(app.screen, GroupsScreen))
        assert app.screen.query_one(Input).value == "Sales / [b]Tech[ / b]"
        await pilot.press("escape", "escape", "u")
        await wait(pilot, lambda: live.room.workshop.groups == ())


async def test_too_many_groups_are_refused_and_stay_in_the_box(live, make_app, wait, text):
    app = make_app(live)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.press("P", "g")
        await wait(pilot, lambda: isinstance(app.screen, GroupsScreen))
        app.screen.query_one(Input).value = "/".join(map(str, range(30)))
        await pilot.press("enter")
        await wait(pilot, lambda: "At most 20 groups" in text(app))
        assert isinstance(app.screen, GroupsScreen)
        assert live.room.workshop.groups == ()


async def test_names_are_hidden_from_the_room_until_asked_for(make_live, make_app, wait, text):
    live = make_live(NAMED)
    live.room.join("p", name="Zoë [b]M[/b]")
    app = make_app(live)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.press("P")
        await wait(pilot, lambda: isinstance(app.screen, PeopleScreen) and "names" in text(app))
        assert "Zoë" not in text(app)
        await pilot.press("n")
        await wait(pilot, lambda: "Zoë [b]M[/b]" in text(app) and "the room must not see" in text(app))
        await pilot.press("n")
        await wait(pilot, lambda: "Zoë" not in text(app))


async def test_names_are_there_at_once_where_a_wall_serves_the_room(make_live, make_app, wait, text):
    live = make_live(NAMED)
    live.room.join("p", name="Zoë")
    live.walls = 1
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait(pilot, lambda: app.desk.at_desk)
        await pilot.press("P")
        await wait(pilot, lambda: isinstance(app.screen, PeopleScreen) and "Zoë" in text(app))


async def test_where_the_plan_asks_for_no_names_there_is_no_key_for_them(live, make_app, wait, text):
    live.room.join("p", name="Zoë")
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("P")
        await wait(pilot, lambda: isinstance(app.screen, PeopleScreen) and "how many" in text(app))
        await pilot.press("n")
        await pilot.pause()
        assert "names" not in text(app)
        assert "Zoë" not in text(app)
