"""The rules of the house: imports run down, every kind of step keeps the same promises, files stay small and clean."""

import ast
import json
import math
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from examples import EXAMPLES, Example
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from memory import Memory

from facilitator.domain.activities import REGISTER
from facilitator.domain.fields import UNSURE, Field, Text
from facilitator.domain.figures import Figure, Note
from facilitator.domain.plan import from_dict
from facilitator.domain.words import Refusal
from facilitator.room import Room

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "facilitator").rglob("*.py"))
HOSTILE = "\x1b[31m[/x]<script>\u202e%s{0}\x00\x9b$name\u200b"


# Imports


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)


def test_imports_run_down_one_way() -> None:
    done = python("from importlinter.cli import lint_imports_command as c; c(['--no-cache'])")
    assert done.returncode == 0, done.stdout + done.stderr


LOADED = """
import importlib, pkgutil, sys
package = importlib.import_module({name!r})
for found in pkgutil.walk_packages(getattr(package, "__path__", []), {name!r} + "."):
    importlib.import_module(found.name)
print(*sorted({{name.split(".")[0] for name in sys.modules}}))
"""


@pytest.mark.parametrize("name", ["facilitator.domain", "facilitator.room"])
def test_thought_loads_no_screen_no_network_and_no_store(name: str) -> None:
    done = python(LOADED.format(name=name))
    assert done.returncode == 0, done.stderr
    assert not {"textual", "rich", "aiohttp", "tinydb", "asyncio", "jinja2", "click"} & set(done.stdout.split())


# Every kind of step


WITHOUT_NUMBER = {"compare", "pledge", "pause", "outcome"}
"""Kinds whose answers should not agree, or whose agreement says nothing."""
CASES = [pytest.param(kind, e, id=f"{kind}-{i}") for kind, es in EXAMPLES.items() for i, e in enumerate(es)]
ASKING = [case for case in CASES if case.values[1].answers]
JUNK = (
    None,
    True,
    False,
    0.5,
    -1,
    10**400,
    math.nan,
    math.inf,
    "",
    "\x00",
    [],
    [[]],
    [None],
    [True],
    {},
    {"a": {}},
    {"": 1},
)


def room_at(kind: str, example: Example, people: int = 30) -> Room:
    """A room with an open step of the kind."""
    steps = [
        {"id": "before", "kind": "collect", "title": "Before", "entries": 2},
        {"id": "step", "kind": kind, "title": {"de": "Schritt", "en": "Step"}, **example.keys},
    ]
    workshop = from_dict({"workshop": {"id": "day", "title": "Day"}, "step": steps}, "day.toml")
    room = Room(workshop, Memory(), lambda: 0.0)
    for i in range(1, people + 1):
        room.join(f"p{i}")
    room.do("next")
    room.do("open")
    if people:
        room.submit("p1", "first", "before", 1, {"text": ["parking", "meetings"]})
    room.do("next")
    room.do("open")
    return room


def send(room: Room, person: int, values: dict[str, Any], submission: str = "") -> None:
    round_ = room.session.state("step").round
    room.submit(f"p{person}", submission or f"s{len(room.session.events)}", "step", round_, values)


def rows(room: Room) -> list[dict[str, Any]]:
    return room.activity("step").rows(room.scene("step"))


def check(room: Room, answered: set[str]) -> None:
    """What holds at any time, however many have answered."""
    activity, scene = room.activity("step"), room.scene("step")
    shown = msgspec.json.encode(room.figure("step"))
    assert msgspec.json.decode(shown, type=Figure) == room.figure("step")
    agreement = room.agreement("step")
    if agreement is not None and agreement.phi is not None:
        assert 0 <= agreement.phi <= 1 + 1e-9
        low, high = agreement.low, agreement.high
        assert (low is None) is (high is None)
        assert low is None or high is None or 0 <= low <= high <= 1 + 1e-9
    places = activity.positions(scene, None)
    unsure = {p for p, answer in scene.ballots.items() if all(value == UNSURE for value in answer.values())}
    assert set(places) == answered - unsure
    assert all(0 <= place <= 1 for place in places.values())
    exported = rows(room)
    assert json.loads(json.dumps(exported, allow_nan=False)) == exported
    assert {f"p{row['person']}" for row in exported} == answered
    assert len({tuple(row) for row in exported}) <= 1
    assert all(isinstance(value, str | int | float) for row in exported for value in row.values())


def test_every_registered_kind_has_examples_and_a_file_of_its_name() -> None:
    assert set(EXAMPLES) == set(REGISTER)
    for kind in REGISTER:
        assert (ROOT / f"facilitator/domain/activities/{kind}.py").is_file()
        assert (ROOT / f"tests/domain/activities/test_{kind}.py").is_file()


