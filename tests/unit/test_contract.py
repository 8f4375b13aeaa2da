"""The kernel on its own: a small app with two operations and no feature."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_restx import Namespace, Resource

from onwards.config import Settings
from onwards.core import answers, auth
from onwards.core import fields as f
from onwards.core.contract import Call, operation
from onwards.core.db import Database
from onwards.core.limits import POLICIES, Limiter

WRITTEN = "Dear diary, this must not be logged"
SECRET = "an-example-of-a-secret-key-that-is-long-enough"


class Greeting(f.Schema):
    """A greeting."""

    name = f.Text(20, required=True)
    times = f.Integer(1, 3)


class GreetingQuery(f.Schema):
    """How to greet."""

    loud = f.QueryBoolean(load_default=False)


api = Namespace("greetings", path="/")


@api.route("/greetings")
class Greetings(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """Greets."""

    @operation("list_greetings", tag="greetings", access="anyone", query=GreetingQuery(), limit="sign-up")
    def get(self, call: Call) -> dict[str, Any]:
        """List greetings."""
        return {"loud": call.query["loud"]}

    @operation("greet", tag="greetings", access="anyone", body=Greeting())
    def post(self, call: Call) -> dict[str, Any]:
        """Greet."""
        return {"hello": call.body["name"] * call.body.get("times", 1)}

    @operation("break_greetings", tag="greetings", access="anyone")
    def delete(self, call: Call) -> None:  # noqa: ARG002 (their signature)
        """Break."""
        raise RuntimeError(WRITTEN)

    @operation("own_greetings", tag="greetings")
    def put(self, call: Call) -> None:
        """Greet as somebody."""


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    app = Flask(__name__, static_folder=None)
    settings = Settings(f"sqlite:///{tmp_path}/kernel.db", SECRET)
    app.config["MAX_CONTENT_LENGTH"] = 1024 * 1024
    database = Database(settings.database_url)
    app.extensions |= {"onwards.database": database, "onwards.limiter": Limiter("memory://")}
    app.extensions["onwards.gate"] = auth.Gate(lambda *_: None, lambda *_: None)
    auth.prepare(app, settings)
    answers.install(app)
    router = answers.Router(app, prefix="/api/v1")
    router.add_namespace(api, path="")
    yield app.test_client()
    database.close()


def told(answer: Any) -> dict[str, Any]:
    content: dict[str, Any] = answer.get_json()
    return content


def post(client: FlaskClient, content: bytes, **headers: str) -> Any:
    return client.post("/api/v1/greetings", data=content, content_type="application/json", headers=headers)


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 400, "malformed-request"),
        (b"{", 400, "malformed-request"),
        (b'{"name": "\xff"}', 400, "malformed-request"),
        (b"[" * 100_000, 400, "malformed-request"),
        (b"[]", 422, "invalid"),
        (b"{}", 422, "invalid"),
        (b'{"name": "x" , "age": 3}', 422, "invalid"),
        (b'{"name": "x", "times": 9}', 422, "invalid"),
        (b'{"name": "x", "times": "2"}', 422, "invalid"),
        (b'{"name": "x", "times": true}', 422, "invalid"),
        (b'{"name": "x", "times": NaN}', 400, "malformed-request"),
        (b'{"name": "' + b"x" * 1024 * 1024 + b'"}', 413, "too-large"),
        (b" " * 12_000_000, 413, "too-large"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_bad_input_gets_a_problem_that_says_where(client: FlaskClient, content: bytes, status: int, code: str) -> None:
    answer = post(client, content)
    assert (answer.status_code, answer.mimetype, told(answer)["code"]) == (
        status,
        "application/problem+json",
        code,
    )
    assert told(answer)["type"] == f"/problems/{code}"


def test_a_fault_is_named_by_its_pointer(client: FlaskClient) -> None:
    answer = post(client, b'{"name": 1, "times": 9, "a/b": 0}')
    assert {error["pointer"] for error in told(answer)["errors"]} == {"/name", "/times", "/a~1b"}


def test_a_whole_number_may_be_written_with_a_point(client: FlaskClient) -> None:
    assert post(client, b'{"name": "x", "times": 2.0}').json == {"hello": "xx"}


def test_a_gzip_body_is_read(client: FlaskClient) -> None:
    packed = gzip.compress(json.dumps({"name": "Jo"}).encode())
    assert post(client, packed, **{"Content-Encoding": "gzip"}).json == {"hello": "Jo"}


@pytest.mark.parametrize(
    ("packed", "encoding", "status"),
    [
        (gzip.compress(b" " * 50_000_000), "gzip", 413),
        (gzip.compress(b'{"name": "x"}')[:-9], "gzip", 400),
        (b"not gzip at all", "gzip", 400),
        (b"{}", "br", 415),
    ],
    ids=["bomb", "stump", "not gzip", "brotli"],
)
def test_a_bomb_a_stump_and_other_encodings_are_refused(
    client: FlaskClient, packed: bytes, encoding: str, status: int
) -> None:
    assert post(client, packed, **{"Content-Encoding": encoding}).status_code == status


def test_only_json_is_read(client: FlaskClient) -> None:
    assert client.post("/api/v1/greetings", data="name=x").status_code == 415


@pytest.mark.parametrize("query", ["loud=maybe", "loud=true&loud=true", "volume=11"])
def test_a_wrong_query_parameter_is_named(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/api/v1/greetings?{query}")
    assert answer.status_code == 422
    assert told(answer)["errors"][0]["pointer"] == f"/query/{query.partition('=')[0]}"


def test_an_unknown_address_and_method_are_problems(client: FlaskClient) -> None:
    assert told(client.get("/api/v1/nothing"))["code"] == "not-found"
    answer = client.patch("/api/v1/greetings")
    assert (answer.status_code, told(answer)["code"]) == (405, "method-not-allowed")
    assert "POST" in answer.headers["Allow"]


def test_the_router_has_no_pages_of_its_own(client: FlaskClient) -> None:
    assert client.get("/api/v1/swagger.json").status_code == 404
    assert client.get("/api/v1/").status_code == 404
    assert client.get("/swaggerui/droid-sans.css").status_code == 404


def test_a_missing_credential_is_a_401_that_says_how(client: FlaskClient) -> None:
    answer = client.put("/api/v1/greetings")
    assert (answer.status_code, told(answer)["code"]) == (401, "signed-out")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_an_unexpected_error_tells_nobody_what_was_written(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    answer = client.delete("/api/v1/greetings")
    assert (answer.status_code, told(answer)["code"]) == (500, "internal")
    assert WRITTEN not in caplog.text + answer.text
    assert "test_contract.py" in caplog.text


def test_every_answer_carries_the_security_headers(client: FlaskClient) -> None:
    for answer in (client.get("/api/v1/greetings"), client.get("/nothing")):
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in answer.headers["Cache-Control"]


def test_a_used_up_limit_says_when_to_come_back(client: FlaskClient) -> None:
    most = int(POLICIES["sign-up"].partition("/")[0])
    answers_got = [client.get("/api/v1/greetings") for _ in range(most + 1)]
    assert [answer.status_code for answer in answers_got] == [200] * most + [429]
    assert answers_got[0].headers["RateLimit"].startswith(f'"sign-up";r={most - 1};t=')
    assert int(answers_got[-1].headers["Retry-After"]) > 0


def test_pages_elsewhere_may_ask_with_a_bearer_token_and_never_with_a_cookie(client: FlaskClient) -> None:
    asked = {"Origin": "https://example.com", "Access-Control-Request-Method": "POST"}
    preflight = client.options("/api/v1/greetings", headers=asked)
    assert preflight.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in preflight.headers["Access-Control-Allow-Methods"]
    assert "Authorization" in preflight.headers["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in preflight.headers
    assert client.get("/api/v1/greetings").headers["Access-Control-Allow-Origin"] == "*"
