"""Requests that this server makes to addresses that somebody else named: to nowhere but the open internet.

A name is resolved once, every address it has must be a global one, and the connection goes to an address that was
checked: a second answer of the name server changes nothing. No redirect is followed.
"""

import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

TIMEOUT_SECONDS = 5
ANSWER_MAX = 64 * 1024
HTTPS, HTTP = 443, 80
NAT64 = IPv6Network("64:ff9b::/96")
Address = IPv4Address | IPv6Address


class AddressError(Exception):
    """The address is none that this server may talk to."""


class UnreachableError(Exception):
    """Nobody answered, or not in time."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The status of an answer, and how long it asks to wait, in seconds."""

    status: int
    retry_after: int | None = None


@dataclass(frozen=True, slots=True)
class Outbound:
    """How to reach others. ``loopback`` lets this machine be reached too, without TLS: for tests and home networks."""

    loopback: bool = False

    def check(self, url: str) -> SplitResult:
        """The parts of an address that has the right form; asks no name server. Raises AddressError."""
        try:
            parts = urlsplit(url)
            number = _number(parts.hostname or "")
            secure = parts.scheme == "https" or (self.loopback and parts.scheme == "http")
            sound = secure and bool(parts.hostname) and parts.username is None and parts.port != 0
        except ValueError:
            sound = False
        if not sound:
            raise AddressError("It must be an https address.")
        inside = not self._allows(number) if number else _is_local(str(parts.hostname)) and not self.loopback
        if inside:
            raise AddressError("It must be an address on the open internet.")
        return parts

    def _look_up(self, host: str, port: int) -> str:
        """An address of ``host``. Raises AddressError, or UnreachableError for an unknown name."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise UnreachableError("Its name is not known.") from error
        addresses = [ip_address(str(each[4][0]).partition("%")[0]) for each in found]
        if not all(self._allows(each) for each in addresses):
            raise AddressError("It must be an address on the open internet.")
        return str(addresses[0])

    def _allows(self, address: Address) -> bool:
        return _is_global(address) or (self.loopback and address.is_loopback)

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answered:
        """Send ``body``. Raises AddressError or UnreachableError."""
        parts = self.check(url)
        secure, host = parts.scheme == "https", str(parts.hostname)
        port = parts.port or (HTTPS if secure else HTTP)
        connection = _Pinned(host, port, self._look_up(host, port), secure=secure)
        path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        try:
            connection.request("POST", path, body, dict(headers))
            answer = connection.getresponse()
            answer.read(ANSWER_MAX)
            wait = answer.getheader("Retry-After", "")
            return Answered(answer.status, int(wait) if wait.isdecimal() else None)
        except (OSError, HTTPException) as error:
            raise UnreachableError("It does not answer.") from error
        finally:
            connection.close()


class _Pinned(HTTPConnection):
    """A connection to an address that was checked, under the name it was found by."""

    def __init__(self, host: str, port: int, address: str, *, secure: bool) -> None:
        super().__init__(host, port, timeout=TIMEOUT_SECONDS)
        self._address, self._secure = address, secure

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), TIMEOUT_SECONDS)
        self.sock = plain
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)


def _number(host: str) -> Address | None:
    """The address that ``host`` is in any of its written forms, such as 0x7f.1; None for a name."""
    try:
        return ip_address(host.partition("%")[0]) if ":" in host else IPv4Address(socket.inet_aton(host))
    except OSError:
        return None


def _is_local(host: str) -> bool:
    """Whether ``host`` is a name of this machine whatever a name server says (RFC 6761)."""
    return f".{host.rstrip('.')}".endswith(".localhost")


def _is_global(address: Address) -> bool:
    """Whether an address is on the open internet, and so is the one it may carry inside."""
    if isinstance(address, IPv6Address):
        inside = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in NAT64:
            inside.append(IPv4Address(int(address) & 0xFFFFFFFF))
        if any(each is not None and not _is_global(each) for each in inside):
            return False
        if address.ipv4_mapped is not None:
            return True
    return address.is_global and not address.is_multicast
