"""One plain sentence per figure: what its picture says about the room."""

from facilitator.domain.agreement import Agreement
from facilitator.domain.agreement.shape import SAY_NUMBER, SAY_WORD
from facilitator.domain.figures import (
    AmountLine,
    Amounts,
    Bars,
    ChoiceItem,
    Claim,
    Department,
    DepartmentItem,
    Ladder,
    Pledges,
    SheetPledges,
    ShiftItem,
    SliderItem,
)
from facilitator.language import Language
from facilitator.sentences.shapes import number


def claim(item: Claim, say: Language) -> str:
    """How many say better, and how many of them cannot be right; never who."""
    if item.n < SAY_NUMBER:
        return ""
    said = say(
        "%(better)d of %(n)d say better; at most %(possible)d can be.",
        better=item.better,
        n=item.n,
        possible=item.possible,
    )
    if not item.mistaken:
        return said
    wrong = say.count(
        "So at least %(n)d is mistaken: not everyone can be right.",
        "So at least %(n)d are mistaken: not everyone can be right.",
        item.mistaken,
    )
    return f"{said} {wrong}"


def pair(item: ChoiceItem, say: Language) -> str:
    """How likely two people agree, where one option was chosen."""
    if item.pair is None:
        return ""
    return say("Two people picked at random agree in %(share)d of 100 cases.", share=round(100 * item.pair))


def favourites(item: ChoiceItem, say: Language) -> str:
    """On how many options the answers fall."""
    if item.favourites is None:
        return ""
    return say("As if the answers fell on %(n).1f options alike.", n=item.favourites)


def middle(item: SliderItem, say: Language) -> str:
    """Median and quartiles of a slider."""
    if item.q1 is None or item.median is None or item.q3 is None:
        return ""
    if item.q1 == item.q3:
        return say("Half of the room or more says %(middle)s.", middle=say.amount(item.median, item.unit))
    return say(
        "The middle of the room is %(middle)s; half of it lies between %(low)s and %(high)s.",
        middle=say.amount(item.median, item.unit),
        low=say.amount(item.q1, item.unit),
        high=say.amount(item.q3, item.unit),
    )


def factor(line: AmountLine, say: Language) -> str:
    """How far apart the quarters of the room are, as a factor."""
    if line.median is None:
        return ""
    if line.factor is None:
        return say("No factor: a quarter of the room or more says 0.")
    if line.factor < 1.05:
        return say("The middle half of the room says the same.")
    return say("The middle half of the room differs by a factor of %(factor).1f.", factor=line.factor)


def official(figure: Amounts, say: Language) -> str:
    """How many are near the official answer, once it is there."""
    if figure.within is None or figure.less is None or figure.more is None:
        return ""
    return say(
        "%(within)d of %(n)d are near the official answer, %(less)d below it, %(more)d above.",
        within=figure.within,
        n=figure.within + figure.less + figure.more,
        less=figure.less,
        more=figure.more,
    )


def felt(figure: Bars, say: Language) -> str:
    """What every department feels, which need not be what got most dots; nothing where it may not be told."""
    told = [bar for bar in figure.bars if bar.felt is not None and bar.value]
    if not told:
        return ""
    most = max(told, key=lambda bar: bar.felt or 0.0)
    return say("○ What every department feels most: %(label)s.", label=most.label)


def winner(figure: Ladder, say: Language) -> str:
    """Who beats everybody head to head, or that nobody does."""
    if not figure.rungs:
        return ""
    label = next((rung.label for rung in figure.rungs if rung.id == figure.winner), None)
    if label is None:
        return say("No clear winner: none beats every other one head to head.")
    return say("★ %(label)s beats every other one head to head.", label=label)


def budget(figure: Pledges | SheetPledges, say: Language) -> str:
    """How many pledges there are and what they cost in all."""
    n = figure.n if isinstance(figure, SheetPledges) else len(figure.promises)
    told = say.count("%(n)d pledge", "%(n)d pledges", n)
    if not figure.unit or not figure.budget:
        return told
    return f"{told} · " + say("%(sum)s in all", sum=say.amount(figure.budget, figure.unit))


def movement(item: ShiftItem, say: Language) -> str:
    """How many moved toward the first round's centre, away from it, or stayed."""
    if item.both < SAY_NUMBER:
        return say("Fewer than %(few)d people answered both rounds.", few=SAY_NUMBER)
    return say(
        "%(toward)d toward, %(away)d away, %(stayed)d stayed",
        toward=item.toward,
        away=item.away,
        stayed=item.stayed,
    )


def change(item: ShiftItem, say: Language) -> str:
    """Whether the difference between two rounds may be called a change."""
    if item.both < SAY_NUMBER or item.before.phi is None or item.after.phi is None:
        return ""
    if item.claim:
        return say("The room has moved.")
    return say("Too little to call it a change.")


def department(item: Department, say: Language) -> str:
    """The agreement of one department as it is printed, by the same rules as that of the room."""
    if item.n < SAY_NUMBER:
        return ""
    return number(Agreement(item.n, item.phi, None, "bracketed" if item.n < SAY_WORD else "tendency"), say)


def silos(item: DepartmentItem, say: Language) -> str:
    """Whether people disagree between their departments or within them."""
    found = item.silos
    if found.verdict == "silos":
        return say(
            "Silos: %(share)d %% of the disagreement lies between departments; by lot it would be %(chance)d %%.",
            share=round(100 * found.share),
            chance=round(100 * found.chance),
        )
    if found.verdict == "within":
        return say("No silos: people of one department disagree as much as the whole room.")
    return say("No word on silos: that takes three departments of five people, and a disagreement.")


def apart(item: DepartmentItem, say: Language) -> str:
    """The two departments farthest apart on the scale."""
    if not item.apart or item.apart[0].steps < 0.05:
        return ""
    far = item.apart[0]
    return say(
        "Farthest apart: %(first)s and %(second)s, by %(steps).1f points.",
        first=far.first,
        second=far.second,
        steps=far.steps,
    )
