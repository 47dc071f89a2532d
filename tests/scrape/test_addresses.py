"""Addresses inside are never connected to, however they are written."""

from __future__ import annotations

import socket

import pytest

from claimtrack.scrape.addresses import AddressPolicy, RefusedAddressError

PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"]
INSIDE = [
    "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fe80::1%eth0",
    "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::169.254.169.254", "2002:7f00:1::",
    "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_allowed(address: str) -> None:
    assert AddressPolicy().allows(address, 443)


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_inside_are_refused_unless_asked_for(address: str) -> None:
    assert not AddressPolicy().allows(address, 80)
    assert AddressPolicy(allow_private=True).allows(address, 80)


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f000001", "127.1", "localhost", "::ffff:127.0.0.1"])
def test_names_and_odd_spellings_are_resolved_first(host: str) -> None:
    with pytest.raises(RefusedAddressError, match="--allow-private"):
        AddressPolicy().resolve(host, 80)


def test_one_port_of_this_machine_may_be_let_in_alone() -> None:
    policy = AddressPolicy(loopback_ports=frozenset({8000}))
    assert policy.allows("127.0.0.1", 8000)
    assert not policy.allows("127.0.0.1", 8001)
    assert not policy.allows("10.0.0.1", 8000)


def test_the_peer_of_a_connection_is_looked_at() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        AddressPolicy(allow_private=True).check_peer(client, "clinic.example")
        with pytest.raises(RefusedAddressError, match=r"clinic\.example is at a private address \(127\.0\.0\.1\)"):
            AddressPolicy().check_peer(client, "clinic.example")
