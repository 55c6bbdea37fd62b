"""How people get in: address, port, room code, URL, QR and Wi-Fi code; draws nothing and opens no socket."""

import re
import secrets
from collections.abc import Callable

import qrcode
from qrcode.constants import ERROR_CORRECT_M

from facilitator.web.addresses import Address, addresses, rank

__all__ = ["ALPHABET", "Address", "addresses", "new_code", "ports", "qr_matrix", "rank", "url", "wifi_code"]

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


def wifi_code(ssid: str, password: str) -> str:
    """The text of a QR code that joins a Wi-Fi; an empty password means an open one.

    Source: the ZXing wiki, "Barcode Contents", Wi-Fi Network config.
    """
    kind, secret = ("WPA", f"P:{_escaped(password)};") if password else ("nopass", "")
    return f"WIFI:T:{kind};S:{_escaped(ssid)};{secret};"


def _escaped(text: str) -> str:
    return re.sub(r'([\\;,":])', r"\\\1", text)


def qr_matrix(text: str) -> list[list[bool]]:
    """The modules of a QR code at error correction M, row by row, true is dark; without the quiet zone of 4.

    Raises ``ValueError`` for a text that no QR code holds.
    """
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(cell) for cell in row] for row in code.get_matrix()]
