"""docs/plans.md documents every key of every kind with what holds without it, and nothing that does not exist."""

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from facilitator.domain.activities import REGISTER
from facilitator.domain.activities.items import Item
from facilitator.domain.activities.outcome import Part
from facilitator.domain.activities.plane import AxisText
from facilitator.domain.asking import Ask
from facilitator.domain.plan import WorkshopHead
from facilitator.domain.steps import StepHead

DOCS = (Path(__file__).parent.parent.parent / "docs" / "plans.md").read_text(encoding="utf-8")
STRUCTS: dict[str, type[Any]] = {
    "[workshop]": WorkshopHead,
    "[[step]]": StepHead,
    "[[ask_facilitator]]": Ask,
    **{kind: activity.settings for kind, activity in REGISTER.items()},
}


def sections() -> dict[str, list[list[str]]]:
    """The rows of every table under a heading with a name in backticks, and of the parts."""
    found = {}
    for title, body in re.findall(r"^### (.+?)\n(.*?)(?=^#|\Z)", DOCS, re.MULTILINE | re.DOTALL):
        rows = [
            [cell.strip() for cell in line.strip("|").split("|")] for line in body.splitlines() if line[:3] == "| `"
        ]
        found[title.strip("`")] = rows
    return found


def default_of(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return "*needed*"
    default = field.default if field.default is not msgspec.NODEFAULT else field.default_factory()
    return "nothing" if default is None else f"`{json.dumps(default)}`"


def keys(struct: type[Any]) -> dict[str, str]:
    return {field.name: default_of(field) for field in msgspec.structs.fields(struct)}


def test_there_is_a_section_for_everything_and_no_other() -> None:
    assert set(sections()) == {*STRUCTS, "Parts of these"}


@pytest.mark.parametrize("name", STRUCTS)
def test_every_key_is_documented_with_what_holds_without_it(name: str) -> None:
    rows = sections()[name]
    assert {row[0].strip("`"): row[2] for row in rows} == keys(STRUCTS[name])
    assert all(row[1] and row[3] for row in rows)


def test_parts_of_keys_are_documented_too() -> None:
    for place, struct in (("`items`", Item), ("`x`", AxisText), ("`parts`", Part)):
        rows = [row for row in sections()["Parts of these"] if place in row[1]]
        assert {row[0].strip("`"): row[2] for row in rows} == keys(struct)


def test_every_kind_is_in_the_overview() -> None:
    overview = DOCS.split("| kind | asks |")[1].split("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)`", overview, re.MULTILINE)) == set(REGISTER)
