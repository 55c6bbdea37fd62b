"""What to try, in order; and the commands to copy."""

import shlex

import msgspec
import pytest

from facilitator.check import diagnosis, firewalls
from facilitator.check.diagnosis import Door
from facilitator.check.facts import Firewall
from facilitator.invitation.addresses import Address
from facilitator.invitation.wifi import Wifi

WLAN, ETH, VPN = Address("192.168.1.23", "wlan0", 70), Address("10.0.0.7", "eth0", 60), Address("10.8.0.6", "tun0", 0)
HOTSPOT, NOWHERE = Address("10.42.0.1", "wlan0", 100), Address("127.0.0.1", "loopback", -100)
WINDOWS = " -Direction Inbound -Action Allow -Protocol TCP -LocalPort 8765"
DOOR = Door(WLAN, (WLAN,), 1, 8765, Firewall("none"))


def said(door: Door, key: str = "s") -> list[str]:
    return [
        tip.said.text % tip.said.values + (" " + tip.command if tip.command else "")
        for tip in diagnosis.tips(door, key)
    ]


def test_the_likeliest_comes_first_and_only_what_can_help_is_said() -> None:
    assert said(DOOR) == [
        "Is the phone in the same Wi-Fi as the laptop?",
        "On the phone: switch off mobile data and VPN.",
        "Guest Wi-Fi may keep phones apart: take a travel router or a hotspot (8 to 30 phones).",
    ]


def test_all_there_is_to_try() -> None:
    found = said(Door(WLAN, (WLAN, ETH, VPN), 3, 8766, Firewall("ufw", on=True), Wifi("Zugvogel", "blaue-katze")))
    assert [text.partition(" ")[0] for text in found] == ["Is", "On", "On", "Press", "Let", "Guest"]
    assert "Zugvogel" in found[0]
    assert "tun0" in found[2]
    assert "3 addresses" in found[3]
    assert found[4] == "Let port 8766 through the firewall: sudo ufw allow 8766/tcp"


def test_without_a_key_the_other_addresses_are_named() -> None:
    found = said(msgspec.structs.replace(DOOR, found=(WLAN, ETH), choices=2), key="")
    assert "Start again with --host and another address: 10.0.0.7 (eth0)." in found


def test_a_firewall_that_is_off_is_not_blamed() -> None:
    assert not any(
        "firewall" in text for text in said(msgspec.structs.replace(DOOR, firewall=Firewall("ufw", on=False)))
    )


@pytest.mark.parametrize("shown", [NOWHERE, Address("169.254.1.1", "eth0", -30)])
def test_without_a_network_nothing_else_is_worth_trying(shown: Address) -> None:
    door = msgspec.structs.replace(DOOR, shown=shown, found=(shown,))
    assert diagnosis.is_closed(door)
    assert said(door)[0].partition(":")[0] == "This laptop is in no network yet"
    assert not diagnosis.is_closed(DOOR)


def test_a_hotspot_is_warned_of_when_the_room_fills() -> None:
    assert "full" in said(msgspec.structs.replace(DOOR, shown=HOTSPOT))[-1]
    assert diagnosis.crowded(HOTSPOT, 7) is None
    assert diagnosis.crowded(HOTSPOT, 8) is not None
    assert diagnosis.crowded(WLAN, 200) is None


@pytest.mark.parametrize(
    ("firewall", "shown", "command"),
    [
        (Firewall("ufw", on=True), WLAN, "sudo ufw allow 8765/tcp"),
        (Firewall("firewalld", on=True), WLAN, "sudo firewall-cmd --add-port=8765/tcp"),
        (Firewall("firewalld", on=True), HOTSPOT, "sudo firewall-cmd --zone=nm-shared --add-port=8765/tcp"),
        (Firewall("firewalld", on=True), Address("localhost", "", 0), "sudo firewall-cmd --add-port=8765/tcp"),
        (
            Firewall("windows"), WLAN,
            'New-NetFirewallRule -DisplayName "facilitator 8765"' + WINDOWS,
        ),
        (Firewall("none"), WLAN, ""),
    ],
)  # fmt: skip
def test_the_command_for_each_firewall(firewall: Firewall, shown: Address, command: str) -> None:
    assert firewalls.allow(firewall, 8765, shown) == command


def test_the_command_for_macos_names_the_program_however_it_is_called() -> None:
    program = "/opt/my tools/it's/python3.12"
    words = shlex.split(firewalls.allow(Firewall("macos", on=True, program=program), 8765, WLAN))
    assert words.count(program) == 2
    assert {"--add", "--unblockapp", "&&"} <= set(words)
