"""The packs of questions that come with Onwards, read once. A broken one keeps the server from starting."""

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

import jsonschema_rs

from onwards import content
from onwards.core.faults import worded
from onwards.prompts import rules

FOLDER = "prompts"
SCHEMA = f"{FOLDER}/prompts.schema"


class BrokenPack(Exception):  # noqa: N818 (it says what the file is)
    """A pack that is not one: its file, the line, the place and the reason in plain words."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as it is served; ``version`` changes with whatever is in it."""

    id: str
    whole: dict[str, Any]
    version: str


@cache
def packs() -> tuple[Pack, ...]:
    """Every pack in the content folder, by id. Raises BrokenPack."""
    found = sorted(name for name in content.names(FOLDER) if name != SCHEMA)
    return tuple(read(f"{name}.json", content.text(name)) for name in found)


def read(name: str, text: str) -> Pack:
    """The pack in ``text``, which stands in the file ``name``. Raises BrokenPack with its first fault."""
    try:
        pack = json.loads(text)
    except json.JSONDecodeError as error:
        raise BrokenPack(f"{name}, line {error.lineno}: this is not JSON: {error.msg}.") from error
    # What a schema cannot say is only asked of what keeps to it.
    fault = next(worded(_validator().iter_errors(pack)), None) or next(rules.faults_among(pack), None)
    if fault is not None:
        place = fault["pointer"] or "the whole"
        raise BrokenPack(f"{name}, line {rules.line_of(text, fault['pointer'])}, {place}: {fault['detail']}")
    served = {field: value for field, value in pack.items() if field != "$schema"}
    return Pack(pack["id"], served, sha256(text.encode()).hexdigest()[:16])


@cache
def _validator() -> jsonschema_rs.Validator:
    return jsonschema_rs.validator_for(content.load(SCHEMA), validate_formats=True)
