"""A document in another language: departments under the names that the plan has for them in it."""

from collections.abc import Callable

import msgspec

from facilitator.domain.figures import Departments
from facilitator.domain.figures.compared import Apart
from facilitator.domain.plan import from_dict
from facilitator.export.measuring import measured
from facilitator.export.records import Document, StepRecord


def spoken(document: Document, lang: str) -> Document:
    """The document in a language, measured anew for its words; the numbers are the same."""
    workshop = from_dict(document.plan, "export")

    def called(group: str) -> str:
        return workshop.group_name(workshop.group_of(group), lang)

    def step(record: StepRecord) -> StepRecord:
        rounds = tuple(
            msgspec.structs.replace(voted, departments=_renamed(voted.departments, called)) for voted in record.rounds
        )
        return msgspec.structs.replace(record, rounds=rounds)

    people = tuple(msgspec.structs.replace(p, group=p.group and called(p.group)) for p in document.participants)
    said = msgspec.structs.replace(
        document,
        language=lang,
        participants=people,
        groups={called(group): many for group, many in document.groups.items()},
        steps=tuple(map(step, document.steps)),
    )
    return measured(said)


def _renamed(told: Departments | None, called: Callable[[str], str]) -> Departments | None:
    if told is None:
        return None
    items = (
        msgspec.structs.replace(
            item,
            groups=tuple(msgspec.structs.replace(group, name=called(group.name)) for group in item.groups),
            apart=tuple(Apart(called(two.first), called(two.second), two.steps) for two in item.apart),
        )
        for item in told.items
    )
    return Departments(tuple(items))
