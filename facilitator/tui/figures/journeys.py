"""Where people came from and went to: first answers across, answers now upwards, a count in every cell."""

from collections.abc import Sequence

from textual.content import Content

from facilitator.domain.figures import Move
from facilitator.domain.figures.journeys import counted
from facilitator.language import Language
from facilitator.tui.figures.strip import shade
from facilitator.tui.show import ends, line, row, words

_CELL = 6


def lines(moves: Sequence[Move], width: int, height: int, say: Language) -> list[Content]:
    """The picture with its axes; none without moves or where it does not fit."""
    if not moves:
        return []
    steps, counts = counted(moves)
    cell = min(_CELL + 2, (width - 4) // steps)
    if cell < 5 or height < steps + 3:
        return []
    most = max(counts.values())
    found = [line(say("now") + " ↑", width, "bold")]
    air = [words(" │", "$text-muted")] if height >= 2 * steps + 2 else []
    for up in range(steps - 1, -1, -1):
        drawn = [_cell(counts[across, up], most, cell, same=across == up) for across in range(steps)]
        found += [row(words(" │", "$text-muted"), *drawn), *(air if up else [])]
    found.append(words(" └" + "─" * (cell * steps), "$text-muted"))
    told = ends(
        words("  " + say("first round") + " →", "bold"), words(say("╱ stayed"), "$text-muted"), 2 + cell * steps
    )
    return [*found, told]


def _cell(count: int, most: int, cell: int, *, same: bool) -> Content:
    if not count:
        return words(("╱" if same else "·").center(cell), "$text-muted")
    number = f"{count:>3} "
    fill = shade(count / most) * (cell - len(number) - 1)
    return row(" ", words(fill, "$primary"), words(number, "bold"))
