"""Reading and writing records in bulk: a few statements for a whole push, on either engine."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import orjson

from onwards.records import models
from onwards.records.state import State
from onwards.records.statements import Statements, id_text

RECORD_COLUMNS = ", ".join(models.records.c.keys())
_RECORD = models.records.c.keys()
_OP = models.ops.c.keys()
_KEY = ("user_id", "id")
_VALUES = [name for name in _RECORD if name not in _KEY]
_PLACE = "SELECT head, digest, count FROM sync_heads WHERE user_id = :user"
_COMMIT = "SELECT token FROM commits WHERE user_id = :user AND seq_end >= :seq ORDER BY seq_end LIMIT 1"


@dataclass(slots=True)
class Row:
    """One record with its envelope; ``new``: it is not in the database yet."""

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


class Store(Statements):
    """One person's rows, inside the open transaction ``db``."""

    def hold(self) -> Head | None:
        """The person's head, held until the transaction ends: whoever writes for them next waits here."""
        found = self.rows(f"{_PLACE} FOR UPDATE" if self.postgres else _PLACE)
        return Head(*found[0]) if found else None

    def lock_head(self) -> Head:
        """Like ``hold``, and made on first use."""
        while (found := self.hold()) is None:
            self.run(
                "INSERT INTO sync_heads (user_id, head, digest, count) VALUES (:user, 0, 0, 0) ON CONFLICT DO NOTHING"
            )
        return found

    def head(self) -> Head:
        """The person's head, as this snapshot has it."""
        found = self.rows(_PLACE)
        return Head(*found[0]) if found else Head(0, 0, 0)

    def head_and_token(self, seq: int) -> tuple[Head, str | None]:
        """The person's head, and the token of the commit that holds ``seq`` (None: there is none, or ``seq`` is 0)."""
        query = f"SELECT head, digest, count, ({_COMMIT}) FROM sync_heads WHERE user_id = :user"  # noqa: S608 (no input in it)
        found = self.rows(query, seq=seq)
        return (Head(*found[0][:3]), found[0][3] if seq else None) if found else (Head(0, 0, 0), None)

    def save_head(self, head: Head) -> None:
        """Write the head that ``lock_head`` gave."""
        self.run(
            "UPDATE sync_heads SET head = :head, digest = :digest, count = :count WHERE user_id = :user",
            head=head.head, digest=head.digest, count=head.count,
        )  # fmt: skip

    def insert_commit(self, seq_end: int, token: str) -> None:
        """Name the commit that ends at ``seq_end``."""
        self.run("INSERT INTO commits (user_id, seq_end, token) VALUES (:user, :seq, :token)", seq=seq_end, token=token)

    def clock(self, device_no: int) -> int:
        """The latest time at which a device wrote; 0 for number 0, since scripts do not vouch for each other."""
        query = "SELECT at FROM device_clocks WHERE user_id = :user AND device_no = :no"
        found = self.rows(query, no=device_no) if device_no else ()
        return int(found[0][0]) if found else 0

    def save_clock(self, device_no: int, at: int) -> None:
        """Remember what ``clock`` tells."""
        if device_no:
            self.run(
                "INSERT INTO device_clocks (user_id, device_no, at) VALUES (:user, :no, :at)"
                " ON CONFLICT (user_id, device_no) DO UPDATE SET at = excluded.at",
                no=device_no, at=at,
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
        self.insert("records", _RECORD, [(self.user, self.key(row.id), *_values(row)) for row in rows])

    def update_records(self, rows: Iterable[Row]) -> None:
        """Write changed records."""
        self.update("records", _VALUES, _KEY, [(*_values(row), self.user, self.key(row.id)) for row in rows])

    def insert_ops(self, ops: Iterable[NewOp], device_no: int) -> None:
        """Remember accepted operations."""
        rows = [
            (self.user, self.key(op.op), op.seq, device_no, self.key(op.record_id),
             op.effect and op.effect.decode(), op.request_hash, op.at)
            for op in ops
        ]  # fmt: skip
        self.insert("ops", _OP, rows)

    def wipe_history(self, record_ids: Collection[str]) -> None:
        """Take what was written out of the history of ``record_ids``."""
        if record_ids:
            query = "UPDATE ops SET effect = NULL WHERE user_id = :user AND record_id IN :ids"
            self.run(query, ids=list(record_ids))


def _values(row: Row) -> tuple[Any, ...]:
    """What is stored of ``row`` but its key, in the order of the columns."""
    state = row.state
    return (
        row.type, row.occurred_at, row.seq,
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
