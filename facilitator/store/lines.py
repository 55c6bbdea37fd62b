"""One record, one line: ``crc32hex seq json``; knows how to read a damaged file and never guesses a record.

The CRC (32 bits, of everything between it and the newline) finds every flipped bit and every burst up to 32 bits.
"""

import json
import re
from typing import Any
from zlib import crc32

import msgspec

_LINE = re.compile(rb"([0-9a-f]{8}) ([0-9]{1,18}) (.+)", re.DOTALL)
_START = re.compile(rb"[0-9a-f]{8} [0-9]{1,18} [\[{]")


_encode = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":"), sort_keys=True).encode


class Line(msgspec.Struct, frozen=True):
    """A record as read: its sequence number and its decoded JSON value."""

    seq: int
    value: Any


class Scan(msgspec.Struct, frozen=True):
    """What a journal holds: its good lines in order, the bytes that are none, and whether lines may be added to it."""

    lines: tuple[Line, ...]
    damaged: bytes
    clean: bool


def dumps(value: object) -> str:
    """JSON in one line of ASCII, keys in order; ``ValueError`` for NaN, ``TypeError`` for a strange type."""
    return _encode(value)


def encode(seq: int, text: str) -> bytes:
    """The line of a record given as JSON text in one line of ASCII."""
    body = f"{seq} {text}".encode("ascii")
    return b"%08x %b\n" % (crc32(body), body)


def _decode(raw: bytes) -> Line | None:
    match = _LINE.fullmatch(raw)
    if match is None or crc32(raw[9:]) != int(match[1], 16):
        return None
    try:
        return Line(int(match[2]), json.loads(match[3]))
    except (ValueError, RecursionError):
        return None


def _joined(raw: bytes) -> tuple[Line, Line] | None:
    """Two good lines whose newline was damaged."""
    for start in _START.finditer(raw, 1):
        first, second = _decode(raw[: start.start() - 1]), _decode(raw[start.start() :])
        if first and second:
            return first, second
    return None


def scan(data: bytes) -> Scan:
    """Every good line of a journal, also the last one if only its newline is missing or damaged."""
    *whole, tail = data.split(b"\n")
    found: list[Line] = []
    damaged: list[bytes] = []
    for raw in whole:
        line = _decode(raw)
        if line:
            found.append(line)
            continue
        found.extend(_joined(raw) or ())
        damaged.append(raw + b"\n")
    last = _decode(tail)
    if tail and not last:
        last = _decode(tail[:-1])
        damaged.append(tail)
    return Scan((*found, last) if last else tuple(found), b"".join(damaged), clean=not tail and not damaged)
