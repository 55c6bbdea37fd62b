"""The lobby: the way in, who has come, and what to try if nobody does."""

import pytest

from facilitator.check.facts import Firewall
from facilitator.invitation.addresses import Address
from facilitator.invitation.wifi import Wifi
from facilitator.tui.screens.check import CheckScreen
from facilitator.tui.screens.code import CodeScreen
from facilitator.tui.screens.lobby import LobbyScreen
from facilitator.tui.screens.results import ResultsScreen
from facilitator.tui.widgets import big
from facilitator.tui.widgets.banner import Banner
from facilitator.tui.widgets.keys import Keys, lines
from facilitator.tui.widgets.qr import QrCode

PLAIN = '[workshop]\nid = "a"\ntitle = "A"\n[[step]]\nid = "b"\nkind = "pause"\ntitle = "B"\ntext = "C"\n'
SIZES = [(80, 24), (120, 40)]


def flat(shown: str) -> str:
    """The words of a screen in one line, however they are wrapped."""
    return " ".join(shown.split())


@pytest.mark.parametrize("size", SIZES)
async def test_the_interface_is_always_told_and_that_there_are_more_addresses(live, make_app, wait, text, size):
    app = make_app(live)
    async with app.run_test(size=size) as pilot:
        await wait(pilot, lambda: "through wlan0 · s: another of 2" in text(app))
        await pilot.press("s")
        await wait(pilot, lambda: "through eth0" in text(app))
        assert app.screen.query_one(QrCode).data == "HTTP://10.0.0.7:8765/K7QP"


@pytest.mark.parametrize("size", SIZES)
async def test_after_a_minute_without_a_phone_it_says_what_to_try_in_order(live, make_app, wait, text, size):
    live.inviting.wifi = Wifi("Zugvogel", "blaue-katze-42")
    app = make_app(live)
    async with app.run_test(size=size) as pilot:
        await wait(pilot, lambda: "scan it with your own phone now" in text(app))
        live.now += 59
        app.screen.each_second()
        await pilot.pause()
        assert "No phone" not in text(app)
        live.now += 1
        app.screen.each_second()
        await wait(pilot, lambda: "No phone" in text(app))
        told = flat(text(app))
        tips = [
            "in the Wi-Fi Zugvogel?",
            "off mobile data and VPN",
            "Press s: another of 2",
            "sudo ufw allow 8765/tcp",
            "travel router",
        ]
        places = [told.index(tip) for tip in tips]
        assert places == sorted(places)
        live.joined(1)
        await wait(pilot, lambda: "No phone" not in text(app) and "seen from 1 phone ✓" in text(app))


async def test_another_address_gets_a_minute_of_its_own(live, make_app, wait, text):
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: isinstance(app.screen, LobbyScreen))
        live.now += 61
        app.screen.each_second()
        await wait(pilot, lambda: "No phone yet" in text(app))
        await pilot.press("s")
        await wait(pilot, lambda: "No phone yet" not in text(app) and "through eth0" in text(app))


async def test_in_no_network_it_says_so_at_once(live, make_app, wait, text):
    live.inviting.found = [Address("127.0.0.1", "loopback", -100)]
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: "This laptop is in no network yet" in flat(text(app)))


async def test_seen_joined_and_gone(live, make_app, wait, text):
    live.joined(6)
    live.present = frozenset({"p0", "p1", "p2", "p3"})
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait(pilot, lambda: "6 birds have landed" in text(app))
        assert "seen from 6 phones ✓" in text(app)
        assert "2 asleep or gone" in text(app)
        live.present = frozenset(f"p{i}" for i in range(6))
        app.screen.each_second()
        await wait(pilot, lambda: "asleep" not in text(app))


@pytest.mark.parametrize(("people", "warned"), [(7, False), (8, True)])
async def test_a_hotspot_is_warned_of_from_eight_people_on(live, make_app, wait, text, people, warned):
    live.inviting.found[0] = Address("10.42.0.1", "wlan0", 100)
    live.joined(people)
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait(pilot, lambda: f"{people} birds have landed" in text(app))
        assert ("travel router" in text(app)) is warned


async def test_the_code_follows_an_address_that_changed_and_the_lobby_says_so(live, make_app, wait, text):
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait(pilot, lambda: "192.168.1.23" in app.screen.query_one(QrCode).data)
        live.inviting.move(Address("192.168.1.99", "wlan0", 70), "changed")
        app.screen.each_second()
        await wait(pilot, lambda: app.screen.query_one(QrCode).data == "HTTP://192.168.1.99:8765/K7QP")
        assert "wlan0 has another address" in flat(text(app))


async def test_over_a_step_a_banner_says_that_the_address_changed_until_the_code_was_shown(live, make_app, wait, text):
    live.lead("next")
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait(pilot, lambda: bool(app.screen.query(Banner)))
        live.inviting.move(Address("10.0.0.9", "eth0", 60))
        app.screen.each_second()
        await wait(pilot, lambda: "192.168.1.23 is gone" in flat(text(app)) and "z shows it." in flat(text(app)))
        await pilot.press("z")
        await wait(pilot, lambda: isinstance(app.screen, CodeScreen) and bool(app.screen.query(QrCode)))
        assert app.screen.query_one(QrCode).data == "HTTP://10.0.0.9:8765/K7QP"
        await pilot.press("z")
        await wait(pilot, lambda: not isinstance(app.screen, CodeScreen) and "is gone" not in text(app))


