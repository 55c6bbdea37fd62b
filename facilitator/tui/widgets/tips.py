"""What to try when no phone gets in, in so many lines as there are; tries nothing."""

from collections.abc import Sequence

from textual.content import Content

from facilitator.check.diagnosis import Tip
from facilitator.language import Language
from facilitator.tui.show import row, words

_MARK = "bold reverse $warning"


def lines(tips: Sequence[Tip], say: Language, width: int, most: int) -> list[Content]:
    """A heading and the tips in order, one below the other or, in fewer than ``most`` lines, one after the other."""
    heading = words(say("No phone has come in yet. What to try, in this order:"), "bold $warning")
    parts = [_part(number, tip, say) for number, tip in enumerate(tips, 1)]
    listed = [heading, *(line for part in parts for line in part.wrap(width))]
    if len(listed) <= most:
        return listed
    flowing = Content("  ").join([words(say("No phone yet:"), "bold $warning"), *parts]).wrap(width)
    if len(flowing) > most:
        rest = Content(" ").join(flowing[most - 1 :])
        flowing = [*flowing[: most - 1], rest.truncate(width, ellipsis=True)]
    return list(flowing)


def _part(number: int, tip: Tip, say: Language) -> Content:
    command = (" ", words(tip.command, "bold $primary")) if tip.command else ()
    return row(words(f" {number} ", _MARK), " ", words(say.say(tip.said)), *command)
