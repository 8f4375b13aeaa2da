"""What time does: the bin empties after 30 days, histories after 400. Through the write path, like everything.

One person at a time, holding their order: whatever they do meanwhile waits, or was seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select, update

from onwards.core.db import Database, to_micros
from onwards.core.ids import derived
from onwards.records.batch import Author
from onwards.records.kinds import Kinds
from onwards.records.models import ops, records
from onwards.records.service import apply
from onwards.records.state import Op
from onwards.records.store import Store

BIN_DAYS = 30
HISTORY_DAYS = 400
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Pruned:
    """How much was removed: records from bins, and operations whose former values were forgotten."""

    records: int
    histories: int


def prune(database: Database, kinds: Kinds, now: datetime) -> Pruned:
    """Purge what has been in a bin for 30 days, and forget former values older than 400."""
    due = (
        records.c.deleted_at < now - timedelta(days=BIN_DAYS),
        records.c.doc.is_not(None),
        records.c.type.in_(kinds.by_type),
    )
    old = (ops.c.at < now - timedelta(days=HISTORY_DAYS), ops.c.effect.is_not(None))
    purged = sum(_purge(database, kinds, user_id, due, now) for user_id in _people(database, records, due))
    return Pruned(purged, sum(_forget(database, user_id, old) for user_id in _people(database, ops, old)))


def _people(database: Database, table: Any, which: Sequence[ColumnElement[bool]]) -> Sequence[UUID]:
    with database.read() as db:
        return db.scalars(select(table.c.user_id).where(*which).distinct()).all()


def _purge(database: Database, kinds: Kinds, user_id: UUID, due: Sequence[ColumnElement[bool]], now: datetime) -> int:
    count, author = 0, Author(user_id, 0, lambda _number: None)
    which = select(records.c.id, records.c.type).where(records.c.user_id == user_id, *due).limit(AT_ONCE)
    while True:
        with database.write() as db:
            if not Store(db, user_id).hold():
                return count
            found = db.execute(which).all()
            made = [_purge_op(user_id, str(record_id), type_, now) for record_id, type_ in found]
            count += (purged := apply(db, kinds, author, made, now=now).count)
        if purged < AT_ONCE:
            return count


def _purge_op(user_id: UUID, record_id: str, type_: str, now: datetime) -> Op:
    return Op(str(derived("prune", str(user_id), record_id)), record_id, type_, 0, to_micros(now), purge=True)


def _forget(database: Database, user_id: UUID, old: Sequence[ColumnElement[bool]]) -> int:
    with database.write() as db:
        if not Store(db, user_id).hold():
            return 0
        forgotten = db.execute(update(ops).where(ops.c.user_id == user_id, *old).values(effect=None))
    return int(forgotten.rowcount)  # type: ignore[attr-defined]  # a cursor result, typed as any result
