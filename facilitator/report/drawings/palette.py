"""The style sheet of drawings: which names are which colours, on light paper and on a dark screen."""

import re
from collections.abc import Callable

LIGHT = {
    "paper": "#ffffff", "ink": "#1d2429", "soft": "#566069", "line": "#9aa5ad", "grid": "#d5dade", "track": "#eef1f3",
    "bar": "#0b5c8f", "more": "#c05a10", "rest": "#b4bec6", "mid": "#a8480a", "accent": "#0b5c8f", "on": "#ffffff",
    "s1": "#0b5c8f", "s2": "#a8480a", "s3": "#1c6b37", "s4": "#7a3b86", "s5": "#8a5a00", "s6": "#3f5666",
    "s7": "#a01a4f", "s8": "#00707a",
}  # fmt: skip
DARK = {
    "paper": "#12181d", "ink": "#e9edf0", "soft": "#a9b7c2", "line": "#5c6a75", "grid": "#34414b", "track": "#1f2a32",
    "bar": "#7cc4f0", "more": "#ffb26b", "rest": "#51606c", "mid": "#ffb26b", "accent": "#7cc4f0", "on": "#10161a",
    "s1": "#7cc4f0", "s2": "#ffb26b", "s3": "#86d79b", "s4": "#d3a4e0", "s5": "#f3cf6b", "s6": "#a9b7c2",
    "s7": "#ff9db8", "s8": "#6fd6dd",
}  # fmt: skip
FONT = 'Helvetica, Arial, "Liberation Sans", sans-serif'
_RULES = """
.t { font: 13px FONT; fill: ink } .small { font-size: 11px } .large { font-size: 15px } .bold { font-weight: 700 }
.soft { fill: soft } .num { fill: accent; font-weight: 700 } .on { fill: on }
.bar, .bird, .heat { fill: bar } .more { fill: more } .rest { fill: rest } .mid { fill: mid }
.dot { fill: bar; fill-opacity: .5 }
.track { fill: track } .hollow { fill: paper; stroke: ink; stroke-width: 2 } .rim { stroke: paper; stroke-width: 2 }
.axis { stroke: line; stroke-width: 1.5 } .grid { stroke: grid; stroke-width: 1 } .tick { stroke: ink; stroke-width: 2 }
.way { stroke: bar; stroke-width: 3 } .faint { fill-opacity: .35 }
"""
_SERIES = "".join(f".s{n} {{ fill: s{n} }} " for n in range(1, 9))


def plain() -> str:
    """The rules with light colours written out, for a drawing that stands alone."""
    return _with(lambda name: LIGHT[name])


def variables(colours: dict[str, str]) -> str:
    """Colours as the variables of a page."""
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())


def themed() -> str:
    """The rules with the variables of a page."""
    return _with(lambda name: f"var(--{name})")


def _with(colour_of: Callable[[str], str]) -> str:
    rules = re.sub(r"((?:fill|stroke): )([a-z]\w*)", lambda found: found[1] + colour_of(found[2]), _RULES + _SERIES)
    return " ".join(rules.replace("FONT", FONT).split())
