"""The real disk: a rename that another program holds up."""

from pathlib import Path

import pytest
from faultydisk import META

from facilitator.store import sessions
from facilitator.store.disk import Disk


class _HeldByScanner(Disk):
    rename_tries = 4

    def __init__(self, times: int) -> None:
        self.times = times

    def replace(self, old: Path, new: Path) -> None:
        self.times -= 1
        if self.times >= 0:
            raise PermissionError(13, "used by another process", str(new))
        super().replace(old, new)


def test_a_rename_is_tried_again_while_another_program_holds_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.store.disk._RENAME_PAUSE", 0)
    sessions.create(tmp_path, "tag", META, disk=_HeldByScanner(3)).close()
    with pytest.raises(PermissionError):
        sessions.create(tmp_path, "two", META, disk=_HeldByScanner(4))
