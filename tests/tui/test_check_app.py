"""The check on a screen of its own."""

import pytest
from textual.pilot import Pilot

from facilitator.check.facts import Firewall
from facilitator.invitation.addresses import Address
from facilitator.language import language
from facilitator.tui.checkapp import CheckApp
from facilitator.tui.widgets.qr import QrCode


def app_of(live) -> CheckApp:
    app = CheckApp(live.inviting, language("en"))
    app.animation_level = "none"
    return app


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 55)])
async def test_the_code_to_scan_stands_beside_what_was_found(live, wait, text, size):
    app = app_of(live)
    async with app.run_test(size=size) as pilot:
        await wait(pilot, lambda: "ufw is on" in text(app) and "another of 2" in text(app))
        code = app.screen.query_one(QrCode)
        assert code.data == "HTTP://192.168.1.23:8765/K7QP"
        assert code.region.width >= 33
        assert app.screen.region.contains_region(code.region)
        assert "192.168.1.23:8765/K7QP" in text(app)
        assert "none was here yet" in text(app)
        live.inviting.proven = 2
        await wait(pilot, lambda: "seen: 2" in text(app))


async def test_keys(live, wait, text):
    app = app_of(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait(pilot, lambda: "ufw is on" in text(app))
        await pilot.press("s")
        await wait(pilot, lambda: "10.0.0.7 through eth0" in text(app))
        before = app.theme
        await pilot.press("d")
        assert app.theme != before
        await pilot.press("end", "enter")
        assert app.clipboard.startswith("systemd-inhibit")
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0


async def test_words_of_the_system_are_no_markup(live, wait, text):
    live.inviting.found[0] = Address("192.168.1.23", "[/x]\x1b[31mwlan[@click=app.quit]", 70)
    live.inviting.firewall = Firewall("none")
    app = app_of(live)
    async with app.run_test(size=(120, 30)) as pilot:
        await shown(pilot, wait, lambda: "[/x] [31mwlan[@click=app.quit]" in " ".join(text(app).split()))


async def shown(pilot: Pilot[None], wait, condition) -> None:
    await wait(pilot, condition)
