import asyncio
import threading

import pytest

from facilitator.invitation.addresses import ANYWHERE, Address
from facilitator.invitation.watch import Watch

WLAN, ETH = Address("192.168.1.23", "wlan0", 70), Address("10.0.0.7", "eth0", 60)


async def test_looks_beside_the_loop_again_and_again_and_tells_only_what_is_new() -> None:
    found, told = [WLAN], asyncio.Event()
    looks, enough, loop = list[int](), asyncio.Event(), asyncio.get_running_loop()

    def look() -> list[Address]:
        looks.append(threading.get_ident())
        if len(looks) > 3:
            loop.call_soon_threadsafe(enough.set)
        return list(found)

    watch = Watch(None, look=look)
    watch.listeners.append(told.set)
    looks.clear()
    async with watch.watching(0.005):
        await enough.wait()
        assert not told.is_set()
        found[:] = [ETH]
        await told.wait()
    assert (watch.shown, watch.moved.why) == (ETH, "gone")
    assert threading.get_ident() not in looks
    after = len(looks)
    await asyncio.sleep(0.02)
    assert len(looks) == after, "it ends with the block"


async def test_a_look_that_fails_is_logged_and_the_next_one_counts(caplog: pytest.LogCaptureFixture) -> None:
    answers = [OSError("no netlink"), [ETH]]

    def look() -> list[Address]:
        answer = answers.pop(0) if answers else [ETH]
        if isinstance(answer, OSError):
            raise answer
        return answer

    watch = Watch(None, look=lambda: [WLAN])
    watch._look = look
    there = asyncio.Event()
    watch.listeners.append(there.set)
    async with watch.watching(0.005):
        await there.wait()
    assert watch.shown == ETH
    assert "no netlink" in caplog.text


def test_choosing_by_hand_ends_what_was_said_of_a_move() -> None:
    watch = Watch(None, look=lambda: [WLAN, ETH])
    watch.take([ETH])
    assert watch.moved
    watch.take([WLAN, ETH])
    watch.next()
    assert watch.moved is None
    assert watch.choices == 2


@pytest.mark.parametrize("host", sorted(ANYWHERE))
def test_a_host_that_means_all_addresses_shows_the_best(host: str) -> None:
    assert Watch(host, look=lambda: [WLAN, ETH]).shown == WLAN


def test_a_fixed_host_leaves_nothing_to_choose() -> None:
    watch = Watch("10.0.0.7", look=lambda: [WLAN, ETH])
    watch.next()
    assert (watch.shown, watch.choices) == (ETH, 1)
