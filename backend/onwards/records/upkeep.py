"""What time does: the bin empties after 30 days, histories after 400. Through the write path, like everything."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update

from onwards.core.db import Database, to_micros
from onwards.core.ids import derived
from onwards.records.batch import Author
from onwards.records.kinds import Kinds
from onwards.records.models import ops, records
from onwards.records.service import apply
from onwards.records.state import Op

BIN_DAYS = 30
HISTORY_DAYS = 400
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Pruned:
    """How much was removed: records from bins, and operations whose former values were forgotten."""

    records: int
    histories: int


def prune(database: Database, kinds: Kinds, now: datetime) -> Pruned:
    """Purge what has been in a bin for 30 days and forget former values older than 400; one person at a time."""
    before = now - timedelta(days=BIN_DAYS)
    with database.read() as db:
        old = (records.c.deleted_at < before, records.c.doc.is_not(None))
        people: Sequence[UUID] = db.scalars(select(records.c.user_id).where(*old).distinct()).all()
    purged = sum(_purge(database, kinds, user_id, now) for user_id in people)
    return Pruned(purged, _forget(database, now))


def _purge(database: Database, kinds: Kinds, user_id: UUID, now: datetime) -> int:
    count = 0
    while True:
        with database.write() as db:
            due = select(records.c.id, records.c.type).where(
                records.c.user_id == user_id,
                records.c.deleted_at < now - timedelta(days=BIN_DAYS),
                records.c.doc.is_not(None),
                records.c.type.in_(kinds.by_type),
            )
            found = db.execute(due.limit(AT_ONCE)).all()
            author = Author(user_id, 0, lambda _number: None)
            made = [_purge_op(user_id, str(record_id), type_, now) for record_id, type_ in found]
            apply(db, kinds, author, made, now=now)
        count += len(found)
        if len(found) < AT_ONCE:
            return count


def _purge_op(user_id: UUID, record_id: str, type_: str, now: datetime) -> Op:
    return Op(str(derived("prune", str(user_id), record_id)), record_id, type_, 0, to_micros(now), purge=True)


def _forget(database: Database, now: datetime) -> int:
    with database.write() as db:
        old = (ops.c.at < now - timedelta(days=HISTORY_DAYS), ops.c.effect.is_not(None))
        forgotten = db.execute(update(ops).where(*old).values(effect=None))
    return int(forgotten.rowcount)  # type: ignore[attr-defined]  # a cursor result, typed as any result
