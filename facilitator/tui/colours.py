"""The three themes; the projector's contrast is at least 7:1 for every text it shows."""

from textual.theme import Theme

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
    variables={"text-muted": "#566069", "text-primary": "#0b5c8f", "text-accent": "#a8480a", "text-error": "#b3202a"},
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
    variables={"text-muted": "#9aa8b3", "text-primary": "#7cc4f0", "text-accent": "#ffb26b", "text-error": "#ff8080"},
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
    variables={"text-muted": "#333333", "text-primary": "#003a80", "text-accent": "#7a2e00", "text-error": "#8f0010"},
)
THEMES = (DARK, LIGHT, PROJECTOR)


def after(name: str) -> str:
    """The name of the theme that follows in the cycle."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
