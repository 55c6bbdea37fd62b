"""A session's document as a comparison wants it: its questions, each with every vote on them."""

from collections.abc import Iterator

from facilitator.domain.comparison import Asked, Sitting, Voted
from facilitator.domain.plan import Workshop, from_dict
from facilitator.domain.text import clean
from facilitator.domain.words import pick
from facilitator.export.records import Document


def sitting(document: Document, name: str) -> Sitting:
    """The session of a measured document, which may have any name."""
    workshop = from_dict(document.plan, name)
    people = sum(not person.removed for person in document.participants)
    title = pick(workshop.title, document.language)
    name, day = clean(name, 200), clean(document.date, 10)
    return Sitting(name, workshop.id, title, day, people, tuple(_asked(document, workshop)))


def _asked(document: Document, workshop: Workshop) -> Iterator[Asked]:
    votes = {record.id: [r for r in record.rounds if r.ballots and not r.undone] for record in document.steps}
    titles = {record.id: record.title for record in document.steps}
    for step in workshop.steps:
        if step.repeats:
            continue
        again = [each.id for each in workshop.steps if each.repeats == step.id]
        rounds = [found for name in (step.id, *again) for found in votes.get(name, ())]
        voted = tuple(Voted(r.figure, r.agreement, len(r.ballots), r.shift) for r in rounds)
        yield Asked(step.id, step.kind, titles.get(step.id, step.id), step.settings, voted)
