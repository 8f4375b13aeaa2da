"""What every kind of record has in common, and how a kind is made of its one schema.

A kind declares its fields with the functions below. Each field's ``x-merge`` says what happens when two devices change
it at once (``scalar``, ``set`` or ``text``), and stands in the document for the app to read.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import marshmallow as ma

from onwards.core import fields as f
from onwards.records.kinds import Kind, OnTimeline
from onwards.records.validation import Validator

ENVELOPE_EXAMPLE = {
    "id": "01938a5e-7c00-7000-8000-000000000001",
    "occurred_at": "2026-03-02T14:32:00+00:00",
    "time_zone": "Europe/London",
    "created_at": "2026-03-02T14:32:04+00:00",
    "updated_at": "2026-03-02T14:32:04+00:00",
    "rev": 12,
    "deleted_at": None,
    "siblings": [],
}


def _field(
    kind: type[ma.fields.Field[Any]],
    *args: Any,
    words: str,
    merge: str = "scalar",
    default: Any = None,
    private: bool = False,
) -> Any:
    metadata = {"description": words, "x-merge": merge, **({"x-private": True} if private else {})}
    return kind(*args, allow_none=True, dump_default=default, metadata=metadata)


def integer(minimum: int, maximum: int, words: str, default: int | None = None) -> Any:
    """A whole number or nothing."""
    return _field(f.Integer, minimum, maximum, words=words, default=default)


def choice(values: Sequence[str], words: str, default: str | None = None) -> Any:
    """One of ``values`` or nothing."""
    return _field(f.Choice, values, words=words, default=default)


def reference(words: str) -> Any:
    """The id of another record, which may be missing."""
    return _field(f.Id, words=words)


def references(words: str) -> Any:
    """A set of ids of other records, any of which may be missing."""
    return _field(f.Listing, f.Id(), f.SET_MAX, words=words, merge="set", default=[])


def flag(words: str) -> Any:
    """True, false or nothing."""
    return _field(f.Boolean, words=words, default=False)


def slug(words: str) -> Any:
    """A short name or nothing."""
    return _field(f.Slug, words=words)


def slugs(words: str) -> Any:
    """A set of short names; additions and removals of two devices merge."""
    return _field(f.Listing, f.Slug(), f.SET_MAX, words=words, merge="set", default=[])


def text(words: str, longest: int = f.TEXT_MAX) -> Any:
    """What somebody wrote: two edits at once are both kept, and only ``notes:read`` may see it."""
    return _field(f.Text, longest, words=words, merge="text", private=True)


def short_text(words: str) -> Any:
    """A name or label of at most 200 characters, such as a company's."""
    return _field(f.Text, words=words)


def date(words: str) -> Any:
    """A calendar day without a time, or nothing."""
    return _field(f.Date, words=words)


def part(schema: type[f.Schema], words: str) -> Any:
    """One object of several members that change together, or nothing."""
    return _field(f.Nested, schema, words=words)


def parts(schema: type[f.Schema], most: int, words: str) -> Any:
    """A list of objects that is one value, such as the causes that sum to 100; seen with ``notes:read`` only."""
    return _field(f.Listing, f.Nested(schema), most, words=words, default=[], private=True)


class Sibling(f.Schema):
    """A value that was written on another device at the same time, kept until somebody chooses."""

    op = f.Id(required=True, metadata={"description": "The operation that wrote it"})
    field = f.Text(64, required=True)
    value = ma.fields.Raw(required=True, allow_none=True, metadata={"description": "The value that is not shown"})
    device = f.Text(200, required=True, allow_none=True, metadata={"description": "Where it was written"})
    at = f.Timestamp(required=True)
    example = {  # noqa: RUF012
        "op": "01938a5e-7c00-7000-8000-0000000000ff",
        "field": "note",
        "value": "They rang at ten.",
        "device": "Laptop",
        "at": "2026-03-02T14:40:00+00:00",
    }


class Record(f.Schema):
    """The envelope of every record of the diary."""

    id = f.Id(required=True, dump_only=True)
    type = f.Text(64, required=True, dump_only=True)
    created_at = f.Timestamp(required=True, dump_only=True, metadata={"description": "When the server first had it"})
    updated_at = f.Timestamp(required=True, dump_only=True)
    rev = f.Integer(1, required=True, dump_only=True, metadata={"description": "Grows with every change"})
    deleted_at = f.Timestamp(
        required=True, allow_none=True, dump_only=True, metadata={"description": "In the bin since"}
    )
    siblings = f.Listing(f.Nested(Sibling), 64, required=True, dump_only=True)
    occurred_at = f.Timestamp(
        metadata={"description": "When it happened, in local time with offset", "x-merge": "scalar"}
    )
    time_zone = f.TimeZone(metadata={"description": "The zone it happened in, a label", "x-merge": "scalar"})

    class Kind:
        """Which kind a schema describes: ``type``, its ``plural`` in paths and scopes, its place on the timeline."""

        type = ""
        plural = ""
        timeline: OnTimeline = "always"
        headline: str | None = None

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if cls.Kind.type:
            told = {name: getattr(cls.Kind, name) for name in ("type", "plural", "timeline", "headline")}
            cls.extensions = {"x-kind": told}


class AnyRecord(Record):
    """A record of any kind: the envelope, and the fields of its kind."""

    class Meta:
        unknown = ma.INCLUDE

    example = {**ENVELOPE_EXAMPLE, "type": "check_in", "mood": 2, "note": "They rang at ten."}  # noqa: RUF012


def _component(name: str, fields: Mapping[str, ma.fields.Field[Any]]) -> type[f.Schema]:
    return type(name, (f.Schema,), dict(fields))


@lru_cache
def input_of(record: type[Record]) -> type[f.Schema]:
    """The component ``<Name>Input``: the fields that a writer may send."""
    fields = {name: field for name, field in record().fields.items() if not field.dump_only}
    made = _component(f"{record.__name__}Input", fields)
    made.example = {name: value for name, value in record.example.items() if name in fields}
    made.__doc__ = f"What can be written of {record.__name__}. A field that is null or left out is unset."
    return made


@lru_cache
def page_of(record: type[Record]) -> type[f.Schema]:
    """The component ``<Name>Page``: one page of a list, newest first."""
    fields: dict[str, ma.fields.Field[Any]] = {
        "items": f.Listing(f.Nested(record), 200, required=True),
        "next": f.Text(200, required=True, allow_none=True, metadata={"description": "The cursor of the next page"}),
    }
    made = _component(f"{record.__name__}Page", fields)
    made.example = {"items": [record.example], "next": None}
    made.__doc__ = f"A page of {record.Kind.plural}."
    return made


def kind_of(record: type[Record]) -> Kind:
    """The Kind that ``record`` declares, with a validator made from the same schema."""
    told, fields = record.Kind, input_of(record)().fields
    return Kind(
        type=told.type,
        plural=told.plural,
        merge={name: field.metadata["x-merge"] for name, field in fields.items()},
        timeline=told.timeline,
        headline=told.headline,
        defaults={name: _default(field) for name, field in fields.items()},
        validate=Validator(input_of(record)),
        private=frozenset(name for name, field in fields.items() if field.metadata.get("x-private")),
    )


def _default(field: ma.fields.Field[Any]) -> Any:
    return None if field.dump_default is ma.missing else field.dump_default
