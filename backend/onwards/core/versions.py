"""The version of an answer: its ETag, what the reader has already, and what a writer saw."""

import re
from collections.abc import Mapping
from typing import Any

from flask import request

from onwards.core.calls import Answer
from onwards.core.errors import Problem
from onwards.core.headers import ANY, ETAG

_TAG = rf"(?:W/)?{ETAG}"
_TAGS = rf"{_TAG}(?:, ?{_TAG}){{0,9}}"


def versioned(tag: str, value: Any, headers: Mapping[str, str] | None = None, status: int | None = None) -> Answer:
    """``value`` with the ETag ``tag``; 304 where the reader has it already. Raises Problem malformed-request."""
    sent = {"ETag": f'"{tag}"', **(headers or {})}
    if request.method in {"GET", "HEAD"} and _is_known(tag):
        return Answer(status=304, headers=sent)
    return Answer(value, status, sent)


def _is_known(tag: str) -> bool:
    header = request.headers.get("If-None-Match")
    if header is None or header.strip() == ANY:
        return header is not None
    if not re.fullmatch(_TAGS, header.strip()):
        raise Problem("malformed-request", 'If-None-Match must be ETags in quotes, such as "12-5f3a", or *.')
    return f'"{tag}"' in re.findall(ETAG, header)


def if_match() -> str | None:
    """The version named in If-Match without its quotes, ``*``, or None. Raises Problem malformed-request."""
    header = request.headers.get("If-Match")
    if header is None or header.strip() == ANY:
        return header and ANY
    found = re.fullmatch(_TAG, header.strip())
    if found is None:
        raise Problem("malformed-request", 'If-Match must be one ETag in quotes, such as "12-5f3a", or *.')
    return found[0].removeprefix("W/").strip('"')
