"""The headers of requests and answers that the document names; their forms are what the server takes."""

from typing import Any

ANY = "*"
ETAG = r'"[!#-~]{1,60}"'
IF_MATCH = {"type": "string", "pattern": rf"^(\*|(W/)?{ETAG})$", "maxLength": 64}
HEADERS: dict[str, dict[str, Any]] = {
    "If-Match": {
        "required": True,
        "description": "The ETag of the version you saw, or `*` to overwrite whatever is there.",
        "schema": IF_MATCH,
        "example": "*",
    },
    "If-Match-optional": {
        "required": False,
        "description": "Needed over an existing record: the ETag of the version you saw, or `*`.",
        "schema": IF_MATCH,
        "example": "*",
    },
    "If-None-Match": {
        "required": False,
        "description": "The ETags you have, or `*`; 304 when nothing has changed.",
        "schema": {
            "type": "string",
            "pattern": rf"^(\*|(W/)?{ETAG}(, ?(W/)?{ETAG}){{0,9}})$",
            "maxLength": 700,
        },
    },
    "Idempotency-Key": {
        "required": False,
        "description": "Any text of your own: the same key and body make one record, however often they are sent.",
        "schema": {"type": "string", "pattern": "^[!-~]+$", "minLength": 1, "maxLength": 255},
    },
}
ANSWER_HEADERS: dict[str, dict[str, Any]] = {
    "ETag": {"description": "The version of the record.", "schema": {"type": "string", "maxLength": 64}},
    "Link": {"description": 'The next page, `rel="next"`.', "schema": {"type": "string", "maxLength": 2000}},
    "Location": {"description": "Where the new record is.", "schema": {"type": "string", "maxLength": 200}},
    "RateLimit": {"description": "What is left of the limit.", "schema": {"type": "string", "maxLength": 100}},
    "RateLimit-Policy": {"description": "The limit.", "schema": {"type": "string", "maxLength": 100}},
    "Retry-After": {
        "description": "Seconds to wait.",
        "schema": {"type": "string", "pattern": "^[0-9]+$", "maxLength": 9},
    },
}
