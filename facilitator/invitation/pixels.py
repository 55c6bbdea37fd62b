"""A QR code as a PNG for slides and chats; a writer of one kind of picture: one bit a pixel, black and white."""

import struct
import zlib

from facilitator.invitation.qr import QUIET, Modules

_SCALE = 24
"""Pixels across a module."""


def png(modules: Modules, millimetres: float) -> bytes:
    """The code with its quiet zone; printed at its own size it is so many millimetres across without that zone.

    Source: PNG specification, third edition, colour type 0 at bit depth 1.
    """
    width, height = len(modules[0]) * _SCALE, len(modules) * _SCALE
    density = round((len(modules) - 2 * QUIET) * _SCALE / millimetres * 1000)
    lines = b"".join((b"\0" + _packed(row)) * _SCALE for row in modules)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)),
            _chunk(b"pHYs", struct.pack(">IIB", density, density, 1)),
            _chunk(b"IDAT", zlib.compress(lines, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _packed(row: tuple[bool, ...]) -> bytes:
    """A row of modules as bits, light is 1; a module is a whole number of bytes wide."""
    return b"".join((b"\0" if dark else b"\xff") * (_SCALE // 8) for dark in row)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
