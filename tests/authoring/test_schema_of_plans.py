"""The schema says what the reader takes: every key of every kind, and plans that can be run pass it."""

import json
import tomllib
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator

from facilitator import plans
from facilitator.authoring import schema, schema_text
from facilitator.domain.activities import REGISTER
from facilitator.domain.steps import HEAD

TESTS = Path(__file__).parent.parent


@pytest.mark.parametrize("path", [*plans.bundled(), TESTS / "every_kind.toml"], ids=lambda path: path.stem)
def test_a_plan_that_can_be_run_passes(path: Path) -> None:
    validator = Draft202012Validator(schema())
    raw = json.loads(json.dumps(tomllib.loads(path.read_text(encoding="utf-8"))))
    assert [error.message[:200] for error in validator.iter_errors(raw)] == []


@pytest.mark.parametrize(
    "step",
    [
        {"id": "a", "kind": "scale", "title": "A", "pionts": 3, "items": [{"id": "a", "text": "A"}]},
        {"id": "a", "kind": "scale", "title": "A"},
        {"id": "A!", "kind": "pause", "title": "A"},
        {"id": "a", "kind": "telepathy", "title": "A"},
        {"id": "a", "kind": "pause", "title": "A", "reveal": "never"},
    ],
)
def test_a_wrong_step_does_not_pass(step: dict) -> None:
    plan = {"workshop": {"id": "day", "title": "Day"}, "step": [step]}
    assert not Draft202012Validator(schema()).is_valid(plan)


def test_every_key_of_every_kind_is_in_it_and_no_other() -> None:
    made = json.loads(schema_text())
    kinds = {each["title"]: set(each["properties"]) for each in made["properties"]["step"]["items"]["oneOf"]}
    assert kinds.pop("repeats") == set(HEAD)
    assert kinds == {
        kind: {field.name for field in msgspec.structs.fields(activity.settings)} | set(HEAD) - {"repeats"}
        for kind, activity in REGISTER.items()
    }
