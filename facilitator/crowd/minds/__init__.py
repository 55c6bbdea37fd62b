"""What simulated people think: believable answers drawn from a seed; the same person, question and round think alike.

Opinions on scales pull together on some statements and split between departments on others, short answers repeat a few
thoughts in many wordings, votes lean to a few favourites, amounts have a long tail and are typed as people type them,
and from the second round on the room moves together. One file per gesture; none has heard of a kind of step.
"""

from collections.abc import Sequence
from typing import Any, assert_never

from facilitator.crowd.minds import amounts, choices, marks, places, texts
from facilitator.crowd.minds.asked import Asked
from facilitator.crowd.minds.person import Person, enlivened, passes, people
from facilitator.domain.fields import Amount, Choice, Day, Dots, Field, Order, Scale, Slider, Text

__all__ = ["Person", "enlivened", "passes", "people", "think_of"]


def think_of(person: Person, step_id: str, round_: int, fields: Sequence[Field]) -> dict[str, Any]:
    """The raw values of an answer, as they travel; without the fields that the person leaves out."""
    asked = Asked(person, step_id, round_, tuple(fields))
    for field in fields:
        value = _opinion(asked, field)
        if value is not None:
            asked.values[field.id] = value
    return asked.values


def _opinion(asked: Asked, field: Field) -> Any:  # noqa: ANN401  raw values are of many types
    match field:
        case Scale():
            return places.point(asked, field)
        case Slider():
            return places.place(asked, field)
        case Text():
            return texts.written(asked, field)
        case Choice():
            return choices.chosen(asked, field)
        case Dots():
            return marks.dots(asked, field)
        case Order():
            return marks.order(asked, field)
        case Amount():
            return amounts.typed(asked, field)
        case Day():
            return amounts.day(asked)
        case _:
            assert_never(field)
