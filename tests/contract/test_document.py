"""The document: committed as it is generated, valid, bounded everywhere, with examples that are true."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from flask import Flask
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate

from onwards import create_app
from onwards.config import Settings

COMMITTED = Path(__file__).parents[2] / "openapi" / "openapi.json"
METHODS = ("get", "put", "post", "patch", "delete")


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the running app serves."""
    folder = tmp_path_factory.mktemp("document")
    app: Flask = create_app(Settings(f"sqlite:///{folder}/none.db", "a-secret-for-a-document-that-nobody-signs-with"))
    served: Any = app.test_client().get("/api/v1/openapi.json", headers={"Accept-Encoding": "identity"}).json
    app.extensions["onwards.database"].close()
    return dict(served)


def operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for methods in document["paths"].values():
        yield from (methods[method] for method in METHODS if method in methods)


def test_the_committed_document_is_the_one_that_the_code_makes(document: dict[str, Any]) -> None:
    assert orjson.loads(COMMITTED.read_bytes()) == document, "run: onwards openapi openapi/openapi.json"


def test_the_document_is_valid_openapi(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.1.0"
    validate(document)


def test_every_operation_has_an_id_of_its_own_and_words(document: dict[str, Any]) -> None:
    found = list(operations(document))
    ids = [each["operationId"] for each in found]
    assert len(found) > 30
    assert len(set(ids)) == len(ids)
    known = {tag["name"] for tag in document["tags"]}
    for each in found:
        assert each["operationId"].replace("_", "").isalnum()
        assert each["operationId"].islower()
        assert each["summary"]
        assert each["description"]
        assert set(each["tags"]) <= known
        assert any(status.startswith("2") for status in each["responses"])


def test_every_refusal_is_a_problem(document: dict[str, Any]) -> None:
    for each in operations(document):
        for status, response in each["responses"].items():
            if status >= "400":
                content = response["content"]["application/problem+json"]
                assert content["schema"] == {"$ref": "#/components/schemas/Problem"}
                assert content["example"]["status"] == int(status)


def test_every_string_array_and_integer_is_bounded(document: dict[str, Any]) -> None:
    unbounded = [where for where, schema in schemas(document) if not _bounded(schema)]
    assert unbounded == []


def _bounded(schema: dict[str, Any]) -> bool:
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if "string" in types and not ({"maxLength", "enum", "const"} & schema.keys()):
        return False
    if "array" in types and "maxItems" not in schema:
        return False
    return "integer" not in types or {"minimum", "maximum"} <= schema.keys()


def schemas(node: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema object of the document with its place; examples are not schemas."""
    if isinstance(node, dict):
        if "type" in node and isinstance(node["type"], str | list) and not where.endswith("/properties"):
            yield where, node
        for key, value in node.items():
            if key not in {"example", "examples"}:
                yield from schemas(value, f"{where}/{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from schemas(value, f"{where}/{number}")


def test_every_example_is_true(document: dict[str, Any]) -> None:
    checked = 0
    for each in operations(document):
        bodies = [each.get("requestBody", {}), *each["responses"].values()]
        for content in (content for body in bodies for content in body.get("content", {}).values()):
            whole = {**content["schema"], "components": document["components"]}
            validator = OAS31Validator(whole, format_checker=OAS31Validator.FORMAT_CHECKER)
            assert [error.message for error in validator.iter_errors(content["example"])] == [], each["operationId"]
            checked += 1
    assert checked > 200
