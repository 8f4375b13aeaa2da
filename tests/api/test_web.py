"""Pages: the app's shell and files, the API reference, a page for each problem, and the health checks."""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from onwards import create_app
from onwards.config import Settings
from onwards.core.problems import PROBLEMS
from tests.conftest import SECRET_KEY
from tests.support.databases import MigratedDatabase
from tests.support.people import PASSWORD

ROOT = Path(__file__).resolve().parents[2]

SHELL = "<!doctype html><title>Onwards</title>" + "<p>shell</p>" * 200
# Large enough that it is still large when it has been compressed.
MODEL = "[" + ",".join(str(each * each * 7919 % 10007) for each in range(1500)) + "]"
FILES = {
    "index.html": SHELL,
    "sw.js": "self.skipWaiting",
    "manifest.webmanifest": "{}",
    "assets/app-1234.js": "export {}",
    "assets/model-1234.json": MODEL,
    "docs/index.html": "<!doctype html><title>API</title>",
    "docs/reference.js": "show()",
    "icons/icon-192.png": "png",
    "favicon.ico": "ico",
}


@pytest.fixture
def settings(migrated: MigratedDatabase, tmp_path: Path) -> Settings:
    """With a small built front end."""
    for name, content in FILES.items():
        path = tmp_path / "dist" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return Settings(migrated.url, SECRET_KEY, data=tmp_path, rate_limits=False, frontend=tmp_path / "dist")


def without_engine(test: Callable[..., None]) -> Any:
    """The pages know nothing of the database: one engine is enough."""
    return pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)(test)


@without_engine
def test_every_address_of_the_app_is_its_shell(client: FlaskClient) -> None:
    for path in ("/", "/timeline", "/wins/new", "/check-ins/01938a5e-7c00-7000-8000-000000000001", "/no/such/page"):
        answer = client.get(path)
        assert (answer.status_code, answer.mimetype, answer.text) == (200, "text/html", SHELL)
        assert answer.headers["Cache-Control"] == "no-cache"


@without_engine
def test_what_is_no_page_is_a_problem(client: FlaskClient) -> None:
    for path in (
        "/assets/gone-1234.js",
        "/gone.png",
        "/docs/gone",
        "/api/v1/gone",
        "/api/v2/me",
        "/problems/gone",
        "/.env",
    ):
        answer = client.get(path)
        assert (answer.status_code, answer.mimetype) == (404, "application/problem+json"), path
    assert client.post("/timeline").status_code == 404
    assert client.get("/assets/../../secret_key").status_code == 404


@without_engine
def test_files_go_out_small_and_are_kept_as_long_as_they_stay_true(client: FlaskClient) -> None:
    asset = client.get("/assets/app-1234.js")
    assert asset.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    worker = client.get("/sw.js")
    assert (worker.mimetype, worker.headers["Cache-Control"]) == ("text/javascript", "no-cache")
    assert client.get("/manifest.webmanifest").mimetype == "application/manifest+json"
    assert client.get("/sw.js", headers={"If-None-Match": worker.headers["ETag"]}).status_code == 304
    packed = client.get("/", headers={"Accept-Encoding": "gzip"})
    assert (packed.headers["Content-Encoding"], gzip.decompress(packed.data).decode()) == ("gzip", SHELL)
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert len(packed.data) < len(SHELL)


@without_engine
def test_a_file_of_data_is_compressed_just_once(client: FlaskClient) -> None:
    packed = client.get("/assets/model-1234.json", headers={"Accept-Encoding": "gzip"})
    assert (packed.headers["Content-Encoding"], gzip.decompress(packed.data).decode()) == ("gzip", MODEL)


@without_engine
def test_the_reference_is_shown_at_docs(client: FlaskClient) -> None:
    assert "API" in client.get("/docs").text
    assert client.get("/docs/reference.js").text == "show()"


@without_engine
def test_every_problem_has_a_page_with_cause_and_fix(client: FlaskClient) -> None:
    every = client.get("/problems").text
    for code, problem in PROBLEMS.items():
        page = client.get(f"/problems/{code}")
        assert (page.status_code, page.mimetype) == (200, "text/html")
        shown = page.text.replace("&#39;", "'").replace("&#34;", '"')
        assert all(words in shown for words in (problem.title, problem.cause, problem.fix, str(problem.status)))
        assert f"/problems/{code}" in every


