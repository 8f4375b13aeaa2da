"""Fields of text that has one form: times, days, names of zones, slugs, ids."""

import re
from datetime import datetime
from typing import Any
from uuid import UUID

import marshmallow as ma
from marshmallow import validate

SLUG_MAX = 64

DAY = r"(19[7-9][0-9]|[2-8][0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
DATE = f"^{DAY}$"
CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
DATE_TIME = (
    rf"^{DAY}"
    r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"
)
TIME_ZONE = r"^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$"
SLUG = r"^[a-z0-9]([a-z0-9_-]*[a-z0-9])?$"
UUID_TEXT = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"


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


class Clock(Pattern):
    """A time of the day in 24 hours."""

    WORDS = "This must be a time of the day such as 21:00."

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(CLOCK, self.WORDS, 5, **kwargs)


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
