"""Plain sentences for the outcome sheet: what the day brought, part by part."""

from facilitator.domain.figures import SheetAmount, SheetFlock, SheetLine
from facilitator.language import Language
from facilitator.sentences.shapes import number, word


def counted(line: SheetLine, say: Language) -> str:
    """By how many of how many; nothing where nobody is counted."""
    return say("%(n)d of %(all)d", n=line.count, all=line.of) if line.of else ""


def flown(flock: SheetFlock, say: Language) -> str:
    """The number, then and now where it was asked twice, with the word it has now."""
    after = f"{number(flock.after, say) or '–'} {word(flock.after, say)}".strip()
    return f"{number(flock.before, say) or '–'} → {after}" if flock.before else after


def turned(flock: SheetFlock, say: Language) -> str:
    """On how many of its questions the room has moved; nothing where it was asked once."""
    if not flock.items:
        return ""
    moved, asked = sum(item.claim for item in flock.items), len(flock.items)
    if asked > 1:
        return say("The room has moved on %(n)d of %(all)d questions.", n=moved, all=asked)
    return say("The room has moved.") if moved else say("Too little to call it a change.")


def latitude(figure: SheetAmount, say: Language) -> str:
    """What people have in the middle of the room, and what they should have."""
    have = say.amount(figure.have, figure.unit)
    if figure.should is None:
        return say("The middle of the room is %(middle)s.", middle=have)
    should = say.amount(figure.should, figure.unit)
    return say("Today %(have)s in the middle of the room; it should be %(should)s.", have=have, should=should)


def allowed(figure: SheetAmount, say: Language) -> str:
    """The official answer and how many know it; nothing where there is none."""
    if figure.official is None or figure.within is None:
        return ""
    official = say.amount(figure.official, figure.unit)
    return say("Officially %(amount)s: %(n)d of %(all)d were near it.", amount=official, n=figure.within, all=figure.n)
