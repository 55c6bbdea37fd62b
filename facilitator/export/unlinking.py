"""People numbered anew where their words would tell who they are, so that nothing else they said can be put to them.

A pledge bears a name and a short answer may: neither must lead to what the same person answered elsewhere, nor to a
department. Entries bear their person's number in their id, so ids change with the numbers, wherever a later step
votes on them.
"""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from facilitator.domain import events as ev
from facilitator.domain.activities import REGISTER
from facilitator.domain.activities.pledge import WHAT, WHO
from facilitator.domain.activities.sheet import ENTRY, THEME
from facilitator.domain.fields import Option
from facilitator.domain.session import Session

_WORDS = frozenset({WHAT, WHO})
"""Fields of words in steps that are about something earlier."""
_ID = re.compile(rf"({THEME}|{ENTRY})?(\d+)(\.\d+(?:\.[xy])?)")


class Unlinked:
    """The numbers of one session's people, step by step."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._numbers: dict[str, dict[str, int]] = {}

    def numbers(self, step_id: str) -> Mapping[str, int]:
        """Number per participant in a step: their own where answers tell nothing, else counted from 1 by arrival."""
        session = self._session
        if not REGISTER[session.workshop.step(step_id).kind].telling:
            return session.numbers
        if step_id not in self._numbers:
            rounds = sorted(number for name, number in session.ballots if name == step_id)
            people = dict.fromkeys(who for number in rounds for who in session.ballots[step_id, number])
            self._numbers[step_id] = {who: number for number, who in enumerate(people, 1)}
        return self._numbers[step_id]

    def answer(self, step_id: str, answer: ev.Answer) -> ev.Answer:
        """An answer with the ids that entries have now."""
        if not getattr(self._session.workshop.step(step_id).settings, "of", ""):
            return answer
        numbers = self._root(step_id)
        return {
            _renamed(name, numbers): value if name in _WORDS else _renamed(value, numbers)
            for name, value in answer.items()
        }

    def options(self, step_id: str, options: tuple[Option, ...]) -> tuple[Option, ...]:
        """A ballot paper with the ids that entries have now."""
        numbers = self._root(step_id)
        return tuple(Option(_renamed(option.id, numbers), option.label) for option in options)

    def moderated(self, event: ev.AnyModerated) -> ev.AnyModerated:
        """What was done with short answers: with the ids that entries have now, and without its time."""
        numbers = self._root(event.step)
        names = [name for name in ("entry", "theme", "into", "first", "second") if hasattr(event, name)]
        kept: ev.AnyModerated = msgspec.structs.replace(
            event, at=0, **{name: _renamed(getattr(event, name), numbers) for name in names}
        )
        return kept

    def _root(self, step_id: str) -> dict[str, int]:
        """New numbers by arrival number in the step whose entries a step is about; none where it is about none."""
        step = self._session.workshop.step(step_id)
        while of := getattr(step.settings, "of", ""):
            step = self._session.workshop.step(of)
        if not REGISTER[step.kind].telling:
            return {}
        return {str(self._session.numbers[who]): number for who, number in self.numbers(step.id).items()}


def _renamed(value: Any, numbers: Mapping[str, int]) -> Any:  # noqa: ANN401  any part of an answer
    """A value with its ids renamed, keys too; what is no id stays as it is."""
    if isinstance(value, dict):
        return {_renamed(key, numbers): _renamed(inner, numbers) for key, inner in value.items()}
    if isinstance(value, list):
        return [_renamed(inner, numbers) for inner in value]
    found = _ID.fullmatch(value) if isinstance(value, str) else None
    if found is None or found[2] not in numbers:
        return value
    return f"{found[1] or ''}{numbers[found[2]]}{found[3]}"
