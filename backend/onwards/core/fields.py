"""Marshmallow fields that say in JSON Schema exactly what they accept.

Each is strict about JSON types and bounded, so that the document, the fast validator made from it and marshmallow
agree on every value.
"""

import re
from collections.abc import Sequence
from typing import Any, ClassVar

import marshmallow as ma
from marshmallow import validate

from onwards.core.formats import (
    SLUG_MAX,
    UUID_TEXT,
    Clock,
    Date,
    Id,
    Pattern,
    Slug,
    Timestamp,
    TimeZone,
)

__all__ = [
    "INT64_MAX", "SET_MAX", "SHORT_TEXT_MAX", "SLUG_MAX", "TEXT_MAX", "UUID_TEXT", "Boolean", "Choice", "Clock", "Date",
    "Id", "Integer", "Listing", "Nested", "Pattern", "QueryBoolean", "QueryInteger", "Schema", "Slug", "Text",
    "TimeZone", "Timestamp",
]  # fmt: skip

TEXT_MAX = 20_000
SHORT_TEXT_MAX = 200
SET_MAX = 40
INT64_MAX = 2**63 - 1


class Schema(ma.Schema):
    """A component of the document: strict, described by its docstring, with one ``example`` that validates.

    ``extensions`` are added to the component as they are (``x-...``).
    """

    example: ClassVar[dict[str, Any]] = {}
    extensions: ClassVar[dict[str, Any]] = {}

    class Meta:
        unknown = ma.RAISE

    _default_error_messages = {  # noqa: RUF012 (their attribute)
        "unknown": "There is no such field.",
        "type": "This must be a JSON object.",
    }


class Integer(ma.fields.Integer):
    """A JSON integer from ``minimum`` to ``maximum``; ``3.0`` is one, ``"3"`` and ``true`` are not."""

    def __init__(self, minimum: int = 0, maximum: int = INT64_MAX, **kwargs: Any) -> None:
        words = f"This must be from {minimum} to {maximum}."
        super().__init__(strict=True, validate=validate.Range(minimum, maximum, error=words), **kwargs)

    def _validated(self, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
            raise self.make_error("invalid", input=value)
        return int(value)


class QueryInteger(ma.fields.Integer):
    """A whole number written in a query string, from ``minimum`` to ``maximum``."""

    def __init__(self, minimum: int, maximum: int, **kwargs: Any) -> None:
        words = f"This must be from {minimum} to {maximum}."
        super().__init__(validate=validate.Range(minimum, maximum, error=words), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        if not re.fullmatch(r"-?[0-9]{1,18}", str(value)):
            raise self.make_error("invalid", input=value)
        return super()._deserialize(value, attr, data, **kwargs)


class Boolean(ma.fields.Boolean):
    """A JSON boolean; ``"true"`` and ``1`` are not."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(truthy={True}, falsy={False}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:  # noqa: ARG002 (their signature)
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


class QueryBoolean(ma.fields.Boolean):
    """``true`` or ``false`` in a query string."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(truthy={"true"}, falsy={"false"}, **kwargs)


class Text(ma.fields.String):
    """Text of at most ``longest`` characters."""

    def __init__(self, longest: int = SHORT_TEXT_MAX, shortest: int = 0, **kwargs: Any) -> None:
        fewest = f"This must have from {shortest} to {longest} characters." if shortest else None
        words = fewest or f"This may have {longest} characters at most."
        super().__init__(validate=validate.Length(shortest or None, longest, error=words), **kwargs)


class Nested(ma.fields.Nested):
    """Another component inside this one."""


class Choice(ma.fields.String):
    """One of ``values``."""

    def __init__(self, values: Sequence[str], **kwargs: Any) -> None:
        words = f"This must be one of: {', '.join(values)}."
        longest = validate.Length(max=max(map(len, values)))
        super().__init__(validate=[validate.OneOf(values, error=words), longest], **kwargs)


class Listing(ma.fields.List[Any]):
    """A list of at most ``most`` items."""

    def __init__(self, inner: ma.fields.Field[Any] | type[ma.fields.Field[Any]], most: int, **kwargs: Any) -> None:
        super().__init__(inner, validate=validate.Length(max=most), **kwargs)
