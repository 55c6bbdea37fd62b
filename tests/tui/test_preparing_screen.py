"""Questions of a plan to its facilitator, on the screen before the room opens."""

from pathlib import Path

import pytest
from onscreen import offer
from textual.widgets import Input

from facilitator.preparing import Preparing
from facilitator.tui.screens import HomeScreen

PLAN = """
ask_facilitator = [
  { id = "groups", text = "Which departments? [/x]", kind = "list", field = "groups" },
  { id = "people", text = "How many people?", kind = "number", field = "people" },
  { id = "limit", text = "Officially?", kind = "amount", step = "limit", field = "official" },
]
[workshop]
id = "day"
title = "The day [b]"
groups = ["Sales", "IT"]
[[step]]
id = "limit"
kind = "amount"
title = "Up to what amount?"
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "day.toml"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def opened(live, make_app, plan):
    """An app at home, and what it started."""
    started = []

    async def start(path, answers):
        started.append((path, dict(answers)))
        return live

    app = make_app(offer(plans=[("The day", plan)], start_plan=start, prepare=lambda path: Preparing(path, "en")))
    return app, started


async def test_answers_go_with_the_plan_and_what_will_not_do_is_asked_again(opened, wait, text, plan):
    app, started = opened
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: isinstance(app.screen, HomeScreen) and "The day" in text(app))
        await pilot.press("enter")
        await wait(pilot, lambda: "Which departments? [/x]" in text(app) and "Sales, IT" in text(app))
        await pilot.press("enter", *"many", "enter")
        await wait(pilot, lambda: "Please give a whole number." in text(app))
        assert app.focused.id == "q1"
        app.focused.value = "24"
        await wait(pilot, lambda: "Please give" not in text(app))
        await pilot.press("enter", *"1'500", "enter")
        await wait(pilot, lambda: "Scan the code" in text(app))
    assert started == [(plan, {"groups": "Sales, IT", "people": "24", "limit": "1'500"})]


async def test_an_emptied_box_empties_what_the_plan_had(opened, wait, text, plan):
    app, started = opened
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: isinstance(app.screen, HomeScreen) and "The day" in text(app))
        await pilot.press("enter")
        await wait(pilot, lambda: "Which departments?" in text(app))
        app.screen.query_one("#q0", Input).value = ""
        await pilot.press("enter", "enter", "enter")
        await wait(pilot, lambda: "Scan the code" in text(app))
    assert started == [(plan, {"groups": "-", "people": "", "limit": ""})]


async def test_escape_goes_back_and_starts_nothing(opened, wait, text):
    app, started = opened
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: isinstance(app.screen, HomeScreen) and "The day" in text(app))
        await pilot.press("enter")
        await wait(pilot, lambda: "Which departments?" in text(app))
        await pilot.press("escape")
        await wait(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert started == []


async def test_a_plan_that_is_none_is_refused_on_the_home_screen(opened, wait, text, plan):
    app, started = opened
    plan.write_text("[workshop]\nid = 3", encoding="utf-8")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await wait(pilot, lambda: isinstance(app.screen, HomeScreen) and "The day" in text(app))
        await pilot.press("enter")
        await wait(pilot, lambda: "day.toml, [workshop]" in text(app))
    assert started == []
