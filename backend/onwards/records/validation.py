"""Checking what is written to a record: fast where it is right, in words where it is not."""

from collections.abc import Mapping
from typing import Any

import jsonschema_rs
import marshmallow as ma
from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin

from onwards.core import body
from onwards.core import fields as f
from onwards.core.errors import FieldError
from onwards.core.faults import worded


def json_schema(schema: type[f.Schema]) -> dict[str, Any]:
    """``schema`` as the document has it, on its own: what it refers to is under ``components``."""
    spec = APISpec("fields", "1", "3.1.0", plugins=[MarshmallowPlugin()])
    spec.components.schema("it", schema=schema)
    components: dict[str, Any] = spec.to_dict()["components"]
    found: dict[str, Any] = components["schemas"].pop("it")
    return {**found, "components": components}


def _whole(value: Any) -> Any:
    """``value`` with 3.0 as 3: JSON Schema takes it for a whole number, and so do we. No field takes a fraction."""
    if isinstance(value, float):
        return int(value)
    if isinstance(value, list):
        return [_whole(each) for each in value]
    if isinstance(value, dict):
        return {name: _whole(each) for name, each in value.items()}
    return value


class Validator:
    """Checks written values: JSON Schema in Rust for what is right, marshmallow for the words on what is not."""

    def __init__(self, schema: type[f.Schema]) -> None:
        self._fast = jsonschema_rs.validator_for(json_schema(schema), validate_formats=True)
        # Every field may be left out, but not the parts of one that is there.
        self._worded = schema(partial=tuple(schema().fields))

    def __call__(self, values: Mapping[str, Any], creating: bool) -> tuple[dict[str, Any], list[FieldError]]:
        """``values`` normalised, and what is wrong with them."""
        if not self._fast.is_valid(values):
            return {}, self._words(values)
        missing = [name for name in ("occurred_at", "time_zone") if creating and not values.get(name)]
        if missing:
            return {}, [{"pointer": f"/{name}", "detail": "A new record needs this."} for name in missing]
        return {name: _whole(value) for name, value in values.items()}, []

    def _words(self, values: Mapping[str, Any]) -> list[FieldError]:
        try:
            self._worded.load(values)
        except ma.ValidationError as error:
            found = error.messages
            return list(body.pointers(found if isinstance(found, Mapping) else {"_schema": found}))
        return list(worded(self._fast.iter_errors(values)))
