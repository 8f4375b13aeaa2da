"""Reading the OpenAPI document: its operations, and schemas with everything they refer to."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

OPENAPI = Path(__file__).parents[2] / "openapi"
COMMITTED = OPENAPI / "openapi.json"
RELEASED = OPENAPI / "released.json"
METHODS = ("get", "put", "post", "patch", "delete")


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every operation: path, method in small letters, and what is told of it."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def resolved(document: dict[str, Any], node: Any) -> Any:
    """``node`` with every reference replaced by what it refers to; nothing here refers to itself."""
    if isinstance(node, list):
        return [resolved(document, each) for each in node]
    if not isinstance(node, dict):
        return node
    if "$ref" not in node:
        return {name: resolved(document, each) for name, each in node.items()}
    found: Any = document
    for part in node["$ref"].removeprefix("#/").split("/"):
        found = found[part]
    return resolved(document, found)
