"""Who is asking, as features know it: without a word of HTTP or of tokens."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from onwards.core.errors import Problem

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

    def require(self, *scopes: str) -> None:
        """Raises Problem missing-scope, which names those of ``scopes`` that this credential was not given."""
        missing = sorted({scope for scope in scopes if not self.may(scope)})
        if missing:
            word = "scope" if len(missing) == 1 else "scopes"
            raise Problem("missing-scope", f"This needs the {word} {_listed(missing)}.")


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
