"""The whole corpus through the room: as answer, theme, vote, group and plan, and out again by every way there is."""

import asyncio
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from corpus import EVERY, HONEST, each, obeyed, writable
from lives import Running
from memory import Memory

from facilitator.archive import Options, create
from facilitator.cli import main
from facilitator.console import Console
from facilitator.domain.figures import Bars, Themes
from facilitator.domain.plan import from_dict, parse
from facilitator.domain.text import clean
from facilitator.domain.words import Refusal
from facilitator.export import document, spreadsheets, tables
from facilitator.report.markdown import markdown
from facilitator.report.page import page
from facilitator.report.protocol import protocol
from facilitator.room import Room

STEPS = [
    {"id": "ask", "kind": "collect", "title": "Ask", "limit": 280, "entries": 2, "reveal": "live"},
    {"id": "vote", "kind": "dots", "title": "Vote", "of": "ask", "dots": 1, "reveal": "live"},
]
PLAN: dict[str, Any] = {"workshop": {"id": "day", "title": "Day"}, "step": STEPS}
SAYABLE = [words for words in EVERY if clean(words.text)]


def room_of(plan: dict[str, Any]) -> Room:
    return Room(from_dict(plan, "day.toml"), Memory(), lambda: 0.0)


@pytest.fixture
def talked() -> Room:
    """A room in which somebody said each text of the corpus and voted for it, in a group of that name."""
    room = room_of(PLAN)
    for name, text in EVERY:
        room.join(name, text)
    room.do("next")
    room.do("open")
    for name, text in SAYABLE:
        room.submit(name, "s", "ask", 1, {"text": [clean(text, 280), text[:280]]})
    room.do("next")
    room.do("open")
    for place, option in enumerate(room.fields("vote", "en")[0].options):
        room.submit(EVERY[place].id, "s", "vote", 1, {"dots": {option.id: 1}})
    return room


def exported(room: Room) -> str:
    return document.encode(document.build(room, PLAN)).decode()


def printed(room: Room) -> str:
    console = Console(Running(room), out := io.StringIO())
    room.listen(console._changed)
    commands = (
        "status", "entries", "close", "undo", "redo", "again", "back", "reveal", "hide", "undo", "next", "result",
        "result private all", "people", "person \x1b[31m", "answer 1 \x1b[31m", "themes", "notes", "agenda", "export",
    )  # fmt: skip
    for command in commands:
        console.talk.put(asyncio.run(console.command(command)))
    for line in out.getvalue().splitlines():
        assert line.startswith(("* ", "ok", "error"))
    return out.getvalue()


def drawn(room: Room) -> str:
    return msgspec.json.encode([room.figure(step) for step in ("ask", "vote")]).decode()


def kept(room: Room) -> str:
    assert isinstance(room.journal, Memory)
    return json.dumps(room.journal.records, ensure_ascii=False)


def on_a_page(room: Room) -> str:
    return page(protocol(document.build(room, PLAN)))


def as_markdown(room: Room) -> str:
    return markdown(protocol(document.build(room, PLAN)))


def as_tables(room: Room) -> str:
    made = tables.tables(document.build(room, PLAN), "day")
    return "".join(spreadsheets.to_csv(table).decode("utf-8-sig") for table in made).replace("\r\n", "\n")


WAYS_OUT: dict[str, Callable[[Room], str]] = {
    "export": exported,
    "page": on_a_page,
    "markdown": as_markdown,
    "tables": as_tables,
    "console": printed,
    "figure": drawn,
    "journal": kept,
}
"""Every way in which words leave a room as text; a new one is one line here."""


@pytest.mark.parametrize("way", WAYS_OUT)
def test_nothing_that_would_be_obeyed_leaves_the_room(talked: Room, way: str) -> None:
    text = WAYS_OUT[way](talked)
    assert not obeyed(text)
    assert "PWNED" in text


def test_every_text_is_an_entry_a_theme_and_an_option_as_it_was_cleaned(talked: Room) -> None:
    asked, voted = talked.figure("ask"), talked.figure("vote")
    assert isinstance(asked, Themes)
    assert isinstance(voted, Bars)
    entries = {entry for theme in asked.themes for entry in theme.entries}
    assert {clean(text, 280) for _, text in SAYABLE} <= entries
    assert {theme.label for theme in asked.themes} <= entries
    assert {bar.label for bar in voted.bars} == {theme.label for theme in asked.themes}
    again = document.decode(exported(talked).encode())
    assert document.measured(again).steps == again.steps


@pytest.mark.parametrize("text", each(EVERY))
def test_a_text_of_nothing_to_see_is_refused_and_any_other_is_taken(text: str) -> None:
    room = room_of(PLAN)
    room.join("p")
    room.do("next")
    room.do("open")
    try:
        room.submit("p", "s", "ask", 1, {"text": text})
    except Refusal as refused:
        assert (refused.code, refused.field) == ("invalid", "text")
        assert not clean(text) or len(clean(text, 281)) > len(clean(text, 280))
    else:
        assert room.session.round_ballots("ask", 1)["p"].answer == {"text": [clean(text, 280)]}


@pytest.mark.parametrize("text", each(EVERY))
def test_a_group_is_one_of_the_plan_or_a_short_line(text: str) -> None:
    free, asked = room_of(PLAN), room_of({**PLAN, "workshop": {**PLAN["workshop"], "groups": ["Sales"]}})
    group = free.join("p", text)[0].group
    assert group == clean(text, 40)
    try:
        assert asked.join("p", text)[0].group == clean(text, 40) == ""
    except Refusal as refused:
        assert refused.field == "group"
        assert not obeyed(str(refused), "")


