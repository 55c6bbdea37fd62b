"""How to read the number of a figure: what a room of that number would look like, in one sentence."""

from facilitator.domain.agreement import Agreement, shown
from facilitator.domain.figures import (
    Amounts,
    Bars,
    Choices,
    Claims,
    Departments,
    Figure,
    Histograms,
    Ladder,
    Note,
    OutcomeSheet,
    Plane,
    Pledges,
    Shift,
    Sliders,
    Themes,
)
from facilitator.domain.words import N_
from facilitator.language import Language
from facilitator.sentences.shapes import number, word


def reading(figure: Figure, agreement: Agreement, say: Language) -> str:
    """How to read the number; nothing where there is none."""
    value = shown(agreement)
    if value is None:
        return ""
    share = round(100 * value)
    match figure:
        case Bars():
            shared = figure.shared if figure.shared is not None else value * figure.dots
            return say("Two people share %(shared).1f of %(dots)d dots.", shared=shared, dots=figure.dots)
        case Themes():
            return say("As if all answers fell on %(n).1f equally large themes.", n=1 / max(value, 0.01) ** 2)
        case Choices() if any(item.most > 1 for item in figure.items):
            text = N_("As if %(share)d %% had chosen the same options and the rest had tossed a coin for each.")
            return say(text, share=share)
        case Choices():
            return say("As if %(share)d %% chose the same and the rest all options alike.", share=share)
        case Ladder():
            return say("As if %(share)d %% had the same order and the rest opposite ones.", share=share)
        case Amounts():
            text = N_("Agreement %(value).2f: 1.00 would mean that the middle half of the room says the same.")
            return say(text, value=value)
        case Histograms() | Sliders() | Plane():
            return say("As if %(share)d %% were of one mind and the rest split to both ends.", share=share)
        case Claims() | Pledges() | Note() | OutcomeSheet() | Shift() | Departments():
            return ""


def headline(figure: Figure, agreement: Agreement, say: Language) -> tuple[str, str]:
    """The number to be printed large, and its word: the factor between the quarters for amounts, else the agreement.

    Dots have no words of agreement: theirs says what the number is a share of.
    """
    printed = number(agreement, say)
    if printed and isinstance(figure, Amounts):
        found = next((line.factor for line in figure.lines if line.agreement == agreement), None)
        if found is not None:
            return "×" + say.number(found, 1), say("between the quarters")
    if printed and isinstance(figure, Bars):
        return printed, say("of the dots in common")
    return printed, word(agreement, say)


def provisional(figure: Figure, say: Language) -> str:
    """Whether the machine grouped the answers, or the room has confirmed it."""
    if not isinstance(figure, Themes) or not figure.themes:
        return ""
    if figure.confirmed and figure.confirmed >= figure.entries:
        return say("Grouping is confirmed by the room.")
    if figure.confirmed:
        text = N_("The room has grouped %(n)d of %(all)d answers; the rest is provisional.")
        return say(text, n=figure.confirmed, all=figure.entries)
    return say("Grouping is provisional.")
