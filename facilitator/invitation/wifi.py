"""A Wi-Fi as the facilitator gives it and as a QR code says it; joins none."""

import re

import msgspec

from facilitator.domain.words import Message, Refusal

_HINT = Message("Give it as NAME:PASSWORD, or as NAME: for an open one; write a colon in the name as \\:.")


class Wifi(msgspec.Struct, frozen=True):
    """Name and password of a Wi-Fi; an empty password means an open one."""

    ssid: str
    password: str = ""

    @property
    def code(self) -> str:
        """The text of a QR code that joins it; the kind is always written, as some phones need it.

        Source: the ZXing wiki, "Barcode Contents", Wi-Fi Network config.
        """
        kind, secret = ("WPA", f"P:{_escaped(self.password)};") if self.password else ("nopass", "")
        return f"WIFI:T:{kind};S:{_escaped(self.ssid)};{secret};"


def _escaped(text: str) -> str:
    return re.sub(r'([\\;,":])', r"\\\1", text)


def parse(text: str) -> Wifi:
    r"""``NAME:PASSWORD`` as a Wi-Fi, the name with ``\:`` for a colon and ``\\`` for a backslash.

    Raises ``Refusal`` for a name that is empty or over 32 bytes, and for a password that WPA does not allow.
    """
    found = re.fullmatch(r"((?:\\.|[^\\:])*)(?::(.*))?", text, re.DOTALL)
    ssid = re.sub(r"\\(.)", r"\1", found[1]) if found else ""
    password = (found[2] or "") if found else ""
    if not 0 < len(ssid.encode("utf-8", "replace")) <= 32:
        raise Refusal(Message("A Wi-Fi has a name of 1 to 32 bytes."), _HINT, code="wifi")
    if password and not 8 <= len(password) <= 64:
        raise Refusal(Message("A Wi-Fi password has 8 to 63 characters."), _HINT, code="wifi")
    return Wifi(ssid, password)
