"""Days as people write them here."""

from datetime import date

from facilitator.language import Language


def day(iso: str, say: Language) -> str:
    """A day given as YYYY-MM-DD in the manner of the language; anything else as it is."""
    try:
        found = date.fromisoformat(iso)
    except ValueError:
        return iso
    return say("%(year)04d-%(month)02d-%(day)02d", year=found.year, month=found.month, day=found.day)
