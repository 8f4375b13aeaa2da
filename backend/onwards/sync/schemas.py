"""What goes over the wire when devices sync. Operations and documents are described here and checked one by one."""

from collections.abc import Sequence
from typing import Any, ClassVar

import marshmallow as ma

from onwards.core import fields as f
from onwards.core.openapi import FieldFault
from onwards.records.list_schemas import types_field
from onwards.records.schemas import Sibling
from onwards.sync.parsing import OP_SCHEMA
from onwards.sync.service import OPS_MAX, PAGE_MAX

CURSOR = r"^v1\.[0-9]{1,18}\.[A-Za-z0-9_-]{1,16}$"
EXAMPLE_ID = "01938a5e-7c00-7000-8000-000000000001"
EXAMPLE_OP = {
    "op": "01938a5e-7c00-7000-8000-0000000000aa",
    "id": EXAMPLE_ID,
    "type": "check_in",
    "base": None,
    "at": "2026-03-02T14:32:00+00:00",
    "set": {"mood": 2, "occurred_at": "2026-03-02T14:32:00+00:00", "time_zone": "Europe/London"},
}
EXAMPLE_CHANGE = {
    "id": EXAMPLE_ID,
    "type": "check_in",
    "rev": 12,
    "doc": {"mood": 2, "occurred_at": "2026-03-02T14:32:00+00:00", "time_zone": "Europe/London"},
    "created_at": "2026-03-02T14:32:04+00:00",
    "updated_at": "2026-03-02T14:32:04+00:00",
}


class SentOp(ma.fields.Raw):
    """An operation; each is checked on its own, so that one bad one stops no other."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_none=True, metadata=dict(OP_SCHEMA), **kwargs)


class SentOps(ma.fields.List[Any]):
    """Operations. More than there may be are no wrong value but too large a push: whoever sends halves it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(SentOp(), metadata={"maxItems": OPS_MAX}, **kwargs)


class SyncPush(f.Schema):
    """What a device has to say, and where it last read."""

    schema = f.Integer(1, required=True, metadata={"description": "The version of the records the device speaks"})
    owner = f.Id(required=True, metadata={"description": "Whose diary this is; somebody else's is refused"})
    sent_at = f.Timestamp(required=True, metadata={"description": "Now, by the device's clock, however wrong"})
    cursor = f.Pattern(CURSOR, "This is not a cursor.", 48, required=True, allow_none=True)
    ops = SentOps(required=True)
    example: ClassVar[dict[str, Any]] = {
        "schema": 1,
        "owner": "7b0f2f0e-9d0e-4d6e-8f43-0a4d5b1c2d3e",
        "sent_at": "2026-03-02T14:32:03+00:00",
        "cursor": None,
        "ops": [EXAMPLE_OP],
    }


class OpResult(f.Schema):
    """What became of an operation that was not plainly applied."""

    index = f.Integer(0, OPS_MAX - 1, required=True, metadata={"description": "Which of `ops` it is, from 0"})
    op = f.Text(36, required=True, allow_none=True, metadata={"description": "Null where it named none"})
    status = f.Choice(("merged", "duplicate", "conflict", "rejected"), required=True)
    code = f.Text(64)
    detail = f.Text(2000)
    merged = f.Listing(
        f.Text(64), 100, data_key="fields", metadata={"description": "Where another device had written too"}
    )
    seq = f.Integer(1)
    errors = f.Listing(f.Nested(FieldFault), 1000, metadata={"description": "Pointers lead into the operation"})


class Change(f.Schema):
    """One record as it is now."""

    id = f.Id(required=True)
    type = f.Text(64, required=True)
    rev = f.Integer(1, required=True)
    doc = ma.fields.Dict(metadata={"description": "The fields that are set; absent once purged"})
    siblings = f.Listing(f.Nested(Sibling), 64)
    deleted_at = f.Timestamp(metadata={"description": "In the bin since"})
    purged = f.Boolean(metadata={"description": "Deleted for good"})
    created_at = f.Timestamp(required=True)
    updated_at = f.Timestamp(required=True)


class Digest(f.Schema):
    """How many live records there are, and the sum of the CRC-32 of `id:rev` of each."""

    count = f.Integer(0, required=True)
    sum = f.Integer(0, required=True)


class ChangesPage(f.Schema):
    """Records that changed after a cursor, in the order of their latest change."""

    changes = f.Listing(f.Nested(Change), PAGE_MAX, required=True)
    cursor = f.Pattern(CURSOR, "A cursor", 48, required=True)
    more = f.Boolean(required=True)
    digest = f.Nested(Digest, metadata={"description": "On the last page of the whole feed"})
    server_time = f.Timestamp(required=True)
    example: ClassVar[dict[str, Any]] = {
        "changes": [EXAMPLE_CHANGE],
        "cursor": "v1.12.c29tZXRva2Vu",
        "more": False,
        "digest": {"count": 1, "sum": 2718281828},
        "server_time": "2026-03-02T14:32:04+00:00",
    }


class SyncAnswer(ChangesPage):
    """What became of a push, then what the device has not seen."""

    results = f.Listing(f.Nested(OpResult), OPS_MAX, required=True)
    first_seq = f.Integer(
        1, required=True, allow_none=True, metadata={"description": "Accepted operations count from here"}
    )
    applied = f.Integer(0, OPS_MAX, required=True)
    example: ClassVar[dict[str, Any]] = {**ChangesPage.example, "results": [], "first_seq": 12, "applied": 1}


def changes_query(kinds: Sequence[str]) -> f.Schema:
    """Which changes to show; ``kinds`` are the types there are."""

    class ChangesQuery(f.Schema):
        """Which changes to show."""

        cursor = f.Pattern(
            CURSOR, "This is not a cursor.", 48, metadata={"description": "Where you last read; absent: all"}
        )
        limit = f.QueryInteger(1, PAGE_MAX, load_default=500, metadata={"description": "How many at most"})
        types = types_field(kinds)

    return ChangesQuery()
