"""What is made of a kind's one schema: what a writer may send, a page of a list, the kind as the write path sees it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import marshmallow as ma

from onwards.core import fields as f
from onwards.records.kinds import Kind
from onwards.records.schemas import Record
from onwards.records.validation import Validator


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
