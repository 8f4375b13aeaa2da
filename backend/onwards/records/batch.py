"""One push: operations in their order, applied to rows in memory, then written at once."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID
from zlib import crc32

import orjson

from onwards.core.db import to_micros
from onwards.core.errors import FieldError
from onwards.records.edit import overfull
from onwards.records.kinds import Kind, Kinds
from onwards.records.merge import created, merge
from onwards.records.state import Context, Op, Outcome, Writer
from onwards.records.store import Head, KnownOp, NewOp, Row, Store


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes: a person, the device (0: the API), and how devices are called."""

    user_id: UUID
    device_no: int
    device_name: Callable[[int], str | None]


@dataclass(slots=True)
class Batch:
    """What one push changes, gathered before it is written.

    ``clock``: the latest time at which this device wrote. The next is not before it, whatever the device's clock does;
    what came before or was refused moves it not.
    """

    store: Store
    kinds: Kinds
    author: Author
    now: int
    head: Head
    known: dict[str, KnownOp]
    rows: dict[str, Row]
    clock: int
    writers: dict[int, tuple[str, int, int]] = field(default_factory=dict)
    new_ops: list[NewOp] = field(default_factory=list)
    touched: dict[str, Row] = field(default_factory=dict)
    purged: set[str] = field(default_factory=set)
    request_hash: bytes | None = None

    def apply(self, op: Op) -> Outcome:
        """Give ``op`` its place in the order, or say why it gets none."""
        known = self.known.get(op.op)
        if known is not None:
            return Outcome("duplicate", seq=known.seq)
        op.at = max(min(op.at, self.now), self.clock)
        kind = self.kinds.get(op.type)
        if kind is None:
            return Outcome("rejected", code="unknown-type", detail="This server does not know this kind of record.")
        row = self.rows.get(op.id)
        if row is not None and row.type != op.type:
            return Outcome("rejected", code="id-taken", detail="This id belongs to a record of another kind.")
        creating = row is None and op.base == 0 and not op.seen and op.delete is None and not op.purge
        refused = _validated(kind, op, creating=creating)
        if refused is not None:
            return refused
        seq = self.head.head + 1
        outcome = self._create(kind, op, seq) if creating else self._merge(kind, op, row, seq)
        if outcome.accepted:
            outcome.seq = self.head.head = seq
            self.clock = op.at
            self._remember(op, outcome)
        return outcome

    def _create(self, kind: Kind, op: Op, seq: int) -> Outcome:
        state = created(kind, op, seq)
        refused = overfull(kind, state.doc or {}, op)
        if refused is not None:
            return refused
        row = Row(op.id, op.type, state, seq, 0, self.now, self.now, new=True)
        self.rows[op.id] = row
        self._place(row, seq)
        return Outcome("applied")

    def _merge(self, kind: Kind, op: Op, row: Row | None, seq: int) -> Outcome:
        seen = frozenset(self.known[each].seq for each in op.seen if each in self.known)
        context = Context(seq, seen, self._writer, self._own_name, self.now)
        before = _share(row)
        outcome = merge(kind, row.state if row else None, op, context)
        if row is not None and outcome.accepted:
            self._place(row, seq, before)
            if row.state.doc is None:
                self.purged.add(row.id)
        return outcome

    def _place(self, row: Row, seq: int, before: tuple[int, int] = (0, 0)) -> None:
        row.seq, row.updated_at = seq, self.now
        doc = row.state.doc
        row.occurred_at = to_micros(datetime.fromisoformat(doc["occurred_at"])) if doc else 0
        count, weight = _share(row)
        self.head.count += count - before[0]
        self.head.digest += weight - before[1]
        self.touched[row.id] = row

    def _remember(self, op: Op, outcome: Outcome) -> None:
        effect = None if outcome.effect is None else orjson.dumps(outcome.effect)
        self.new_ops.append(NewOp(op.op, outcome.seq, op.id, effect, op.at, self.request_hash))
        self.known[op.op] = KnownOp(outcome.seq, op.id, self.request_hash)
        self.writers[outcome.seq] = (op.op, op.at, self.author.device_no)

    def _own_name(self) -> str | None:
        return self.author.device_name(self.author.device_no)

    def _writer(self, seq: int) -> Writer:
        op, at, device_no = self.writers[seq]
        return Writer(op, at, self.author.device_name(device_no))

    def write(self) -> str:
        """Write everything that was gathered, in as many statements as there are tables; the commit's token."""
        rows, token = self.touched.values(), secrets.token_urlsafe(9)
        self.store.update_records(row for row in rows if not row.new)
        self.store.insert_records(row for row in rows if row.new)
        self.store.insert_ops(self.new_ops, self.author.device_no)
        self.store.wipe_history(self.purged)
        self.store.save_clock(self.author.device_no, self.clock)
        self.store.save_head(self.head)
        self.store.insert_commit(self.head.head, token)
        return token


def _validated(kind: Kind, op: Op, *, creating: bool) -> Outcome | None:
    for name in ("set", "add", "remove"):
        values = getattr(op, name)
        if not values and not (creating and name == "set"):
            continue
        normal, errors = kind.validate(values, creating and name == "set")
        wrong = [] if name == "set" else [key for key in values if key not in kind.sets]
        errors += [{"pointer": f"/{key}", "detail": "This is not a list."} for key in wrong]
        if errors:
            placed = [FieldError(pointer=f"/{name}{each['pointer']}", detail=each["detail"]) for each in errors]
            return Outcome("rejected", code="invalid", detail=errors[0]["detail"], errors=placed)
        setattr(op, name, normal)
    cleared = [name for name in ("occurred_at", "time_zone") if name in op.set and op.set[name] is None]
    if cleared:
        words = "Every record has this."
        return Outcome(
            "rejected", code="invalid", detail=words, errors=[{"pointer": f"/set/{cleared[0]}", "detail": words}]
        )
    return None


def _share(row: Row | None) -> tuple[int, int]:
    """What a record adds to the count and to the digest: live ones 1 and the CRC-32 of ``id:rev``."""
    if row is None or not row.state.live:
        return 0, 0
    return 1, crc32(f"{row.id}:{row.seq}".encode())
