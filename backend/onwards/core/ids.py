"""Identifiers: UUIDv7 for what has an order, UUIDv5 for what exists once."""

import os
import time
from uuid import UUID, uuid5

NAMESPACE = UUID("6f6e7761-7264-5000-8000-000000000000")


def uuid7() -> UUID:
    """A UUID of version 7 (RFC 9562): 48 bits of Unix milliseconds, then random bits."""
    millis = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10))
    value = (millis & (1 << 48) - 1) << 80 | random
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def derived(*parts: str) -> UUID:
    """The UUIDv5 of ``parts``: the same parts are the same id, on every device and at every try."""
    return uuid5(NAMESPACE, "\x1f".join(parts))
