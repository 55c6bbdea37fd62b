"""Short answers as themes: a bar of people for each, and as a map what they are about and whom they touch."""

from textual.content import Content

from facilitator import sentences
from facilitator.domain.figures import ThemeLine, Themes
from facilitator.language import Language
from facilitator.tui.figures import heat
from facilitator.tui.figures.layout import cells, remarks
from facilitator.tui.show import NOTHING, fit, line, row, words, wrapped

_BESIDE_FROM = 96
"""Cells from which on the map may stand beside the themes."""
_MOST_BESIDE = 6
"""Themes that stay in view before a map takes their lines."""
_SHORTEST, _COUNT = 6, 6
"""Cells of a bar that is worth drawing, and those of the number beside it."""
_NOTED_FROM = 6
"""Lines from which on one is kept for who grouped the answers: whoever sees the themes should know."""


def lines(figure: Themes, _part: str | None, width: int, height: int, say: Language) -> list[Content]:
    """The themes with their map beside or below, in a line where there is little room, or left out."""
    if not figure.themes:
        return [line(say("No answers yet."), width, "$text-muted")]
    found = figure.heat
    if found is None or heat.empty(found):
        return _themes(figure, width, height, say)
    wide, high = heat.natural(found, width // 2)
    if width >= _BESIDE_FROM and 2 * wide <= width and high <= height:
        return _beside(figure, wide, width, height, say)
    least = min(len(figure.themes), _MOST_BESIDE) + 1
    double = high + len(found.rows) - 1
    if double + 2 * len(figure.themes) + 3 <= height:
        space = double
    else:
        space = high if high + least <= height else 1 if least + 1 <= height else 0
    drawn = heat.lines(found, width, space, say) if space else []
    if not drawn:
        return _themes(figure, width, height, say)
    return [*_themes(figure, width, height - len(drawn) - 1, say), NOTHING, *drawn]


def _beside(figure: Themes, wide: int, width: int, height: int, say: Language) -> list[Content]:
    left = width - wide - 4
    themes = _themes(figure, left, height, say)
    drawn = heat.lines(figure.heat, wide, height, say) if figure.heat else []
    rows = max(len(themes), len(drawn))
    themes, drawn = [*themes, *[NOTHING] * (rows - len(themes))], [*drawn, *[NOTHING] * (rows - len(drawn))]
    return [row(fit(a, left), "    ", b) for a, b in zip(themes, drawn, strict=True)]


def _themes(figure: Themes, width: int, height: int, say: Language) -> list[Content]:
    """As many themes as fit, the largest first, how many more there are, and whether the room confirmed them."""
    note = sentences.provisional(figure, say)
    space = height - 1 if height >= _NOTED_FROM else height
    each = 2 if space >= 2 * len(figure.themes) else 1
    fits = max(1, space // each)
    kept = figure.themes if len(figure.themes) <= fits else figure.themes[: max(1, (space - 1) // each)]
    most = max(theme.people for theme in figure.themes)
    label = min(max(cells(theme.label) for theme in kept), max(4, width - _SHORTEST - _COUNT))
    found: list[Content] = []
    for theme in kept:
        found.append(_line(theme, most, width, label))
        if each == 2:
            found.append(_others(theme, width))
    more = len(figure.themes) - len(kept)
    if more:
        found.append(line(say.count("and %(n)d more theme", "and %(n)d more themes", more), width, "$text-muted"))
    airy = found[-1] is NOTHING
    told = remarks([note], width, height - len(found) + airy, "$text-muted")
    if told and airy:
        found = found[:-1]
    elif not told and height >= _NOTED_FROM and len(found) < height and cells(note) <= width:
        told = [line(note, width, "$text-muted")]
    return [*found, *told]


def _line(theme: ThemeLine, most: int, width: int, label: int) -> Content:
    """All in one line; seven eighths high, so that bars below each other stay apart."""
    filled = max(1, round(max(3, width - label - _COUNT) * theme.people / most))
    head = line(theme.label, label, "bold")
    return row(head, " ", words("▇" * filled, "$primary"), words(f" {theme.people}", "bold"))


def _others(theme: ThemeLine, width: int) -> Content:
    others = [entry for entry in dict.fromkeys(theme.entries) if entry != theme.label]
    rows = wrapped("  " + " · ".join(others), width, 1, "$text-muted") if others else []
    return rows[0] if rows else NOTHING
