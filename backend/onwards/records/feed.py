"""The feed: records in the order of their latest change, stored documents passed on as they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from onwards.core.db import from_micros
from onwards.records.reading import Cursor, cursor_at
from onwards.records.statements import id_text
from onwards.records.store import Head, Store

PAGE_BYTES = 2 * 1024 * 1024

Hidden = Mapping[str, frozenset[str]]
"""By type, the fields that this reader may not see."""

NOTHING_HIDDEN: Hidden = {}


@dataclass(frozen=True, slots=True)
class Page:
    """Changes as JSON texts, where to go on, and on the last page the digest to compare with."""

    changes: list[str]
    cursor: Cursor
    digest: Head | None
    more: bool = False

    def json(self, now: datetime, first: Mapping[str, Any]) -> bytes:
        """The answer; ``first`` are members that stand before the page's own."""
        last: dict[str, Any] = {"cursor": str(self.cursor), "more": self.more, "server_time": now}
        if self.digest is not None:
            last["digest"] = {"count": self.digest.count, "sum": self.digest.digest}
        # Documents are joined as text: to read and write each of them again would cost more than all the rest.
        head, tail = orjson.dumps(first)[1:-1], orjson.dumps(last)[1:]
        changes = b'"changes":[' + ",".join(self.changes).encode() + b"],"
        return b"{" + (head + b"," if head else b"") + changes + tail


def page(
    store: Store, head: Head, cursor: Cursor | None, limit: int, types: Sequence[str] | None, hidden: Hidden
) -> Page:
    """At most ``limit`` changes (and 2 MiB) after ``cursor`` up to ``head``; without one, all that is not purged."""
    after = cursor.seq if cursor else 0
    if cursor is not None and after == head.head:
        return Page([], cursor, None if types is not None else head)
    query = (
        "SELECT id, type, seq, doc, siblings, created_at, updated_at, deleted_at FROM records"
        " WHERE user_id = :user AND seq > :after"
    )
    given: dict[str, Any] = {f"type{number}": name for number, name in enumerate(types or ())}
    if types is not None:
        query += f" AND type IN ({', '.join(f':{name}' for name in given) or 'NULL'})"
    if cursor is None:
        query += " AND doc IS NOT NULL"
    rows = store.rows(f"{query} ORDER BY seq LIMIT :most", after=after, most=limit + 1, **given)
    shown = _fitting(rows[:limit])
    more = len(shown) < len(rows)
    reached = cursor_at(store, shown[-1].seq if more else head.head)
    return Page([_change(row, hidden) for row in shown], reached, None if more or types is not None else head, more)


def _fitting(rows: Sequence[Any]) -> Sequence[Any]:
    size = 0
    for number, row in enumerate(rows):
        size += len((row.doc or "").encode()) + len((row.siblings or "").encode())
        if size > PAGE_BYTES and number:
            return rows[:number]
    return rows


def _change(row: Any, hidden: Hidden) -> str:
    key, type_, seq, doc, siblings, created_at, updated_at, deleted_at = row
    unseen = hidden.get(type_)
    if unseen and doc is not None:
        doc, siblings = _without(doc, siblings, unseen)
    content = '"purged":true' if doc is None else f'"doc":{doc}'
    if siblings:
        content += f',"siblings":{siblings}'
    if deleted_at is not None and doc is not None:
        content += f',"deleted_at":"{from_micros(deleted_at).isoformat()}"'
    times = f'"created_at":"{from_micros(created_at).isoformat()}","updated_at":"{from_micros(updated_at).isoformat()}"'
    return f'{{"id":"{id_text(key)}","type":"{type_}","rev":{seq},{content},{times}}}'


def _without(doc: str, siblings: str | None, unseen: frozenset[str]) -> tuple[str, str | None]:
    shown = {name: value for name, value in orjson.loads(doc).items() if name not in unseen}
    kept = [each for each in orjson.loads(siblings or "[]") if each["field"] not in unseen]
    return orjson.dumps(shown).decode(), orjson.dumps(kept).decode() if kept else None
