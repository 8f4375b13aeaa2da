"""Deleting a person: every row of every table, those of tables yet to come included."""

from uuid import UUID

from sqlalchemy import Table
from sqlalchemy.orm import Session

from onwards.core.db import Base

CREDENTIALS = {"credentials": True}
"""The ``info`` of tables that requests are let in by."""


def erase(db: Session, user_id: UUID) -> None:
    """Delete every row whose key begins with ``user_id``.

    Credentials go first: a writing request holds its own until it ends, so this waits for those under way, and
    whoever comes later finds none. Nothing can be written after the tables it belongs to were emptied.
    """
    for table in _tables():
        db.execute(table.delete().where(table.c.user_id == user_id))


def _tables() -> list[Table]:
    owned = [table for table in reversed(Base.metadata.sorted_tables) if "user_id" in table.primary_key.columns]
    return sorted(owned, key=lambda table: not table.info.get("credentials", False))
