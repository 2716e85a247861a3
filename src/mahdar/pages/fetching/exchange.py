"""One request and its answer, over a connection to an address that was checked.

The standard library's HTTP client does the protocol. It is given a connected socket, so that it never looks up a name
itself, and a socket whose every read knows when the whole exchange must be over: a server that sends a byte now and
then cannot hold it longer. Certificates are always verified, against the host's name.
"""

from __future__ import annotations

import io
import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Any

from mahdar.errors import PageError
from mahdar.pages.fetching.addresses import Place
from mahdar.pages.fetching.urls import Address


class Clock:
    """How much time an exchange has left.

    Args:
        total: seconds from now.
        each: the longest wait for one piece (seconds).
    """

    def __init__(self, total: float, each: float) -> None:
        self.end = time.monotonic() + total
        self.each = each

    def left(self) -> float:
        """Return the time for the next piece.

        Raises:
            TimeoutError: there is none.
        """
        left = self.end - time.monotonic()
        if left <= 0:
            raise TimeoutError("the whole took too long")
        return min(left, self.each)


@contextmanager
def exchange(
    address: Address, places: list[Place], headers: Mapping[str, str], clock: Clock, connect_seconds: float
) -> Iterator[HTTPResponse]:
    """Ask for an address and give its answer, whose body is read within the block.

    Args:
        address: what to ask for.
        places: where its host is; the first that answers is taken.
        headers: sent as they are, beside ``Host``.
        clock: the time that is left.
        connect_seconds: the longest wait for one connection.

    Raises:
        PageError: ``timeout``, ``unreachable``, ``tls`` (the certificate is not good), ``bad-response``.
    """
    try:
        with _connect(address, places, clock, connect_seconds) as wire:
            connection = HTTPConnection(address.host, address.port)
            connection.auto_open = 0  # it never makes a connection of its own
            connection.sock = _Timed(wire, clock)
            connection.putrequest("GET", address.target, skip_host=True, skip_accept_encoding=True)
            connection.putheader("Host", address.origin.partition("//")[2])
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders()
            with connection.getresponse() as response:
                yield response
    except TimeoutError as error:
        raise PageError("timeout", f"{address.host} did not answer in time; try again later") from error
    except ssl.SSLCertVerificationError as error:
        raise PageError("tls", f"the certificate of {address.host} is not good: {error.verify_message}") from error
    except ssl.SSLError as error:
        raise PageError("tls", f"no safe connection to {address.host}: {error.reason or error}") from error
    except OSError as error:
        raise PageError("unreachable", f"{address.host}: {error.strerror or error}") from error
    except (HTTPException, ValueError) as error:  # the second for headers that cannot be sent back
        raise PageError("bad-response", f"{address.host} does not speak HTTP: {type(error).__name__}") from error


def _connect(address: Address, places: list[Place], clock: Clock, connect_seconds: float) -> socket.socket:
    failure: OSError = OSError("no address")
    for place in places:
        wire = socket.socket(place.family, socket.SOCK_STREAM)
        try:
            wire.settimeout(min(connect_seconds, clock.left()))
            wire.connect(place.name)
            if address.scheme == "https":
                # The handshake as a whole keeps the socket's time limit.
                wire = _context().wrap_socket(wire, server_hostname=address.host)
            return wire
        except OSError as error:
            wire.close()
            failure = error
            if isinstance(error, ssl.SSLError):
                break
    raise failure


@cache
def _context() -> ssl.SSLContext:
    """The system's certificates (or those of ``SSL_CERT_FILE``), names checked, nothing below TLS 1.2."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


class _Timed:
    """As much of a socket as the HTTP client uses, with a time limit before each piece."""

    def __init__(self, wire: socket.socket, clock: Clock) -> None:
        self._wire, self._clock = wire, clock

    def sendall(self, payload: Any) -> None:
        self._wire.settimeout(self._clock.left())
        self._wire.sendall(payload)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Pieces(self._wire, self._clock))

    def close(self) -> None:
        """Leave the socket open: the answer's body may still be read, and `exchange` closes it."""


class _Pieces(io.RawIOBase):
    def __init__(self, wire: socket.socket, clock: Clock) -> None:
        self._wire, self._clock = wire, clock

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._wire.settimeout(self._clock.left())
        return self._wire.recv_into(buffer)
