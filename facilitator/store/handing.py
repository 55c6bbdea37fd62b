"""Files that leave the program where a person wants them; never in the place of what belongs to a session."""

import re
from pathlib import Path

from facilitator.domain.words import Message, Refusal
from facilitator.store import sessions
from facilitator.store.disk import Disk, put_in_place

_OWN = re.compile(r"(.+)\.(json|json\.bak|journal|journal\.bak|lock)")


def hand_out(path: Path, data: bytes) -> None:
    """Put a file in place, or write into what is no file there, such as ``/dev/stdout``.

    ``Refusal`` where it belongs to a session, ``OSError`` from the disk.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        with path.open("wb") as stream:
            stream.write(data)
        return
    own = _OWN.fullmatch(path.name)
    if own and path.exists() and sessions.is_session(path.with_name(f"{own[1]}.json")):
        raise Refusal(Message("%(file)s belongs to a session.", {"file": path.name}), code="export")
    put_in_place(Disk(), path, data)
