"""Room code, ports and the address that phones open; draws nothing and opens no socket."""

import secrets
from collections.abc import Callable

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""What codes are made of: nothing that is read as something else."""
_LENGTH = 4
_BEHIND = (0, 1, 2, 1000, 2000)
"""Close ones for a second instance, far ones because Windows reserves ports in blocks of a hundred."""


def ports(start: int = 8765) -> tuple[int, ...]:
    """The ports to try in order, 1..65535; the same ones each time, since phones remember address and port."""
    return tuple(start + step for step in _BEHIND if 0 < start + step < 65536)


def new_code(choose: Callable[[str], str] = secrets.choice) -> str:
    """A room code of four of ``ALPHABET``, at least one of them a digit, so that no word comes out."""
    while True:
        code = "".join(choose(ALPHABET) for _ in range(_LENGTH))
        if any(c.isdigit() for c in code):
            return code


def url(ip: str, port: int, code: str) -> str:
    """What phones open: ``http://ip:port/CODE``."""
    return f"http://{ip}:{port}/{code}"
