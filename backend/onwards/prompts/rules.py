"""What the schema of a pack cannot say, and where in a file a fault stands."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from onwards.core.errors import FieldError

_BLANKS = re.compile(r"\s*")
_read = json.JSONDecoder().raw_decode


def faults_among(pack: Mapping[str, Any]) -> Iterator[FieldError]:
    """Where a pack that keeps to its schema is wrong all the same: an id twice, a range that nothing lies in."""
    seen: set[str] = set()
    for number, prompt in enumerate(pack["prompts"]):
        if prompt["id"] in seen:
            yield {"pointer": f"/prompts/{number}/id", "detail": "Another question has this id."}
        seen.add(prompt["id"])
        for name in ("hours_since", "severity"):
            span = prompt["applies_to"].get(name, {})
            if span.get("from", float("-inf")) > span.get("to", float("inf")):
                yield {"pointer": f"/prompts/{number}/applies_to/{name}", "detail": "This ends before it begins."}


def line_of(text: str, pointer: str) -> int:
    """The line, from 1, of what ``pointer`` leads to in the JSON ``text``; if it is missing, of what lacks it."""
    path = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    return text.count("\n", 0, _place(text, _past_blanks(text, 0), path)) + 1


def _place(text: str, at: int, path: list[str]) -> int:
    if path and text[at] in "{[":
        for step, value in _members(text, at):
            if step == path[0]:
                return _place(text, value, path[1:])
    return at


def _members(text: str, at: int) -> Iterator[tuple[str, int]]:
    """The name or number of each value in the object or list at ``at``, and where the value begins."""
    named, number = text[at] == "{", 0
    at = _past_blanks(text, at + 1)
    while text[at] not in "}]":
        step = str(number)
        if named:
            step, at = _read(text, at)
            at = _past_blanks(text, _past_blanks(text, at) + 1)
        yield step, at
        at = _past_blanks(text, _read(text, at)[1])
        at = _past_blanks(text, at + 1) if text[at] == "," else at
        number += 1


def _past_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at
