"""One key for each purpose, all made from the installation's secret.

The secret itself signs sessions and nothing else, so that no other signed value can ever pass as one.
"""

import hmac
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Self

from onwards.config import Settings

_SALT = b"onwards keys 1"


@dataclass(frozen=True, slots=True)
class Keys:
    """The installation's secrets, the newest first; a second one is there only while they are being exchanged."""

    _secrets: tuple[bytes, ...] = field(repr=False)

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The keys of an installation."""
        secrets = (settings.secret_key, settings.previous_secret_key)
        return cls(tuple(each.encode() for each in secrets if each))

    def made_for(self, purpose: str) -> tuple[bytes, ...]:
        """32 bytes for each secret (HKDF, RFC 5869), the newest first: write with that one, accept any."""
        return tuple(_derived(secret, purpose.encode()) for secret in self._secrets)


def _derived(secret: bytes, purpose: bytes) -> bytes:
    extracted = hmac.digest(_SALT, secret, sha256)
    return hmac.digest(extracted, purpose + b"\x01", sha256)


def seals(keys: tuple[bytes, ...], value: bytes) -> list[bytes]:
    """The HMAC-SHA256 of ``value`` under each of ``keys``."""
    return [hmac.digest(key, value, sha256) for key in keys]
