"""Choices: one or several options, whether one is better than others, and which theme someone's words belong to."""

from facilitator.crowd.minds import texts
from facilitator.crowd.minds.asked import Asked
from facilitator.domain.activities.compare import BETTER, OTHER
from facilitator.domain.fields import UNSURE, Choice, Text
from facilitator.domain.sorting import NEW

_CLAIM = (0.68, 0.9)
"""How many claim to be better than half of the room, from quality to quality."""
_RIGHT = 0.85
"""How often somebody sorts words to where they belong."""
_UNSURE = 0.14
_TOUCHED = 0.35
_NAMED = 3
"""How much more than all others together the option attracts that names what a short answer is an example of."""


def chosen(asked: Asked, field: Choice) -> str | list[str] | None:
    """The id of an option, a list of them where several may be chosen, or "don't know".

    Nothing where the short answer it is about was left out.
    """
    above = _text_above(asked, field)
    if above is not None and above.id not in asked.values:
        return None
    options = [option.id for option in field.options]
    if set(options) == {BETTER, OTHER}:
        return BETTER if asked.lasting(field.id).random() < asked.shared(field.id).uniform(*_CLAIM) else OTHER
    if NEW in options:
        return _sorted(asked, field)
    if field.unsure and asked.lasting(field.id, UNSURE).random() < _UNSURE:
        return UNSURE
    if field.most > 1:
        return _several(asked, field, options)
    return _drawn(asked, field, options)


def _sorted(asked: Asked, field: Choice) -> str:
    """The theme that means the same as the words on the phone, or "new"; sometimes mistaken, as people are."""
    meant, chance = texts.thought(field.label), asked.own(field.id)
    right = next((o.id for o in field.options if o.id != NEW and texts.thought(o.label) == meant), NEW)
    return right if chance.random() < _RIGHT else chance.choice(field.options).id


def _text_above(asked: Asked, field: Choice) -> Text | None:
    """The short answer that the choice is about: the one with the same end of its id."""
    end = field.id.partition(".")[2]
    return next((f for f in asked.fields if isinstance(f, Text) and f.id.partition(".")[2] == end), None)


def _about(asked: Asked, field: Choice) -> str:
    """What the choice is about: the thought in a short answer, else the question itself."""
    above = _text_above(asked, field)
    return texts.thought(str(asked.values[above.id])) if above else field.id


def _pull(asked: Asked, field: Choice) -> list[float]:
    """How much each option attracts: as the room sees it, and otherwise in each department; later rounds agree more.

    What a short answer is an example of is a matter of words more than of opinion.
    """
    about, above = _about(asked, field), _text_above(asked, field)
    shared, theirs = asked.shared(about), asked.among_peers(field.id)
    power = 2.0 if above else 0.6 + 0.7 * asked.round
    pull = [(shared.expovariate(1) + 0.5 * theirs.expovariate(1)) ** power for _ in field.options]
    named = {name.casefold() for name in texts.nature(about)} if above else set()
    return [p + sum(pull) * _NAMED * (o.label.casefold() in named) for p, o in zip(pull, field.options, strict=True)]


def _drawn(asked: Asked, field: Choice, options: list[str]) -> str:
    return asked.own(field.id).choices(options, _pull(asked, field))[0]


def _several(asked: Asked, field: Choice, options: list[str]) -> list[str]:
    """Where departments are asked for, one's own and what the thought touches; else up to the most, by their pull."""
    chance, group = asked.own(field.id), asked.person.group
    if group in options:
        shared = asked.shared(_about(asked, field))
        touched = {option for option in options if shared.random() < _TOUCHED}
        return [option for option in options if option == group or option in touched]
    pull = dict(zip(options, _pull(asked, field), strict=True))
    found: list[str] = []
    for _ in range(chance.choices((field.most, 1), (3, 1))[0]):
        left = [option for option in options if option not in found]
        found.append(chance.choices(left, [pull[option] for option in left])[0])
    return found
