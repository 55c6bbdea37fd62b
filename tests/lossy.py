"""Air that loses packets: a laptop's and a phone's interface, and a thread between them that lets some fall.

Real TCP over real packets, wherever network namespaces and /dev/net/tun are; no module of the kernel is needed for it.
"""

import os
import random
import select
import struct
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from netns import Machine, Room

_TUN = Path("/dev/net/tun")
_SET, _TUN_WITHOUT_HEAD = 0x400454CA, 0x1001
_MOST = 65_536


def _interface(machine: Machine, name: str, address: str) -> int:
    """An interface of that machine whose packets are read and written here."""
    from fcntl import ioctl  # noqa: PLC0415  Linux only

    fd, made = os.open(_TUN, os.O_RDWR | os.O_NONBLOCK), f"ft{os.getpid()}{name}"[:15]
    ioctl(fd, _SET, struct.pack("16sH", made.encode(), _TUN_WITHOUT_HEAD))
    Machine.move(made, machine, name)
    machine.ip("addr", "add", address, "dev", name)
    machine.ip("link", "set", name, "up")
    return fd


@contextmanager
def air(room: Room, laptop: str, phone: str, lost: float) -> Iterator[Counter[str]]:
    """Both are in one Wi-Fi that loses the share ``lost`` of packets, 0..1, either way; how many it did and did not."""
    if not _TUN.exists():
        pytest.skip("air that loses packets needs /dev/net/tun")
    ends = (_interface(room.laptop, "wlan0", laptop), _interface(room.phone, "wlan1", phone))
    packets: Counter[str] = Counter()
    chance, over = random.Random(lost), threading.Event()

    def carry() -> None:
        while not over.is_set():
            for fd in select.select(ends, [], [], 0.1)[0]:
                with suppress(BlockingIOError):
                    packet = os.read(fd, _MOST)
                    fate = "lost" if chance.random() < lost else "carried"
                    packets[fate] += 1
                    if fate == "carried":
                        os.write(ends[fd == ends[0]], packet)

    carrier = threading.Thread(target=carry, daemon=True)
    carrier.start()
    try:
        yield packets
    finally:
        over.set()
        carrier.join()
        for fd in ends:
            os.close(fd)