@without_engine
def test_the_type_of_a_problem_opens_its_page(client: FlaskClient) -> None:
    for path in ("/api/v1/me", "/api/v1/gone"):
        told: Any = client.get(path).get_json()
        assert client.get(told["type"]).status_code == 200


@without_engine
def test_what_is_shared_while_there_is_no_worker_is_not_read(client: FlaskClient) -> None:
    answer = client.post("/share", data={"text": "my secret thought"})
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert "secret" not in answer.text
    big = client.post("/share", data=b"x" * 5_000_000, content_type="multipart/form-data; boundary=x")
    assert big.status_code == 200


@without_engine
def test_every_answer_carries_the_security_headers(client: FlaskClient) -> None:
    read = (
        "/", "/assets/app-1234.js", "/docs", "/problems", "/problems/stale", "/healthz", "/readyz", "/gone.x",
        "/api/v1/openapi.json", "/api/v1/me",
    )  # fmt: skip
    others = (("POST", "/share"), ("PUT", "/api/v1/timeline"), ("OPTIONS", "/api/v1/sync"))
    for method, path in (*(("GET", path) for path in read), *others):
        headers = client.open(path, method=method).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Frame-Options"] == "DENY"
        assert len(headers["X-Request-Id"]) == 32
    assert "Strict-Transport-Security" not in client.get("/").headers
    assert "Strict-Transport-Security" in client.get("/", base_url="https://localhost").headers


@without_engine
def test_pages_hold_nothing_inline_and_nothing_from_elsewhere(client: FlaskClient) -> None:
    for path in ("/problems", "/problems/stale", "/share"):
        page = client.post(path).text if path == "/share" else client.get(path).text
        assert not [
            each for each in ("<script", "<style", " style=", " onclick", "http://", "https://") if each in page
        ]


@without_engine
def test_an_answer_without_content_names_no_type_of_it(client: FlaskClient) -> None:
    client.post("/api/v1/accounts", json={"email": "sam@example.com", "password": PASSWORD})
    signed_in: Any = client.post("/api/v1/auth/token", json={"email": "sam@example.com", "password": PASSWORD})
    bearer = {"Authorization": f"Bearer {signed_in.get_json()['access_token']}"}

    signed_out = client.delete("/api/v1/auth/session", headers=bearer)
    preflight = client.options("/api/v1/sync")
    again = client.get("/sw.js", headers={"If-None-Match": client.get("/sw.js").headers["ETag"]})

    assert [each.status_code for each in (signed_out, preflight, again)] == [204, 200, 304]
    for answer in (signed_out, preflight, again):
        assert answer.data == b""
        assert "Content-Type" not in answer.headers


@without_engine
def test_a_browser_that_asks_for_the_icon_by_its_old_name_gets_one(client: FlaskClient) -> None:
    icon = client.get("/favicon.ico")
    assert (icon.status_code, icon.mimetype) == (200, "image/vnd.microsoft.icon")
    assert icon.headers["Cache-Control"] == "no-cache"
    assert "favicon.ico" in {each.name for each in (ROOT / "frontend" / "public").iterdir()}


@without_engine
def test_password_managers_find_where_to_change_it(client: FlaskClient) -> None:
    answer = client.get("/.well-known/change-password")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/you/account")


def test_it_says_whether_it_is_ready(client: FlaskClient) -> None:
    for path in ("/healthz", "/readyz"):
        answer = client.get(path)
        assert (answer.status_code, answer.get_json()) == (200, {"status": "ok"})


@pytest.fixture
def unmigrated(settings: Settings, new_database_url: Callable[[], str]) -> Iterator[Flask]:
    """The app on a database without tables."""
    made = create_app(replace(settings, database_url=new_database_url()))
    yield made
    made.extensions["onwards.database"].close()


def test_it_is_not_ready_before_its_migrations(unmigrated: Flask) -> None:
    client = unmigrated.test_client()
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200


@without_engine
def test_without_a_built_front_end_the_api_still_answers(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    made = create_app(replace(settings, frontend=tmp_path / "nothing"))
    client = made.test_client()
    assert client.get("/").status_code == 404
    assert client.get("/api/v1/openapi.json").status_code == 200
    made.extensions["onwards.database"].close()
