"""A pack of questions as the document describes it: by the schema that its file is held against."""

from typing import Any, ClassVar

import marshmallow as ma

from onwards import content
from onwards.core import fields as f
from onwards.prompts.service import SCHEMA, packs

PACKS_MAX = 100
_WHOLE = content.load(SCHEMA)
_SERVED = {name: told for name, told in _WHOLE["properties"].items() if name != "$schema"}


def _in_place(node: Any) -> Any:
    """``node`` with what it refers to put in its place."""
    if isinstance(node, list):
        return [_in_place(each) for each in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _in_place(_WHOLE["$defs"][node["$ref"].removeprefix("#/$defs/")])
    return {name: _in_place(each) for name, each in node.items()}


_Served = f.Schema.from_dict(
    {name: ma.fields.Raw(required=True, metadata=_in_place(told)) for name, told in _SERVED.items()}
)


class PromptPack(_Served):  # type: ignore[misc, valid-type]  # made of the schema of the file
    """A pack of questions; the device chooses among them by itself."""

    example: ClassVar[dict[str, Any]] = packs()[0].whole


class PromptPacks(f.Schema):
    """Every pack of questions that comes with Onwards."""

    items = f.Listing(f.Nested(PromptPack), PACKS_MAX, required=True)
    example: ClassVar[dict[str, Any]] = {"items": [PromptPack.example]}
