"""Where the number of a figure comes from: its formula in words, for the help."""

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
from facilitator.language import Language


def formulas(figure: Figure | None, say: Language) -> tuple[str, ...]:
    """The formulas of a figure, a sentence each; none where nothing is calculated, those of a scale without one."""
    match figure:
        case Note() | Pledges():
            return ()
        case OutcomeSheet():
            return (_direction(say), *_surroundings(say)) if figure.flocks else ()
        case Claims() | Bars() | Themes() | Amounts() | Ladder():
            return _own(figure, say)
        case Departments():
            return _by_department(say)
        case Shift():
            return _two_votes(say)
        case Histograms() | Choices() | Sliders() | Plane() | None:
            return (_direction(say), _kind(figure, say), *_surroundings(say))


def _own(figure: Claims | Bars | Themes | Amounts | Ladder, say: Language) -> tuple[str, ...]:
    """What only this figure calculates."""
    match figure:
        case Claims():
            return (
                say("Of N people at most N / 2, rounded down, can be above the median of this very room."),
                say("So of c claims at least c minus that many are mistaken; never said who."),
            )
        case Bars():
            return (
                say(
                    "Agreement: the mean over all pairs of people of the dots they share, divided by the dots each has."
                ),
                say("Effective number of favourites: 1 / sum of squared shares of the dots."),
            )
        case Themes():
            return (
                say("Agreement phi = square root of the sum of squared theme shares; 1 means a single theme."),
                say("1 / phi squared is the number of equally large themes that would agree as much."),
            )
        case Amounts():
            return (
                say("Factor: upper quartile divided by lower quartile; one huge amount hardly moves it."),
                say("Agreement: 1 - (Q3 - Q1) / (Q3 + Q1), with the quartiles of the amounts."),
            )
        case Ladder():
            return (
                say("Agreement phi = square root of Kendall's W; equal ranks share the mean of their places."),
                say("Order: Borda, a point for every option ranked below; ★ beats every other one head to head."),
            )


def _by_department(say: Language) -> tuple[str, ...]:
    return (
        say("Share between departments: (T - W) / T, T the disagreement of all and W that within each, added up."),
        say("Silos: above what lots would show, p < 0.05 in 999 shuffles, and three departments of five people."),
    )


def _two_votes(say: Language) -> tuple[str, ...]:
    return (
        say("Toward and away: whose answer came closer to the centre of the first vote, or went farther from it."),
        say("A change is claimed if the 90-percent intervals do not meet, or a third of the people answer otherwise."),
    )


def _direction(say: Language) -> str:
    return say("Agreement phi = the length of the average direction, 0 to 1; every bird flies its answer.")


def _kind(figure: Histograms | Choices | Sliders | Plane | None, say: Language) -> str:
    match figure:
        case Choices() if any(item.most > 1 for item in figure.items):
            return say("Several of k: square root of the mean over the options of (2 p - 1) squared, p its share.")
        case Choices():
            return say("One of k: square root of (k times the sum of squared shares - 1) / (k - 1).")
        case Sliders() | Plane():
            return say("On a line: square root of 1 - 2 G / length, G the mean distance of two people.")
        case Histograms() | None:
            return _on_a_scale(say)


def _on_a_scale(say: Language) -> str:
    return say(
        "On a scale: square root of the mean over the cuts between points of (2 F - 1) squared, F the share below."
    )


def _surroundings(say: Language) -> tuple[str, ...]:
    return (
        say("Chance tick = square root of (phi0 squared + (1 - phi0 squared) / n); below it the room pulls apart."),
        say("Words: from 0.90 starlings, from 0.70 same direction, within 0.05 of the tick scattered sparrows."),
        say('Under 5 answers nothing but their count, under 12 no word; "don\'t know" is never part of the number.'),
    )
