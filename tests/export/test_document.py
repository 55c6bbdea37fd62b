import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from whole_day import DATE, document_of_the_day, whole_day

from facilitator.domain.activities import REGISTER
from facilitator.domain.plan import parse
from facilitator.export import document, schema
from facilitator.room import Room


@pytest.fixture
def built(voted_room: Room, small_plan: str) -> document.Document:
    return document.build(voted_room, parse(small_plan, "klein.toml")[1])


@pytest.fixture(scope="module")
def whole() -> document.Document:
    return document_of_the_day()


def test_the_document_fits_its_published_schema(built: document.Document, whole: document.Document) -> None:
    jsonschema.validate(json.loads(document.encode(built)), schema.schema())
    jsonschema.validate(json.loads(document.encode(whole)), schema.schema())


def test_the_published_schema_is_that_of_the_code() -> None:
    published = Path(document.__file__).parent / "session-1.schema.json"
    assert published.read_text(encoding="utf-8") == schema.schema_text()


def test_every_ballot_of_every_round_is_there(built: document.Document) -> None:
    rounds = {step.id: [len(r.ballots) for r in step.rounds] for step in built.steps}
    assert rounds == {"werte": [14, 12], "hindernisse": [14], "wahl": [14], "pause": []}


def test_rereading_the_ballots_gives_the_same_measures_bit_for_bit(
    built: document.Document, whole: document.Document
) -> None:
    for made in (built, whole):
        again = document.decode(document.encode(made))
        bare = [[{**r, "figure": {"figure": "Note", "text": ""}, "agreement": None, "shift": None} for r in s["rounds"]]
                for s in json.loads(document.encode(made))["steps"]]  # fmt: skip
        assert document.encode(document.measured(again)) == document.encode(made)
        raw: dict[str, Any] = json.loads(document.encode(made))
        for step, rounds in zip(raw["steps"], bare, strict=True):
            if step["kind"] != "dots":  # what every department feels is told, and cannot be computed from it
                step["rounds"] = rounds
        assert document.encode(document.measured(document.decode(json.dumps(raw).encode()))) == document.encode(made)


def test_every_measure_is_that_of_the_wall(whole: document.Document) -> None:
    room = whole_day()
    for step in whole.steps:
        for voted in step.rounds:
            assert voted.agreement == room.activity(step.id).agreement(room.exact(step.id, voted.round)), step.id


def test_a_changed_ballot_changes_the_measures(built: document.Document) -> None:
    raw: dict[str, Any] = json.loads(document.encode(built))
    raw["steps"][0]["rounds"][1]["ballots"][0]["answer"]["kunde"] = 1
    changed = document.decode(json.dumps(raw).encode())
    recomputed = document.measured(changed)
    assert recomputed.steps[0].rounds[1].agreement != built.steps[0].rounds[1].agreement


def test_no_name_address_or_time_is_in_it(built: document.Document, voted_room: Room, whole: document.Document) -> None:
    text = document.encode(built).decode()
    assert '"at"' not in text
    assert not any(f'"{person}"' in text for person in voted_room.session.participants)
    times = {event.at for step in whole.steps for voted in step.rounds for event in voted.moderation}
    assert times == {0}
    assert "phone-" not in document.encode(whole).decode()


def test_what_was_taken_back_proxies_notes_outcomes_and_questions_of_the_moment_are_there(
    whole: document.Document,
) -> None:
    steps = {step.id: step for step in whole.steps}
    assert [(r.undone, len(r.ballots) > 20) for r in steps["werte"].rounds] == [
        (False, True),
        (False, True),
        (True, True),
    ]
    assert {voted.proxies for step in whole.steps for voted in step.rounds if REGISTER[step.kind].asks} == {1}
    assert [(p.number, p.proxy, p.removed) for p in whole.participants[:4]] == [
        (1, True, False), (2, False, False), (3, False, True), (4, False, True),
    ]  # fmt: skip
    assert len(steps["weg"].rounds[0].ballots) < len(whole.participants) - 1
    assert [(n.step, n.outcome) for n in whole.notes] == [
        ("werte", False), ("werte", True), ("schlimmste", True), ("pause", False),
    ]  # fmt: skip
    assert steps["extra-1"].title == "Wie wach seid ihr?"
    assert [type(event).__name__ for event in steps["hindernisse"].rounds[0].moderation] == [
        "ThemesMerged", "ThemeRenamed", "EntryHidden", "EntryEdited", "EntryMoved", "LikenessDenied",
    ]  # fmt: skip
    assert (whole.date, whole.expected) == (DATE, 30)
    assert steps["werte"].seconds == 360


def test_an_open_step_is_exported_as_it_is_now(small_room: Room, small_plan: str) -> None:
    small_room.join("a")
    small_room.join("b")
    small_room.do("next")
    small_room.do("open")
    small_room.submit("a", "s", "werte", 1, {"kunde": 3})
    built = document.build(small_room, parse(small_plan, "klein.toml")[1])
    assert [row.answer for row in built.steps[0].rounds[0].ballots] == [{"kunde": 3}]
    assert built.steps[0].rounds[0].open
    assert document.reread(built).session.state("werte").open
