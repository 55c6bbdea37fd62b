"""The loop: sessions by name side by side, made of their documents; as a value, on a screen or as a page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.documents import Source, said_in, source
from facilitator.domain.comparison import Comparison, Sitting, compared
from facilitator.domain.words import Message, Refusal
from facilitator.export.sittings import sitting
from facilitator.language import language
from facilitator.publishing import not_its_own, write


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found, in which language, and the sessions that it was made of as they were given."""

    comparison: Comparison
    lang: str
    sources: tuple[Source, ...]
    sittings: tuple[Sitting, ...]


def compare(names: Sequence[str], folder: Path, lang: str | None, told: Callable[[float], object]) -> Compared:
    """The comparison of sessions or exports given by name or path, by itself in the language of the last one.

    ``told`` is told how much is done, 0..1. Raises ``Refusal``, also for a session that is given twice.
    """
    found = list[Source]()
    for place, name in enumerate(names):

        def of_all(part: float, before: int = place) -> None:
            told((before + part) / len(names))

        found.append(_another(source(name, folder, of_all, by_department=False), found))
    lang = lang or found[-1].document.language
    sources = tuple(said_in(each, lang) for each in found)
    sittings = tuple(sitting(each.document, each.name) for each in sources)
    return Compared(compared(sittings), lang, sources, sittings)


def _another(source_: Source, others: Sequence[Source]) -> Source:
    """The session, unless it is one of the others; its own export beside it is the same one."""
    mine = source_.path.parent.resolve(), source_.name
    if any((other.path.parent.resolve(), other.name) == mine for other in others):
        text = Message("%(name)s is given twice: a session cannot be compared with itself.", {"name": source_.name})
        raise Refusal(text, Message("`facilitator list` shows them."), code="compare")
    return source_


def report(found: Compared, target: Path) -> Path:
    """Write a comparison as one page of HTML that stands alone; where it is.

    ``Refusal`` where the file is one of the sessions' own, ``OSError`` from the disk.
    """
    from facilitator.report.loop import page, story  # noqa: PLC0415  100 ms with jinja2 that no other command waits for

    text = page(story(found.comparison, found.sittings, [each.document for each in found.sources], found.lang))
    for each in found.sources:
        not_its_own(each, target)
    write(found.sources[-1], target, text.encode())
    return target


async def look(found: Compared) -> None:
    """Page through a comparison on the screen, until the person leaves."""
    from facilitator.tui.compareapp import CompareApp  # noqa: PLC0415  a third of a second that lines do without

    await CompareApp(found.comparison, language(found.lang)).run_async()
