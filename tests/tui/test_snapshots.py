"""Whole screens as pictures; everything that moves stands still, the clock too."""

import pytest

from facilitator.invitation.wifi import Wifi
from facilitator.tui.widgets.qr import QrCode

SIZES = [(80, 24), (120, 40), (200, 55)]
pytestmark = [
    pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}"),
]


def shown(wait, condition):
    """What to wait for before the picture is taken."""

    async def ready(pilot) -> None:
        await wait(pilot, lambda: condition(pilot.app.screen))
        await pilot.pause()

    return ready


def test_lobby(snap_compare, live, make_app, wait, size):
    live.inviting.wifi = Wifi("Zugvogel", "blaue-katze-42")
    live.joined(11)
    app = make_app(live, theme="light")
    ready = shown(wait, lambda screen: bool(screen.query(QrCode)) and screen.query_one(QrCode).size.width > 0)
    assert snap_compare(app, terminal_size=size, run_before=ready)


def test_step_hidden(snap_compare, live, make_app, wait, size):
    live.joined(24).lead("next", "open")
    live.statements()
    ready = shown(wait, lambda screen: screen.has_class("listed"))
    assert snap_compare(make_app(live), terminal_size=size, run_before=ready)


def test_step_revealed(snap_compare, live, make_app, wait, size):
    live.joined(24).lead("next", "open")
    live.statements()
    live.lead("close")
    ready = shown(wait, lambda screen: bool(screen.query("#gauge")) and screen.query_one("#gauge").size.width > 0)
    assert snap_compare(make_app(live), terminal_size=size, run_before=ready)


def test_entries(snap_compare, live, make_app, wait, size):
    live.joined(24).lead("next", "next", "open")
    live.obstacles()

    async def ready(pilot) -> None:
        await wait(pilot, lambda: bool(pilot.app.screen.query("#counter")))
        await pilot.press("m")
        await wait(pilot, lambda: bool(pilot.app.screen.query("#detail")) and pilot.app.screen.rows.item is not None)

    assert snap_compare(make_app(live, theme="light"), terminal_size=size, run_before=ready)


def test_results(snap_compare, live, make_app, wait, size):
    ready = shown(wait, lambda screen: bool(screen.query("#files")))
    assert snap_compare(make_app(live.until_results(), theme="projector"), terminal_size=size, run_before=ready)


def _led(live):
    """The second question is open, with something written down and two people who have not answered."""
    live.joined(24).lead("next", "open")
    live.statements()
    live.lead("close")
    live.room.do("note", "Sales and service read the same words differently")
    live.room.do("outcome", "A fixed star until Friday")
    live.now += 720
    live.lead("next", "open")
    live.obstacles(20)
    live.present = frozenset(f"p{i}" for i in range(23))
    return live


PANELS = {
    "k": "#text",
    "x": "#kinds",
    "j": "#places",
    "P": "#people",
    "H": "#people",
    "K": "#told",
    "question_mark": "",
}
"""Panels by key, each with what has to be there before the picture is taken."""


def test_desk(snap_compare, live, make_app, wait, size):
    _led(live)

    async def ready(pilot) -> None:
        await wait(pilot, lambda: bool(pilot.app.screen.query("#counter")))
        await pilot.press("g")
        await wait(pilot, lambda: bool(pilot.app.screen.query("#agenda")))
        await pilot.pause()

    assert snap_compare(make_app(live), terminal_size=size, run_before=ready)


@pytest.mark.parametrize("key", PANELS)
def test_panel(snap_compare, live, make_app, wait, size, key):
    live.room.join("nophone", proxy=True)
    _led(live)

    async def ready(pilot) -> None:
        await wait(pilot, lambda: bool(pilot.app.screen.query("#counter")))
        before = pilot.app.screen
        await pilot.press(key)
        await wait(pilot, lambda: pilot.app.screen is not before and pilot.app.screen.is_mounted)
        if key == "K":
            await pilot.press("enter")
        for widget in pilot.app.screen.query("Input"):
            widget.cursor_blink = False
        await pilot.pause()

    assert snap_compare(make_app(live, theme="light"), terminal_size=size, run_before=ready)
