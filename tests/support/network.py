"""Tests talk to this machine and to nobody else."""

import ipaddress
import socket
import sys
import unicodedata

LOCAL_NAMES = {"", "localhost", "testserver"}


class OutsideConnectionError(AssertionError):
    """A test, or the code under test, tried to reach another machine."""


def refuse_other_machines() -> None:
    """From now on, in this process, connecting or sending anywhere but to loopback raises OutsideConnectionError."""
    sys.addaudithook(_look)


def is_local(host: object) -> bool:
    """Whether this host, as given to the socket module, is this machine."""
    if host is None or host in LOCAL_NAMES:
        return True
    # As the resolver reads it.
    text = unicodedata.normalize("NFKC", host.decode() if isinstance(host, bytes) else str(host))
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return text in LOCAL_NAMES
    return address.is_loopback or address.is_unspecified


def _is_number(host: object) -> bool:
    """Whether this is an address in any of its written forms, such as 0x7f.1."""
    text = host.decode() if isinstance(host, bytes) else str(host)
    try:
        socket.inet_aton(text)
    except OSError:
        return ":" in text
    return True


def _look(event: str, arguments: tuple[object, ...]) -> None:
    if event in {"socket.connect", "socket.sendto"}:
        address = arguments[1]
        # A path is a Unix socket.
        host = address[0] if isinstance(address, tuple) else None
    elif event == "socket.getaddrinfo":
        # To read a number as an address nobody is asked.
        host = None if _is_number(arguments[0]) else arguments[0]
    else:
        return
    if not is_local(host):
        raise OutsideConnectionError(f"{event} to {host!r}: tests reach only this machine")
