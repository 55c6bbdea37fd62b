import pytest
from textual.color import Color
from textual.theme import Theme

from facilitator.tui import colours


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
    live.wifi = "Zugvogel:blaue-katze-42"
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
