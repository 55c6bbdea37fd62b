"""How to read the number of a figure: what a room of that number would look like, in one sentence."""

from facilitator.domain.agreement import Agreement, shown
from facilitator.domain.figures import Amounts, Bars, Choices, Figure, Ladder, Themes
from facilitator.language import Language
from facilitator.sentences.figures import factor


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
            text = "As if %(share)d %% had chosen the same options and the rest had tossed a coin for each."
            return say(text, share=share)
        case Choices():
            return say("As if %(share)d %% chose the same and the rest all options alike.", share=share)
        case Ladder():
            return say("As if %(share)d %% had the same order and the rest opposite ones.", share=share)
        case Amounts():
            found = [line for line in figure.lines if line.agreement == agreement]
            return factor(found[0], say) if found else ""
    return say("As if %(share)d %% were of one mind and the rest split to both ends.", share=share)


def provisional(figure: Figure, say: Language) -> str:
    """Whether the machine grouped the answers, or the room has confirmed it."""
    if not isinstance(figure, Themes) or not figure.themes:
        return ""
    if figure.confirmed and figure.confirmed >= figure.entries:
        return say("Grouping is confirmed by the room.")
    if figure.confirmed:
        text = "The room has grouped %(n)d of %(all)d answers; the rest is provisional."
        return say(text, n=figure.confirmed, all=figure.entries)
    return say("Grouping is provisional.")
