"""Departments in plain sentences, each said once per step however many questions it asks; knows no picture."""

from collections.abc import Iterator, Sequence

from facilitator.domain.figures import DepartmentItem
from facilitator.language import Language
from facilitator.sentences.figures import silos


def verdict_of(item: DepartmentItem, items: Sequence[DepartmentItem], say: Language) -> str:
    """What is said of one question among others: silos, and what holds for it alone."""
    alone = sum(other.silos.verdict == item.silos.verdict for other in items) == 1
    return silos(item, say) if alone or item.silos.verdict == "silos" else ""


def undivided(items: Sequence[DepartmentItem], say: Language) -> Iterator[str]:
    """What holds for several questions without silos: said once, with how many of them where not of all."""
    for verdict in ("within", None):
        found = [item for item in items if item.silos.verdict == verdict]
        if len(found) > 1:
            some = say("%(n)d of %(all)d questions", n=len(found), all=len(items))
            yield silos(found[0], say) + (f" ({some})" if len(found) < len(items) else "")


def pulled_apart(item: DepartmentItem, say: Language) -> str:
    """The two departments farthest apart, in as few words as a table has room for."""
    if not item.apart or item.apart[0].steps < 0.05:
        return ""
    far = item.apart[0]
    return say(
        "%(first)s and %(second)s: %(steps).1f points apart", first=far.first, second=far.second, steps=far.steps
    )
