"""Figures as SVG: well formed, inside their canvas, in colours of the style sheet, and saying what the figure says."""

import re
from math import atan2, cos, hypot, sin
from xml.etree import ElementTree as ET

import pytest
from corpus import HOSTILE, obeyed
from figure_examples import ALL, DEPARTMENTS, LADDER, PLANE, PLEDGES, SHIFT, THEMES
from whole_day import document_of_the_day

from facilitator.domain.agreement import Agreement
from facilitator.domain.figures import Amounts, Bars, Choices, Figure, Histograms, Note
from facilitator.domain.figures.worded import Themes as Words
from facilitator.language import language
from facilitator.report.drawings import Drawing, drawn, mapped, palette
from facilitator.report.drawings.flight import flock, gauge
from facilitator.report.drawings.lettering import clipped, width, wrapped

SVG = "{http://www.w3.org/2000/svg}"
SAY = language("en")
DAY = document_of_the_day(lang="en")
OF_THE_DAY: list[Figure] = [
    figure
    for step in DAY.steps
    for voted in step.rounds
    for figure in (voted.figure, voted.shift, voted.departments)
    if figure is not None and not isinstance(figure, Note)
]
EVERY = [*OF_THE_DAY, *ALL]


def of_kind(kind: type) -> list[Figure]:
    return [figure for figure in OF_THE_DAY if isinstance(figure, kind)]


def tree(drawing: Drawing | None) -> ET.Element:
    assert drawing is not None
    return ET.fromstring(drawing.svg("x"))  # noqa: S314  what we drew ourselves


def texts(drawing: Drawing | None) -> list[str]:
    return [text.text or "" for text in tree(drawing).iter(f"{SVG}text")]


def test_there_is_a_drawing_of_every_figure_that_is_not_only_words() -> None:
    assert {type(figure) for figure in EVERY} == set(Figure.__args__) - {Note}
    assert drawn(Note("Coffee"), "Break", SAY) is None


@pytest.mark.parametrize("figure", EVERY, ids=lambda figure: type(figure).__name__)
def test_it_is_named_told_and_stays_inside(figure: Figure) -> None:
    drawing = drawn(figure, "Title", SAY)
    root = tree(drawing)
    assert drawing is not None
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "x-t x-d")
    assert [child.get("id") for child in list(root)[:2]] == ["x-t", "x-d"]
    assert root[0].text == "Title"
    for shape in root.iter():
        x, y, wide, high = (float(shape.get(name, 0)) for name in ("x", "y", "width", "height"))
        assert -2 <= x <= drawing.width + 2
        assert -2 <= x + wide <= drawing.width + 2
        assert -2 <= y + high <= drawing.height + 2, ET.tostring(shape)
        for x, y in (map(float, point.split(",")) for point in shape.get("points", "").split()):
            assert -2 <= x <= drawing.width + 2
            assert -2 <= y <= drawing.height + 2


@pytest.mark.parametrize("figure", EVERY, ids=lambda figure: type(figure).__name__)
def test_words_do_not_run_out_of_it(figure: Figure) -> None:
    drawing = drawn(figure, "Title", SAY)
    assert drawing is not None
    for text in tree(drawing).iter(f"{SVG}text"):
        names = (text.get("class") or "").split()
        size = 11 if "small" in names else 15 if "large" in names else 13
        wide = width(text.text or "", size, bold="bold" in names)
        x = float(text.get("x", 0))
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[text.get("text-anchor", "start")]
        assert left >= -8, text.text
        assert left + wide <= drawing.width + 8, text.text


def test_every_name_of_a_shape_has_its_rule_and_no_shape_a_colour_of_its_own() -> None:
    rules = set(re.findall(r"\.([a-z][\w-]*)", palette.plain()))
    for figure in EVERY:
        root = tree(drawn(figure, "x", SAY))
        for shape in list(root)[2:]:
            names = set((shape.get("class") or "").split())
            assert names
            assert names <= rules
            assert not {"fill", "stroke", "style"} & set(shape.attrib)


def test_a_page_has_every_colour_light_and_dark() -> None:
    used = set(re.findall(r"var\(--(\w+)\)", palette.themed()))
    assert used <= set(palette.LIGHT) == set(palette.DARK)
    assert "var(" not in palette.plain()


def test_counts_labels_and_numbers_are_to_be_read() -> None:
    for figure in of_kind(Histograms):
        assert isinstance(figure, Histograms)
        said = texts(drawn(figure, "x", SAY))
        for item in figure.items:
            shown = "".join(map(str, item.counts))
            assert shown in "".join(said)
    said = " ".join(texts(drawn(PLEDGES, "x", SAY)))
    assert all(promise.what in said and promise.who in said for promise in PLEDGES.promises)
    assert "2030-01-31" in said
    assert [text for text in texts(drawn(PLANE, "x", SAY)) if text in PLANE.quadrants] == [
        "Do it now",
        "Plan it",
        "On the side",
        "Leave it",
    ]
    assert "0.60 → 0.82" in texts(drawn(SHIFT, "x", SAY))
    assert [text for text in texts(drawn(LADDER, "x", SAY)) if text.endswith(".") and len(text) == 2] == [
        "1.", "2.", "2.", "4.",
    ]  # fmt: skip
    told = " ".join(texts(drawn(DEPARTMENTS, "x", SAY)))
    assert "Silos: 41 % of the disagreement lies between departments" in told


def test_bars_are_as_long_as_their_counts() -> None:
    figure = of_kind(Bars)[0]
    assert isinstance(figure, Bars)
    bars = [float(r.get("width", 0)) for r in tree(drawn(figure, "x", SAY)).iter(f"{SVG}rect")]
    voted = [bar.value for bar in figure.bars if bar.value]
    assert [round(bar / bars[0] * voted[0], 1) for bar in bars] == pytest.approx(voted, abs=0.1)


