"""Lists of records by time: of one kind, in the bin, on the timeline."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from onwards.core.db import to_micros
from onwards.records.kinds import Kind, Kinds
from onwards.records.store import RECORD_COLUMNS, Row, Store, read_row

Rest = tuple[int, str] | None


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a list by time, newest first: before ``before`` (microseconds, id)."""

    limit: int
    before: tuple[int, str] | None = None
    since: int | None = None
    until: int | None = None


def listing(
    db: Session, user_id: UUID, types: Collection[str], part: Slice, *, deleted: bool = False
) -> tuple[list[Row], Rest]:
    """Records of ``types``, newest first, and where the next part begins."""
    given = {f"type{number}": each for number, each in enumerate(types)}
    named = f"type IN ({', '.join(f':{name}' for name in given)})"
    return _rows(Store(db, user_id), part, [named, f"deleted_at IS {'NOT ' if deleted else ''}NULL"], given)


def timeline(db: Session, user_id: UUID, kinds: Sequence[Kind], part: Slice, now: datetime) -> tuple[list[Row], Rest]:
    """What of ``kinds`` is on the timeline, newest first, and where the next part begins."""
    store = Store(db, user_id)
    given: dict[str, Any] = {"now": to_micros(now)}
    conditions = []
    for number, kind in enumerate(kinds):
        given[f"type{number}"] = kind.type
        conditions.append(_on_timeline(store, kind, f"type = :type{number}"))
    return _rows(store, part, [f"({' OR '.join(conditions)})", "deleted_at IS NULL"], given)


def _on_timeline(store: Store, kind: Kind, named: str) -> str:
    if kind.timeline == "with_headline":
        return f"({named} AND {store.member('doc', str(kind.headline))} IS NOT NULL)"
    return f"({named} AND occurred_at <= :now)" if kind.timeline == "past" else named


def _rows(store: Store, part: Slice, conditions: list[str], given: dict[str, Any]) -> tuple[list[Row], Rest]:
    conditions = ["user_id = :user", "doc IS NOT NULL", *conditions]
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
