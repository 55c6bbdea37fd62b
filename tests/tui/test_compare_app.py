"""Sessions side by side on the screen: a page each, gauges with the range, hostile words stay words."""

import pytest

from facilitator.domain.agreement import Agreement
from facilitator.domain.comparison import (
    Change,
    Comparison,
    Line,
    Named,
    NamedThemes,
    PledgesKept,
    Questions,
    Session,
    Vote,
)
from facilitator.domain.figures import Promise
from facilitator.language import language
from facilitator.tui.compareapp import CompareApp, gauge

HOSTILE = "[/x]\x1b[31m$name"
THEN = Agreement(24, 0.2, 0.48, "scattered", interval=(0.0, 0.4))
NOW = Agreement(24, 0.8, 0.48, "same_direction", interval=(0.6, 0.9))
LINE = Line("star", f"Star {HOSTILE}", (Vote(0, 1, THEN), Vote(1, 1, NOW)), (Change(0, 1, 0.6, "change"),))
FOUND = Comparison(
    (Session("a", "day", HOSTILE, "2026-05-01", 24), Session("b", "day", "Now", "2026-06-12", 24)),
    (Questions("values", "scale", "Values", (0, 1), (LINE,)), Questions("o", "scale", "Other", (0, 1), unlike=True)),
    (NamedThemes("words", "Obstacles", (0, 1), (20, 8), (Named(HOSTILE, (7, 0), "gone"),)),),
    (PledgesKept(0, "Pledges", (Promise(1, "Call back", HOSTILE, "2026-06-01"),), 1),),
)


def test_a_gauge_has_phi_within_its_range_and_the_tick_of_chance() -> None:
    assert gauge(Vote(0, 1, THEN), 11).plain == "━━●━━┼─────"
    assert gauge(Vote(0, 1, NOW), 11).plain == "─────┼━━●━─"
    assert gauge(Vote(0, 1, Agreement(3, None, None, "few")), 11).plain == "─" * 11
    assert gauge(Vote(0, 1, Agreement(5, 1.0, None, "bracketed")), 11).plain == "─" * 10 + "●"


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 55)])
async def test_every_page_is_shown_one_after_the_other(size, wait, text) -> None:
    app = CompareApp(FOUND, language("en"))
    async with app.run_test(size=size) as pilot:
        await wait(pilot, lambda: "1/5" in text(app) and "24 people" in text(app))
        assert "[/x]" in text(app)
        for place, told in enumerate(("Star [/x]", "Its scale", "not named again", "Pledges (1)"), 2):
            await pilot.press("right")
            await wait(pilot, lambda place=place, told=told: f"{place}/5" in text(app) and told in text(app))
        await pilot.press("right", "left")
        await wait(pilot, lambda: "4/5" in text(app))
        assert "\x1b" not in text(app)


async def test_a_claimed_change_is_said_beside_the_gauges(wait, text) -> None:
    app = CompareApp(FOUND, language("en"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("right")
        await wait(pilot, lambda: "+0.60, the room has changed: the ranges do not meet" in text(app))
        assert "0.20 Scattered sparrows" in text(app)
        assert "nine times out of ten" in text(app)


async def test_the_first_page_says_what_has_changed_before_all_others(wait, text) -> None:
    app = CompareApp(FOUND, language("en"))
    async with app.run_test(size=(100, 30)) as pilot:
        await wait(pilot, lambda: "What has changed" in text(app))
        assert "Star [/x]" in text(app)
        assert "+0.60, the room has changed" in text(app)
        assert "Numbers from 0 to 1 tell how far the room agrees" in text(app)
    still = CompareApp(Comparison(FOUND.sessions, FOUND.questions[1:], (), ()), language("en"))
    async with still.run_test(size=(100, 30)) as pilot:
        await wait(pilot, lambda: "Nowhere enough to speak of a change." in text(still))
