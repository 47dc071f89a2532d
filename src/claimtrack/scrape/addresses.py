"""Which network addresses may be connected to: public ones, unless a staging site is named.

A host name says nothing: it may point inward, now or a moment later. So names are resolved first, only allowed
addresses are connected to, and the peer is looked at again before a byte is sent.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from typing import NamedTuple

from claimtrack.errors import ClaimtrackError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class RefusedAddressError(ClaimtrackError):
    """A host that is at addresses which may not be connected to only."""


class Endpoint(NamedTuple):
    """A numeric address and a port."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """Public addresses; with `allow_private` every one; with `ports` of 127.0.0.1, as tests need them, only these."""

    allow_private: bool = False
    loopback_ports: frozenset[int] = frozenset()
    """Ports of this machine that may be connected to though private addresses may not."""

    def allows(self, host: str, port: int) -> bool:
        """Whether a numeric address may be connected to."""
        address = _unwrapped(ipaddress.ip_address(host.partition("%")[0]))
        if self.allow_private or (address.is_loopback and port in self.loopback_ports):
            return True
        return address.is_global and not address.is_multicast and not address.is_reserved

    def check_peer(self, sock: socket.socket, host: str) -> None:
        """Raises RefusedAddressError where the socket is connected to an address that is not allowed."""
        peer = sock.getpeername()
        if not self.allows(peer[0], peer[1]):
            raise RefusedAddressError(refusal(host, [peer[0]]))

    def resolve(self, host: str, port: int) -> list[Endpoint]:
        """The allowed addresses of a host. Raises RefusedAddressError where it has others only, OSError where none."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        every = list(dict.fromkeys(str(info[4][0]) for info in found))
        allowed = [Endpoint(address, port) for address in every if self.allows(address, port)]
        if not allowed:
            raise RefusedAddressError(refusal(host, every))
        return allowed


def refusal(host: str, addresses: list[str]) -> str:
    """One line for people."""
    where = ", ".join(address for address in addresses[:3] if address != host)
    said = f"{host} is at a private address ({where})" if where else f"{host} is a private address"
    return f"{said}; a site on your own network needs --allow-private"


def _unwrapped(address: Address) -> Address:
    """The IPv4 address inside a mapped, 6to4, Teredo or NAT64 one: it is where the bytes would go."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
    return inner or address
