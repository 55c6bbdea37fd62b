"""The poster: read by two decoders, in every language, large enough, complete in itself."""

import io
import re
import struct
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import cairosvg
import cv2
import numpy as np
import pytest
import zxingcpp
from browser import ARGS, CHROMIUM
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from facilitator.invitation import pixels, poster, qr
from facilitator.invitation.poster import Invitation
from facilitator.invitation.wifi import Wifi
from facilitator.language import available, language

URL = "http://192.168.100.123:8765/K7QP"
WITH = Invitation("Vom Blindflug zum Zugvogel", URL, Wifi("Seminarhotel Säntis", 'a;b:c,"d\\e'))
ALONE = Invitation("Vom Blindflug zum Zugvogel", URL)
JOINS = 'WIFI:T:WPA;S:Seminarhotel Säntis;P:a\\;b\\:c\\,\\"d\\\\e;;'


def read(image: Image.Image) -> tuple[set[str], set[str]]:
    """What zxing and OpenCV read in a picture."""
    picture = np.array(image.convert("RGB"))
    found = {code.text for code in zxingcpp.read_barcodes(picture, try_invert=False)}
    _, texts, _, _ = cv2.QRCodeDetector().detectAndDecodeMulti(cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    return found, set(texts)


def drawn(svg: str, width: int) -> Image.Image:
    return Image.open(
        io.BytesIO(cairosvg.svg2png(bytestring=svg.encode(), output_width=width, background_color="white"))
    )


def codes_of(page: str) -> list[str]:
    return re.findall(r"<svg .*?</svg>", page, re.DOTALL)


@pytest.mark.parametrize(("invitation", "texts"), [(WITH, [JOINS, URL.upper()]), (ALONE, [URL.upper()])])
def test_both_decoders_read_every_code_of_the_page(invitation, texts) -> None:
    found = codes_of(poster.html(invitation, language("de")))
    assert len(found) == len(texts)
    for svg, text in zip(found, texts, strict=True):
        assert read(drawn(svg, 600)) == ({text}, {text})


@pytest.mark.parametrize(("invitation", "texts"), [(WITH, {JOINS, URL.upper()}), (ALONE, {URL.upper()})])
def test_both_decoders_read_the_page_in_svg(invitation, texts) -> None:
    assert read(drawn(poster.svg(invitation, language("fr")), 1240)) == (texts, texts)


@pytest.mark.parametrize("invitation", [WITH, ALONE])
def test_every_code_is_at_least_8_cm_without_its_quiet_zone(invitation) -> None:
    for svg in codes_of(poster.html(invitation, language("de"))):
        whole, modules = float(re.search(r'width="([\d.]+)mm"', svg)[1]), int(re.search(r'viewBox="0 0 (\d+)', svg)[1])
        assert whole * (modules - 8) / modules >= 80


class Reader(HTMLParser):
    """The words of a page, its tags, and what its attributes point to."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.tags, self.pointing = "", set[str](), list[str]()

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.pointing += [name for name, _ in attrs if name in {"src", "href", "xlink:href", "action", "srcset"}]


@pytest.mark.parametrize("lang", available())
def test_everything_stands_there_in_words_in_the_language_of_the_session(lang: str) -> None:
    say = language(lang)
    page, drawing = Reader(), Reader()
    page.feed(poster.html(WITH, say))
    drawing.feed(poster.svg(WITH, say))
    rescue = [say.say(line).replace("*", "") for line in poster.RESCUE]
    for reader in (page, drawing):
        told = reader.words
        assert all(word in told for word in ("Seminarhotel", "Säntis", WITH.wifi.password, WITH.title, *rescue))
        assert "192.168.100.123" in told
        assert ":8765/K7QP" in told
    assert f'lang="{lang}"' in poster.html(WITH, say)
    others = {language(other).say(poster.RESCUE[0]) for other in available() if other != lang}
    assert say.say(poster.RESCUE[0]) not in others, "translated"


def test_a_poster_has_no_script_and_asks_for_nothing() -> None:
    reader = Reader()
    reader.feed(poster.html(WITH, language("de")))
    assert not reader.tags & {"script", "link", "img", "iframe", "object", "form"}
    assert reader.pointing == []
    assert "url(" not in poster.html(WITH, language("de"))


def test_words_of_a_plan_or_a_network_are_no_markup() -> None:
    hostile = "</title><script>alert(1)</script>&\"'<svg onload=x>"
    bad = Invitation(hostile, URL, Wifi("<u>*net*", "<script>pass"))
    for text in (poster.html(bad, language("en")), poster.svg(bad, language("en"))):
        reader = Reader()
        reader.feed(text)
        assert not reader.tags & {"script", "u"}
        assert "<script>alert(1)</script>" in re.sub(r"\s+", " ", reader.words)
        assert "<u>*net*" in reader.words
        assert "onload" not in str(reader.pointing)


def test_an_open_network_says_that_it_has_no_password() -> None:
    steps = poster.ways(Invitation("T", URL, Wifi("Gast")), language("en"))
    assert dict(steps[0].words) == {"Network": "Gast", "Password": "none"}
    assert steps[0].code == "WIFI:T:nopass;S:Gast;;"


@pytest.mark.parametrize("text", [URL.upper(), JOINS])
def test_the_png_is_read_by_both_and_prints_at_its_size(text: str) -> None:
    modules = qr.matrix(text)
    data = pixels.png(modules, poster.SIZE)
    image = Image.open(io.BytesIO(data))
    image.load()
    assert (image.mode, image.width, image.height) == ("1", len(modules) * 24, len(modules) * 24)
    assert read(image) == ({text}, {text})
    dpi = image.info["dpi"][0]
    assert (len(modules) - 8) * 24 / dpi * 25.4 == pytest.approx(poster.SIZE, rel=0.01)
    kind = data.index(b"IHDR")
    assert struct.unpack(">I", data[kind + 17 : kind + 21])[0] == zlib.crc32(data[kind : kind + 17])


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.mark.parametrize("lang", available())
@pytest.mark.parametrize("invitation", [WITH, ALONE], ids=["wifi", "page"])
def test_printed_it_is_one_page_of_a4_that_both_read_and_nothing_was_asked_for(
    chromium: Browser, tmp_path: Path, invitation: Invitation, lang: str
) -> None:
    path = tmp_path / "poster.html"
    path.write_text(poster.html(invitation, language(lang)), encoding="utf-8")
    page = chromium.new_page(viewport={"width": 794, "height": 1123})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: asked.append(str(error)))
    page.goto(path.as_uri())
    page.emulate_media(media="print")
    sheet = page.pdf(prefer_css_page_size=True, print_background=True)
    assert sheet.count(b"/Type /Page\n") == 1
    assert [float(n) for n in re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", sheet).groups()] == pytest.approx(
        [595, 842], abs=1
    )
    image = Image.open(io.BytesIO(page.screenshot()))
    codes = page.locator("svg").evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")
    page.close()
    texts = {URL.upper()} | ({JOINS} if invitation.wifi else set())
    assert read(image) == (texts, texts)
    assert len(codes) == len(texts)
    assert asked == [path.as_uri()]
