"""The questions of the reframe, served to everybody as they stand in their files."""

import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from onwards import content
from tests.support.people import API

FILES = Path(content.__file__).parent / "prompts"
PACKS = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in FILES.glob("*.json")
    if "schema" not in path.name
}
SHOWN = {name: {key: value for key, value in pack.items() if key != "$schema"} for name, pack in PACKS.items()}

# They know nothing of the database: one engine is enough.
pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


def get(client: FlaskClient, path: str, **headers: str) -> Any:
    return client.get(API + path, headers={name.replace("_", "-"): each for name, each in headers.items()})


def test_anybody_reads_every_pack_whole(client: FlaskClient) -> None:
    answer = get(client, "/prompts")
    assert answer.status_code == 200
    assert answer.json == {"items": [SHOWN[name] for name in sorted(SHOWN)]}


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_a_pack_is_read_by_its_id(client: FlaskClient, name: str) -> None:
    assert get(client, f"/prompts/{name}").json == SHOWN[name]


def test_a_pack_that_does_not_exist_is_a_problem(client: FlaskClient) -> None:
    for unknown in ("nonsense", "prompts.schema", "..", "five_practices.json", "FIVE_PRACTICES"):
        answer = get(client, f"/prompts/{unknown}")
        assert (answer.status_code, answer.json["code"]) == (404, "not-found"), unknown


@pytest.mark.parametrize("path", ["/prompts", "/prompts/five_practices"])
def test_who_has_them_already_gets_nothing_twice(client: FlaskClient, path: str) -> None:
    first = get(client, path)
    assert first.headers["Cache-Control"] == "public, no-cache"
    tag = first.headers["ETag"]

    again = get(client, path, If_None_Match=tag)
    by_another = get(client, path, If_None_Match='"older"')
    malformed = get(client, path, If_None_Match="older")

    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert again.headers["Cache-Control"] == "public, no-cache"
    assert (by_another.status_code, by_another.json) == (200, first.json)
    assert (malformed.status_code, malformed.json["code"]) == (400, "malformed-request")


def test_nobody_writes_them(client: FlaskClient) -> None:
    for path in ("/prompts", "/prompts/five_practices"):
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            answer: Any = client.open(API + path, method=method, json={})
            assert (answer.status_code, answer.json["code"]) == (405, "method-not-allowed"), (method, path)


def test_another_origin_may_read_them(client: FlaskClient) -> None:
    answer = get(client, "/prompts", Origin="https://example.org")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers
