"""What facts mean: each matter, each state, and what is to be done."""

from dataclasses import dataclass
from typing import Any

import msgspec
import pytest

from facilitator.check.facts import Facts, Firewall, Power, Terminal
from facilitator.check.finding import Finding, worst
from facilitator.check.judging import findings
from facilitator.invitation.addresses import Address
from facilitator.language import language

WLAN, VPN = Address("192.168.1.23", "wlan0", 70), Address("10.8.0.6", "tun0", 0)
NOWHERE = Address("127.0.0.1", "loopback", -100)
GOOD = Facts(
    "linux", WLAN, (WLAN,), (8765, 8765), Firewall("ufw", on=False), 10_000_000_000, Terminal(120, 40, 1 << 24),
    Power(mains=True), 3,
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A fact that differs, and the matter it changes."""

    what: str
    state: str
    said: str
    change: dict[str, Any]


CASES = [
    Case("Address", "ok", "192.168.1.23 through wlan0 (score 70)", {}),
    Case("Address", "bad", "no network", {"shown": NOWHERE, "found": (NOWHERE,)}),
    Case("Address", "bad", "this laptop alone", {"shown": Address("localhost", "", 0)}),
    Case("Address", "bad", "no router", {"shown": Address("169.254.1.2", "eth0", -30)}),
    Case("Address", "bad", "inside this laptop", {"shown": Address("172.17.0.1", "docker0", -10)}),
    Case("Address", "warn", "is a VPN", {"shown": VPN}),
    Case("Address", "warn", "is a VPN", {"shown": Address("100.72.0.5", "eth0", -40)}),
    Case("Address", "warn", "of the internet", {"shown": Address("8.8.4.4", "eth0", -20)}),
    Case("Address", "warn", "none of this laptop's", {"shown": Address("192.0.2.1", "", 0)}),
    Case("Other addresses", "ok", "10.8.0.6 (tun0, 0)", {"found": (WLAN, VPN)}),
    Case("VPN", "warn", "tun0", {"found": (WLAN, VPN)}),
    Case("Hotspot", "warn", "14 to 30", {"shown": Address("10.42.0.1", "wlan0", 100)}),
    Case("Hotspot", "warn", "8 phones", {"shown": Address("192.168.137.1", "Wi-Fi", 100), "system": "windows"}),
    Case("Port", "ok", "8765 is free", {}),
    Case("Port", "ok", "serves the page", {"serving": True}),
    Case("Port", "warn", "8765 is taken, 8766 is free", {"ports": (8766, 8765)}),
    Case("Port", "warn", "the page is on 8766", {"ports": (8766, 8765), "serving": True}),
    Case("Port", "bad", "No port", {"ports": None}),
    Case("Firewall", "ok", "lets phones through", {"firewall": Firewall("ufw", on=True)}),
    Case("Firewall", "ok", "ufw is off", {"seen": 0}),
    Case("Firewall", "warn", "ufw is on", {"seen": 0, "firewall": Firewall("ufw", on=True)}),
    Case("Firewall", "unknown", "Windows Defender", {"seen": 0, "firewall": Firewall("windows")}),
    Case("Firewall", "unknown", "does not tell", {"seen": None, "firewall": Firewall("none")}),
    Case("Second device", "ok", "seen: 3", {}),
    Case("Second device", "warn", "only real proof", {"seen": 0}),
    Case("Second device", "unknown", "nobody looked", {"seen": None}),
    Case("Disk", "ok", "10 GB", {}),
    Case("Disk", "warn", "400 MB", {"free": 400_000_000}),
    Case("Disk", "bad", "3 MB", {"free": 3_000_000}),
    Case("Disk", "unknown", "does not tell", {"free": None}),
    Case("Terminal", "ok", "120 columns, 40 lines", {}),
    Case("Terminal", "warn", "79 columns", {"terminal": Terminal(79, 24, 256)}),
    Case("Terminal", "warn", "23 lines", {"terminal": Terminal(80, 23, 256)}),
    Case("Terminal", "warn", "16 colours", {"terminal": Terminal(80, 24, 16)}),
    Case("Terminal", "warn", "80 columns", {"terminal": Terminal(80, 24, 256, unicode=False)}),
    Case("Terminal", "unknown", "line by line", {"terminal": None}),
    Case("Power", "ok", "mains", {}),
    Case("Power", "warn", "64 %", {"power": Power(mains=False, percent=64)}),
    Case("Power", "bad", "12 %", {"power": Power(mains=False, percent=12)}),
    Case("Power", "unknown", "does not tell", {"power": Power()}),
    Case("Sleep", "unknown", "does not tell", {}),
]


def said(finding: Finding) -> str:
    return finding.said.text % finding.said.values


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.what}-{case.state}-{case.said}")
def test_a_fact_means(case: Case) -> None:
    found = {f.what.text: f for f in findings(msgspec.structs.replace(GOOD, **case.change))}[case.what]
    assert found.state == case.state
    assert case.said in said(found)
    if case.state == "bad":
        assert found.todo is not None, "what is bad has a way out"


def test_every_matter_has_its_turn_and_nothing_is_said_twice() -> None:
    whats = [finding.what.text for finding in findings(GOOD)]
    assert whats == ["Address", "Port", "Firewall", "Second device", "Disk", "Terminal", "Power", "Sleep"]


@pytest.mark.parametrize(
    ("system", "command"),
    [("linux", "systemd-inhibit"), ("macos", "caffeinate"), ("windows", "powercfg"), ("other", "")],
)
def test_what_keeps_a_laptop_awake_is_told_for_its_system(system: str, command: str) -> None:
    sleep = findings(msgspec.structs.replace(GOOD, system=system))[-1]
    assert sleep.command.partition(" ")[0] == command


def test_the_worst_finding_decides() -> None:
    assert worst(findings(GOOD)) == "unknown"
    assert worst(findings(msgspec.structs.replace(GOOD, free=0))) == "bad"
    assert worst([]) == "ok"


@pytest.mark.parametrize(("free", "told"), [(80_077_000_000, "80 GB free"), (600_000_000, "600 MB free")])
def test_room_on_the_disk_is_told_in_units_that_people_read(free: int, told: str) -> None:
    found = findings(msgspec.structs.replace(GOOD, free=free))
    assert told in [language("en").say(finding.said) for finding in found]
