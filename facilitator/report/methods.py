"""How what was measured was measured: formulas in words with who found them, told once however often they were used."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator import sentences
from facilitator.language import Language
from facilitator.report.steps import Step


@dataclass(frozen=True, slots=True)
class Method:
    """Formulas and their sources, and the titles of the steps that used them; none where it holds for several."""

    titles: tuple[str, ...]
    formulas: tuple[str, ...]
    sources: tuple[str, ...]


def methods(steps: Sequence[Step], say: Language) -> tuple[Method, ...]:
    """What holds for several of them first, without titles, then each method with what is its own."""
    used: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[str, None]] = {}
    for step in steps:
        for view, figure in step.figures:
            found = sentences.formulas(figure, say), sentences.sources(figure)
            if found[0]:
                heading = next((picture.heading for picture in step.pictures if picture.view == view), "")
                used.setdefault(found, {})[heading or step.title] = None
    several = [_several(parts) for parts in zip(*used, strict=True)] if used else [(), ()]
    several = several if several[0] else [(), ()]
    own = [
        Method(
            tuple(titles),
            tuple(each for each in formulas if each not in several[0]),
            tuple(each for each in found if each not in several[1]),
        )
        for (formulas, found), titles in used.items()
    ]
    shared = [Method((), *several)] if any(several) else []
    return tuple(method for method in (*shared, *own) if method.formulas or method.sources)


def _several(told: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """What is told more than once."""
    return tuple(each for each, times in Counter(each for parts in told for each in parts).items() if times > 1)
