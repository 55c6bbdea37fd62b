"""QR codes as modules; draws none."""

from functools import lru_cache
from typing import TypeAlias

QUIET = 4
"""Light modules around a code, without which readers do not find it."""
Modules: TypeAlias = tuple[tuple[bool, ...], ...]


def of_url(url: str) -> str:
    """The URL in upper case: scheme, host and code do not mind, and the code stays at version 2."""
    return url.upper()


@lru_cache(maxsize=16)
def matrix(text: str, quiet: int = QUIET) -> Modules:
    """The modules of the smallest code at level M, row by row, true is dark, with a quiet zone so wide around it.

    Raises ``ValueError`` for a text that no QR code holds.
    """
    from qrcode.constants import ERROR_CORRECT_M  # noqa: PLC0415  15 ms, for it reads all of Pillow's basics
    from qrcode.main import QRCode  # noqa: PLC0415

    code = QRCode(error_correction=ERROR_CORRECT_M, border=quiet)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(bool(cell) for cell in row) for row in code.get_matrix())
