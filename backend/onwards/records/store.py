"""Reading and writing records in bulk: a few statements for a whole push, on either engine.

Outside this module ids are text and instants microseconds, as they travel; here they become what the engine keeps.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

import orjson
from psycopg import Connection as PostgresConnection
from sqlalchemy import TextClause, bindparam, text
from sqlalchemy.orm import Session

from onwards.records import models
from onwards.records.state import State

RECORD_COLUMNS = ", ".join(models.records.c.keys())
OP_COLUMNS = ", ".join(models.ops.c.keys())


@dataclass(slots=True)
class Row:
    """One record with its envelope. ``doc_text``: the document as stored, for those who only pass it on."""

    id: str
    type: str
    state: State
    seq: int
    occurred_at: int
    created_at: int
    updated_at: int
    new: bool = False


@dataclass(slots=True)
class Head:
    """Where one person's order stands; ``digest`` sums the live records' hashes, ``count`` counts them."""

    head: int
    digest: int
    count: int
    new: bool = False


@dataclass(frozen=True, slots=True)
class KnownOp:
    """An operation that was accepted before."""

    seq: int
    record_id: str
    request_hash: bytes | None


@dataclass(frozen=True, slots=True)
class NewOp:
    """An operation to remember."""

    op: str
    seq: int
    record_id: str
    effect: bytes | None
    at: int
    request_hash: bytes | None = None


def id_text(stored: UUID | bytes) -> str:
    """A stored id as it travels."""
    if isinstance(stored, UUID):
        return str(stored)
    digits = stored.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _texts(statement: str, *lists: str) -> TextClause:
    return text(statement).bindparams(*(bindparam(name, expanding=True) for name in lists))


class Store:
    """One person's rows, inside the open transaction ``db``."""

    def __init__(self, db: Session, user_id: UUID) -> None:
        self._connection = db.connection()
        self.postgres = self._connection.dialect.name == "postgresql"
        self.user = user_id if self.postgres else user_id.bytes

    def key(self, text_id: str) -> UUID | bytes:
        """An id as the engine keeps it."""
        return UUID(text_id) if self.postgres else bytes.fromhex(text_id.replace("-", ""))

    def rows(self, statement: str, **given: Any) -> Sequence[Any]:
        """All rows of ``statement``; ``:user`` is bound, and ``IN :ids`` takes a list of ids as text."""
        values = {"user": self.user, **given}
        if "ids" not in given:
            return self._connection.execute(text(statement), values).all()
        values["ids"] = [self.key(each) for each in given["ids"]]
        if self.postgres:
            # One array: a list of parameters is planned anew for every length.
            return self._connection.execute(text(statement.replace("IN :ids", "= ANY(:ids)")), values).all()
        return self._connection.execute(_texts(statement, "ids"), values).all()

    def run(self, statement: str, **given: Any) -> None:
        """Execute ``statement`` with ``:user`` bound."""
        self._connection.execute(text(statement), {"user": self.user, **given})

    def lock_head(self) -> Head:
        """The person's head, held until the transaction ends: whoever writes for them next waits here."""
        lock = " FOR UPDATE" if self.postgres else ""
        query = f"SELECT head, digest, count FROM sync_heads WHERE user_id = :user{lock}"  # noqa: S608 (no input in it)
        found = self.rows(query)
        if not found:
            self.run(
                "INSERT INTO sync_heads (user_id, head, digest, count) VALUES (:user, 0, 0, 0) ON CONFLICT DO NOTHING"
            )
            found = self.rows(query)
        return Head(*found[0])

    def head(self) -> Head:
        """The person's head, as this snapshot has it."""
        found = self.rows("SELECT head, digest, count FROM sync_heads WHERE user_id = :user")
        return Head(*found[0]) if found else Head(0, 0, 0)

    def save_head(self, head: Head) -> None:
        """Write the head that ``lock_head`` gave."""
        self.run(
            "UPDATE sync_heads SET head = :head, digest = :digest, count = :count WHERE user_id = :user",
            head=head.head, digest=head.digest, count=head.count,
        )  # fmt: skip

    def known_ops(self, op_ids: Collection[str]) -> dict[str, KnownOp]:
        """Those of ``op_ids`` that were accepted before."""
        query = "SELECT op_id, seq, record_id, request_hash FROM ops WHERE user_id = :user AND op_id IN :ids"
        found = self.rows(query, ids=list(op_ids)) if op_ids else ()
        return {id_text(op): KnownOp(seq, id_text(record), sent) for op, seq, record, sent in found}

    def load(self, ids: Collection[str]) -> dict[str, Row]:
        """Those of ``ids`` that exist, the binned and the purged included."""
        query = f"SELECT {RECORD_COLUMNS} FROM records WHERE user_id = :user AND id IN :ids"  # noqa: S608 (no input in it)
        return {row.id: row for row in map(read_row, self.rows(query, ids=list(ids)) if ids else ())}

    def writers(self, record_ids: Collection[str]) -> dict[int, tuple[str, int, int]]:
        """Every operation on ``record_ids``: seq -> op id, normalised time, device number."""
        query = "SELECT seq, op_id, at, device_no FROM ops WHERE user_id = :user AND record_id IN :ids"
        found = self.rows(query, ids=list(record_ids)) if record_ids else ()
        return {seq: (id_text(op), at, device) for seq, op, at, device in found}

    def insert_records(self, rows: Iterable[Row]) -> None:
        """Add new records."""
        self._insert("records", RECORD_COLUMNS, [(self.user, *self._values(row)) for row in rows])

    def update_records(self, rows: Iterable[Row]) -> None:
        """Write changed records."""
        mark = "%s" if self.postgres else "?"
        columns = (
            "type",
            "occurred_at",
            "seq",
            "doc",
            "field_revs",
            "siblings",
            "created_at",
            "updated_at",
            "deleted_at",
        )
        assignments = ", ".join(f"{column} = {mark}" for column in columns)
        statement = f"UPDATE records SET {assignments} WHERE user_id = {mark} AND id = {mark}"  # noqa: S608 (no input in it)
        values = [(*changed, self.user, key) for key, *changed in map(self._values, rows)]
        if values:
            self._connection.exec_driver_sql(statement, values)

    def insert_ops(self, ops: Iterable[NewOp], device_no: int) -> None:
        """Remember accepted operations."""
        rows = [
            (self.user, self.key(op.op), op.seq, device_no, self.key(op.record_id),
             op.effect and op.effect.decode(), op.request_hash, op.at)
            for op in ops
        ]  # fmt: skip
        self._insert("ops", OP_COLUMNS, rows)

    def wipe_history(self, record_ids: Collection[str]) -> None:
        """Take what was written out of the history of ``record_ids``."""
        for record_id in record_ids:
            self.run("UPDATE ops SET effect = NULL WHERE user_id = :user AND record_id = :id", id=self.key(record_id))

    def _insert(self, table: str, columns: str, rows: list[tuple[Any, ...]]) -> None:
        if not rows:
            return
        if self.postgres:
            driver = cast("PostgresConnection[Any]", self._connection.connection.driver_connection)
            with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join("?" * len(rows[0]))
            self._connection.exec_driver_sql(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608

    def _values(self, row: Row) -> tuple[Any, ...]:
        state = row.state
        return (
            self.key(row.id), row.type, row.occurred_at, row.seq,
            None if state.doc is None else orjson.dumps(state.doc).decode(),
            orjson.dumps(state.revs).decode(),
            orjson.dumps(state.siblings).decode() if state.siblings else None,
            row.created_at, row.updated_at, state.deleted_at,
        )  # fmt: skip


def read_row(found: Any) -> Row:
    """A row of RECORD_COLUMNS."""
    _, key, type_, occurred_at, seq, doc, revs, siblings, created_at, updated_at, deleted_at = found
    state = State(
        None if doc is None else orjson.loads(doc),
        orjson.loads(revs),
        orjson.loads(siblings) if siblings else [],
        deleted_at,
    )
    return Row(id_text(key), type_, state, seq, occurred_at, created_at, updated_at)
