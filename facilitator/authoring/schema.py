"""The JSON schema of a plan for editors, made of the structs that read it, so that it says what they take."""

from typing import Any

import msgspec

from facilitator.domain.activities import REGISTER
from facilitator.domain.asking import Ask
from facilitator.domain.plan import WorkshopHead
from facilitator.domain.steps import ID, Reveal, StepHead

_REF = "#/$defs/{name}"
_NAME = "facilitator/plan"


def schema() -> dict[str, Any]:
    """The schema of a whole plan (JSON Schema 2020-12), one alternative per kind of step."""
    kinds = {kind: activity.settings for kind, activity in REGISTER.items()}
    made, defs = msgspec.json.schema_components([WorkshopHead, StepHead, Ask, *kinds.values()], ref_template=_REF)
    workshop, head, ask, *settings = (_resolved(each, defs) for each in made)
    step = {**head["properties"], "id": {"type": "string", "pattern": f"^{ID.pattern}$"}}
    step["reveal"] = {**msgspec.json.schema(Reveal), "default": "at close"}
    alternatives = [_kind(kind, step, own) for kind, own in zip(kinds, settings, strict=True)]
    alternatives.append(_closed("repeats", step, ["id", "title", "repeats"]))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": _NAME,
        "title": "A plan of facilitator",
        "type": "object",
        "required": ["workshop", "step"],
        "additionalProperties": False,
        "properties": {
            "workshop": workshop,
            "step": {"type": "array", "minItems": 1, "items": {"oneOf": alternatives}},
            "ask_facilitator": {"type": "array", "items": ask},
        },
        "$defs": {name: _plain(each) for name, each in defs.items() if name not in _whole(made)},
    }


def _whole(made: tuple[dict[str, Any], ...]) -> set[str]:
    """The names of what stands in the schema itself."""
    return {each["$ref"].rpartition("/")[2] for each in made}


def _resolved(each: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    return _plain(defs[each["$ref"].rpartition("/")[2]])


def _plain(each: dict[str, Any]) -> dict[str, Any]:
    """A definition without the docstring's marks."""
    told = each.get("description", "").replace("``", "`")
    return {**each, "description": told} if told else each


def _kind(kind: str, step: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """One kind of step: the keys of all steps, its name, and the keys of its own."""
    properties = {name: each for name, each in step.items() if name not in {"kind", "repeats"}} | own["properties"]
    if "lexicon" in own["properties"]:
        properties["lexicon"] = {"anyOf": [own["properties"]["lexicon"], {"type": "string"}]}
    needed = ["id", "kind", "title", *own.get("required", [])]
    made = _closed(kind, {**properties, "kind": {"const": kind}}, needed)
    return {**made, "description": own.get("description", "")}


def _closed(title: str, properties: dict[str, Any], needed: list[str]) -> dict[str, Any]:
    return {
        "title": title,
        "type": "object",
        "properties": properties,
        "required": needed,
        "additionalProperties": False,
    }


def schema_text() -> str:
    """The schema as JSON with two spaces of indent."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode() + "\n"
