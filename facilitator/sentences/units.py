"""Days as people write them here."""

from datetime import date

from facilitator.language import Language


def clock(left: int) -> str:
    """``04:10`` for whole seconds left, ``+00:30`` once they are over."""
    minutes, seconds = divmod(abs(left), 60)
    return f"{'+' if left < 0 else ''}{minutes:02d}:{seconds:02d}"


def at_desk(n: int, say: Language) -> str:
    """How many of those who answered were answered for by the facilitator."""
    return say("%(n)d of them at the desk", n=n)


def day(iso: str, say: Language) -> str:
    """A day given as YYYY-MM-DD in the manner of the language; anything else as it is."""
    try:
        found = date.fromisoformat(iso)
    except ValueError:
        return iso
    return say("%(year)04d-%(month)02d-%(day)02d", year=found.year, month=found.month, day=found.day)


def named(label: str) -> str:
    """A label before what it names: with a colon, unless it ends in a mark of its own."""
    return label if label.endswith(("?", "!")) else label.rstrip(".:") + ":"
