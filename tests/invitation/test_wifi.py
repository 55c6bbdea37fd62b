import pytest

from facilitator.domain.words import Refusal
from facilitator.invitation.wifi import Wifi, parse


@pytest.mark.parametrize(
    ("ssid", "password", "expected"),
    [
        ("Zugvogel", "blaue-katze-42", "WIFI:T:WPA;S:Zugvogel;P:blaue-katze-42;;"),
        ("Gast", "", "WIFI:T:nopass;S:Gast;;"),
        (r"a\b", "x;y", r"WIFI:T:WPA;S:a\\b;P:x\;y;;"),
        ('Saal "Säntis"', "eins,zwei:drei", r"WIFI:T:WPA;S:Saal \"Säntis\";P:eins\,zwei\:drei;;"),
        ("Hof", r"\;,:" + '"', r"WIFI:T:WPA;S:Hof;P:\\\;\,\:\";;"),
    ],
)
def test_the_wifi_code_escapes_what_has_a_meaning(ssid: str, password: str, expected: str) -> None:
    assert Wifi(ssid, password).code == expected


@pytest.mark.parametrize(
    ("given", "wifi"),
    [
        ("Zugvogel:blaue-katze-42", Wifi("Zugvogel", "blaue-katze-42")),
        ("Gast", Wifi("Gast")),
        ("Gast:", Wifi("Gast")),
        ("Saal 2:geheim:mit:punkten", Wifi("Saal 2", "geheim:mit:punkten")),
        (r"Haus\:Saal:geheim;,\"x", Wifi("Haus:Saal", 'geheim;,\\"x')),
        (r"a\\b:12345678", Wifi(r"a\b", "12345678")),
        ("Säntis-Netz-mit-langem-Namen-12:" + "x" * 63, Wifi("Säntis-Netz-mit-langem-Namen-12", "x" * 63)),
    ],
)
def test_a_wifi_is_read_as_it_is_given(given: str, wifi: Wifi) -> None:
    assert parse(given) == wifi


@pytest.mark.parametrize("given", ["", ":geheim12", "Netz:kurz", "Netz:" + "x" * 65, "x" * 33, "Netz\\"])
def test_what_no_wifi_can_have_is_refused_with_what_is_expected(given: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse(given)
    assert refused.value.hint is not None
