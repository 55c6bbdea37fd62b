"""Which of this machine's addresses phones can reach; knows networks by name and number, and asks nobody outside."""

import re
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path
from typing import Literal, TypeAlias

import ifaddr
import msgspec

LOOPBACK = "127.0.0.1"
ANYWHERE = frozenset({"", "0.0.0.0", "::"})  # noqa: S104  compared, not bound
"""Hosts that mean every address."""
_PRIVATE = tuple(map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))
_HOTSPOT = tuple(map(IPv4Network, ("10.42.0.0/24", "192.168.137.0/24", "172.20.10.0/28")))
_MAC_HOTSPOT = IPv4Network("192.168.2.0/24")
_CARRIER = IPv4Network("100.64.0.0/10")
_VIRTUAL, _TUNNEL, _LINK_LOCAL, _PUBLIC, _HOT = -60, -50, -40, -30, 80
_NAMES = (
    (_VIRTUAL, re.compile(r"docker|br-|(vir|lxd|lxc|incus)br|podman|cni|veth(?!ernet)")),
    (_VIRTUAL, re.compile(r".*(vethernet|vmnet|vboxnet|hyper-v|virtualbox|vmware|\bwsl\b)")),
    (
        _TUNNEL,
        re.compile(r"utun|tun|tap|wg|ppp|zt|.*(tailscale|wireguard|vpn|nordlynx|anyconnect|pangp|zscaler|zerotier)"),
    ),
    (+20, re.compile(r"wl|en0$|.*(wi-?fi|wlan|wireless)")),
    (+10, re.compile(r"eth|en|.*ethernet")),
)
"""What an interface's name tells, the first match alone; Windows gives descriptions instead of short names."""


Nature: TypeAlias = Literal["room", "hotspot", "virtual", "tunnel", "public", "alone", "loopback"]
"""A network of a room, this laptop's or a phone's hotspot, one inside this machine, a VPN, the open internet, one where
no router gave an address, this machine itself."""


_NATURES: dict[int, Nature] = {_LINK_LOCAL: "alone", _PUBLIC: "public", _HOT: "hotspot"}


class Address(msgspec.Struct, frozen=True):
    """An IPv4 address that phones may open, its interface, and how likely they reach it."""

    ip: str
    interface: str
    score: int


def _of_name(name: str) -> int:
    low = name.lower()
    return next((score for score, pattern in _NAMES if pattern.match(low)), 0)


def _of_network(name: str, ip: IPv4Address) -> int:
    hotspot = any(ip in net for net in _HOTSPOT) or (ip in _MAC_HOTSPOT and name.lower().startswith("bridge"))
    if any(ip in net for net in _PRIVATE):
        return _HOT if hotspot else 50
    if ip in _CARRIER:
        return _TUNNEL
    return _LINK_LOCAL if ip.is_link_local else _PUBLIC


def rank(name: str, ip: str, prefix: int) -> int:
    """How likely phones in the room reach an address, higher is better: its network, its interface, its prefix 0..32.

    A tunnel counts once, by its name or by its network 100.64.0.0/10. Raises ``ValueError`` for anything but IPv4.
    """
    address = IPv4Address(ip)
    by_name, by_network = _of_name(name), _of_network(name, address)
    if by_name == by_network == _TUNNEL:
        by_name = 0
    return by_name + by_network + (-30 if prefix == 32 else 0)


def nature(address: Address) -> Nature:
    """What kind of network an address is in, by interface and number; ``room`` for what is no IPv4 address."""
    try:
        ip = IPv4Address(address.ip)
    except ValueError:
        return "loopback" if address.ip == "localhost" else "room"
    if ip.is_loopback:
        return "loopback"
    name, network = _of_name(address.interface), _of_network(address.interface, ip)
    if name == _VIRTUAL:
        return "virtual"
    if _TUNNEL in {name, network}:
        return "tunnel"
    return _NATURES.get(network, "room")


_DOWN = frozenset(("down", "lowerlayerdown"))
"""What Linux calls an interface without a signal: its own, or the one beneath it."""


def _is_down(name: str, folder: Path) -> bool:
    """Whether the system says so; where it does not say, the interface counts as up."""
    try:
        return (folder / name / "operstate").read_text(encoding="ascii").strip() in _DOWN
    except (OSError, ValueError):
        return False


def ranked(adapters: Iterable[ifaddr.Adapter], state: Path = Path("/sys/class/net")) -> list[Address]:
    """The IPv4 addresses of interfaces that are up, best first; equal ones by name and number."""
    found = [
        Address(str(ip.ip), adapter.nice_name, rank(adapter.nice_name, str(ip.ip), ip.network_prefix))
        for adapter in adapters
        if not _is_down(adapter.name, state)
        for ip in adapter.ips
        if ip.is_IPv4 and not IPv4Address(ip.ip).is_loopback
    ]
    return sorted(found, key=lambda a: (-a.score, a.interface, IPv4Address(a.ip)))


def addresses() -> list[Address]:
    """This machine's addresses, best first; the loopback alone where there is no other, so never an empty list."""
    return ranked(ifaddr.get_adapters()) or [Address(LOOPBACK, "loopback", -100)]
