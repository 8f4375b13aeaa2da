"""Reading a diary: the feed in its order, lists and the timeline by time, one record, its history."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy.orm import Session

from onwards.core.db import from_micros, to_micros
from onwards.core.errors import Problem
from onwards.records.kinds import Kind, Kinds
from onwards.records.statements import id_text
from onwards.records.store import RECORD_COLUMNS, Head, Row, Store, read_row

NO_COMMIT = "0"


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in the feed: everything up to ``seq`` was read, ``token`` names the commit that holds it."""

    seq: int
    token: str

    def __str__(self) -> str:
        return f"v1.{self.seq}.{self.token}"


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a list by time, newest first: before ``before`` (microseconds, id)."""

    limit: int
    before: tuple[int, str] | None = None
    since: int | None = None
    until: int | None = None


def parse_cursor(text: str) -> Cursor:
    """The cursor written as ``text``. Raises Problem resync-required for anything this server did not write."""
    version, _, rest = text.partition(".")
    seq, _, token = rest.partition(".")
    if version != "v1" or not seq.isdecimal() or len(seq) > 18 or not token:  # noqa: PLR2004 (digits of a 64-bit seq)
        raise Problem("resync-required")
    return Cursor(int(seq), token)


def cursor_at(store: Store, seq: int) -> Cursor:
    """The cursor for having read everything up to ``seq``."""
    return Cursor(seq, store.head_and_token(seq)[1] or NO_COMMIT)


def require_known(store: Store, cursor: Cursor | None) -> Head:
    """Refuse a cursor from a state that this server does not have; where the person's order stands.

    Raises Problem resync-required.
    """
    if cursor is None:
        return store.head()
    head, token = store.head_and_token(cursor.seq)
    if cursor.token != (token or NO_COMMIT) or cursor.seq > head.head:
        raise Problem("resync-required")
    return head


def get(db: Session, user_id: UUID, kind: Kind, record_id: UUID) -> Row:
    """One record of ``kind``, which may be in the bin. Raises Problem not-found."""
    row = Store(db, user_id).load([str(record_id)]).get(str(record_id))
    if row is None or row.type != kind.type or row.state.doc is None:
        raise Problem("not-found")
    return row


def listing(
    db: Session,
    user_id: UUID,
    types: Collection[str],
    part: Slice,
    *,
    deleted: bool = False,
    headlines: Mapping[str, str] | None = None,
) -> tuple[list[Row], tuple[int, str] | None]:
    """Records of ``types``, newest first, and where the next part begins.

    A type in ``headlines`` is shown only where the field named there is set.
    """
    store = Store(db, user_id)
    given: dict[str, Any] = {f"type{number}": each for number, each in enumerate(types)}
    conditions = ["user_id = :user", "doc IS NOT NULL", f"deleted_at IS {'NOT ' if deleted else ''}NULL"]
    conditions.append(f"type IN ({', '.join(f':{name}' for name in given)})")
    conditions += [
        f"(type <> '{type_}' OR {store.member('doc', field)} IS NOT NULL)"
        for type_, field in (headlines or {}).items()
        if type_ in types
    ]
    for name, value, condition in (
        ("since", part.since, "occurred_at >= :since"),
        ("until", part.until, "occurred_at < :until"),
    ):
        if value is not None:
            conditions.append(condition)
            given[name] = value
    if part.before is not None:
        conditions.append("(occurred_at, id) < (:at, :id)")
        given |= {"at": part.before[0], "id": store.key(part.before[1])}
    query = (
        f"SELECT {RECORD_COLUMNS} FROM records WHERE {' AND '.join(conditions)}"  # noqa: S608 (names and marks only)
        " ORDER BY occurred_at DESC, id DESC LIMIT :most"
    )
    store.trust_indexes()
    rows = [read_row(found) for found in store.rows(query, most=part.limit + 1, **given)]
    shown = rows[: part.limit]
    return shown, (shown[-1].occurred_at, shown[-1].id) if len(rows) > part.limit else None


def represent(row: Row, kind: Kind, *, notes: bool) -> dict[str, Any]:
    """``row`` as the API shows it; without ``notes`` what somebody wrote is absent."""
    doc = row.state.doc or {}
    hidden = frozenset() if notes else kind.private
    fields = {name: doc.get(name, default) for name, default in kind.defaults.items() if name not in hidden}
    return {**envelope(row, hidden), **fields}


def envelope(row: Row, hidden: Collection[str] = ()) -> dict[str, Any]:
    """What every record has, whatever its kind."""
    return {
        "id": row.id,
        "type": row.type,
        "created_at": from_micros(row.created_at),
        "updated_at": from_micros(row.updated_at),
        "rev": row.seq,
        "deleted_at": None if row.state.deleted_at is None else from_micros(row.state.deleted_at),
        "siblings": [sibling for sibling in row.state.siblings if sibling["field"] not in hidden],
    }


def etag(row: Row) -> str:
    """The version of a record; the time is in it because a restored server gives a revision out again."""
    return f"{row.seq}-{row.updated_at:x}"


def timeline_item(row: Row, kinds: Kinds, *, notes: bool) -> dict[str, Any]:
    """``row`` as the timeline shows it."""
    kind, doc = kinds.by_type[row.type], row.state.doc or {}
    item = {
        "id": row.id,
        "type": row.type,
        "occurred_at": doc.get("occurred_at"),
        "time_zone": doc.get("time_zone"),
        "rev": row.seq,
    }
    if notes or kind.headline not in kind.private:
        item["headline"] = doc.get(kind.headline) if kind.headline else None
    return {**item, "mood": doc.get("mood")} if "mood" in kind.merge else item


def history(
    db: Session, user_id: UUID, record_id: UUID, devices: Mapping[int, str]
) -> tuple[str, list[dict[str, Any]]]:
    """The type of a record and what was done to it, newest first. Raises Problem not-found."""
    store = Store(db, user_id)
    row = store.load([str(record_id)]).get(str(record_id))
    if row is None:
        raise Problem("not-found")
    query = (
        "SELECT seq, op_id, device_no, at, effect FROM ops WHERE user_id = :user AND record_id = :id ORDER BY seq DESC"
    )
    after = dict(row.state.doc or {})
    steps = []
    for seq, op, device_no, at, effect in store.rows(query, id=store.key(row.id)):
        told = orjson.loads(effect) if effect else {}
        before = told.get("before", {})
        aside = [*told.get("lost", {}).items(), *((name, before[name]) for name in told.get("unseen", ()))]
        steps.append(
            {
                "op": id_text(op),
                "rev": seq,
                "device": devices.get(device_no),
                "at": from_micros(at),
                "deleted": told.get("deleted"),
                "changes": [{"field": name, "before": old, "after": after.get(name)} for name, old in before.items()],
                "kept_aside": [{"field": name, "value": value} for name, value in aside],
            }
        )
        after.update(before)
    return row.type, steps


def instant(text: str) -> int:
    """A time as the API takes it, in microseconds."""
    return to_micros(datetime.fromisoformat(text))
