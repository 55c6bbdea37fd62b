"""Plain sentences for numbers, in the room's language; knows measures and words, no widget.

Every number on screen has one of these beside it and its formula in the help.
"""

from facilitator.domain.agreement import Agreement, shown
from facilitator.domain.figures import Bars, Figure, Themes
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


def word(agreement: Agreement, say: Language) -> str:
    """The shape in a word or two; none for a number without a chance level, such as shared dots."""
    if agreement.chance is None and agreement.phi is not None and agreement.shape != "bracketed":
        return ""
    return say.say(_SHAPES[agreement.shape][0])


def meaning(agreement: Agreement, say: Language) -> str:
    """What the shape says about the room, in a sentence; none where there is no word."""
    if not word(agreement, say):
        return ""
    return say.say(_SHAPES[agreement.shape][1])


def number(agreement: Agreement) -> str:
    """The agreement as it is printed: nothing under 5 answers, in brackets under 12."""
    value = shown(agreement)
    if value is None:
        return ""
    return f"({value:.2f})" if agreement.shape == "bracketed" else f"{value:.2f}"


def reading(figure: Figure, agreement: Agreement, say: Language) -> str:
    """How to read the number."""
    value = shown(agreement)
    if value is None:
        return ""
    if isinstance(figure, Bars):
        shared = figure.shared if figure.shared is not None else value * figure.dots
        return say("Two people share %(shared).1f of %(dots)d dots.", shared=shared, dots=figure.dots)
    if isinstance(figure, Themes):
        return say("As if all answers fell on %(n).1f equally large themes.", n=1 / max(value, 0.01) ** 2)
    share = round(100 * value)
    return say("As if %(share)d %% were of one mind and the rest split to both ends.", share=share)


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


def provisional(figure: Figure, say: Language) -> str:
    """That the machine grouped the answers and nobody has confirmed it."""
    return say("Grouping is provisional.") if isinstance(figure, Themes) and figure.themes else ""


def formulas(figure: Figure | None, say: Language) -> tuple[str, ...]:
    """Where the number of a figure comes from."""
    if isinstance(figure, Bars):
        return (
            say("Agreement: the mean over all pairs of people of the dots they share, divided by the dots each has."),
            say("Effective number of favourites: 1 / sum of squared shares of the dots."),
        )
    if isinstance(figure, Themes):
        return (
            say("Agreement phi = square root of the sum of squared theme shares; 1 means a single theme."),
            say("1 / phi squared is the number of equally large themes that would agree as much."),
        )
    return (
        say("Agreement phi = the length of the average direction, 0 to 1; every bird flies its answer."),
        say(
            "On a scale: square root of the mean over the cuts between points of (2 F - 1) squared, F the share below."
        ),
        say("Chance tick = square root of (phi0 squared + (1 - phi0 squared) / n); below it the room pulls apart."),
        say("Words: from 0.90 starlings, from 0.70 same direction, within 0.05 of the tick scattered sparrows."),
        say('Under 5 answers nothing but their count, under 12 no word; "don\'t know" is never part of the number.'),
    )
