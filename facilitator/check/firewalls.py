"""How to let phones through a firewall, as a command to copy for each; runs none of them."""

import shlex
from ipaddress import IPv4Address, IPv4Network

from facilitator.check.facts import Firewall, System
from facilitator.invitation.addresses import Address

_SHARED = IPv4Network("10.42.0.0/16")
"""What NetworkManager gives to its hotspots, which firewalld puts into a zone of their own."""


def allow(firewall: Firewall, port: int, shown: Address) -> str:
    """The command that lets phones reach a port, until the next start where the firewall can forget; empty for none."""
    match firewall.kind:
        case "ufw":
            return f"sudo ufw allow {port}/tcp"
        case "firewalld":
            zone = "--zone=nm-shared " if _is_shared(shown.ip) else ""
            return f"sudo firewall-cmd {zone}--add-port={port}/tcp"
        case "windows":
            rule = f"-Direction Inbound -Action Allow -Protocol TCP -LocalPort {port}"
            return f'New-NetFirewallRule -DisplayName "facilitator {port}" {rule}'
        case "macos":
            tool, program = "sudo /usr/libexec/ApplicationFirewall/socketfilterfw", shlex.quote(firewall.program)
            return f"{tool} --add {program} && {tool} --unblockapp {program}"
    return ""


def _is_shared(ip: str) -> bool:
    try:
        return IPv4Address(ip) in _SHARED
    except ValueError:
        return False


def stay_awake(system: System) -> str:
    """The command that keeps a laptop awake as long as it runs; empty where there is none to know of."""
    return {
        "linux": "systemd-inhibit --what=idle:sleep:handle-lid-switch facilitator",
        "macos": "caffeinate -dims facilitator",
        "windows": "powercfg /change standby-timeout-ac 0",
    }.get(system, "")
