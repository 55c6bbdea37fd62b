"""The three themes; the projector's contrast is at least 7:1 for every text it shows.

Birds of different departments differ for people who see fewer colours, too.
"""

from textual.theme import Theme


def _birds(*colours: str) -> dict[str, str]:
    """Names for the colours of departments, ``bird-1`` to ``bird-5``."""
    return {f"bird-{number}": colour for number, colour in enumerate(colours, 1)}


LIGHT = Theme(
    name="light",
    primary="#0b5c8f",
    secondary="#4a5a68",
    accent="#a8480a",
    warning="#8a5a00",
    error="#b3202a",
    success="#1c6b37",
    foreground="#1d2429",
    background="#fbfaf6",
    surface="#f1efe8",
    panel="#e7e4da",
    dark=False,
    variables={
        "text-muted": "#566069",
        "text-primary": "#0b5c8f",
        "text-accent": "#a8480a",
        "text-error": "#b3202a",
        **_birds("#a06200", "#008340", "#3d2117", "#af3267", "#a11517"),
    },
)
DARK = Theme(
    name="dark",
    primary="#7cc4f0",
    secondary="#a9b7c2",
    accent="#ffb26b",
    warning="#f3cf6b",
    error="#ff8080",
    success="#86d79b",
    foreground="#e9edf0",
    background="#12181d",
    surface="#1a2229",
    panel="#222d36",
    dark=True,
    variables={
        "text-muted": "#9aa8b3",
        "text-primary": "#7cc4f0",
        "text-accent": "#ffb26b",
        "text-error": "#ff8080",
        **_birds("#ff9400", "#4e9063", "#f7f0a0", "#f6b0b6", "#de5725"),
    },
)
PROJECTOR = Theme(
    name="projector",
    primary="#003a80",
    secondary="#1f2d3a",
    accent="#7a2e00",
    warning="#5e3d00",
    error="#8f0010",
    success="#0a4a20",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#f2f2f2",
    dark=False,
    text_alpha=1.0,
    variables={
        "text-muted": "#333333",
        "text-primary": "#003a80",
        "text-accent": "#7a2e00",
        "text-error": "#8f0010",
        **_birds("#002400", "#3c24fc", "#a80c00", "#3c0030", "#604860"),
    },
)
THEMES = (DARK, LIGHT, PROJECTOR)


def after(name: str) -> str:
    """The name of the theme that follows in the cycle."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
