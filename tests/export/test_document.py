import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from facilitator.domain.plan import parse
from facilitator.export import document, schema
from facilitator.room import Room


@pytest.fixture
def built(voted_room: Room, small_plan: str) -> document.Document:
    return document.build(voted_room, parse(small_plan, "klein.toml")[1])


def test_the_document_fits_its_published_schema(built: document.Document) -> None:
    jsonschema.validate(json.loads(document.encode(built)), schema.schema())


def test_the_published_schema_is_that_of_the_code() -> None:
    published = Path(document.__file__).parent / "session-1.schema.json"
    assert published.read_text(encoding="utf-8") == schema.schema_text()


def test_every_ballot_of_every_round_is_there(built: document.Document) -> None:
    rounds = {step.id: [len(r.ballots) for r in step.rounds] for step in built.steps}
    assert rounds == {"werte": [14, 12], "hindernisse": [14], "wahl": [14], "pause": []}


def test_rereading_the_ballots_gives_the_same_measures_bit_for_bit(built: document.Document) -> None:
    again = document.decode(document.encode(built))
    recomputed = document.build(document.reread(again), again.plan)
    assert document.encode(recomputed) == document.encode(built)


def test_a_changed_ballot_changes_the_measures(built: document.Document) -> None:
    raw: dict[str, Any] = json.loads(document.encode(built))
    raw["steps"][0]["rounds"][1]["ballots"][0]["answer"]["kunde"] = 1
    changed = document.decode(json.dumps(raw).encode())
    recomputed = document.build(document.reread(changed), changed.plan)
    assert recomputed.steps[0].rounds[1].agreement != built.steps[0].rounds[1].agreement


def test_no_name_address_or_time_is_in_it(built: document.Document, voted_room: Room) -> None:
    text = document.encode(built).decode()
    assert '"at"' not in text
    assert not any(f'"{person}"' in text for person in voted_room.session.participants)


def test_small_groups_are_not_named(small_room: Room, small_plan: str) -> None:
    for i in range(9):
        small_room.join(f"p{i}", "Verkauf" if i < 5 else "Technik")
    built = document.build(small_room, parse(small_plan, "klein.toml")[1])
    assert built.groups == {}
    assert {p.group for p in built.participants} == {None}


def test_groups_of_five_and_more_are(small_room: Room, small_plan: str) -> None:
    for i in range(11):
        small_room.join(f"p{i}", "Verkauf" if i < 5 else "Technik")
    assert document.build(small_room, parse(small_plan, "klein.toml")[1]).groups == {"Technik": 6, "Verkauf": 5}


def test_an_open_step_is_exported_as_it_is_now(small_room: Room, small_plan: str) -> None:
    small_room.join("a")
    small_room.join("b")
    small_room.do("next")
    small_room.do("open")
    small_room.submit("a", "s", "werte", 1, {"kunde": 3})
    built = document.build(small_room, parse(small_plan, "klein.toml")[1])
    assert [row.answer for row in built.steps[0].rounds[0].ballots] == [{"kunde": 3}]
