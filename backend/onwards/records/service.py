"""The one write path: every change of a diary, wherever it comes from, goes through ``apply``."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from onwards.core.db import to_micros
from onwards.records.batch import Author, Batch
from onwards.records.kinds import Kinds
from onwards.records.state import Op, Outcome
from onwards.records.store import Head, Row, Store


@dataclass(slots=True)
class Applied:
    """What ``apply`` did: an outcome for each operation, and the head before and after.

    ``token`` names the commit, None where nothing was accepted. ``rows``: the records of the operations that were new.
    """

    outcomes: list[Outcome]
    head_before: int
    head: Head
    token: str | None
    rows: dict[str, Row]

    @property
    def count(self) -> int:
        """How many operations were accepted."""
        return self.head.head - self.head_before

    @property
    def first_seq(self) -> int | None:
        """The place of the first accepted operation; the others follow without a gap."""
        return self.head_before + 1 if self.count else None


def apply(
    db: Session,
    kinds: Kinds,
    author: Author,
    ops: Sequence[Op],
    *,
    now: datetime,
    check: Callable[[], object] = lambda: None,
    request_hash: bytes | None = None,
) -> Applied:
    """Apply ``ops`` in their order; one that is refused stops no other.

    ``ops`` come with times normalised to this server's clock; here they are made to grow within the device. ``check``
    may refuse the whole call once the person's order is held. Nothing is committed here.
    """
    store = Store(db, author.user_id)
    head = store.lock_head()
    check()
    before = head.head
    batch = _batch(store, kinds, author, ops, to_micros(now), head)
    batch.request_hash = request_hash
    outcomes = [batch.apply(op) for op in ops]
    token = batch.write() if head.head > before else None
    return Applied(outcomes, before, head, token, batch.rows)


def _batch(store: Store, kinds: Kinds, author: Author, ops: Sequence[Op], now: int, head: Head) -> Batch:
    """Everything that ``ops`` can touch, read in a few statements."""
    known = store.known_ops({each for op in ops for each in (op.op, *op.seen)})
    new = [op for op in ops if op.op not in known]
    rows = store.load({op.id for op in new})
    clock = store.clock(author.device_no) if new else 0
    batch = Batch(store, kinds, author, now, head, known, rows, clock)
    batch.writers = store.writers({op.id for op in new if _may_conflict(op, rows.get(op.id))})
    return batch


def _may_conflict(op: Op, row: Row | None) -> bool:
    return row is not None and op.base < row.seq
