"""Documents of earlier days: each version's are read, fit the published schema and give the same measures again.

``session-1.early.json`` was written before rounds told what was taken back, open or by department, ``session-1.json``
before steps told whether the room was shown them. All are frozen.
"""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from facilitator.export import document, schema
from facilitator.export.records import StepRecord

FROZEN = sorted(Path(__file__).parent.glob("session-*.json"))


@pytest.mark.parametrize("path", FROZEN, ids=lambda path: path.name)
def test_a_document_of_an_earlier_day_is_read_and_computed_again(path: Path) -> None:
    data = path.read_bytes()
    jsonschema.validate(json.loads(data), schema.schema())
    old = document.decode(data)
    again = document.measured(old)
    for step, same in zip(old.steps, again.steps, strict=True):
        for voted, measured in zip(step.rounds, same.rounds, strict=True):
            assert (measured.figure, measured.agreement) == (voted.figure, voted.agreement), step.id
    assert msgspec.structs.replace(again, steps=()) == msgspec.structs.replace(old, steps=())


def test_there_is_one_of_every_shape_that_was_ever_written() -> None:
    assert [path.name for path in FROZEN] == ["session-1.early.json", "session-1.json", "session-1.shown.json"]
    steps = [json.loads(path.read_bytes())["steps"][0] for path in FROZEN]
    for record, shapes in ((StepRecord, steps), (document.Round, [step["rounds"][0] for step in steps])):
        now = {field.encode_name for field in msgspec.structs.fields(record)}
        assert now in [set(shape) for shape in shapes], (
            "a field was added: freeze a document that has it, keep the others"
        )


def test_what_a_later_program_adds_is_passed_over() -> None:
    raw = json.loads(FROZEN[0].read_bytes())
    raw["weather"] = "fair"
    assert document.decode(json.dumps(raw).encode()) == document.decode(FROZEN[0].read_bytes())


def test_a_later_version_is_not_taken_for_this_one() -> None:
    raw = json.loads(FROZEN[0].read_bytes())
    raw["schema"] = "facilitator/session/2"
    with pytest.raises(msgspec.ValidationError):
        document.decode(json.dumps(raw).encode())
