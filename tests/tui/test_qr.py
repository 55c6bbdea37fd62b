import io

import cairosvg
import cv2
import numpy as np
import pytest
import zxingcpp
from PIL import Image

from facilitator.invitation.wifi import Wifi
from facilitator.tui.widgets import qr


def read(svg: str) -> tuple[list[str], str]:
    """What zxing and OpenCV read in a screenshot."""
    png = cairosvg.svg2png(bytestring=svg.replace("Fira Code", "DejaVu Sans Mono").encode(), output_width=1200)
    image = np.array(Image.open(io.BytesIO(png)).convert("RGB"))
    found = zxingcpp.read_barcodes(image, try_invert=False)
    text, _, _ = cv2.QRCodeDetector().detectAndDecode(cv2.cvtColor(image, cv2.COLOR_RGB2BGR))
    return [code.text for code in found], text


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(80, 24), (200, 55)])
async def test_phones_read_the_code_of_the_lobby(live, make_app, wait, theme, size):
    app = make_app(live, theme=theme)
    async with app.run_test(size=size) as pilot:
        await wait(pilot, lambda: bool(app.screen.query(qr.QrCode)) and app.screen.query_one(qr.QrCode).size.width > 0)
        svg = app.export_screenshot()
    zxing, opencv = read(svg)
    assert zxing == ["HTTP://192.168.1.23:8765/K7QP"]
    assert opencv == "HTTP://192.168.1.23:8765/K7QP"


WIFIS = (
    (Wifi("Zugvogel", "blaue;katze:42"), "WIFI:T:WPA;S:Zugvogel;P:blaue\\;katze\\:42;;"),
    (Wifi('Saal "Säntis", oben', r"a\b;c:d,e"), 'WIFI:T:WPA;S:Saal \\"Säntis\\"\\, oben;P:a\\\\b\\;c\\:d\\,e;;'),
    (Wifi("Gast"), "WIFI:T:nopass;S:Gast;;"),
)


@pytest.mark.parametrize(("wifi", "text"), WIFIS)
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 55)])
async def test_the_wifi_code_joins_the_wifi(live, make_app, wait, size, wifi, text):
    live.inviting.wifi = wifi
    app = make_app(live)
    async with app.run_test(size=size) as pilot:
        await wait(pilot, lambda: bool(app.screen.query(qr.QrCode)))
        await pilot.press("w")
        await wait(pilot, lambda: whole(app) and app.screen.query_one(qr.QrCode).data.startswith("WIFI:"))
        await pilot.pause()
        svg = app.export_screenshot()
    assert read(svg) == ([text], text)


def whole(app) -> bool:
    """Whether the code is on the screen from edge to edge."""
    code = app.screen.query_one(qr.QrCode)
    fits = app.screen.region.contains_region(code.region) and code.region.size == code.virtual_size
    return fits and code.region.height == len(code._strips)


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
@pytest.mark.parametrize("keys", [("f",), ("n", "z"), ("n", "z", "f")])
async def test_phones_read_the_large_code_and_the_one_over_a_step(live, make_app, wait, theme, keys):
    app = make_app(live, theme=theme)
    async with app.run_test(size=(200, 55)) as pilot:
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await wait(pilot, lambda: bool(app.screen.query(qr.QrCode)) and whole(app))
        svg = app.export_screenshot()
    assert read(svg) == (["HTTP://192.168.1.23:8765/K7QP"], "HTTP://192.168.1.23:8765/K7QP")


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 55)])
async def test_a_code_is_whole_or_not_there(live, make_app, wait, text, size):
    live.inviting.wifi = Wifi("x" * 32, "y" * 63)
    app = make_app(live)
    async with app.run_test(size=size) as pilot:
        await wait(pilot, lambda: bool(app.screen.query(qr.QrCode)) and whole(app))
        await pilot.press("f")
        await pilot.pause()
        assert whole(app)
        await pilot.press("w")
        code = app.screen.query_one(qr.QrCode)
        await wait(pilot, lambda: code.data.startswith("WIFI:"))
        await wait(pilot, lambda: whole(app) if code.display else "too small for" in " ".join(text(app).split()))
        assert code.display is (size != (80, 24))


def test_the_longest_address_stays_at_33_by_17_cells():
    modules = qr.matrix(qr.of_url("http://192.168.100.123:8765/K7QP"))
    strips = qr.half_blocks(modules)
    assert (strips[0].cell_length, len(strips)) == (33, 17)


def test_every_cell_is_painted_with_both_colours():
    for strip in (*qr.half_blocks(qr.matrix("HI")), *qr.full_blocks(qr.matrix("HI"))):
        for segment in strip:
            assert segment.style is not None
            assert {segment.style.color.name, segment.style.bgcolor.name} <= {"#000000", "#ffffff"}


def test_the_quiet_zone_is_four_modules_wide():
    modules = qr.matrix("HI")
    assert not any(any(row) for row in modules[:4] + modules[-4:])
    assert not any(any(row[:4] + row[-4:]) for row in modules)
