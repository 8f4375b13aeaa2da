"""Sync: a push of operations with the pull that follows it, and the feed of changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from onwards.core.db import to_micros
from onwards.core.errors import Problem
from onwards.records import feed
from onwards.records.batch import Author
from onwards.records.kinds import Kinds
from onwards.records.reading import Cursor, parse_cursor, require_known
from onwards.records.service import Applied, apply
from onwards.records.state import Op, Outcome
from onwards.records.store import Store
from onwards.sync.parsing import Rejected, parse

SCHEMA_VERSION = 3
OPS_MAX = 500
PAGE_MAX = 2000


@dataclass(frozen=True, slots=True)
class Push:
    """The body of a push, its own form checked, its operations not yet."""

    owner: UUID
    sent_at: datetime
    cursor: str | None
    ops: Sequence[Any]
    schema: int = SCHEMA_VERSION


def push(db: Session, kinds: Kinds, author: Author, sent: Push, now: datetime) -> bytes:
    """Apply what ``sent`` holds and answer with what the sender has not seen, as JSON.

    Raises Problem server-older, wrong-owner, too-large or resync-required before anything is applied.
    """
    _check(author, sent)
    store = Store(db, author.user_id)
    cursor = parse_cursor(sent.cursor) if sent.cursor else None
    parsed = _parse_all(sent, cursor.seq if cursor else 0, now)
    ops = [each for each in parsed if isinstance(each, Op)]
    done = apply(db, kinds, author, ops, now=now, check=lambda: require_known(store, cursor))
    results = _results(parsed, done.outcomes)
    answer = {"results": results, "first_seq": done.first_seq, "applied": done.count}
    page = _after_push(store, cursor, done)
    return page.json(now, answer)


def changes(
    db: Session, user_id: UUID, cursor_text: str | None, limit: int, types: Sequence[str] | None, now: datetime,
    hidden: feed.Hidden,
) -> bytes:  # fmt: skip
    """A page of the feed after ``cursor_text``, as JSON. Raises Problem resync-required."""
    store = Store(db, user_id)
    cursor = parse_cursor(cursor_text) if cursor_text else None
    head = require_known(store, cursor)
    return feed.page(store, head, cursor, limit, types, hidden).json(now, {})


def _check(author: Author, sent: Push) -> None:
    if sent.schema > SCHEMA_VERSION:
        raise Problem("server-older", headers={"Retry-After": "3600"})
    if sent.owner != author.user_id:
        raise Problem("wrong-owner")
    if len(sent.ops) > OPS_MAX:
        raise Problem("too-large", f"A push may hold {OPS_MAX} operations at most.")


def _parse_all(sent: Push, seen_up_to: int, now: datetime) -> list[Op | Rejected]:
    """The operations with their times moved to this server's clock, and bases no newer than the cursor.

    A base beyond the cursor is from a state that this server has lost: it counts as not seen.
    """
    latest = to_micros(now)
    return [parse(each, latest - to_micros(sent.sent_at), latest, seen_up_to) for each in sent.ops]


def _results(parsed: Sequence[Op | Rejected], outcomes: Sequence[Outcome]) -> list[Mapping[str, Any]]:
    following = iter(outcomes)
    told = [each.result() if isinstance(each, Rejected) else _result(each, next(following)) for each in parsed]
    return [{"index": index, **result} for index, result in enumerate(told) if result is not None]


def _result(op: Op, outcome: Outcome) -> Mapping[str, Any] | None:
    if outcome.status == "applied":
        return None
    result: dict[str, Any] = {"op": op.op, "status": outcome.status}
    if outcome.status == "merged":
        return {**result, "fields": outcome.fields}
    if outcome.status == "duplicate":
        return {**result, "seq": outcome.seq}
    result |= {"code": outcome.code, "detail": outcome.detail}
    return {**result, "errors": outcome.errors} if outcome.errors else result


def _after_push(store: Store, cursor: Cursor | None, done: Applied) -> feed.Page:
    """No echo where the sender can know the result: nothing foreign came between, and every operation just applied."""
    plain = all(outcome.status in {"applied", "rejected", "conflict"} for outcome in done.outcomes)
    if cursor is not None and cursor.seq == done.head_before and plain:
        reached = Cursor(done.head.head, done.token) if done.token else cursor
        return feed.Page([], reached, done.head)
    return feed.page(store, done.head, cursor, PAGE_MAX, None, feed.NOTHING_HIDDEN)
