"""Laptops and phones of one's own: network namespaces, made and removed by whoever may (root, on Linux).

Each has a name of this process and is removed at the end; what a killed test left behind is removed by the next one.
"""

import asyncio
import ctypes
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self, TypeVar

import pytest

T = TypeVar("T")
_BOOK = Path("/run/netns")
_NEWNET = 0x40000000
_NAME = "facilitator-test"


def _ip(*words: str) -> str:
    done = subprocess.run(["ip", *words], capture_output=True, text=True, timeout=10, check=False)
    if done.returncode:
        raise OSError(f"ip {' '.join(words)}: {done.stderr.strip()}")
    return done.stdout


def _sweep() -> None:
    """Remove what tests left behind whose process is no more."""
    for place in _BOOK.glob(f"{_NAME}-*") if _BOOK.is_dir() else []:
        pid = place.name.removeprefix(_NAME).split("-")[1]
        if not Path(f"/proc/{pid}").exists():
            _ip("netns", "del", place.name)


class Machine:
    """A machine of its own: what is done ``inside`` it sees its network alone."""

    def __init__(self, role: str) -> None:
        self.name = f"{_NAME}-{os.getpid()}-{role}"
        self._acts: list[tuple[asyncio.AbstractEventLoop, asyncio.Task[Any]]] = []
        self._pools: list[ThreadPoolExecutor] = []

    def __enter__(self) -> Self:
        _ip("netns", "add", self.name)
        self.ip("link", "set", "lo", "up")
        return self

    def __exit__(self, *_: object) -> None:
        for loop, task in self._acts:
            if not loop.is_closed():
                loop.call_soon_threadsafe(task.cancel)
        for pool in self._pools:
            pool.shutdown()
        _ip("netns", "del", self.name)

    def ip(self, *words: str) -> str:
        """What ``ip`` says of this machine."""
        return _ip("-n", self.name, *words)

    def bridge(self, name: str, address: str) -> None:
        """A network inside the machine, as containers have it."""
        self.ip("link", "add", name, "type", "bridge")
        self.ip("addr", "add", address, "dev", name)
        self.ip("link", "set", name, "up")

    @staticmethod
    def move(interface: str, to: "Machine", name: str) -> None:
        """Give an interface that was made outside to a machine, under a name of its own there."""
        _ip("link", "set", interface, "netns", to.name)
        to.ip("link", "set", interface, "name", name)

    def inside(self, act: Callable[[], Coroutine[Any, Any, T]]) -> "asyncio.Future[T]":
        """Run a coroutine on a loop of its own, in a thread whose sockets are this machine's; it ends with it."""

        async def noted() -> T:
            task = asyncio.current_task()
            assert task is not None
            self._acts.append((asyncio.get_running_loop(), task))
            return await act()

        pool = ThreadPoolExecutor(1, self.name, self._enter)
        self._pools.append(pool)
        return asyncio.get_running_loop().run_in_executor(pool, lambda: asyncio.run(noted()))

    def _enter(self) -> None:
        with (_BOOK / self.name).open("rb") as book:
            if ctypes.CDLL(None, use_errno=True).setns(book.fileno(), _NEWNET):
                raise OSError(ctypes.get_errno(), "the network namespace cannot be entered")


class Room:
    """A laptop and a phone: interfaces of the laptop end at the phone's, as if by one access point."""

    def __init__(self, laptop: Machine, phone: Machine) -> None:
        self.laptop, self.phone = laptop, phone

    def plug(self, interface: str, address: str, phone: str = "") -> None:
        """Give the laptop an interface with an address, and the phone one in the same network or none."""
        far = f"p-{interface}"
        self.laptop.ip("link", "add", interface, "type", "veth", "peer", "name", far, "netns", self.phone.name)
        self.laptop.ip("addr", "add", address, "dev", interface)
        if phone:
            self.phone.ip("addr", "add", phone, "dev", far)
        self.phone.ip("link", "set", far, "up")
        self.laptop.ip("link", "set", interface, "up")
        self._until(interface, up=True)

    def far(self, interface: str, state: str) -> None:
        """Set the far end ``up`` or ``down``, as an access point goes off the air; the laptop has noticed then."""
        self.phone.ip("link", "set", f"p-{interface}", state)
        self._until(interface, up=state == "up")

    def _until(self, interface: str, *, up: bool) -> None:
        for _ in range(500):
            if ("state UP" in self.laptop.ip("link", "show", interface)) == up:
                return
            time.sleep(0.01)
        raise AssertionError(f"{interface} is {'not ' if up else ''}up after five seconds")


@contextmanager
def room() -> Iterator[Room]:
    """A laptop and a phone without any network yet; without root the test is skipped, without ``ip`` it fails."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("network namespaces need root")
    if shutil.which("ip") is None:
        pytest.fail("tests as root need iproute2: `make test` installs it on Debian (apt-get install iproute2)")
    _sweep()
    try:
        _ip("netns", "add", f"{_NAME}-{os.getpid()}-try")
    except OSError as error:
        pytest.skip(f"network namespaces are not permitted here: {error}")
    _ip("netns", "del", f"{_NAME}-{os.getpid()}-try")
    with Machine("laptop") as laptop, Machine("phone") as phone:
        yield Room(laptop, phone)
