"""One person's diary in a real database, written along the one write path and read as devices read it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zlib import crc32

import orjson

from onwards import KINDS
from onwards.core.db import Database
from onwards.core.ids import uuid7
from onwards.records import reading
from onwards.records.batch import Author
from onwards.records.kinds import Kinds
from onwards.records.store import Head, Row, Store
from onwards.sync import service

KNOWN = Kinds(each.kind for each in KINDS)
START = datetime(2026, 3, 2, 12, tzinfo=UTC)
WHEN = {"occurred_at": "2026-03-02T12:00:00+00:00", "time_zone": "Europe/London"}


def creation(record: str | None = None, **values: Any) -> dict[str, Any]:
    """An operation that makes a check-in."""
    return op(record or str(uuid7()), set={**WHEN, **values})


def op(record: str, base: int | None = None, at: datetime = START, **given: Any) -> dict[str, Any]:
    """An operation on a check-in, as it goes over the wire."""
    told = {"op": str(uuid7()), "id": record, "type": "check_in", "base": base, "at": at.isoformat()}
    return told | given


class OneDiary:
    """A person's diary; ``now`` is the server's clock and moves only when told to."""

    def __init__(self, database: Database) -> None:
        self.database, self.user, self.now = database, uuid4(), START

    def pass_by(self, **duration: float) -> None:
        """Let time pass (``timedelta`` arguments)."""
        self.now += timedelta(**duration)

    def push(self, *ops: Any, cursor: str | None = None, device: int = 1, **given: Any) -> dict[str, Any]:
        """A push of device number ``device``; ``sent_at`` and ``owner`` are right unless given."""
        sent = service.Push(given.get("owner", self.user), given.get("sent_at", self.now), cursor, ops)
        author = Author(self.user, device, {0: "API", 1: "Phone", 2: "Laptop"}.get)
        with self.database.write() as db:
            answer: dict[str, Any] = orjson.loads(service.push(db, KNOWN, author, sent, self.now))
        return answer

    def pull(self, cursor: str | None = None, limit: int = 2000, types: list[str] | None = None) -> dict[str, Any]:
        """A page of the feed."""
        with self.database.read() as db:
            page = service.changes(db, self.user, cursor, limit, types, self.now, {})
        answer: dict[str, Any] = orjson.loads(page)
        return answer

    def made(self, **values: Any) -> str:
        """The id of a new record."""
        made = creation(**values)
        assert self.push(made)["applied"] == 1
        return str(made["id"])

    def row(self, record: str) -> Row:
        """The record as it is stored."""
        with self.database.read() as db:
            return Store(db, self.user).load([record])[record]

    def head(self) -> Head:
        """Where the order stands."""
        with self.database.read() as db:
            return Store(db, self.user).head()

    def history(self, record: str) -> list[dict[str, Any]]:
        """What was done to a record, newest first."""
        with self.database.read() as db:
            return reading.history(db, self.user, UUID(record), {0: "API", 1: "Phone", 2: "Laptop"})[1]


def digest_of(changes: list[dict[str, Any]]) -> dict[str, int]:
    """What a device computes of its own copy of the whole feed."""
    live = [each for each in changes if "purged" not in each and "deleted_at" not in each]
    return {"count": len(live), "sum": sum(crc32(f"{each['id']}:{each['rev']}".encode()) for each in live)}
