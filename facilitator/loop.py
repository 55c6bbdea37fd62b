"""The loop: sessions by name side by side, made of their documents; as a value or on a screen."""

from collections.abc import Callable, Sequence
from pathlib import Path

from facilitator.domain.comparison import Comparison, compared
from facilitator.export.sittings import sitting
from facilitator.language import language
from facilitator.publishing import said_in, source


def compare(
    names: Sequence[str], folder: Path, lang: str | None, told: Callable[[float], object]
) -> tuple[Comparison, str]:
    """The comparison of sessions or exports given by name or path, and the language it is in: that of the last one.

    ``told`` is told how much is done, 0..1. Raises ``Refusal``.
    """
    found = []
    for place, name in enumerate(names):

        def of_all(part: float, before: int = place) -> None:
            told((before + part) / len(names))

        found.append(source(name, folder, of_all))
    lang = lang or found[-1].document.language
    sittings = [sitting(said_in(each, lang).document, each.name) for each in found]
    return compared(sittings), lang


async def look(comparison: Comparison, lang: str) -> None:
    """Page through a comparison on the screen, until the person leaves."""
    from facilitator.tui.compareapp import CompareApp  # noqa: PLC0415  a third of a second that lines do without

    await CompareApp(comparison, language(lang)).run_async()
