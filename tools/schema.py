"""Writes the published JSON schema of the document, as the structs say it: after a new field, figure or record."""

from pathlib import Path

from facilitator.export import schema

if __name__ == "__main__":
    Path(schema.__file__).with_name("session-1.schema.json").write_text(schema.schema_text(), encoding="utf-8")
