from pathlib import Path

import pytest
from spoken import Speak, lines

from facilitator.console import Console
from facilitator.invitation.addresses import Address
from facilitator.invitation.wifi import Wifi


async def test_what_phones_open_is_said_and_another_address_taken(console: Console, speak: Speak) -> None:
    console.talk.live.inviting.proven = 1
    assert await speak("address") == ["ok http://192.168.1.23:8765/K7QP, wlan0, 1 other device came in by it"]
    assert await speak("address next") == ["ok http://10.0.0.7:8765/K7QP, eth0, 1 other device came in by it"]
    assert await speak("address last") == ["error Behind address may stand: next."]


async def test_another_address_that_is_shown_by_itself_is_told_once(console: Console) -> None:
    console.talk.live.inviting.move(Address("10.0.0.9", "wlan1", 60))
    for _ in range(2):
        console._news.tell()
    (said,) = lines(console)
    assert "10.0.0.9" in said
    assert said.endswith("Phones scan the new code; whoever was in already types their three words.")


async def test_what_may_keep_phones_away_is_read_out_with_what_to_do(speak: Speak) -> None:
    said = await speak("check")
    assert "* Address: 192.168.1.23 through wlan0 (score 70)" in said
    (wall,) = [line for line in said if "ufw" in line]
    assert wall.startswith("* look: Firewall: ufw is on and may keep phones away. If no phone gets in, ")
    assert said[-1] == f"ok {len([line for line in said if line.startswith('* look: ')])} things to look at"


async def test_the_poster_is_written_and_said_where(speak: Speak) -> None:
    assert await speak("poster") == [f"ok {Path('sessions/flug.poster.html')}"]


@pytest.mark.parametrize(
    ("wifi", "said"),
    [
        (None, "error No Wi-Fi was given. Give it at the start with --wifi."),
        (Wifi("Haus"), "ok Wi-Fi Haus, without a password"),
        (Wifi("Haus", "blaue-katze"), "ok Wi-Fi Haus, password blaue-katze"),
    ],
)
async def test_the_wifi_is_said(console: Console, speak: Speak, wifi: Wifi | None, said: str) -> None:
    console.talk.live.inviting.wifi = wifi
    assert await speak("wifi") == [said]


async def test_the_export_says_where_it_is_and_quit_ends(console: Console, speak: Speak) -> None:
    assert await speak("export") == [f"ok {Path('sessions/flug.export.json')}"]
    assert not console.quit.is_set()
    assert await speak("quit") == ["ok"]
    assert console.quit.is_set()
