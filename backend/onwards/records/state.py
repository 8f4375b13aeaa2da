"""What the merge works on: the state of one record, one operation, and what became of it. Pure data."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from typing import Any, Literal

from onwards.core.errors import FieldError

CREATED = ""
"""The key in ``State.revs`` for every field that stands as it was created."""
REVIVED = "~"
"""The key in ``State.revs`` for the latest return from the bin, which an older delete has not seen."""

Status = Literal["applied", "merged", "duplicate", "conflict", "rejected"]


@dataclass(slots=True)
class State:
    """One record. ``doc`` None: purged.

    ``revs``: field (``field:element`` of a set, ``field!op`` of a sibling) to the seq that wrote it.
    """

    doc: dict[str, Any] | None
    revs: dict[str, int]
    siblings: list[dict[str, Any]] = field(default_factory=list)
    deleted_at: int | None = None

    @property
    def live(self) -> bool:
        """Neither purged nor in the bin."""
        return self.doc is not None and self.deleted_at is None


@dataclass(slots=True)
class Op:
    """One operation as it was sent.

    ``at``: its normalised time, in microseconds. ``resolve``: the siblings it settles, each by operation and field.
    """

    op: str
    id: str
    type: str
    base: int
    at: int
    seen: tuple[str, ...] = ()
    set: Mapping[str, Any] = field(default_factory=dict)
    add: Mapping[str, list[str]] = field(default_factory=dict)
    remove: Mapping[str, list[str]] = field(default_factory=dict)
    resolve: frozenset[tuple[str, str]] = frozenset()
    delete: bool | None = None
    purge: bool = False


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote a field last: what decides which of two concurrent values is shown."""

    op: str
    at: int
    device: str | None


@dataclass(slots=True)
class Context:
    """What the merge is told about the moment.

    ``seq``: the place this operation takes; ``seen``: seqs of the author's own operations that were on screen;
    ``writer``: who wrote at a seq; ``device``: the author's device name; ``now``: server time in microseconds.
    """

    seq: int
    seen: Set[int]
    writer: Callable[[int], Writer]
    device: Callable[[], str | None]
    now: int

    def covers(self, rev: int, op: Op) -> bool:
        """Whether the author of ``op`` had seen what was written at ``rev``."""
        return rev <= op.base or rev in self.seen


@dataclass(slots=True)
class Outcome:
    """What became of one operation. ``effect``: what it replaced, for the history; None for a create."""

    status: Status
    fields: list[str] = field(default_factory=list)
    code: str = ""
    detail: str = ""
    errors: list[FieldError] = field(default_factory=list)
    effect: dict[str, Any] | None = None
    seq: int = 0

    @property
    def accepted(self) -> bool:
        """Whether it takes a place in the order."""
        return self.status in {"applied", "merged"}
