"""The number, its word and its surroundings: what an agreement says, whatever was asked."""

from facilitator.domain.agreement import Agreement, shown
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.words import Message
from facilitator.language import Language

_SHAPES: dict[str, tuple[Message, Message]] = {
    "starlings": (Message("Starlings"), Message("The room flies as one.")),
    "same_direction": (Message("Same direction"), Message("Most of the room flies the same way.")),
    "tendency": (Message("A tendency"), Message("More in common than chance would show, but far from one mind.")),
    "scattered": (Message("Scattered sparrows"), Message("As scattered as pure chance would be.")),
    "camps": (Message("Two camps"), Message("The room pulls apart in different directions.")),
    "bracketed": (Message("Few answers"), Message("From 12 answers on the picture gets a word.")),
    "few": (Message("Too few answers"), Message("From 5 answers on the picture is shown.")),
}
_NO_NUMBER = Message("No number"), Message("There are answers enough, but no single number tells how far they agree.")


def _shape(agreement: Agreement) -> tuple[Message, Message]:
    if agreement.shape == "few" and agreement.n >= SAY_NUMBER:
        return _NO_NUMBER
    return _SHAPES[agreement.shape]


def word(agreement: Agreement, say: Language) -> str:
    """The shape in a word or two; none for a number without a chance level, such as shared dots."""
    if agreement.chance is None and agreement.phi is not None and agreement.shape != "bracketed":
        return ""
    return say.say(_shape(agreement)[0])


def meaning(agreement: Agreement, say: Language) -> str:
    """What the shape says about the room, in a sentence; none where there is no word."""
    if not word(agreement, say):
        return ""
    return say.say(_shape(agreement)[1])


def number(agreement: Agreement, say: Language) -> str:
    """The agreement as it is printed: nothing under 5 answers, in brackets under 12."""
    value = shown(agreement)
    if value is None:
        return ""
    printed = say.number(value, 2)
    return f"({printed})" if agreement.shape == "bracketed" else printed


def chance(agreement: Agreement, say: Language) -> str:
    """What pure chance would show with as many answers."""
    if agreement.chance is None or shown(agreement) is None:
        return ""
    return say("Pure chance shows about %(chance).2f.", chance=agreement.chance)


def reach(agreement: Agreement, say: Language) -> str:
    """Where the number can still go while people are missing."""
    low, high = agreement.low, agreement.high
    if low is None or high is None or high - low < 0.005 or shown(agreement) is None:
        return ""
    return say("Once all have answered it lies between %(low).2f and %(high).2f.", low=low, high=high)


def unsure(agreement: Agreement, say: Language) -> str:
    """How many do not know; they are no part of the number."""
    return say.count("%(n)d does not know.", "%(n)d do not know.", agreement.unsure) if agreement.unsure else ""


def too_few(answers: int, say: Language) -> str:
    """Why nothing is drawn yet."""
    return say.count("%(n)d answer so far; shown from 5 on.", "%(n)d answers so far; shown from 5 on.", answers)
