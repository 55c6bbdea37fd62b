"""The published JSON schema of the document, made of its structs."""

from typing import Any

import msgspec

from facilitator.export.records import SCHEMA, Document


def schema() -> dict[str, Any]:
    """The JSON schema of the document."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        **_on_one_line(msgspec.json.schema(Document)),
    }


def _on_one_line(part: Any) -> Any:  # noqa: ANN401  any part of a JSON schema
    """The schema with its sentences on one line each: Python 3.13 cuts the indent of docstrings, 3.11 does not."""
    if isinstance(part, dict):
        return {key: " ".join(v.split()) if key == "description" else _on_one_line(v) for key, v in part.items()}
    return [_on_one_line(each) for each in part] if isinstance(part, list) else part


def schema_text() -> str:
    """The JSON schema as indented text."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode() + "\n"
