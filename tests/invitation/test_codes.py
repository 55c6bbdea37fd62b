import random
import re

from facilitator.invitation.codes import ALPHABET, new_code, ports, url


def test_the_ports_are_a_short_fixed_list_from_8765() -> None:
    assert ports() == ports()
    assert ports()[0] == 8765
    assert 3 <= len(set(ports())) == len(ports()) <= 6
    assert max(ports(65534)) <= 65535


def test_codes_have_four_signs_that_nobody_misreads_and_a_digit() -> None:
    choose = random.Random(7).choice
    codes = [new_code(choose) for _ in range(2000)]
    assert all(re.fullmatch(r"[2-9A-HJKMNP-Z]{4}", code) for code in codes)
    assert all(any(c.isdigit() for c in code) for code in codes)
    assert set("".join(codes)) == set(ALPHABET)
    assert len({new_code() for _ in range(50)}) > 40


def test_the_url_is_short_enough_to_type() -> None:
    assert url("192.168.1.23", 8765, "K7QP") == "http://192.168.1.23:8765/K7QP"
