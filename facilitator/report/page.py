"""The protocol as a page of HTML; knows its sections, not how a page is made."""

from collections.abc import Iterator

from facilitator.language import Language, language
from facilitator.report.paper import rendered
from facilitator.report.protocol import Protocol


def page(protocol: Protocol) -> str:
    """The page of a protocol."""
    say = language(protocol.lang)
    head = " · ".join(filter(None, (protocol.title, protocol.date)))
    return rendered("report.html", protocol, tuple(_contents(protocol, say)), head, say)


def _contents(protocol: Protocol, say: Language) -> Iterator[tuple[str, str]]:
    """The sections there are, by id and name."""
    if protocol.sheet:
        yield "sheet", protocol.sheet.title
    if protocol.outcomes:
        yield "outcomes", say("Outcomes")
    if protocol.pledges:
        yield "pledges", say("Pledges")
    if protocol.glance:
        yield "glance", say("At a glance")
    yield "agenda", say("Agenda")
    yield "steps", say("Step by step")
    if protocol.notes:
        yield "notes", say("Notes")
    if protocol.methods:
        yield "methods", say("How it was measured")
