"""Host names resolved once and checked before anything is connected: nothing private unless allowed.

The connection goes to the very address that was checked, so a name that resolves differently a moment later (DNS
rebinding) changes nothing.
"""

import ipaddress
import socket
from collections.abc import Callable, Sequence

from glossator.addresses.wire import Fault

Resolve = Callable[[str, int], Sequence[str]]
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")  # NAT64 (RFC 6052): an IPv4 address in the last 32 bits
# In its local form (64:ff9b:1::/48, RFC 8215) each network defines its place: all of it is reserved.


def resolved(host: str, port: int) -> Sequence[str]:
    """The IP addresses that the system knows for a host. Raises Fault if there are none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        passing = isinstance(problem, socket.gaierror) and problem.errno == socket.EAI_AGAIN
        if passing:
            raise Fault(f"the name {host} cannot be resolved; check the network connection", passing=True) from problem
        raise Fault(f"there is no host {host}") from problem
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def reachable(host: str, port: int, *, allow_private: bool, resolve: Resolve = resolved) -> Sequence[str]:
    """The IP addresses to connect to, in the resolver's order.

    Raises Fault if any is private and that is not allowed.
    """
    found = resolve(host, port)
    if not found:
        raise Fault(f"there is no host {host}")
    for each in found:
        if not allow_private and (kind := private(each)):
            named = each if each == host.strip("[]") else f"{host} ({each})"
            raise Fault(f"{named} is {kind}; use --allow-private to fetch from it")
    return found


def private(address: str) -> str:
    """'a loopback address' and so on for anything not on the public network; "" otherwise."""
    known = _inner(ipaddress.ip_address(address))
    kinds = {
        "an unspecified address": known.is_unspecified,
        "a loopback address": known.is_loopback,
        "a link-local address": known.is_link_local,
        "a multicast address": known.is_multicast,
        "a reserved address": known.is_reserved or getattr(known, "is_site_local", False),
        "a private address": not known.is_global,
    }
    return next((kind for kind, holds in kinds.items() if holds), "")


def _inner(address: _Address) -> _Address:
    """The IPv4 address that an IPv6 address stands for, if it does."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour or address
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address
