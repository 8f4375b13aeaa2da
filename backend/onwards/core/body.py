"""Reading a request body and query: bounded, JSON only, plain or gzip; every fault worded with a pointer."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import marshmallow as ma
import orjson
from flask import Request
from werkzeug.exceptions import RequestEntityTooLarge

from onwards.core.errors import FieldError, Problem

BODY_MAX = 1024 * 1024
TOKEN_MAX = 200
"""As much of a field's name is told back."""
_GZIP = 31
# First what stays: a whole pair, or any other escape, so that an escaped backslash is not taken for the start of one.
_SURROGATE = re.compile(
    rb"(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\(?!u[dD][89a-fA-F][0-9a-fA-F]{2}).)"
    rb"|\\u[dD][89a-fA-F][0-9a-fA-F]{2}",
    re.DOTALL,
)


def read_json(request: Request, longest: int = BODY_MAX) -> Any:
    """The JSON value of the body, at most ``longest`` bytes decoded. Raises Problem."""
    if request.mimetype != "application/json":
        raise Problem("unsupported-media-type", "Send the body as application/json.")
    too_large = Problem("too-large", f"A body may have {longest} bytes at most.")
    try:
        raw = request.get_data(cache=False)
    except RequestEntityTooLarge as error:
        raise too_large from error
    if len(raw) > longest:
        raise too_large
    raw = _decoded(raw, request.headers.get("Content-Encoding", "identity").lower(), longest)
    try:
        return _parsed(raw)
    except orjson.JSONDecodeError as error:
        raise Problem(
            "malformed-request", f"The body is not valid JSON: {error.msg} at character {error.pos}."
        ) from error


def _parsed(raw: bytes) -> Any:
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        if "surrogate in string" not in error.msg:
            raise
    # Half an emoji, cut by whatever counts in UTF-16: it must not keep a whole push from being read.
    return orjson.loads(_SURROGATE.sub(lambda found: found[1] or rb"\ufffd", raw))


def _decoded(raw: bytes, encoding: str, longest: int) -> bytes:
    if encoding not in {"identity", "gzip"}:
        raise Problem("unsupported-media-type", "The Content-Encoding must be gzip or absent.")
    if encoding == "gzip":
        unzip = zlib.decompressobj(_GZIP)
        try:
            raw = unzip.decompress(raw, longest + 1)
        except zlib.error as error:
            raise Problem("malformed-request", "The body is not valid gzip.") from error
        if not unzip.eof and len(raw) <= longest:
            raise Problem("malformed-request", "The gzip body is cut off.")
    if len(raw) > longest:
        raise Problem("too-large", f"A body may have {longest} bytes at most.")
    return raw


def load(schema: ma.Schema, value: Any) -> dict[str, Any]:
    """``value`` as ``schema`` reads it. Raises Problem invalid, each fault with its JSON Pointer."""
    if not isinstance(value, dict):
        raise Problem("invalid", errors=[{"pointer": "", "detail": "This must be a JSON object."}])
    try:
        loaded: dict[str, Any] = schema.load(value)
    except ma.ValidationError as error:
        raise Problem("invalid", errors=list(pointers(_messages(error)))) from error
    return loaded


def load_query(schema: ma.Schema, request: Request) -> dict[str, Any]:
    """The query parameters as ``schema`` reads them, each given once. Raises Problem invalid."""
    repeated = [name for name, values in request.args.lists() if len(values) > 1]
    if repeated:
        raise Problem("invalid", errors=[_twice(name) for name in repeated])
    try:
        loaded: dict[str, Any] = schema.load(request.args.to_dict())
    except ma.ValidationError as error:
        raise Problem("invalid", errors=list(pointers(_messages(error), "/query"))) from error
    return loaded


def _messages(error: ma.ValidationError) -> Mapping[Any, Any]:
    found = error.messages
    return found if isinstance(found, Mapping) else {"_schema": found}


def _twice(name: str) -> FieldError:
    return {"pointer": f"/query/{_escaped(name)}", "detail": "This may be given once."}


def pointers(messages: Mapping[Any, Any], root: str = "") -> Iterator[FieldError]:
    """Marshmallow's nested messages as a flat list, each with its RFC 6901 pointer below ``root``."""
    for key, found in messages.items():
        pointer = root if key == "_schema" else f"{root}/{_escaped(str(key))}"
        if isinstance(found, Mapping):
            yield from pointers(found, pointer)
        else:
            yield from (FieldError(pointer=pointer, detail=str(words)) for words in found)


def pointer_of(path: Iterable[Any]) -> str:
    """The RFC 6901 pointer to ``path``."""
    return "".join(f"/{_escaped(str(step))}" for step in path)


def _escaped(token: str) -> str:
    return token[:TOKEN_MAX].replace("~", "~0").replace("/", "~1")
