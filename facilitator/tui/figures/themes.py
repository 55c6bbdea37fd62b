"""Short answers grouped into themes: a bar of people per theme, its answers below where there is room."""

from textual.content import Content

from facilitator.domain.figures import ThemeLine, Themes
from facilitator.language import Language
from facilitator.tui.show import NOTHING, line, row, words, wrapped


def lines(figure: Themes, width: int, height: int, say: Language) -> list[Content]:
    """As many themes as fit, the largest first, and how many more there are."""
    if not figure.themes:
        return [words(say("No answers yet."), "$text-muted")]
    each = 2 if height >= 2 * len(figure.themes) else 1
    fits = max(1, height // each)
    kept = figure.themes if len(figure.themes) <= fits else figure.themes[: max(1, (height - 1) // each)]
    most = max(theme.people for theme in figure.themes)
    found: list[Content] = []
    for theme in kept:
        found.append(_line(theme, most, width))
        if each == 2:
            found.append(_others(theme, width))
    more = len(figure.themes) - len(kept)
    if more:
        found.append(words(say.count("and %(n)d more theme", "and %(n)d more themes", more), "$text-muted"))
    return found


def _line(theme: ThemeLine, most: int, width: int) -> Content:
    room = max(3, min(24, width // 4))
    filled = max(1, round(room * theme.people / most))
    head = line(theme.label, max(4, width - room - 6), "bold")
    return row(head, " ", words("█" * filled, "$primary"), words(f" {theme.people}", "bold"))


def _others(theme: ThemeLine, width: int) -> Content:
    others = [entry for entry in dict.fromkeys(theme.entries) if entry != theme.label]
    rows = wrapped("  " + " · ".join(others), width, 1, "$text-muted") if others else []
    return rows[0] if rows else NOTHING
