"""Which address is shown while networks come and go, look by look."""

import pytest

from facilitator.invitation.addresses import LOOPBACK, Address
from facilitator.invitation.following import Followed, Move, begin, cycle, follow, told

WLAN, LATER = Address("192.168.1.23", "wlan0", 70), Address("192.168.1.99", "wlan0", 70)
ETH, HOTSPOT = Address("10.0.0.7", "eth0", 60), Address("10.42.0.1", "wlan1", 100)
DOCKER, ALONE = Address("172.17.0.1", "docker0", -10), Address("169.254.3.4", "wlan0", -20)
NOWHERE = Address(LOOPBACK, "loopback", -100)


@pytest.mark.parametrize(
    ("shown", "found", "proven", "expected", "why"),
    [
        (WLAN, [WLAN, ETH], False, WLAN, None),
        (WLAN, [ETH], False, ETH, "gone"),
        (WLAN, [ETH, LATER], False, LATER, "changed"),
        (WLAN, [LATER], True, LATER, "changed"),
        (WLAN, [HOTSPOT, WLAN], False, HOTSPOT, "better"),
        (WLAN, [HOTSPOT, WLAN], True, WLAN, None),
        (ETH, [WLAN, ETH], False, WLAN, "better"),
        (WLAN, [WLAN, Address("192.168.7.7", "eth0", 70)], False, WLAN, None),
        (DOCKER, [WLAN, DOCKER], False, WLAN, "better"),
        (ALONE, [WLAN], False, WLAN, "changed"),
        (NOWHERE, [WLAN], False, WLAN, "better"),
        (WLAN, [NOWHERE], True, NOWHERE, "gone"),
        (WLAN, [Address("192.168.1.23", "br0", 50)], True, Address("192.168.1.23", "br0", 50), None),
    ],
)
def test_the_code_follows_the_network(shown, found, proven, expected, why) -> None:
    after, move = follow(Followed(shown), found, proven=proven)
    assert after.shown == expected
    assert move == (Move(shown, expected, why) if why else None)
    if move:
        assert expected.ip in told(move).text % told(move).values or why == "gone"


def test_what_was_chosen_by_hand_stays_while_better_ones_come_and_is_taken_again_when_it_is_back() -> None:
    now = cycle(begin([WLAN, DOCKER]), [WLAN, DOCKER])
    assert now.shown == DOCKER
    now, move = follow(now, [HOTSPOT, WLAN, DOCKER], proven=False)
    assert (now.shown, move) == (DOCKER, None)
    now, move = follow(now, [WLAN], proven=False)
    assert (now.shown, move.why) == (WLAN, "gone")
    now, move = follow(now, [WLAN, DOCKER], proven=False)
    assert (now.shown, move) == (DOCKER, Move(WLAN, DOCKER, "better"))


def test_an_address_that_phones_use_is_shown_again_as_soon_as_it_is_back() -> None:
    now, move = follow(begin([WLAN]), [DOCKER], proven=True)
    assert (now.shown, move.why) == (DOCKER, "gone")
    now, move = follow(now, [HOTSPOT, WLAN, DOCKER], proven=False)
    assert (now.shown, move.why) == (WLAN, "better")


def test_the_key_goes_round() -> None:
    found = [WLAN, ETH, DOCKER]
    now, seen = begin(found), []
    for _ in range(4):
        now = cycle(now, found)
        seen.append(now.shown)
    assert seen == [ETH, DOCKER, WLAN, ETH]
    assert cycle(Followed(LATER), found).shown == WLAN, "one that has gone makes place for the first"


def test_an_address_given_by_hand_stays_and_it_is_said_when_the_laptop_loses_it() -> None:
    now = begin([WLAN, ETH], "10.0.0.7")
    assert now.shown == ETH
    assert cycle(now, [WLAN, ETH]) == now
    now, move = follow(now, [WLAN], proven=True)
    assert (now.shown.ip, now.shown.interface, move.why) == ("10.0.0.7", "", "lost")
    assert "10.0.0.7" in told(move).text % told(move).values
    assert follow(now, [WLAN], proven=True) == (now, None)
    now, move = follow(now, [WLAN, ETH], proven=True)
    assert (now.shown, move.why) == (ETH, "back")


@pytest.mark.parametrize("host", ["localhost", "192.0.2.1"])
def test_a_host_that_is_no_address_of_this_machine_is_shown_as_given(host: str) -> None:
    assert begin([WLAN], host).shown == Address(host, "", 0)
