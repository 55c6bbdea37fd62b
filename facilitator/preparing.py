"""What a plan asks its facilitator before the day, question by question; knows no prompt, no screen and no session."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facilitator import plans
from facilitator.domain.asking import Ask, Kind, as_typed, filled
from facilitator.domain.plan import Workshop, from_dict
from facilitator.domain.text import clean
from facilitator.domain.words import Message, Refusal, pick

EXPECTED: dict[Kind, Message] = {
    "number": Message("a whole number"),
    "amount": Message("an amount, such as 1'500 or 250.50"),
    "text": Message("a text"),
    "list": Message("names, with commas between them"),
}
"""What each kind of question takes, in a few words."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question in a person's language; ``standing`` is what holds without an answer, as it would be typed."""

    id: str
    text: str
    expected: Message
    standing: str


class Preparing:
    """A plan before its day. Raises ``Refusal`` for a plan that is none."""

    def __init__(self, path: Path, lang: str) -> None:
        self.path = path
        self._workshop, self._raw = plans.load(path)
        self._lang = lang

    @property
    def title(self) -> str:
        """The plan's title."""
        return pick(self._workshop.title, self._lang)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What it asks, in its order."""
        return tuple(self._question(ask) for ask in self._workshop.asks)

    def _question(self, ask: Ask) -> Question:
        return Question(ask.id, pick(ask.text, self._lang), EXPECTED[ask.kind], as_typed(self._raw, ask, self._lang))

    def check(self, name: str, text: str) -> None:
        """``Refusal`` unless the text answers the question of that id; nothing at all leaves the plan as it is."""
        completed(self._raw, self.path.name, {name: text})


def completed(raw: dict[str, Any], source: str, answers: Mapping[str, str]) -> tuple[Workshop, dict[str, Any]]:
    """Workshop and document with the answers in them, by the ids of their questions.

    Raises ``Refusal`` that names the question, or those there are.
    """
    asks = {ask["id"]: ask for ask in raw.get("ask_facilitator", ())}
    for name in answers:
        if name not in asks:
            unknown = Message("The plan asks nothing called %(id)s.", {"id": clean(name, 40)})
            raise Refusal(unknown, Message("It asks: %(ids)s", {"ids": ", ".join(asks) or "–"}), code="argument")
    made = raw
    for name, text in answers.items():
        try:
            made = filled(made, {name: text})
            from_dict(made, source)
        except Refusal as refusal:
            hint = Message("It was the answer to %(id)s.", {"id": name})
            raise Refusal(refusal.message, hint, code="argument", field=name) from None
    return from_dict(made, source), made
