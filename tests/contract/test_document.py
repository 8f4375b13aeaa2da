"""The document: the committed one is the generated one, it is valid, and it says everything."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from flask import Flask
from openapi_spec_validator import validate

from onwards import KINDS, create_app
from onwards.config import Settings
from onwards.core.problems import PROBLEMS
from tests.conftest import SECRET_KEY
from tests.support.document import COMMITTED, operations, resolved

DOCUMENT: dict[str, Any] = json.loads(COMMITTED.read_text())
SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]
OPERATIONS = list(operations(DOCUMENT))
EACH = pytest.mark.parametrize(("path", "method", "told"), OPERATIONS, ids=[f"{m} {p}" for p, m, _ in OPERATIONS])


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    made = create_app(Settings(f"sqlite:///{tmp_path}/x.db", SECRET_KEY, data=tmp_path, frontend=tmp_path))
    yield made
    made.extensions["onwards.database"].close()


def validator(schema: Any) -> jsonschema_rs.Validator:
    return jsonschema_rs.validator_for(resolved(DOCUMENT, schema), validate_formats=True)


def test_the_committed_document_is_the_generated_one(app: Flask) -> None:
    served = app.test_client().get("/api/v1/openapi.json")
    assert served.get_json() == DOCUMENT, "run `onwards openapi openapi/openapi.json`"
    assert served.headers["ETag"]
    again = app.test_client().get("/api/v1/openapi.json", headers={"If-None-Match": served.headers["ETag"]})
    assert again.status_code == 304


def test_it_is_a_valid_document_of_openapi_3_1() -> None:
    validate(DOCUMENT)
    assert DOCUMENT["openapi"] == "3.1.0"
    assert "webhooks" not in DOCUMENT


def test_it_is_whole_in_itself() -> None:
    assert all(reference.startswith("#/components/") for reference in _values(DOCUMENT, "$ref"))


def test_it_says_who_made_it_and_how_to_begin() -> None:
    info = DOCUMENT["info"]
    assert all(info[name] for name in ("title", "version", "description", "license", "contact"))
    assert DOCUMENT["servers"]
    tags = {tag["name"] for tag in DOCUMENT["tags"]}
    assert all(tag["description"] for tag in DOCUMENT["tags"])
    assert {tag for _, _, told in OPERATIONS for tag in told["tags"]} == tags


def test_every_operation_has_a_name_of_its_own() -> None:
    names = [told["operationId"] for _, _, told in OPERATIONS]
    assert len(names) == len(set(names))
    assert all(name.replace("_", "").isalpha() and name == name.lower() for name in names)


@EACH
def test_an_operation_is_described(path: str, method: str, told: dict[str, Any]) -> None:
    assert told["summary"]
    assert not told["summary"].endswith(".")
    assert len(told["summary"]) <= 80
    assert told["description"].endswith(".") or told["description"] == told["summary"]
    assert len(told["tags"]) == 1
    assert "security" in told
    assert path == path.rstrip("/").lower()
    assert path.startswith("/api/v1/")


@EACH
def test_an_operation_names_its_parameters(path: str, method: str, told: dict[str, Any]) -> None:
    given = [resolved(DOCUMENT, each) for each in (*told["parameters"], *DOCUMENT["paths"][path].get("parameters", []))]
    assert {each["name"] for each in given if each["in"] == "path"} == {
        part[1:-1] for part in path.split("/") if part.startswith("{")
    }
    for parameter in given:
        assert parameter.get("description"), parameter["name"]
        assert parameter["name"].lower() == parameter["name"] or parameter["in"] == "header"
        if "example" in parameter:
            validator(parameter["schema"]).validate(parameter["example"])
    if method in {"get", "delete"}:
        assert "requestBody" not in told


@EACH
def test_an_operation_names_every_answer(path: str, method: str, told: dict[str, Any]) -> None:
    answers = told["responses"]
    expected = {"422", "429", "503"} | ({"401", "403"} if told["security"] else set())
    expected |= {"400", "413", "415"} if "requestBody" in told else set()
    expected |= {"404"} if "{" in path else set()
    assert answers.keys() >= expected
    assert any(status.startswith("2") for status in answers)
    for status, answer in answers.items():
        assert answer["description"], status
        if status >= "400":
            (content,) = answer["content"].items()
            assert content[0] == "application/problem+json"
            assert content[1]["schema"]["$ref"].endswith("/Problem")
            assert content[1]["example"]["status"] == int(status)
        if status in {"429", "503"}:
            assert "Retry-After" in answer["headers"]
        if status < "300":
            assert {"RateLimit", "RateLimit-Policy"} <= answer["headers"].keys()


@EACH
def test_what_an_operation_shows_as_an_example_is_valid(path: str, method: str, told: dict[str, Any]) -> None:
    bodies = [told["requestBody"]] if "requestBody" in told else []
    contents = [each for part in (*bodies, *told["responses"].values()) for each in part.get("content", {}).values()]
    for content in contents:
        validator(content["schema"]).validate(content["example"])
        reference = content["schema"].get("$ref", "")
        assert reference, "a component of its own"


@EACH
def test_an_operation_needs_somebody_unless_it_is_open_to_all(path: str, method: str, told: dict[str, Any]) -> None:
    open_to_all = {
        "register", "sign_in", "sign_in_for_tokens", "refresh_tokens", "recover",
        "list_prompt_packs", "get_prompt_pack",
    }  # fmt: skip
    assert bool(told["security"]) or told["operationId"] in open_to_all


def test_every_problem_has_a_page_and_a_place_in_the_document() -> None:
    assert set(SCHEMAS["Problem"]["properties"]["code"]["enum"]) == set(PROBLEMS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_component_is_described_and_bounded(name: str) -> None:
    assert SCHEMAS[name]["description"]
    for where, schema in _schemas(SCHEMAS[name], name):
        kinds = schema["type"] if isinstance(schema.get("type"), list) else [schema.get("type")]
        if "string" in kinds:
            assert "maxLength" in schema or "enum" in schema or "const" in schema, where
        if "array" in kinds:
            assert "maxItems" in schema, where
            assert "items" in schema, where
        if "integer" in kinds or "number" in kinds:
            assert {"minimum", "maximum"} <= schema.keys(), where
        if "object" in kinds and "properties" in schema:
            assert all(each == each.lower() and " " not in each for each in schema["properties"]), where
            assert set(schema.get("required", ())) <= schema["properties"].keys(), where


@EACH
def test_a_parameter_is_bounded(path: str, method: str, told: dict[str, Any]) -> None:
    for given in told["parameters"]:
        schema = resolved(DOCUMENT, given)["schema"]
        if schema["type"] == "string":
            assert "maxLength" in schema, given
        if schema["type"] == "integer":
            assert {"minimum", "maximum"} <= schema.keys(), given


def test_a_component_is_used_and_what_a_client_sends_is_closed() -> None:
    used = set(_values(DOCUMENT, "$ref"))
    assert {f"#/components/schemas/{name}" for name in SCHEMAS} <= used
    for _, _, told in OPERATIONS:
        if "requestBody" in told:
            schema = resolved(DOCUMENT, told["requestBody"]["content"]["application/json"]["schema"])
            assert schema["additionalProperties"] is False, told["operationId"]


def test_what_can_be_written_says_how_it_merges() -> None:
    kinds = {name: schema["x-kind"] for name, schema in SCHEMAS.items() if "x-kind" in schema}
    assert {kind["type"] for kind in kinds.values()} == {routes.kind.type for routes in KINDS}
    for name in kinds:
        written = SCHEMAS[f"{name}Input"]["properties"]
        assert all(field["x-merge"] in {"scalar", "set", "text"} for field in written.values())
        shown = SCHEMAS[name]["properties"]
        assert {field: shown[field]["x-merge"] for field in written} == {
            field: each["x-merge"] for field, each in written.items()
        }


def _values(node: Any, name: str) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == name and isinstance(value, str):
                yield value
            else:
                yield from _values(value, name)
    elif isinstance(node, list):
        for each in node:
            yield from _values(each, name)


def _schemas(schema: Any, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    yield where, schema
    for name, inner in schema.get("properties", {}).items():
        yield from _schemas(inner, f"{where}/{name}")
    for keyword in ("items", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            yield from _schemas(schema[keyword], f"{where}/{keyword}")
    for keyword in ("anyOf", "oneOf", "allOf"):
        for number, inner in enumerate(schema.get(keyword, ())):
            yield from _schemas(inner, f"{where}/{keyword}/{number}")
