"""What to try when no phone gets in, in order, for somebody who has never heard of a network mask; tries nothing."""

from collections.abc import Sequence

import msgspec

from facilitator.check import firewalls
from facilitator.check.facts import Firewall
from facilitator.domain.words import Message
from facilitator.invitation.addresses import Address, nature
from facilitator.invitation.wifi import Wifi

PATIENCE = 60
"""Seconds without a second device until it is said what to try."""
CROWD = 8
"""People from whom on a hotspot may be too small."""


class Tip(msgspec.Struct, frozen=True):
    """One thing to try, with a command to copy or none."""

    said: Message
    command: str = ""


class Door(msgspec.Struct, frozen=True):
    """What there is to know of the way in: the shown address, all of them, how many can be chosen, port, Wi-Fi."""

    shown: Address
    found: tuple[Address, ...]
    choices: int
    port: int
    firewall: Firewall
    wifi: Wifi | None = None


def is_closed(door: Door) -> bool:
    """Whether no phone can get in as it is, however long one waits."""
    return nature(door.shown) in {"loopback", "alone"}


def tips(door: Door, key: str) -> tuple[Tip, ...]:
    """What to try, the likeliest first; ``key`` is the one that shows another address, empty where there is none."""
    if is_closed(door):
        return (
            Tip(Message("This laptop is in no network yet: join a Wi-Fi or open a hotspot.")),
            Tip(Message("The code follows by itself as soon as there is one.")),
        )
    return (*_phone(door), *_laptop(door, key), _apart(door.shown))


def _phone(door: Door) -> Sequence[Tip]:
    ssid = door.wifi.ssid if door.wifi else ""
    same = Message("Is the phone in the Wi-Fi %(name)s?", {"name": ssid})
    return (
        Tip(same if ssid else Message("Is the phone in the same Wi-Fi as the laptop?")),
        Tip(Message("On the phone: switch off mobile data and VPN.")),
    )


def _laptop(door: Door, key: str) -> Sequence[Tip]:
    found: list[Tip] = []
    tunnels = [address.interface for address in door.found if nature(address) == "tunnel"]
    if tunnels:
        found.append(Tip(Message("On this laptop: switch off the VPN (%(names)s).", {"names": ", ".join(tunnels)})))
    others = ", ".join(f"{a.ip} ({a.interface})" for a in door.found if a.ip != door.shown.ip)
    if door.choices > 1 and not key:
        found.append(Tip(Message("Start again with --host and another address: %(addresses)s.", {"addresses": others})))
    elif door.choices > 1:
        values: dict[str, str | int | float] = {"key": key, "n": door.choices}
        found.append(Tip(Message("Press %(key)s: another of %(n)d addresses.", values)))
    command = firewalls.allow(door.firewall, door.port, door.shown)
    if door.firewall.on is not False and command:
        found.append(Tip(Message("Let port %(port)d through the firewall:", {"port": door.port}), command))
    return found


def _apart(shown: Address) -> Tip:
    if nature(shown) == "hotspot":
        return Tip(Message("A hotspot carries 8 phones on Windows, 14 to 30 elsewhere: is it full?"))
    return Tip(Message("Guest Wi-Fi may keep phones apart: take a travel router or a hotspot (8 to 30 phones)."))


def crowded(shown: Address, people: int) -> Message | None:
    """A word of warning where more people come than a hotspot may carry."""
    if nature(shown) != "hotspot" or people < CROWD:
        return None
    return Message("A hotspot carries 8 phones on Windows, 14 to 30 elsewhere: more need a travel router.")
