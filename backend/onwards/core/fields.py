"""Marshmallow fields that say in JSON Schema exactly what they accept.

Each is strict about JSON types and bounded, so that the document, the fast validator made from it and marshmallow
agree on every value.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

import marshmallow as ma
from marshmallow import validate

TEXT_MAX = 20_000
SHORT_TEXT_MAX = 200
SLUG_MAX = 64
SET_MAX = 40
INT64_MAX = 2**63 - 1
DAY = r"(19[7-9][0-9]|[2-8][0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
DATE = f"^{DAY}$"
DATE_TIME = (
    rf"^{DAY}"
    r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"
)
TIME_ZONE = r"^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$"
SLUG = r"^[a-z0-9]([a-z0-9_-]*[a-z0-9])?$"
UUID_TEXT = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"


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


class Pattern(ma.fields.String):
    """Text of one form, named in ``words``."""

    def __init__(self, pattern: str, words: str, longest: int, **kwargs: Any) -> None:
        form = validate.Regexp(pattern, error=words)
        # In Python a $ also matches before a last line break, in JSON Schema it does not.
        form.regex = re.compile(rf"(?:{pattern})(?!\n)", re.ASCII)
        super().__init__(validate=[validate.Length(max=longest), form], **kwargs)


class _Calendar(Pattern):
    """Text of the form ``FORM`` that names a day there is."""

    FORM = WORDS = ""
    KIND = ("", 0)

    def __init__(self, **kwargs: Any) -> None:
        kind, longest = self.KIND
        super().__init__(self.FORM, self.WORDS, longest, **kwargs)
        self.metadata = {"format": kind, **self.metadata}

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = str(super()._deserialize(value, attr, data, **kwargs))
        if re.match(self.FORM, text):
            try:
                datetime.fromisoformat(text)
            except ValueError as error:
                raise ma.ValidationError("There is no such day.") from error
        return text


class Timestamp(_Calendar):
    """An RFC 3339 time with its offset, kept as it was written; years 1970 to 8999."""

    FORM = DATE_TIME
    WORDS = "This must be a time with its offset, such as 2026-03-02T14:32:00+00:00, in the years 1970 to 8999."
    KIND = ("date-time", 40)

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:  # noqa: ARG002 (their signature)
        return value.isoformat() if isinstance(value, datetime) else value


class Date(_Calendar):
    """A calendar day such as 2026-03-02; years 1970 to 8999."""

    FORM = DATE
    WORDS = "This must be a day such as 2026-03-02, in the years 1970 to 8999."
    KIND = ("date", 10)


class TimeZone(Pattern):
    """An IANA time zone name, checked by its form only: old zone data never refuses a new zone."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(TIME_ZONE, "This must be a time zone name such as Europe/London.", SLUG_MAX, **kwargs)


class Slug(Pattern):
    """A short name made of small letters, digits, ``-`` and ``_``."""

    WORDS = "This must be made of small letters, digits, - and _."

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(SLUG, self.WORDS, SLUG_MAX, **kwargs)


class Id(Pattern):
    """A UUID in its usual form, in small letters."""

    WORDS = "This must be a UUID in small letters."

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(UUID_TEXT, self.WORDS, 36, **kwargs)
        self.metadata = {"format": "uuid", **self.metadata}

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:  # noqa: ARG002 (their signature)
        return str(value) if isinstance(value, UUID) else value


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
