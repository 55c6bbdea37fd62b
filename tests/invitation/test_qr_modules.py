import cv2
import numpy as np
import pytest

from facilitator.invitation.codes import ports, url
from facilitator.invitation.qr import matrix
from facilitator.invitation.wifi import Wifi


@pytest.mark.parametrize("address", ["10.0.0.1", "192.168.100.123"])
def test_a_url_stays_a_small_code(address: str) -> None:
    modules = matrix(url(address, ports()[-1], "K7QP"), 0)
    assert len(modules) == 25
    assert {len(row) for row in modules} == {25}
    assert modules[0][:7] == (True,) * 7, "the finder pattern begins at the edge: no quiet zone"


@pytest.mark.parametrize("text", ["http://192.168.1.23:8765/K7QP", Wifi('Saal "1"; oben', "a:b,c;d\\e").code])
def test_a_reader_reads_what_was_written(text: str) -> None:
    dark = np.array(matrix(text), dtype=np.uint8)
    picture = np.kron(255 * (1 - dark), np.ones((8, 8))).astype(np.uint8)
    assert cv2.QRCodeDetector().detectAndDecode(picture)[0] == text


def test_a_text_too_long_for_any_code_is_said() -> None:
    with pytest.raises(ValueError, match="version"):
        matrix("x" * 3000)
