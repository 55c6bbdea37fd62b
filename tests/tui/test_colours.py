from itertools import combinations
from math import dist

import pytest
from textual.color import Color
from textual.theme import Theme

from facilitator.invitation.wifi import Wifi
from facilitator.tui import colours
from facilitator.tui.widgets.flock import COLOURS


def luminance(red: int, green: int, blue: int) -> float:
    def channel(value: int) -> float:
        c = value / 255
        return c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4

    return 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)


def contrast(one, other) -> float:
    """WCAG 2 contrast ratio of two colour triplets, 1..21."""
    light, dark = sorted((luminance(*one), luminance(*other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def worst(app) -> tuple[float, str]:
    """The lowest contrast of any text on the screen, and that text."""
    found = []
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if segment.text.strip(" ▀") and style and style.color and style.bgcolor:
                pair = style.color.get_truecolor(), style.bgcolor.get_truecolor()
                found.append((contrast(*pair), segment.text))
    return min(found)


@pytest.mark.parametrize(("theme", "least"), [("projector", 7.0), ("light", 4.5), ("dark", 4.5)])
async def test_everything_on_screen_is_readable(make_live, make_app, wait, text, theme, least):
    live = make_live()
    live.inviting.wifi = Wifi("Zugvogel", "blaue-katze-42")
    app = make_app(live, theme=theme)
    async with app.run_test(size=(120, 40)) as pilot:
        await wait(pilot, lambda: bool(app.screen.query("#landed")))
        assert worst(app)[0] >= least, worst(app)
        live.joined(24).lead("next", "open")
        live.statements()
        await wait(pilot, lambda: bool(app.screen.query("#counter")))
        assert worst(app)[0] >= least, worst(app)
        for key, sign in (("c", "closed"), ("down", "1/3")):
            await pilot.press(key)
            await wait(pilot, lambda sign=sign: sign in text(app))
            assert worst(app)[0] >= least, worst(app)
        await pilot.press("n", "o")
        live.obstacles()
        await pilot.press("c", "m")
        await wait(pilot, lambda: "themes" in text(app))
        assert worst(app)[0] >= least, worst(app)
        await pilot.press("m", "n", "o")
        live.dots()
        await pilot.press("c", "r", "n", "n")
        await wait(pilot, lambda: bool(app.screen.query("#files")))
        assert worst(app)[0] >= least, worst(app)


@pytest.mark.parametrize("theme", colours.THEMES, ids=lambda theme: theme.name)
def test_the_named_colours_stand_out_from_the_background(theme: Theme):
    least = 7.0 if theme.name == "projector" else 4.5
    back = Color.parse(theme.background).rgb
    for name in ("primary", "secondary", "accent", "warning", "error", "success", "foreground"):
        assert contrast(Color.parse(getattr(theme, name)).rgb, back) >= least, name


def test_the_cycle_of_themes_visits_all():
    names = ["dark"]
    for _ in range(3):
        names.append(colours.after(names[-1]))
    assert names == ["dark", "light", "projector", "dark"]
    assert colours.after("somebody's own") == "dark"


FEWER_COLOURS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}
"""Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB."""
_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE = (0.9505, 1.0, 1.089)


def times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def lab(colour: Color, seen) -> list[float]:
    """CIE L*a*b* of a colour as people see it who see fewer of them."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (
            a / w for a, w in zip(times(_XYZ, [min(1, max(0, c)) for c in times(seen, linear)]), _WHITE, strict=True)
        )
    )
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


@pytest.mark.parametrize("seen", FEWER_COLOURS)
@pytest.mark.parametrize("theme", colours.THEMES, ids=lambda theme: theme.name)
def test_birds_of_different_departments_differ_for_everybody(theme: Theme, seen: str):
    names = {"$primary": theme.primary} | {f"$bird-{i}": theme.variables[f"bird-{i}"] for i in range(1, 6)}
    assert tuple(names) == COLOURS
    inks = [Color.parse(colour) for colour in names.values()]
    labs = [lab(ink, FEWER_COLOURS[seen]) for ink in inks]
    assert min(dist(a, b) for a, b in combinations(labs, 2)) >= 16
    background = Color.parse(theme.background)
    least = 7.0 if theme.name == "projector" else 4.5
    assert all(contrast(ink.rgb, background.rgb) >= least for ink in inks)
