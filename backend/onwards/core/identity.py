"""Who is asking, as features know it: without a word of HTTP or of tokens."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

Via = Literal["cookie", "bearer", "access-token"]


@dataclass(frozen=True, slots=True)
class Identity:
    """A person, the device they use, and what this credential may do (``scopes`` None: everything).

    ``device_no`` is 0 for access tokens.
    """

    user_id: UUID
    device_no: int
    device_id: UUID | None
    device_name: str | None
    scopes: frozenset[str] | None
    via: Via

    def may(self, scope: str) -> bool:
        """Whether this credential was given ``scope``."""
        return self.scopes is None or scope in self.scopes
