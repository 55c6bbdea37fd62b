"""The poster: an invitation as a page to print or to show; knows no file and no browser, and asks for nothing."""

import re
from html import escape
from pathlib import Path

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from facilitator.domain.words import N_, Message
from facilitator.invitation import drawing, qr
from facilitator.invitation.wifi import Wifi
from facilitator.language import Language

SIZE = 84.0
"""Millimetres across a code without its quiet zone when two are on a page: at least 80 are read from a metre."""
ALONE = 120.0
"""Millimetres across a code that is alone."""
HINT = N_("Point your phone's camera at the code.")
RESCUE = (
    Message("Your phone says *no internet*? Stay connected."),
    Message("The page does not load? Switch mobile data and VPN off for now."),
)
"""What helps most people whose phone does not get in; what stands between stars is what a phone says."""
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


class Invitation(msgspec.Struct, frozen=True):
    """All that people need to get in: what it is, what to open, and the Wi-Fi if it is to be shown."""

    title: str
    url: str
    wifi: Wifi | None = None


class Way(msgspec.Struct, frozen=True):
    """One step of the way in: its number, what to do, the text of its code, and the same in words by label."""

    number: int
    what: str
    code: str
    words: tuple[tuple[str, str], ...]


def ways(invitation: Invitation, say: Language) -> tuple[Way, ...]:
    """The steps in order: the Wi-Fi if it is shown, then the page."""
    wifi = invitation.wifi
    found: list[Way] = []
    if wifi:
        secret = wifi.password or say("none")
        named = ((say("Network"), wifi.ssid), (say("Password"), secret))
        found.append(Way(1, say("Join the Wi-Fi"), wifi.code, named))
    page = ((say("or type"), invitation.url),)
    found.append(Way(len(found) + 1, say("Open the page"), qr.of_url(invitation.url), page))
    return tuple(found)


def html(invitation: Invitation, say: Language) -> str:
    """The poster as one HTML page for A4: two codes of at least 8 cm, words, rescue lines; no script, no request."""
    steps = ways(invitation, say)
    size = SIZE if len(steps) > 1 else ALONE
    return _ENVIRONMENT.get_template("poster.html").render(
        lang=say.code,
        title=invitation.title,
        hint=say(HINT),
        size=size,
        ways=[(way, drawing.code(way.code, size, way.what)) for way in steps],
        rescue=[_emphasised(say.say(line)) for line in RESCUE],
    )


def _emphasised(text: str) -> str:
    """Escaped, with what stands between stars set off."""
    return re.sub(r"\*(.+?)\*", r"<em>\1</em>", escape(text))


def svg(invitation: Invitation, say: Language) -> str:
    """The poster as one SVG page of 210 by 297 mm."""
    steps = ways(invitation, say)
    page = drawing.Page(invitation.title)
    y = page.words(105.0, 20.0, invitation.title, 9.0, bold=True, middle=True, width=180.0)
    y = page.words(105.0, y + 9.0, say(HINT), 5.4, middle=True, width=180.0) + 8.0
    if len(steps) == 1:
        _alone(page, steps[0], y + 6.0)
    else:
        for way in steps:
            _beside(page, way, y + (way.number - 1) * 98.0)
    page.frame(15.0, 250.0, 180.0, 32.0)
    for place, line in enumerate(RESCUE):
        page.words(22.0, 262.5 + 12.0 * place, say.say(line), 5.2, width=166.0, stars=True, single=True)
    return page.svg()


def _beside(page: drawing.Page, way: Way, top: float) -> None:
    """The code on the left, words on the right."""
    page.code(way.code, 15.0, top, SIZE)
    y = page.words(112.0, top + 14.0, f"{way.number}  {way.what}", 7.4, bold=True, width=84.0) + 4.0
    for label, value in way.words:
        page.words(112.0, y + 10.0, label, 4.6)
        y = page.words(112.0, y + 18.0, value, 6.4, mono=True, bold=True, width=84.0)


def _alone(page: drawing.Page, way: Way, top: float) -> None:
    """The code in the middle, words below."""
    page.code(way.code, 105.0 - ALONE / 2, top, ALONE)
    label, value = way.words[0]
    page.words(105.0, top + ALONE + 20.0, label, 5.4, middle=True)
    page.words(105.0, top + ALONE + 32.0, value, 9.0, mono=True, bold=True, middle=True, width=182.0)
