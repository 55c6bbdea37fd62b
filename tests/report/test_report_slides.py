"""Single pictures for slides: SVG that stands alone, and PNG."""

import io
import re
import sys
from xml.etree import ElementTree as ET

import pytest
from corpus import HOSTILE, writable
from PIL import Image
from whole_day import document_of_the_day

from facilitator.domain.figures import Pledges, Promise
from facilitator.domain.words import Refusal
from facilitator.language import language
from facilitator.report.drawings import drawn
from facilitator.report.protocol import Protocol, protocol
from facilitator.report.slides import pictures, to_png, to_svg


@pytest.fixture(scope="module")
def made() -> Protocol:
    return protocol(document_of_the_day())


def test_every_step_that_was_answered_has_its_picture_and_measured_ones_their_flock(made: Protocol) -> None:
    for step in made.steps:
        views = [view for view, _ in pictures(step)]
        assert ("flock" in views) is (step.measure is not None)
        assert ("result" in views) is (step.kind != "pause")


def test_an_svg_stands_alone_in_colours_of_its_own(made: Protocol) -> None:
    for step in made.steps:
        for _, drawing in pictures(step):
            text = to_svg(drawing).decode()
            root = ET.fromstring(text)  # noqa: S314  what we drew ourselves
            left, top, wide, high = map(float, root.get("viewBox", "").split())
            assert (left, top) == (-24, -24)
            assert (wide, high) == (drawing.width + 48, pytest.approx(drawing.height + 48, abs=0.1))
            assert "var(" not in text
            assert "#0b5c8f" in text
            assert not re.search(r"href|url\(|@import|script", text)


def test_a_png_is_wide_enough_for_a_slide_and_not_empty(made: Protocol) -> None:
    step = next(step for step in made.steps if step.id == "ebene")
    for _, drawing in pictures(step):
        image = Image.open(io.BytesIO(to_png(drawing))).convert("RGB")
        assert image.width == 1920
        assert image.getpixel((5, 5)) == (255, 255, 255)
        assert len(image.getcolors(1 << 24) or []) > 5


def test_hostile_words_are_drawn_on_a_picture_too() -> None:
    for _, text in writable(HOSTILE):
        drawing = drawn(Pledges((Promise(1, text, text, "2030-01-31"),)), text, language("en"))
        assert drawing is not None
        ET.fromstring(to_svg(drawing))  # noqa: S314  what we drew ourselves
    every = tuple(Promise(1, text[:200], "x", "2030-01-31") for _, text in writable(HOSTILE)[:60])
    drawing = drawn(Pledges(every), "x", language("en"))
    assert drawing is not None
    assert Image.open(io.BytesIO(to_png(drawing))).height > 2000


def test_without_cairosvg_it_is_said_how_to_get_it(made: Protocol, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cairosvg", None)
    _, drawing = next(pictures(made.steps[0]))
    with pytest.raises(Refusal) as caught:
        to_png(drawing)
    assert caught.value.hint is not None
    assert "facilitator[png]" in str(caught.value.hint.values["command"])
    assert to_svg(drawing)
