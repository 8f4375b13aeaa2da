"""What record routes share: who writes, versions and keys from headers, lists by cursor."""

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

import orjson
from flask import current_app, request

from onwards.core.auth import gate
from onwards.core.contract import Answer, Call
from onwards.core.errors import Problem
from onwards.core.ids import derived
from onwards.core.versions import versioned
from onwards.records import reading, rest
from onwards.records.batch import Author
from onwards.records.kinds import Kind, Kinds
from onwards.records.listing import Slice
from onwards.records.store import Row

NOTES = "notes:read"
OK = 200
CREATED = 201


def kinds_here() -> Kinds:
    """The kinds that the running app was composed of."""
    found: Kinds = current_app.extensions["onwards.kinds"]
    return found


def author_of(call: Call) -> Author:
    """Who writes; the names of their devices are looked up once they are needed."""
    names: dict[int, str] = {}

    def name(number: int) -> str | None:
        if not names:
            names.update({0: "API", **gate().device_names(call.db, call.me.user_id)})
        return names.get(number)

    return Author(call.me.user_id, call.me.device_no, name)


def writer_of(call: Call) -> rest.Writer:
    """What the write use cases need of this call."""
    return rest.Writer(call.db, kinds_here(), author_of(call), call.now, call.me.may(NOTES))


def answer(row: Row, kind: Kind, call: Call, *, created: bool = False) -> Answer:
    """``row`` with its ETag; 304 where the reader has it already."""
    location = {"Location": f"/api/v1/{kind.plural}/{row.id}"} if created else {}
    value = reading.represent(row, kind, notes=call.me.may(NOTES))
    return versioned(reading.etag(row), value, location, CREATED if created else OK)


def idempotency(call: Call) -> tuple[str, bytes] | None:
    """The operation id of this request's Idempotency-Key and a hash of its body; None without one."""
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return None
    if not re.fullmatch(r"[!-~]{1,255}", key):
        raise Problem("malformed-request", "Idempotency-Key must have 1 to 255 visible ASCII characters.")
    op = derived(str(call.me.user_id), request.method, request.path, key)
    return str(op), sha256(orjson.dumps(call.body, option=orjson.OPT_SORT_KEYS)).digest()


def part_of(query: dict[str, Any]) -> Slice:
    """The part of a list that ``query`` (a ListQuery) asks for."""
    before, times = None, {name: reading.instant(query[name]) for name in ("since", "until") if name in query}
    if "cursor" in query:
        at, _, record_id = query["cursor"].partition("_")
        before = (int(at), record_id)
    return Slice(query["limit"], before, times.get("since"), times.get("until"))


def types_shown(call: Call, types: Sequence[str]) -> list[str]:
    """The kinds that ``types=`` names, or else those of ``types`` that this credential may read.

    Raises Problem missing-scope for one that is named and may not be read.
    """
    scopes = {name: f"{kind.plural}:read" for name, kind in kinds_here().by_type.items()}
    if "types" not in call.query:
        return [name for name in types if call.me.may(scopes[name])]
    named: list[str] = call.query["types"].split(",")
    call.me.require(*(scopes[name] for name in named))
    return named


def page(items: list[dict[str, Any]], following: tuple[int, str] | None) -> Answer:
    """One page of a list, with the way to the next."""
    if following is None:
        return Answer({"items": items, "next": None})
    cursor = f"{following[0]}_{following[1]}"
    link = urlencode({**request.args.to_dict(), "cursor": cursor})
    return Answer({"items": items, "next": cursor}, headers={"Link": f'<{request.path}?{link}>; rel="next"'})
