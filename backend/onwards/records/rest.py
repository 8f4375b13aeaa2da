"""REST writes as operations: each call becomes one operation whose author saw the version named in ``If-Match``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from onwards.core.db import to_micros
from onwards.core.errors import Problem
from onwards.core.headers import ANY
from onwards.core.ids import uuid7
from onwards.records import reading
from onwards.records.batch import Author
from onwards.records.edit import is_unset
from onwards.records.kinds import Kind, Kinds
from onwards.records.service import apply
from onwards.records.state import Op
from onwards.records.store import Row, Store

UTC_ZONE = "Etc/UTC"


@dataclass(frozen=True, slots=True)
class Writer:
    """One REST call's author and moment. ``notes``: whether it may read and write what somebody wrote."""

    db: Session
    kinds: Kinds
    author: Author
    now: datetime
    notes: bool

    def apply(self, op: Op, request_hash: bytes | None = None, *, root: str = "") -> Row:
        """Apply ``op``, whose values stood below ``root`` in the body; whatever refuses it is a Problem."""
        done = apply(self.db, self.kinds, self.author, [op], now=self.now, request_hash=request_hash)
        outcome = done.outcomes[0]
        if outcome.status == "rejected":
            errors = [{**each, "pointer": root + each["pointer"].removeprefix("/set")} for each in outcome.errors]
            raise Problem(outcome.code, outcome.detail, errors=errors)  # type: ignore[arg-type]
        if outcome.status == "conflict":
            raise Problem("stale" if outcome.code == "edited-since" else "not-found", outcome.detail)
        return done.rows[op.id]

    def op(self, row: Row | None, kind: Kind, record_id: str, **given: Any) -> Op:
        """An operation of now, by somebody who saw all of ``row``."""
        base = row.seq if row else 0
        return Op(str(uuid7()), record_id, kind.type, base, to_micros(self.now), **given)


@dataclass(frozen=True, slots=True)
class Written:
    """What a write left: the record, and whether the call made it."""

    row: Row
    created: bool = False


def create(writer: Writer, kind: Kind, values: Mapping[str, Any], key: tuple[str, bytes] | None = None) -> Written:
    """Make a record. ``key``: the operation id of its Idempotency-Key and the hash of the request.

    Raises Problem idempotency-mismatch when the key came before with another request.
    """
    _require_notes(writer, kind, values)
    store = Store(writer.db, writer.author.user_id)
    if key is not None:
        store.lock_head()
        known = store.known_ops([key[0]]).get(key[0])
        if known is not None and known.request_hash != key[1]:
            raise Problem("idempotency-mismatch")
        if known is not None:
            return Written(reading.get(writer.db, writer.author.user_id, kind, UUID(known.record_id)))
    op = writer.op(None, kind, str(uuid7()), set=_with_time(values, writer.now))
    op.op = key[0] if key else op.op
    return Written(writer.apply(op, key[1] if key else None), created=True)


def put(writer: Writer, kind: Kind, record_id: UUID, values: Mapping[str, Any], match: str | None) -> Written:
    """Make the record ``record_id``, or replace it: absent fields get their defaults. Same again changes nothing."""
    _require_notes(writer, kind, values)
    row = _locked(writer, record_id)
    if row is None:
        if match is not None:
            raise Problem("stale", "There is no such record yet; leave If-Match out to make it.")
        op = writer.op(None, kind, str(record_id), set=_with_time(values, writer.now))
        return Written(writer.apply(op), created=True)
    _require_kind(row, kind)
    whole = {name: values.get(name) for name in kind.merge if writer.notes or name not in kind.private}
    changes = _changes(row, kind, _keeping_time(whole, row))
    if not changes:
        return Written(row)
    _require_match(row, match)
    return Written(writer.apply(writer.op(row, kind, row.id, set=changes)))


