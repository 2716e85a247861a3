"""Which machine stands behind a host, and whether it may be asked.

A name on the web may lead to a machine of the user's own network. So a host is resolved once, every address is
checked, and the connection goes to the address that was checked: a name that resolves differently a moment later
changes nothing.
"""

from __future__ import annotations

import queue
import socket
import threading
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import NamedTuple

from mahdar.errors import PageError

# Addresses in which an IPv4 address is wrapped by a gateway (RFC 6052); what is inside counts.
_NAT64 = ip_network("64:ff9b::/96")
# Special-purpose networks (IANA's registries) that the ipaddress of older Pythons takes for public.
_SPECIAL = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "3fff::/20", "5f00::/16")))


class Place(NamedTuple):
    """An address that was checked, as sockets take it."""

    family: socket.AddressFamily
    name: tuple[str, int] | tuple[str, int, int, int]


def is_public(address: str) -> bool:
    """Tell whether an address of IPv4 or IPv6 is one of the public internet.

    Not public: loopback, private, link-local, shared, multicast and reserved ones, and those of IPv6 that wrap one
    of IPv4 (mapped, 6to4, Teredo), whatever it is.

    >>> [is_public(one) for one in ("93.184.215.14", "10.0.0.1", "127.0.0.1", "::1", "::ffff:93.184.215.14", "x")]
    [True, False, False, False, False, False]
    """
    try:
        number = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(number, IPv6Address):
        if number in _NAT64:
            return is_public(str(IPv4Address(int(number) & 0xFFFFFFFF)))
        if number.ipv4_mapped or number.sixtofour or number.teredo or number.is_site_local:
            return False
    if any(number in network for network in _SPECIAL):
        return False
    odd = number.is_multicast or number.is_reserved or number.is_link_local or number.is_loopback
    return number.is_global and not odd and not number.is_unspecified


def is_allowed(address: str, allowed: tuple[str, ...]) -> bool:
    """Tell whether an address lies in one of the networks that a policy adds to the public ones."""
    number = ip_address(address.partition("%")[0])
    return any(number in ip_network(network) for network in allowed)


def resolve(host: str, port: int, allowed: tuple[str, ...], seconds: float) -> list[Place]:
    """Return the places of a host that may be asked, in the order of the system's resolver.

    Args:
        host: a name, or an address in any spelling that the system takes.
        port: the port.
        allowed: networks beside the public ones.
        seconds: the longest wait for an answer.

    Raises:
        PageError: ``unreachable`` (no such host), ``timeout``, or ``private-address`` when none may be asked.
    """
    answers: queue.SimpleQueue[list[Place] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
            # Without IPv6 in Python, the resolver gives its names in another form: these are passed over.
            answers.put([Place(one[0], one[4]) for one in found if isinstance(one[4][0], str)])
        except (OSError, UnicodeError) as error:
            answers.put(error if isinstance(error, OSError) else OSError(str(error)))

    # The system's resolver knows no time limit; a thread that still waits ends with the program.
    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.0, seconds))
    except queue.Empty:
        raise PageError("timeout", f"no answer about the host {host} within {seconds:.0f} s") from None
    if isinstance(answer, OSError):
        detail = f"the host {host} is not known: check the spelling and the connection"
        raise PageError("unreachable", detail) from answer
    open_to_us = [one for one in answer if is_public(str(one.name[0])) or is_allowed(str(one.name[0]), allowed)]
    if not open_to_us:
        shown = ", ".join(sorted({str(one.name[0]) for one in answer})) or "no address"
        raise PageError("private-address", f"{host} is {shown}; only public addresses are fetched")
    return open_to_us
