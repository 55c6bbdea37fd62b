"""What the facts mean for a workshop: a pure function a matter, in the order in which they are told."""

from collections.abc import Callable, Iterable, Sequence

from facilitator.check import firewalls
from facilitator.check.facts import Facts
from facilitator.check.finding import Finding, State
from facilitator.domain.words import Message
from facilitator.invitation.addresses import Address, nature

_LITTLE, _ENOUGH = 50_000_000, 500_000_000
"""Bytes: a session of a day takes a few million, a full disk keeps nothing."""
_MANY_GIGABYTES = 2
"""Gigabytes from which on nobody reads megabytes."""
_LOW = 20
"""Percent of a battery without mains."""
_SMALLEST = (80, 24)
"""Columns and rows that every screen is drawn for."""


def findings(facts: Facts) -> tuple[Finding, ...]:
    """Every matter, one after another; those about which there is nothing to say are left out."""
    return tuple(found for judge in _JUDGES for found in judge(facts))


def _address(facts: Facts) -> Iterable[Finding]:
    yield of_address(facts.shown, facts.found)


def of_address(shown: Address, found: Sequence[Address]) -> Finding:
    """How likely phones reach the shown one of the addresses that were found, at least one."""
    what = Message("Address")
    values: dict[str, str | int | float] = {"ip": shown.ip, "interface": shown.interface, "score": shown.score}
    plain = Message("%(ip)s through %(interface)s (score %(score)d)", values)
    bad: dict[str, Message] = {
        "loopback": Message("This laptop is in no network."),
        "alone": Message("%(ip)s through %(interface)s: no router has given an address.", values),
        "virtual": Message("%(ip)s (%(interface)s) is a network inside this laptop: no phone gets there.", values),
    }
    doubtful: dict[str, Message] = {
        "tunnel": Message("%(ip)s (%(interface)s) is a VPN: phones hardly get there.", values),
        "public": Message(
            "%(ip)s through %(interface)s is an address of the internet: the room may not reach it.", values
        ),
    }
    kind = nature(shown)
    if kind == "loopback" and found[0].ip != shown.ip:
        text = Message("%(ip)s is reached from this laptop alone.", values)
        return Finding(what, "bad", text, Message("Start without --host."))
    if not shown.interface:
        text = Message("%(ip)s, given by hand, is none of this laptop's addresses.", values)
        return Finding(what, "warn", text)
    if kind in bad:
        return Finding(what, "bad", bad[kind], Message("Join a Wi-Fi, plug in a travel router or open a hotspot."))
    if kind in doubtful:
        return Finding(what, "warn", doubtful[kind], Message("Join the Wi-Fi that the phones are in."))
    return Finding(what, "ok", plain)


def listed(addresses: Iterable[Address]) -> str:
    """Addresses with interface and score on one line."""
    return ", ".join(f"{a.ip} ({a.interface}, {a.score})" for a in addresses)


def _others(facts: Facts) -> Iterable[Finding]:
    others = [address for address in facts.found if address.ip != facts.shown.ip]
    if others:
        text = Message("also %(addresses)s", {"addresses": listed(others)})
        yield Finding(Message("Other addresses"), "ok", text)
    tunnels = [address.interface for address in others if nature(address) == "tunnel"]
    if tunnels:
        text = Message("A VPN is on (%(names)s); many keep phones away.", {"names": ", ".join(tunnels)})
        yield Finding(Message("VPN"), "warn", text, Message("Switch it off while phones are in the room."))


def _hotspot(facts: Facts) -> Iterable[Finding]:
    if nature(facts.shown) == "hotspot":
        yield Finding(Message("Hotspot"), "warn", limit(facts), Message("For more people bring a travel router."))


def limit(facts: Facts) -> Message:
    """How many phones a hotspot carries."""
    if facts.system == "windows":
        return Message("A hotspot of Windows carries 8 phones.")
    return Message("A hotspot carries about 14 to 30 phones, depending on the laptop's card.")


def _port(facts: Facts) -> Iterable[Finding]:
    what = Message("Port")
    if facts.ports is None:
        yield Finding(what, "bad", Message("No port is free."), Message("Name another one with --port."))
        return
    port, wanted = facts.ports
    values: dict[str, str | int | float] = {"port": port, "wanted": wanted}
    if port != wanted:
        taken = Message("%(wanted)d is taken, the page is on %(port)d.", values)
        yield Finding(
            what, "warn", taken if facts.serving else Message("%(wanted)d is taken, %(port)d is free.", values)
        )
    elif facts.serving:
        yield Finding(what, "ok", Message("%(port)d serves the page.", values))
    else:
        yield Finding(what, "ok", Message("%(port)d is free.", values))


