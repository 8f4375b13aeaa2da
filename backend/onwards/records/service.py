"""The one write path: every change of a diary, wherever it comes from, goes through ``apply``."""

from collections.abc import Callable, Iterable, Sequence
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

    ``token`` names the commit, None where nothing was accepted.
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
    check: Callable[[Head], None] = lambda _head: None,
    request_hash: bytes | None = None,
) -> Applied:
    """Apply ``ops`` in their order; one that is refused stops no other.

    ``ops`` come with times normalised to this server's clock; here they are made to grow within the device. ``check``
    may refuse the whole call once the person's order is held. Nothing is committed here.
    """
    store = Store(db, author.user_id)
    head = store.lock_head()
    check(head)
    before = head.head
    named = {each for op in ops for each in (op.op, *op.seen)}
    rows = store.load({op.id for op in ops})
    batch = Batch(store, kinds, author, to_micros(now), head, store.known_ops(named), rows, request_hash=request_hash)
    batch.writers = store.writers({op.id for op in ops if _may_conflict(op, rows.get(op.id))})
    _grow_times(store, author.device_no, ops, to_micros(now))
    outcomes = [batch.apply(op) for op in ops]
    token = batch.write() if head.head > before else None
    return Applied(outcomes, before, head, token, rows)


def _may_conflict(op: Op, row: Row | None) -> bool:
    return row is not None and op.base < row.seq


def _grow_times(store: Store, device_no: int, ops: Iterable[Op], now: int) -> None:
    """Keep the normalised times of one device in its own order, whatever its clock does."""
    found = store.rows("SELECT at FROM device_clocks WHERE user_id = :user AND device_no = :no", no=device_no)
    last = latest = found[0][0] if found else 0
    for op in ops:
        op.at = latest = min(max(op.at, latest), max(now, latest))
    if latest != last:
        store.run(
            "INSERT INTO device_clocks (user_id, device_no, at) VALUES (:user, :no, :at)"
            " ON CONFLICT (user_id, device_no) DO UPDATE SET at = excluded.at",
            no=device_no, at=latest,
        )  # fmt: skip
