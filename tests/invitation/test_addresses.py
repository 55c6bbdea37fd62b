"""Which address phones reach: the scores of the design, case by case."""

from pathlib import Path

import ifaddr
import pytest

from facilitator.invitation.addresses import Address, addresses, rank, ranked

RANKS = [
    # Linux
    ("wlan0", "192.168.1.23", 24, 70),
    ("wlp3s0", "10.0.4.7", 16, 70),
    ("wlx00c0caae", "172.16.9.9", 20, 70),
    ("eth0", "192.168.1.23", 24, 60),
    ("enp0s31f6", "10.1.2.3", 8, 60),
    ("wlan0", "10.42.0.1", 24, 100),
    ("wlp3s0", "10.42.1.1", 24, 70),
    ("docker0", "172.17.0.1", 16, -10),
    ("br-1f2e3d4c5b6a", "172.18.0.1", 16, -10),
    ("virbr0", "192.168.122.1", 24, -10),
    ("veth9a8b7c6", "169.254.11.12", 16, -100),
    ("vmnet8", "172.16.55.1", 24, -10),
    ("vboxnet0", "192.168.56.1", 24, -10),
    ("tun0", "10.8.0.6", 24, 0),
    ("tap0", "192.168.77.3", 24, 0),
    ("wg0", "10.7.0.2", 32, -30),
    ("tailscale0", "100.101.102.103", 32, -80),
    ("eth0", "100.72.0.5", 24, -40),
    ("eth0", "169.254.3.4", 16, -30),
    ("eth0", "8.8.4.4", 24, -20),
    ("eth0", "192.168.1.23", 32, 30),
    ("usb0", "192.168.42.129", 24, 50),
    ("wwan0", "10.64.3.2", 30, 50),
    ("podman0", "10.88.0.1", 16, -10),
    ("lxdbr0", "10.150.1.1", 24, -10),
    ("cni0", "10.244.0.1", 24, -10),
    ("ztmjfbsomh", "10.147.17.3", 24, 0),
    ("ppp0", "10.6.0.2", 32, -30),
    ("nordlynx", "10.5.0.2", 32, -30),
    ("eth0", "172.15.255.255", 24, -20),
    ("eth0", "172.31.255.254", 24, 60),
    ("eth0", "172.32.0.1", 24, -20),
    ("eth0", "100.63.255.255", 24, -20),
    ("eth0", "100.128.0.1", 24, -20),
    ("wlan0", "192.168.137.1", 24, 100),
    # macOS
    ("en0", "192.168.1.23", 24, 70),
    ("en5", "192.168.1.24", 24, 60),
    ("bridge100", "192.168.2.1", 24, 80),
    ("bridge100", "192.168.3.1", 24, 50),
    ("en0", "192.168.2.17", 24, 70),
    ("en0", "172.20.10.2", 28, 100),
    ("en0", "172.20.10.16", 24, 70),
    ("utun3", "10.9.8.7", 24, 0),
    ("utun4", "100.100.1.2", 32, -80),
    # Windows
    ("Wi-Fi", "192.168.0.12", 24, 70),
    ("WLAN", "192.168.0.12", 24, 70),
    ("Intel(R) Wi-Fi 6 AX201 160MHz", "10.20.30.40", 24, 70),
    ("Microsoft Wi-Fi Direct Virtual Adapter #2", "192.168.137.1", 24, 100),
    ("Ethernet 2", "192.168.0.13", 24, 60),
    ("vEthernet (Default Switch)", "172.28.64.1", 20, -10),
    ("vEthernet (WSL)", "172.29.0.1", 20, -10),
    ("Hyper-V Virtual Ethernet Adapter", "172.22.0.1", 20, -10),
    ("VirtualBox Host-Only Ethernet Adapter", "192.168.56.1", 24, -10),
    ("TAP-Windows Adapter V9", "10.8.0.6", 30, 0),
    ("Tailscale Tunnel", "100.99.98.97", 32, -80),
    ("PANGP Virtual Ethernet Adapter", "10.66.1.9", 24, 0),
    ("Cisco AnyConnect Virtual Miniport Adapter for Windows x64", "10.77.1.9", 24, 0),
    ("OpenVPN Data Channel Offload", "10.8.0.10", 24, 0),
    ("WireGuard Tunnel", "10.7.0.3", 32, -30),
    ("Bluetooth PAN", "192.168.44.2", 24, 50),
    ("Realtek PCIe GbE Family Controller", "192.168.5.5", 24, 50),
]


@pytest.mark.parametrize(("name", "ip", "prefix", "score"), RANKS)
def test_an_address_is_ranked_by_network_interface_and_prefix(name: str, ip: str, prefix: int, score: int) -> None:
    assert rank(name, ip, prefix) == score


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (("bridge100", "192.168.2.1", 24), ("en0", "192.168.1.23", 24)),
        (("wlan0", "192.168.1.23", 24), ("eth0", "192.168.1.23", 24)),
        (("eth0", "10.0.0.5", 24), ("tun0", "10.8.0.6", 24)),
        (("tun0", "10.8.0.6", 24), ("docker0", "172.17.0.1", 16)),
        (("docker0", "172.17.0.1", 16), ("tailscale0", "100.101.102.103", 32)),
    ],
)
def test_the_one_that_phones_reach_comes_first(better: tuple[str, str, int], worse: tuple[str, str, int]) -> None:
    assert rank(*better) > rank(*worse)


def test_only_ipv4_is_ranked() -> None:
    with pytest.raises(ValueError, match="fe80"):
        rank("eth0", "fe80::1", 64)


def adapter(name: str, *ips: tuple[str, int]) -> ifaddr.Adapter:
    return ifaddr.Adapter(name, name, [ifaddr.IP(ip, prefix, name) for ip, prefix in ips])


def test_best_first_without_loopback_ipv6_and_interfaces_that_are_down(tmp_path: Path) -> None:
    for name, state in {"eth1": "down", "eth1.7": "lowerlayerdown", "wlan0": "up", "tun0": "unknown"}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "operstate").write_text(state + "\n", encoding="ascii")
    v6 = ifaddr.Adapter("wlan0", "wlan0", [ifaddr.IP(("fe80::1", 0, 2), 64, "wlan0")])
    adapters = [
        adapter("lo", ("127.0.0.1", 8)),
        adapter("tun0", ("10.8.0.6", 24)),
        adapter("eth1", ("192.168.9.9", 24)),
        adapter("eth1.7", ("192.168.7.9", 24)),
        v6,
        adapter("wlan0", ("192.168.1.23", 24)),
        adapter("docker0", ("172.17.0.1", 16)),
    ]
    assert ranked(adapters, tmp_path) == [
        Address("192.168.1.23", "wlan0", 70),
        Address("10.8.0.6", "tun0", 0),
        Address("172.17.0.1", "docker0", -10),
    ]


def test_the_loopback_is_the_last_resort(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ifaddr, "get_adapters", lambda: [adapter("lo", ("127.0.0.1", 8))])
    assert [a.ip for a in addresses()] == ["127.0.0.1"]