_NAMES = {"windows": "Windows Defender Firewall", "macos": "macOS Application Firewall"}


def _firewall(facts: Facts) -> Iterable[Finding]:
    what, wall = Message("Firewall"), facts.firewall
    if facts.seen:
        yield Finding(what, "ok", Message("It lets phones through: one was here."))
        return
    if wall.kind == "none":
        yield Finding(what, "unknown", Message("No known one is on; whether another is, this laptop does not tell."))
        return
    values: dict[str, str | int | float] = {"name": _NAMES.get(wall.kind, wall.kind)}
    if wall.on is False:
        yield Finding(what, "ok", Message("%(name)s is off.", values))
        return
    command = firewalls.allow(wall, (facts.ports or (8765, 0))[0], facts.shown)
    todo = Message("If no phone gets in, let the port through:")
    if wall.on:
        yield Finding(what, "warn", Message("%(name)s is on and may keep phones away.", values), todo, command)
    else:
        said = Message("%(name)s: whether it lets phones through, this laptop does not tell.", values)
        yield Finding(what, "unknown", said, todo, command)


def _second_device(facts: Facts) -> Iterable[Finding]:
    what, scan = Message("Second device"), Message("Scan the code with your own phone now.")
    if facts.seen is None:
        todo = Message("Run `facilitator check --wait 60` and scan its code with your own phone.")
        yield Finding(what, "unknown", Message("nobody looked; it is the only real proof"), todo)
    elif facts.seen:
        text = Message("seen: %(n)d", {"n": facts.seen})
        yield Finding(what, "ok", text)
    else:
        yield Finding(what, "warn", Message("none was here yet; it is the only real proof"), scan)


def _disk(facts: Facts) -> Iterable[Finding]:
    what = Message("Disk")
    if facts.free is None:
        yield Finding(what, "unknown", Message("How much is free, this laptop does not tell."))
        return
    megabytes, gigabytes = facts.free // 1_000_000, facts.free // 1_000_000_000
    big = gigabytes >= _MANY_GIGABYTES
    text = Message("%(gb)d GB free", {"gb": gigabytes}) if big else Message("%(mb)d MB free", {"mb": megabytes})
    state: State = "bad" if facts.free < _LITTLE else "warn" if facts.free < _ENOUGH else "ok"
    yield Finding(what, state, text, None if state == "ok" else Message("Make room: a full disk keeps no answers."))


def _terminal(facts: Facts) -> Iterable[Finding]:
    what, seen = Message("Terminal"), facts.terminal
    if seen is None:
        yield Finding(what, "unknown", Message("There is none here; sessions are led line by line."))
        return
    values: dict[str, str | int | float] = {"columns": seen.columns, "rows": seen.rows, "colours": seen.colours}
    size = Message("%(columns)d columns, %(rows)d lines, %(colours)d colours", values)
    if seen.colours > 256:
        size = Message("%(columns)d columns, %(rows)d lines, all colours", values)
    if seen.columns < _SMALLEST[0] or seen.rows < _SMALLEST[1]:
        yield Finding(what, "warn", size, Message("Make the window larger or the letters smaller: 80 by 24 at least."))
    elif not seen.unicode:
        yield Finding(what, "warn", size, Message("It does not take UTF-8: birds and codes need it."))
    elif seen.colours < 256:
        yield Finding(
            what, "warn", size, Message("Phones read the code better from a terminal of 256 colours or more.")
        )
    else:
        yield Finding(what, "ok", size)


def _power(facts: Facts) -> Iterable[Finding]:
    what, power = Message("Power"), facts.power
    if power.mains is None:
        yield Finding(what, "unknown", Message("Battery and mains, this system does not tell."), _PLUG)
    elif power.mains:
        yield Finding(what, "ok", Message("on the mains"))
    else:
        percent = power.percent or 0
        text = Message("on battery, %(percent)d %%", {"percent": percent})
        yield Finding(what, "bad" if percent < _LOW else "warn", text, _PLUG)


_PLUG = Message("Plug it in.")


def _sleep(facts: Facts) -> Iterable[Finding]:
    said = Message("Whether this laptop falls asleep, it does not tell; asleep it serves nobody.")
    command = firewalls.stay_awake(facts.system)
    todo = Message("Keep the lid open; this keeps it awake:") if command else Message("Keep the lid open.")
    yield Finding(Message("Sleep"), "unknown", said, todo, command)


_JUDGES: tuple[Callable[[Facts], Iterable[Finding]], ...] = (
    _address, _others, _hotspot, _port, _firewall, _second_device, _disk, _terminal, _power, _sleep,
)  # fmt: skip