def test_every_field_and_figure_has_the_files_of_its_name() -> None:
    gestures = (ROOT / "facilitator/web/static/page.js").read_text(encoding="utf-8")
    for field in get_args(Field):
        assert (ROOT / f"facilitator/web/templates/field_{field.__name__}.html").is_file()
        assert re.search(rf"^  ([A-Z]\w+: one, )*{field.__name__}: ", gestures, re.MULTILINE), field
    for figure in get_args(Figure):
        file = f"{figure.__name__.lower()}.py"
        assert (ROOT / "facilitator/tui/figures" / file).is_file()
        assert (ROOT / "facilitator/report/drawings" / file).is_file() is (figure is not Note)


@pytest.mark.parametrize(("kind", "example"), CASES)
def test_nobody_answered(kind: str, example: Example) -> None:
    for people in (0, 30):
        room = room_at(kind, example, people)
        check(room, set())
        agreement = room.agreement("step")
        assert agreement is None or (agreement.n, agreement.phi) == (0, None)


@pytest.mark.parametrize(("kind", "example"), CASES)
def test_fields_go_to_the_phone_as_json_and_are_named_once(kind: str, example: Example) -> None:
    room = room_at(kind, example)
    asked = room.fields("step", "de")
    assert msgspec.json.decode(msgspec.json.encode(asked), type=tuple[Field, ...]) == asked
    assert len({f.id for f in asked}) == len(asked)
    assert bool(asked) is bool(example.answers)
    assert {name for values in example.answers for name in values} <= {f.id for f in asked}


@pytest.mark.parametrize(("kind", "example"), ASKING)
def test_one_answered(kind: str, example: Example) -> None:
    for values in example.answers:
        room = room_at(kind, example)
        send(room, 1, values)
        check(room, {"p1"})


@pytest.mark.parametrize(("kind", "example"), ASKING)
def test_many_answered(kind: str, example: Example) -> None:
    room = room_at(kind, example)
    for person in range(1, 31):
        send(room, person, example.answers[person % len(example.answers)])
        check(room, {f"p{i}" for i in range(1, person + 1)})


@pytest.mark.parametrize(("kind", "example"), ASKING)
def test_a_united_room_agrees_more_than_a_divided_one(kind: str, example: Example) -> None:
    divided, united = room_at(kind, example), room_at(kind, example)
    for person in range(1, 31):
        send(divided, person, example.answers[person % 2])
        send(united, person, example.answers[0])
    first, second = divided.agreement("step"), united.agreement("step")
    assert (first is None) is (second is None) is (kind in WITHOUT_NUMBER)
    if first is not None and second is not None and kind != "sort":  # one person's entries are no room's
        assert (first.phi or 0) < (second.phi or 0)


@pytest.mark.parametrize(("kind", "example"), ASKING)
def test_the_same_person_twice_counts_once_with_the_later_answer(kind: str, example: Example) -> None:
    twice, once = room_at(kind, example), room_at(kind, example)
    send(twice, 1, example.answers[0])
    send(twice, 1, example.answers[1])
    send(once, 1, example.answers[1])
    check(twice, {"p1"})
    assert rows(twice) == rows(once)
    assert twice.figure("step") == once.figure("step")


@pytest.mark.parametrize(("kind", "example"), ASKING)
def test_after_closing_nothing_is_taken_and_what_was_sent_before_is_confirmed(kind: str, example: Example) -> None:
    room = room_at(kind, example)
    send(room, 1, example.answers[0], "mine")
    before = rows(room)
    room.do("close")
    with pytest.raises(Refusal) as caught:
        send(room, 2, example.answers[1])
    assert caught.value.code == "closed"
    send(room, 1, example.answers[0], "mine")
    assert rows(room) == before
    check(room, {"p1"})


@pytest.mark.parametrize(("kind", "example"), CASES)
def test_junk_of_every_json_type_is_refused_by_field_or_code(kind: str, example: Example) -> None:
    room = room_at(kind, example)
    known = [f.id for f in room.fields("step", "en")]
    junks = [
        junk
        for junk in (*JUNK, *example.junk)
        if not any((type(junk), junk) == (type(fine), fine) for fine in example.fine)
    ]
    tries = [{name: junk} for name in known for junk in junks]
    tries += [{}, {"no such field": 1}, {HOSTILE: 1}, {"": 1}]
    tries += [{**values, "no such field": 1} for values in example.answers]
    for values in tries:
        with pytest.raises(Refusal) as caught:
            send(room, 1, values)
        if example.answers:
            assert caught.value.code == "invalid", values
            assert caught.value.field in {*known, *map(str, values), "[31m[/x]<script>%s{0}$name"}, values
        else:
            assert caught.value.code == "closed"
    check(room, set())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["a", "b", "1.1", ""]), inner),
    max_leaves=6,
)


