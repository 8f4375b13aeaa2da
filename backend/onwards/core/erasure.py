"""Deleting a person: every row of every table, those of tables yet to come included."""

from uuid import UUID

from sqlalchemy import Table
from sqlalchemy.orm import Session

from onwards.core.db import Base

FIRST = {"erased": 0}
"""The ``info`` of the table of sessions, which other credentials are made with."""

SECOND = {"erased": 1}
"""The ``info`` of tables of other credentials."""

_LAST = 2


def erase(db: Session, user_id: UUID) -> None:
    """Delete every row whose key begins with ``user_id``.

    A writing request holds the row of its own credential until it ends, so deleting these first waits for the requests
    under way; whoever comes later is let in no more. Thus nothing is written into a table after it was emptied.
    """
    for table in _tables():
        db.execute(table.delete().where(table.c.user_id == user_id))


def _tables() -> list[Table]:
    owned = [table for table in reversed(Base.metadata.sorted_tables) if "user_id" in table.primary_key.columns]
    return sorted(owned, key=lambda table: int(table.info.get("erased", _LAST)))
