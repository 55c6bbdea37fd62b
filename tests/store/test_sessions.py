"""Sessions in a folder: names, the list, and forgetting."""

from pathlib import Path

import pytest
from faultydisk import abandon

from facilitator.store import sessions

META = {"plan": {"workshop": {"id": "schwarm", "title": {"de": "Schwarm", "en": "Flock"}}}, "created": "2026-01-02"}


def make(folder: Path, name: str = "tag", people: int = 0) -> Path:
    file = sessions.create(folder, name, META)
    for number in range(people):
        file.append({"event": "Joined", "number": number})
    file.close()
    return file.path


def test_a_taken_name_gets_a_number_and_a_strange_one_becomes_plain(tmp_path: Path) -> None:
    assert [make(tmp_path / "new" / "folder", "tag").name for _ in range(3)] == ["tag.json", "tag-2.json", "tag-3.json"]
    assert make(tmp_path, "../a b.c/..").parent == tmp_path
    assert make(tmp_path, "///").name == "session.json"


def test_a_name_whose_leftovers_are_there_counts_as_taken(tmp_path: Path) -> None:
    (tmp_path / "tag.journal").write_bytes(b"")
    assert make(tmp_path).name == "tag-2.json"


def test_two_sessions_of_one_name_at_once_are_two_sessions(tmp_path: Path) -> None:
    first, second = (sessions.create(tmp_path, "tag", META) for _ in range(2))
    assert first.path != second.path
    first.close()
    second.close()


def test_a_failed_creation_leaves_no_lock(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        sessions.create(tmp_path, "tag", {"bad": {1, 2}})
    assert list(tmp_path.iterdir()) == []


def test_the_list_tells_title_people_and_state(tmp_path: Path) -> None:
    make(tmp_path, "a", people=3)
    running = sessions.create(tmp_path, "b", META)
    running.append({"event": "Joined"})
    running.append({"event": "Answered", "text": '"event":"Joined"'})
    abandon_path = sessions.create(tmp_path, "c", META)
    abandon(abandon_path)
    make(tmp_path, "d")
    for damaged in ("d.json", "d.json.bak"):
        (tmp_path / damaged).write_bytes((tmp_path / damaged).read_bytes()[:-5])
    (tmp_path / "a.export.json").write_text("{}", encoding="utf-8")
    listed = {info.path.name: info for info in sessions.list_sessions(tmp_path)}
    assert [(name, info.state) for name, info in listed.items()] == [
        ("a.json", "closed"),
        ("b.json", "open"),
        ("c.json", "closed"),
        ("d.json", "damaged"),
    ]
    info = listed["a.json"]
    assert (info.id, info.title, info.created, info.people) == (
        "schwarm",
        {"de": "Schwarm", "en": "Flock"},
        "2026-01-02",
        3,
    )
    running.close()
    assert sessions.list_sessions(tmp_path / "none") == []


def test_a_session_whose_file_is_gone_but_not_its_backup_is_listed_and_opens(tmp_path: Path) -> None:
    path = make(tmp_path, people=2)
    path.unlink()
    assert [(info.path, info.people) for info in sessions.list_sessions(tmp_path)] == [(path, 2)]
    opened = sessions.open_session(path)
    assert len(opened.events()) == 2
    opened.close()
    assert path.exists()


def test_reading_touches_nothing_and_works_while_open(tmp_path: Path) -> None:
    file = sessions.create(tmp_path, "tag", META)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert sessions.read(file.path) == (META, [])
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before
    file.close()


FOREIGN = {
    "note.json": b"{}",
    "plain.json": b'{"_default": {"1": {"n": 1}}}',
    "composer.json": b'{"require": {}}',
    "composer.lock": b'{"hash": "12"}\n',
    "settings.json": b"[1]",
    "settings.json.bak": b"[0]",
    "empty.json": b"",
}


def test_files_of_other_programs_are_no_sessions_and_are_left_alone(tmp_path: Path) -> None:
    for name, data in FOREIGN.items():
        (tmp_path / name).write_bytes(data)
    assert sessions.list_sessions(tmp_path) == []
    for name in FOREIGN:
        for attempt in (sessions.forget, sessions.open_session, sessions.read):
            with pytest.raises(FileNotFoundError):
                attempt(tmp_path / name)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == FOREIGN


@pytest.mark.parametrize("left", [".json.bak", ".journal", ".journal.bak", ".lock"])
def test_a_session_of_which_little_is_left_is_still_one_and_can_be_forgotten(tmp_path: Path, left: str) -> None:
    path = make(tmp_path)
    (tmp_path / "tag.lock").write_text("4711\n", encoding="utf-8")
    for other in tmp_path.iterdir():
        if other.name not in {"tag.json", f"tag{left}"}:
            other.unlink()
    path.write_bytes(b"\x00" * 99)
    assert [info.path for info in sessions.list_sessions(tmp_path)] == [path]
    assert sessions.forget(path) == sorted(["tag.json", f"tag{left}"])
    assert list(tmp_path.iterdir()) == []


def test_forgetting_that_was_cut_short_can_be_repeated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, unlink, gone = make(tmp_path), Path.unlink, []
    (tmp_path / "tag.torn-1").write_text("x", encoding="utf-8")
    (tmp_path / "tag.zzz").write_text("x", encoding="utf-8")

    def unlink_two(self: Path, missing_ok: bool = False) -> None:
        if len(gone) == 2 and self.suffix != ".lock":
            raise OSError(5, "Input/output error")
        gone.append(self.name)
        unlink(self, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", unlink_two)
        with pytest.raises(OSError, match="Input/output"):
            sessions.forget(path)
    assert [info.path for info in sessions.list_sessions(tmp_path)] == [path]
    assert "tag.json" in sessions.forget(path)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_session_is_missing_and_leaves_nothing(tmp_path: Path) -> None:
    for attempt in (sessions.open_session, sessions.read, sessions.forget):
        with pytest.raises(FileNotFoundError):
            attempt(tmp_path / "none.json")
    assert list(tmp_path.iterdir()) == []


def test_forgetting_removes_all_of_one_session_and_nothing_of_others(tmp_path: Path) -> None:
    path = make(tmp_path)
    names = ["tag.torn-1", "tag.json.damaged-1", "tag.export.json", "tag.report.html", "tag.journal.new"]
    for name in names:
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "tag.tables").mkdir()
    (tmp_path / "tag.tables" / "answers.csv").write_text("x", encoding="utf-8")
    others = ["tag-2.json", "tag.other.json", "tag.other.journal", "tagebuch.json"]
    for name in others:
        (tmp_path / name).write_text("x", encoding="utf-8")
    own = ["tag.journal", "tag.journal.bak", "tag.json", "tag.json.bak", "tag.tables"]
    assert sessions.forget(path) == sorted(names + own)
    assert sorted(left.name for left in tmp_path.iterdir()) == sorted(others)


def test_the_folder_is_the_checkout_or_the_persons_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    own = sessions.default_folder()
    assert own.name == "sessions"
    assert tmp_path not in own.parents
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "other"\n', encoding="utf-8")
    assert sessions.default_folder() == own
    (tmp_path / "pyproject.toml").write_text("[project", encoding="utf-8")
    assert sessions.default_folder() == own
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "facilitator"\n', encoding="utf-8")
    assert sessions.default_folder() == tmp_path / "sessions"
