"""One operation as it comes over the wire: its form is checked by JSON Schema in Rust, one by one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import jsonschema_rs

from onwards.core.db import to_micros
from onwards.core.errors import FieldError
from onwards.core.faults import worded
from onwards.core.fields import INT64_MAX, SET_MAX, UUID_TEXT
from onwards.core.formats import DATE_TIME
from onwards.records.edit import SIBLINGS_MAX
from onwards.records.state import Op

FIELDS_MAX = 64
SEEN_MAX = 500
FAULTS_MAX = 20

_ID = {"type": "string", "pattern": UUID_TEXT, "maxLength": 36}
_LISTS = {
    "type": "object",
    "maxProperties": FIELDS_MAX,
    "additionalProperties": {"type": "array", "maxItems": SET_MAX, "items": {"type": "string", "maxLength": 200}},
}
_EDITS = ("set", "add", "remove", "resolve")
OP_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "One change to one record, by somebody who says what they had seen",
    "required": ["op", "id", "type", "at"],
    "properties": {
        "op": {**_ID, "description": "The operation's own id, a UUIDv7; the same id again changes nothing"},
        "id": {**_ID, "description": "The record"},
        "type": {"type": "string", "maxLength": 64},
        "base": {
            "type": ["integer", "null"],
            "minimum": 0,
            "maximum": INT64_MAX,
            "description": "The record's rev when the edit began; null where the server's copy was not known",
        },
        "seen": {
            "type": "array",
            "items": _ID,
            "maxItems": SEEN_MAX,
            "description": "Own operations that were on screen",
        },
        "at": {"type": "string", "pattern": DATE_TIME, "format": "date-time", "maxLength": 40},
        "set": {
            "type": "object",
            "maxProperties": FIELDS_MAX,
            "description": "Fields and their new values; null unsets",
        },
        "add": {**_LISTS, "description": "Elements to add, by field"},
        "remove": {**_LISTS, "description": "Elements to remove, by field"},
        "resolve": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["op", "field"],
                "properties": {"op": _ID, "field": {"type": "string", "maxLength": 64}},
                "additionalProperties": False,
            },
            "maxItems": SIBLINGS_MAX,
            "description": "Siblings that this settles, each by the operation that wrote it and its field",
        },
        "delete": {"type": "boolean", "description": "true: into the bin; false: out of it"},
        "purge": {"const": True, "description": "Delete for good"},
    },
    "additionalProperties": False,
    "oneOf": [
        {
            "anyOf": [{"required": [name]} for name in _EDITS],
            "not": {"anyOf": [{"required": ["delete"]}, {"required": ["purge"]}]},
        },
        {"required": ["delete"], "not": {"anyOf": [{"required": [name]} for name in (*_EDITS, "purge")]}},
        {"required": ["purge"], "not": {"anyOf": [{"required": [name]} for name in (*_EDITS, "delete")]}},
    ],
}
_VALIDATOR = jsonschema_rs.validator_for(OP_SCHEMA, validate_formats=True)


@dataclass(frozen=True, slots=True)
class Rejected:
    """An operation that could not be read; it is given back with the reason and stops no other."""

    op: str | None
    detail: str
    errors: list[FieldError] = field(default_factory=list)

    def result(self) -> dict[str, Any]:
        """Its entry among the results."""
        told = {"op": self.op, "status": "rejected", "code": "invalid", "detail": self.detail}
        return {**told, "errors": self.errors} if self.errors else told


def parse(sent: Any, skew: int, now: int, seen_up_to: int) -> Op | Rejected:
    """Read one operation. ``skew``: what to add to its time, ``now``: the latest it may say, in microseconds."""
    if not _VALIDATOR.is_valid(sent):
        return _rejected(sent)
    return Op(
        sent["op"],
        sent["id"],
        sent["type"],
        min(int(sent.get("base") or 0), seen_up_to),
        min(now, to_micros(datetime.fromisoformat(sent["at"])) + skew),
        tuple(sent.get("seen", ())),
        sent.get("set", {}),
        sent.get("add", {}),
        sent.get("remove", {}),
        frozenset((each["op"], each["field"]) for each in sent.get("resolve", ())),
        sent.get("delete"),
        sent.get("purge", False),
    )


def _rejected(sent: Any) -> Rejected:
    op = sent.get("op") if isinstance(sent, dict) else None
    known = op if isinstance(op, str) and len(op) <= len("00000000-0000-0000-0000-000000000000") else None
    found = (error for error in _VALIDATOR.iter_errors(sent) if error.kind.name != "oneOf")
    faults = [*worded(found), *(_undecided(sent) if isinstance(sent, dict) else ())]
    return Rejected(known, "This is not an operation; errors names each fault.", faults[:FAULTS_MAX])


def _undecided(sent: dict[str, Any]) -> Iterator[FieldError]:
    """What the schema says by ``oneOf``: an operation does one thing."""
    given = [name for name in (*_EDITS, "delete", "purge") if name in sent]
    if not given:
        yield {"pointer": "", "detail": "Say what changes: set, add, remove or resolve; or else delete; or else purge."}
    for name in given[1:]:
        if name not in _EDITS:
            yield {"pointer": f"/{name}", "detail": f"This cannot stand beside {given[0]}."}