async def test_what_is_not_saved_stands_before_another_address(live, make_app, wait, text):
    live.lead("next")
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait(pilot, lambda: bool(app.screen.query(Banner)))
        live.inviting.move(Address("10.0.0.9", "eth0", 60))
        live.journal.failing = "disk full"
        app.screen.each_second()
        await wait(pilot, lambda: "NOT SAVED" in text(app))
        live.journal.failing = None
        app.screen.each_second()
        await wait(pilot, lambda: "NOT SAVED" not in text(app) and "is gone" in text(app))


async def test_the_way_in_over_a_step_shows_wifi_and_other_addresses(live, make_app, wait, text):
    live.inviting.wifi = Wifi("Zugvogel", "blaue-katze-42")
    live.lead("next")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("z")
        await wait(pilot, lambda: isinstance(app.screen, CodeScreen) and "blaue-katze-42" in text(app))
        await pilot.press("s")
        await wait(pilot, lambda: app.screen.query_one(QrCode).data == "HTTP://10.0.0.7:8765/K7QP")
        await pilot.press("w")
        await wait(pilot, lambda: app.screen.query_one(QrCode).data.startswith("WIFI:T:WPA;S:Zugvogel;"))
        await pilot.press("escape")
        await wait(pilot, lambda: not isinstance(app.screen, CodeScreen))


async def test_p_writes_the_poster_and_says_where_it_is(live, make_app, wait, text):
    app = make_app(live)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.press("p")
        await wait(pilot, lambda: "The poster is in sessions/flug.poster.html" in text(app))
    assert live.inviting.posters == 1


async def test_a_poster_that_cannot_be_written_is_said(live, make_app, wait, text):
    async def full():
        raise OSError(28, "No space left on device")

    live.inviting.poster = full
    app = make_app(live)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.press("p")
        await wait(pilot, lambda: "No space left" in text(app))


@pytest.mark.parametrize("size", SIZES)
async def test_h_opens_the_check_and_enter_copies_a_command(live, make_app, wait, text, size):
    app = make_app(live)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.press("h")
        await wait(pilot, lambda: isinstance(app.screen, CheckScreen) and "ufw is on" in text(app))
        assert "192.168.1.23 through wlan0 (score 70)" in text(app)
        assert "copy the command" in text(app), "the keys are in sight"
        await pilot.press("enter")
        assert app.clipboard == ""
        await pilot.press("down", "down", "down", "enter")
        await wait(pilot, lambda: "Copied" in text(app))
        assert app.clipboard == "sudo ufw allow 8765/tcp"
        live.inviting.firewall = Firewall("ufw", on=False)
        await wait(pilot, lambda: "ufw is off" in text(app))
        await pilot.press("escape")
        await wait(pilot, lambda: isinstance(app.screen, LobbyScreen))


@pytest.mark.parametrize("lang", ["de", "fr", "it"])
async def test_tips_of_every_language_fit_the_smallest_lobby(make_live, make_app, wait, text, lang):
    live = make_live(PLAIN, lang)
    assert live.room.lang == lang
    live.inviting.found.append(Address("10.8.0.6", "tun0", 0))
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: isinstance(app.screen, LobbyScreen))
        live.now += 61
        app.screen.each_second()
        await wait(pilot, lambda: app.screen.has_class("lost"))
        await pilot.pause()
        assert "sudo ufw allow 8765/tcp" in flat(text(app))
        assert " 6 " in text(app)


@pytest.mark.parametrize("size", [*SIZES, (200, 55)])
@pytest.mark.parametrize("host", ["192.168.100.123", "10.0.0.7"])
async def test_the_address_is_large_only_where_it_has_its_place(live, make_app, wait, text, size, host):
    live.inviting.wifi = Wifi("Seminarhotel", "blaue-katze-42")
    live.inviting.move(Address(host, "wlan0", 70), "better")
    app = make_app(live)
    async with app.run_test(size=size) as pilot:
        await wait(pilot, lambda: "another of 2" in text(app))
        await pilot.pause()
        told = text(app)
        plain = f"{host}:8765/K7QP" in told
        large = all(line.strip() in told for part in (host, ":8765/K7QP") for line in big.lines(part))
        assert plain is not large
        assert "has come up" in told
        assert not app.screen.query_one(Banner).display, "said once, by the lobby itself"


def footer(app) -> list[str]:
    keys = app.screen.query_one(Keys)
    told = " ".join(" ".join(row.plain for row in lines(keys.keys, keys.size.width, keys.size.height)).split())
    shown = {key.key: f" {told} ".find(f" {key.key} {key.label} ") for key in keys.keys}
    return sorted((key for key, place in shown.items() if place >= 0), key=shown.__getitem__)


async def test_a_narrow_footer_has_what_is_needed_first_in_the_lobby_and_with_the_results(live, make_app, wait):
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: isinstance(app.screen, LobbyScreen) and "p" in footer(app))
        there = footer(app)
        assert there[0] == "space"
        assert there[-2:] == ["?", "q"]
        assert there[1:-2] == ["p", "s", "h", "P"]
        live.until_results()
        await wait(pilot, lambda: isinstance(app.screen, ResultsScreen) and "e" in footer(app))
        there = footer(app)
        assert there[-2:] == ["?", "q"]
        assert there.index("e") < min(there.index(key) for key in ("P", "H", "K") if key in there)
