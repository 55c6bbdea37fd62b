"""Proves a checkpoint by its text, without reading its documents; what it cannot prove may still be a good one.

A checkpoint that this program wrote is proven in the time it takes to add up its bytes; one that another program has
written again, in another order or with other spaces, is left to ``checkpoint.load``.
"""

import re
from zlib import crc32

import msgspec

from facilitator.store.lines import dumps

_TABLE = re.compile(rb'"([a-z_]+)":\{\n')
_SEAL = re.compile(rb'(?:,\n)?"2":\{"crc32":"([0-9a-f]{8})","seq":([0-9]{1,18}),"session":"([0-9a-f]+)"\}')
_BETWEEN, _END = b"\n},\n", b"\n}}\n"


class Seal(msgspec.Struct, frozen=True):
    """What a proven checkpoint says of itself: the number of its last record, and the id that its journal must name."""

    seq: int
    session: str


def sealed(data: bytes) -> Seal | None:
    """The seal of a checkpoint whose every byte is as this program wrote it; None for anything else."""
    if not data.startswith(b"{") or not data.endswith(_END):
        return None
    tables: dict[bytes, bytes] = {}
    for part in data[1 : -len(_END)].split(_BETWEEN):
        head = _TABLE.match(part)
        if head is None or head[1] in tables:
            return None
        tables[head[1]] = part[head.end() :]
    start = tables.get(b"meta", b"").rfind(b'"2":')
    seal = _SEAL.fullmatch(tables.get(b"meta", b""), max(0, start - 2 if start > 1 else start))
    if start < 0 or seal is None:
        return None
    tables[b"meta"] = tables[b"meta"][: seal.start()]
    text = b",\n".join(b'"%b":{\n%b\n}' % table for table in sorted(tables.items()))
    found = Seal(int(seal[2]), seal[3].decode())
    proof = crc32(dumps([found.seq, found.session]).encode("ascii"), crc32(b"{%b}\n" % text))
    return found if proof == int(seal[1], 16) else None
