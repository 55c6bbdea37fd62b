"""A folder of sessions in which all sorts of other things lie: a list tells the sessions and stops at none of them."""

import os
from pathlib import Path

import pytest

from facilitator.store import sessions
from facilitator.store.disk import Disk
from facilitator.store.held import running


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    file = sessions.create(tmp_path, "day", {"plan": {"workshop": {"id": "a", "title": "Day"}}})
    file.append({"event": "Joined"})
    file.close()
    return file.path


def listed(folder: Path) -> dict[str, str]:
    return {info.path.name: info.state for info in sessions.list_sessions(folder)}


@pytest.mark.parametrize("name", ["x.json", "x.json.bak", "x.journal", "x.lock"])
def test_folders_with_the_names_of_files_are_passed_by(kept: Path, name: str) -> None:
    (kept.parent / name).mkdir()
    assert listed(kept.parent) == {"day.json": "closed"}
    assert running(kept.parent) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_pipes_and_devices_are_passed_by_without_waiting_for_them(kept: Path) -> None:
    os.mkfifo(kept.parent / "pipe.json")
    (kept.parent / "endless.json").symlink_to("/dev/zero")
    (kept.parent / "nowhere.json").symlink_to("gone")
    assert listed(kept.parent) == {"day.json": "closed"}


@pytest.mark.parametrize("ending", [".json.bak", ".journal", ".lock"])
def test_a_session_beside_a_folder_of_its_own_names_is_still_listed(kept: Path, ending: str) -> None:
    near = kept.with_name(kept.stem + ending)
    near.unlink(missing_ok=True)
    near.mkdir()
    assert set(listed(kept.parent)) == {"day.json"}


def test_what_may_not_be_read_is_listed_as_damaged(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = kept.with_name("theirs.json")
    theirs.write_bytes(kept.read_bytes())
    read = Disk.read

    def forbidden(self: Disk, path: Path) -> bytes | None:
        if path == theirs:
            raise PermissionError(13, "Permission denied", str(path))
        return read(self, path)

    monkeypatch.setattr(Disk, "read", forbidden)
    assert listed(kept.parent) == {"day.json": "closed", "theirs.json": "damaged"}


@pytest.mark.parametrize("title", [7, None, {"de": 3}, ["a"]])
def test_a_title_that_is_none_is_told_by_the_name(tmp_path: Path, title: object) -> None:
    file = sessions.create(tmp_path, "day", {"plan": {"workshop": {"id": "a", "title": title}}})
    file.close()
    assert sessions.info_of(file.path).title == "day"