# What the author of a plan can type


def plan_with(**at: Any) -> dict[str, Any]:
    """A plan whose one given place has the value; all other places are harmless."""
    found = {
        "group": "Sales", "lang": "en", "name": "words", "kind": "collect", "reveal": "live", "of": "words",
        "item_id": "one", "option_id": "one", "extra": "guide", "source": "day.toml", **at,
    }  # fmt: skip

    def say(place: str) -> Any:
        return {found["lang"]: found.get(place, "x"), "de": found.get(place, "x")}

    head = {"id": found.get("plan_id", "day"), "title": say("title"), "groups": [found["group"], "Tech"]}
    both = {"low": say("low"), "high": say("high")}
    return {
        "workshop": head,
        "step": [
            {"id": found["name"], "kind": found["kind"], "title": say("step"), "question": say("question"),
             "reveal": found["reveal"], found["extra"]: say("guide")},
            {"id": "points", "kind": "scale", "title": "x", "items": [{"id": found["item_id"], "text": say("item")}],
             **both},
            {"id": "dots", "kind": "dots", "title": "x", "question": found.get("dots", "x"),
             "options": [{"id": found["option_id"], "text": say("option")}]},
            {"id": "of", "kind": "dots", "title": "x", "of": found["of"]},
            {"id": "coffee", "kind": "pause", "title": "x", "text": say("pause")},
        ],
    }  # fmt: skip


SHOWN = ["title", "group", "step", "question", "guide", "low", "high", "item", "dots", "option", "pause"]
NAMES = ["lang", "name", "kind", "reveal", "of", "item_id", "option_id", "extra", "plan_id"]


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (key, *texts(inner))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)


def toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml(key)} = {toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def as_toml(plan: dict[str, Any]) -> str:
    return "\n".join(f"{key} = {toml(value)}" for key, value in plan.items())


@pytest.mark.parametrize("place", [*SHOWN, *NAMES])
def test_a_plan_s_text_is_shown_harmlessly_or_refused_by_file_step_and_key(place: str) -> None:
    taken = 0
    for name, text in writable(EVERY):
        try:
            workshop, raw = parse(as_toml(plan_with(**{place: text})), "day\x1b.toml")
        except Refusal as refused:
            assert str(refused).startswith("day.toml, "), name
            assert not obeyed(str(refused), ""), name
            assert len(str(refused)) < 1000
            continue
        taken += 1
        for said in (*texts(msgspec.to_builtins(workshop)), *texts(raw)):
            assert not obeyed(said), name
            assert len(said) < 3000
        assert from_dict(raw, "again") == workshop
    assert taken > 200 if place in SHOWN else taken < 10


@pytest.mark.parametrize("text", each(HONEST))
def test_honest_words_of_a_plan_stay_as_typed(text: str) -> None:
    for place in SHOWN:
        workshop, _ = parse(as_toml(plan_with(**{place: text})), "day.toml")
        assert clean(text, 40 if place == "group" else 500) in texts(msgspec.to_builtins(workshop)), place


def test_a_refusal_of_a_plan_says_of_which_key_it_speaks() -> None:
    for place, where in (("item", "items[0].text"), ("low", "low"), ("pause", "text"), ("question", "question")):
        plan = as_toml(plan_with(**{place: "HERE"})).replace('"en" = "HERE"', '"e\\u001b[31mn" = "HERE"')
        with pytest.raises(Refusal, match=rf"^day\.toml, step \w+: .*{where.replace('[', '.').replace(']', '.')}"):
            parse(plan, "day.toml")


# The command line


def told(*args: str) -> str:
    return CliRunner(env={"LC_ALL": "en", "LANG": "en"}).invoke(main, [*args], catch_exceptions=False).output


def test_the_list_and_the_export_of_hostile_plans_obey_nobody(tmp_path: Path) -> None:
    words = [text for _, text in writable(EVERY) if clean(text) and len(text) < 100]
    for start in range(0, len(words), 10):
        plan = tmp_path / f"p{start}.toml"
        plan.write_text(as_toml(plan_with(title=" ".join(words[start : start + 10]))), encoding="utf-8")
        try:
            create(str(plan), Options(sessions=tmp_path / "s")).close()
        except Refusal as refused:
            assert not obeyed(str(refused))
    listed = told("list", "--sessions", str(tmp_path / "s"))
    assert not obeyed(listed)
    assert len(listed.splitlines()) > 10
    for session in sorted((tmp_path / "s").glob("*.json")):
        path = told("export", str(session), "--sessions", str(tmp_path / "s"))
        assert not obeyed(Path(path.strip()).read_text(encoding="utf-8"))


def test_a_plan_that_is_refused_is_refused_in_one_harmless_sentence(tmp_path: Path) -> None:
    for number, (_, text) in enumerate(writable(EVERY)):
        if number % 6 == 0:
            plan = tmp_path / "p.toml"
            plan.write_text(as_toml(plan_with(kind=text)), encoding="utf-8")
            said = told("run", str(plan), "--plain", "--sessions", str(tmp_path / "s"))
            assert said.startswith("Error: p.toml, ")
            assert not obeyed(said)
            assert len(said.splitlines()) == 2
