"""How an access token is written: recognisable, and refused without the database when it was mistyped or made up.

``onw_`` and 60 characters of base64url: the owner's id (16 bytes), 25 random bytes, CRC-32 of both (4 bytes).
"""

import re
import secrets
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from uuid import UUID

PREFIX = "onw_"
_FORM = re.compile(PREFIX + r"[A-Za-z0-9_-]{60}", re.ASCII)
_RANDOM_BYTES = 25
_SUM_BYTES = 4


def make(user_id: UUID) -> str:
    """A new token of ``user_id``; nobody can guess its 200 random bits."""
    content = user_id.bytes + secrets.token_bytes(_RANDOM_BYTES)
    return PREFIX + urlsafe_b64encode(content + _sum(content)).decode()


def owner(token: str) -> UUID | None:
    """Whose token this says it is; None for what no server made."""
    if not _FORM.fullmatch(token):
        return None
    content = urlsafe_b64decode(token[len(PREFIX) :])
    if content[-_SUM_BYTES:] != _sum(content[:-_SUM_BYTES]):
        return None
    return UUID(bytes=content[:16])


def _sum(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(_SUM_BYTES, "big")