def test_amounts_stand_on_a_logarithmic_axis_and_the_official_one_across() -> None:
    figure = of_kind(Amounts)[0]
    assert isinstance(figure, Amounts)
    said = texts(drawn(figure, "x", SAY))
    assert "official: CHF 500" in said
    places = {text.text: float(text.get("x", 0)) for text in tree(drawn(figure, "x", SAY)).iter(f"{SVG}text")}
    assert places["1,000"] - places["100"] == pytest.approx(places["2,000"] - places["200"], abs=0.5)
    assert places["1,000"] - places["100"] == pytest.approx(places["500"] - places["50"], abs=0.5)


def test_below_five_answers_nothing_but_their_number_is_drawn() -> None:
    few = Agreement(4, None, None, "few")
    figure = next(f for f in of_kind(Histograms) if isinstance(f, Histograms))
    item = figure.items[0]
    counts = (3, 0, 0, 0, 1)
    shown = type(item)(item.id, item.label, "", "", counts, few)
    said = texts(drawn(Histograms((shown,)), "x", SAY))
    assert said == ["4 answers so far; shown from 5 on."]
    several = texts(drawn(Histograms((shown, item)), "x", SAY))
    assert "4 answers so far; shown from 5 on." in several
    assert "3" not in several[: several.index("4 answers so far; shown from 5 on.") + 1]
    choice = of_kind(Choices)[0]
    assert isinstance(choice, Choices)
    none = type(choice.items[0])("a", "A", choice.items[0].shares, 4, 1, few)
    assert texts(drawn(Choices((none,)), "x", SAY)) == ["4 answers so far; shown from 5 on."]


def test_the_map_of_categories_and_departments_is_a_drawing_of_its_own() -> None:
    assert isinstance(THEMES, Words)
    said = texts(mapped(THEMES, "x", SAY))
    assert {"Media break", "System", "Sales", "Technics", "8", "3", "1", "9", "12"} - set(said) == {"12"}
    assert mapped(PLEDGES, "x", SAY) is None


@pytest.mark.parametrize("phi", [0.0, 0.31, 0.69, 1.0])
def test_the_drawn_flock_has_the_order_of_the_room(phi: float) -> None:
    from facilitator.domain import flock as headings_of  # noqa: PLC0415

    headings = headings_of.headings(headings_of.even(40), phi, 0.35)
    birds = [
        [tuple(map(float, point.split(","))) for point in bird.get("points", "").split()]
        for bird in tree(flock(headings, "x", "y")).iter(f"{SVG}polygon")
    ]
    assert len(birds) == 40
    seen = [atan2(tail[1] - tip[1], tip[0] - tail[0]) for tip, _, tail, _ in birds]
    assert hypot(sum(map(cos, seen)), sum(map(sin, seen))) / 40 == pytest.approx(phi, abs=0.01)


def test_an_empty_sky_and_two_thousand_birds_fit() -> None:
    assert tree(flock((), "x", "y")) is not None
    root = tree(flock([number / 100 for number in range(2000)], "x", "y"))
    assert len(list(root.iter(f"{SVG}polygon"))) == 2000


def test_the_gauge_shows_number_and_chance_and_nothing_below_five() -> None:
    agreement = Agreement(20, 0.7, 0.49, "tendency")
    root = tree(gauge(agreement, "x", SAY))
    dot, tick = next(root.iter(f"{SVG}circle")), next(root.iter(f"{SVG}line"))
    assert (float(dot.get("cx", 0)) - 14) / 292 == pytest.approx(0.7, abs=0.001)
    assert (float(tick.get("x1", 0)) - 14) / 292 == pytest.approx(0.49, abs=0.001)
    assert "chance" in texts(gauge(agreement, "x", SAY))
    assert texts(gauge(agreement, "x", SAY, bare=True)) == []
    assert gauge(Agreement(4, None, None, "few"), "x", SAY) is None


@pytest.mark.parametrize("text", [words.text for words in HOSTILE], ids=[words.id for words in HOSTILE])
def test_hostile_words_are_words_and_nothing_else(text: str) -> None:
    figure = type(PLEDGES)((type(PLEDGES.promises[0])(1, text, text, "2030-01-31"),))
    drawing = drawn(figure, text, SAY)
    assert drawing is not None
    svg = drawing.svg("x")
    assert not obeyed(svg)
    assert {element.tag for element in tree(drawing).iter()} <= {
        f"{SVG}{name}" for name in ("svg", "title", "desc", "text", "line", "circle", "rect", "polygon")
    }


# Lettering


def test_lines_break_between_words_and_end_in_an_ellipsis_where_there_is_more() -> None:
    assert wrapped("one two three", 1000, 13, 2) == ["one two three"]
    lines = wrapped("one two three four five six seven", 60, 13, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(width(line, 13) <= 60 for line in lines)
    assert wrapped("", 60, 13, 3) == []


def test_a_word_that_is_too_long_is_broken_and_no_sign_of_it_lost() -> None:
    lines = wrapped("Donaudampfschifffahrtsgesellschaft", 60, 13, 9)
    assert len(lines) > 2
    assert "".join(lines) == "Donaudampfschifffahrtsgesellschaft"
    assert wrapped("漢" * 9, 5, 13, 20) == ["漢"] * 9


def test_families_and_flags_are_never_cut_in_two() -> None:
    family = "👩‍👩‍👧"
    for room in range(10, 120, 7):
        shown = clipped(family * 5, room, 13).rstrip("…")
        assert shown == family * (len(shown) // len(family))