@pytest.mark.parametrize(("kind", "example"), CASES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_a_phone_sends_is_an_answer_that_can_be_drawn_or_a_refusal(
    kind: str, example: Example, data: st.DataObject
) -> None:
    room = room_at(kind, example, people=2)
    names = [f.id for f in room.fields("step", "en")] or ["x"]
    values = data.draw(st.dictionaries(st.sampled_from([*names, "x"]), JSON, max_size=3))
    try:
        send(room, 2, values)
    except Refusal:
        check(room, set())
    else:
        assert rows(room)
        msgspec.json.encode(room.figure("step"))


@pytest.mark.parametrize(("kind", "example"), ASKING)
def test_hostile_text_comes_out_harmless(kind: str, example: Example) -> None:
    room = room_at(kind, example)
    texts = [f for f in room.fields("step", "en") if isinstance(f, Text)]
    for person, asked in enumerate(texts, 1):
        send(room, person, {**example.answers[0], asked.id: HOSTILE[: asked.limit]})
    answers = room.scene("step").ballots.values()
    given = [value for answer in answers for value in answer.values() if texts]
    said = [
        text for value in given for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)
    ]
    assert len(said) >= len(texts)
    assert all(text.isprintable() and text for text in said)
    drawn = msgspec.json.encode(room.figure("step")).decode()
    assert not [c for c in ("\\u001b", "\x1b", "\u202e", "\x9b", "\u200b", "\\u0000") if c in drawn]
    assert json.dumps(rows(room), ensure_ascii=False).isprintable()


@pytest.mark.parametrize(("kind", "example"), ASKING)
def test_a_second_round_starts_empty_and_the_first_stays(kind: str, example: Example) -> None:
    room = room_at(kind, example)
    activity = room.activity("step")
    send(room, 1, example.answers[0])
    send(room, 2, example.answers[1])
    room.do("close")
    first = activity.rows(room.scene("step", round_=1))
    room.do("again")
    check(room, set())
    send(room, 2, example.answers[0])
    check(room, {"p2"})
    assert activity.rows(room.scene("step", round_=1)) == first
    room.do("undo")
    check(room, {"p1", "p2"})
    assert rows(room) == first


@pytest.mark.parametrize(("kind", "example"), CASES)
def test_a_room_that_is_resumed_draws_and_exports_the_same(kind: str, example: Example) -> None:
    room = room_at(kind, example)
    for person, values in enumerate(example.answers, 1):
        send(room, person, values)
    room.do("close")
    assert isinstance(room.journal, Memory)
    resumed = Room(room.workshop, Memory(), lambda: 0.0, room.journal.records)
    assert resumed.figure("step") == room.figure("step")
    assert resumed.agreement("step") == room.agreement("step")
    assert rows(resumed) == rows(room)


# Files


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(params=FILES, ids=name)
def path(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree(path)), "a module docstring is missing"


def test_every_file_is_under_200_lines_or_says_why_not(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines < 200 or "200 lines" in (ast.get_docstring(tree(path)) or ""), f"{lines} lines"


def test_only_the_plain_front_ends_print(path: Path) -> None:
    if name(path).startswith(("facilitator/cli/", "facilitator/console/")):
        return
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    assert not [c.lineno for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"]


def test_no_error_is_caught_that_was_not_meant(path: Path) -> None:
    """No bare ``except``; ``Exception`` only where it is logged with its traceback, or raised again like all others."""
    for handler in (node for node in ast.walk(tree(path)) if isinstance(node, ast.ExceptHandler)):
        assert handler.type is not None, f"a bare except in line {handler.lineno}"
        caught = {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)}
        calls = [node.func for node in ast.walk(handler) if isinstance(node, ast.Call)]
        logged = any(isinstance(called, ast.Attribute) and called.attr == "exception" for called in calls)
        raised = isinstance(handler.body[-1], ast.Raise)
        assert "Exception" not in caught or logged or raised, f"line {handler.lineno}"
        assert "BaseException" not in caught or raised, f"line {handler.lineno}"


def test_no_file_knows_the_machine_it_was_written_on(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"/(w[o]rk|h[o]me|r[o]ot|Us[e]rs)/", text)


def test_german_is_written_in_swiss_spelling() -> None:
    kinds = {".po", ".toml", ".html", ".js"}
    shown = [p for p in (ROOT / "facilitator").rglob("*") if p.suffix in kinds]
    assert not [name(p) for p in shown if "ß" in p.read_text(encoding="utf-8")]
