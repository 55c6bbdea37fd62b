"""Help for those who write plans: all that is wrong at once, the plan as a phone sees it, a schema, a first draft."""

from facilitator.authoring.draft import LISTED, OFFERED, Wish, draft, needs_list
from facilitator.authoring.findings import Finding, Findings, found
from facilitator.authoring.pages import Page, agenda, pages, text
from facilitator.authoring.schema import schema, schema_text
from facilitator.authoring.telling import told
from facilitator.authoring.writing import place, write
from facilitator.language import available

LANGUAGES = available()

__all__ = [
    "LANGUAGES",
    "LISTED",
    "OFFERED",
    "Finding",
    "Findings",
    "Page",
    "Wish",
    "agenda",
    "draft",
    "found",
    "needs_list",
    "pages",
    "place",
    "schema",
    "schema_text",
    "text",
    "told",
    "write",
]