def patch(writer: Writer, kind: Kind, record_id: UUID, values: Mapping[str, Any], match: str | None) -> Row:
    """Change the fields that are named; null unsets one."""
    _require_notes(writer, kind, values)
    row = _existing(writer, kind, record_id)
    _require_out_of_bin(row)
    _require_match(row, match)
    changes = _changes(row, kind, values)
    return writer.apply(writer.op(row, kind, row.id, set=changes)) if changes else row


def remove(writer: Writer, kind: Kind, record_id: UUID, match: str | None) -> None:
    """Put the record into the bin; one that is there already stays."""
    row = _existing(writer, kind, record_id)
    _require_match(row, match)
    if row.state.deleted_at is None:
        writer.apply(writer.op(row, kind, row.id, delete=True))


def restore(writer: Writer, kind: Kind, record_id: UUID) -> Row:
    """Take the record out of the bin."""
    row = _existing(writer, kind, record_id)
    return row if row.state.live else writer.apply(writer.op(row, kind, row.id, delete=False))


def existing(writer: Writer, record_id: UUID) -> Row:
    """A record of whatever kind that is not purged, held until the transaction ends. Raises Problem not-found."""
    row = _locked(writer, record_id)
    if row is None or row.state.doc is None:
        raise Problem("not-found")
    return row


def resolve(
    writer: Writer,
    row: Row,
    kind: Kind,
    siblings: Iterable[tuple[str, str]],
    values: Mapping[str, Any],
    match: str | None,
) -> Row:
    """Settle the named siblings of ``row``, with new values where they are given."""
    _require_notes(writer, kind, values)
    _require_out_of_bin(row)
    _require_match(row, match)
    named = frozenset(siblings)
    _require_notes(writer, kind, {field: None for _, field in named})
    op = writer.op(row, kind, row.id, resolve=named, set=dict(values))
    return writer.apply(op, root="/set")


def _locked(writer: Writer, record_id: UUID) -> Row | None:
    store = Store(writer.db, writer.author.user_id)
    store.lock_head()
    return store.load([str(record_id)]).get(str(record_id))


def _existing(writer: Writer, kind: Kind, record_id: UUID) -> Row:
    row = existing(writer, record_id)
    if row.type != kind.type:
        raise Problem("not-found")
    return row


def _require_kind(row: Row, kind: Kind) -> None:
    if row.type != kind.type or row.state.doc is None:
        raise Problem("id-taken")
    _require_out_of_bin(row)


def _require_out_of_bin(row: Row) -> None:
    if row.state.deleted_at is not None:
        raise Problem("in-bin")


def _require_match(row: Row, match: str | None) -> None:
    if match is None:
        raise Problem("precondition-required")
    if match not in {ANY, reading.etag(row)}:
        raise Problem("stale", headers={"ETag": f'"{reading.etag(row)}"'})


def _require_notes(writer: Writer, kind: Kind, values: Mapping[str, Any]) -> None:
    written = sorted(kind.private & values.keys())
    if written and not writer.notes:
        raise Problem("missing-scope", f"Writing {', '.join(written)} needs the scope notes:read.")


def _with_time(values: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    given = {name: value for name, value in values.items() if value is not None}
    return {"occurred_at": now.isoformat(timespec="milliseconds"), "time_zone": UTC_ZONE, **given}


def _keeping_time(values: Mapping[str, Any], row: Row) -> dict[str, Any]:
    doc = row.state.doc or {}
    return {**values, **{name: values.get(name) or doc[name] for name in ("occurred_at", "time_zone")}}


def _changes(row: Row, kind: Kind, values: Mapping[str, Any]) -> dict[str, Any]:
    doc = row.state.doc or {}
    return {name: value for name, value in values.items() if not _same(doc.get(name), value, name in kind.sets)}


def _same(stored: Any, value: Any, is_set: bool) -> bool:
    if is_unset(value):
        return stored is None
    return bool(sorted(set(value)) == stored if is_set else stored == value)
