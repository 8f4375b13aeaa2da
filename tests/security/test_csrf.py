"""Other sites cannot act with the app's cookies."""

import re
from typing import Any

import pytest
from flask import Flask

from onwards.core import openapi
from tests.support.people import API, PASSWORD, Browser, Person, register

# Nothing here depends on the database.
pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)

UNSAFE = [
    ("POST", "/auth/session/refresh", {"key": "k" * 20}),
    ("DELETE", "/auth/session", None),
    ("PUT", "/account/password", {"current_password": PASSWORD, "new_password": "eight green bottles"}),
    ("POST", "/account/recovery-code", {"password": PASSWORD}),
    ("POST", "/account/deletion", {"password": PASSWORD}),
    ("DELETE", "/devices", None),
    ("DELETE", "/devices/01938a5e-7c00-7000-8000-00000000000a", None),
    ("POST", "/access-tokens", {"name": "x", "scopes": ["wins:read"], "expires_in_days": 1}),
    ("DELETE", "/access-tokens/01938a5e-7c00-7000-8000-00000000000a", None),
]
FOREIGN = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "http://localhost:9999"},
    {"Origin": "https://localhost"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.fixture
def sam(app: Flask) -> Person:
    return register(app)


def is_refused(answer: Any) -> bool:
    return bool((answer.status_code, answer.json["code"]) == (403, "csrf"))


@pytest.mark.parametrize(("method", "path", "body"), UNSAFE)
def test_a_cookie_without_the_csrf_value_changes_nothing(sam: Person, method: str, path: str, body: Any) -> None:
    kept = sam.csrf
    for wrong in ("", "x", kept[:-1], kept + "x", "é", "\x80", kept.swapcase()):
        assert is_refused(sam.ask(method, path, body, **{"X-CSRF-Token": wrong}))
    assert sam.is_signed_in()
    assert sam.refresh("a-key-of-the-app-itself").status_code == 200


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_a_foreign_page_is_refused_even_with_the_csrf_value(sam: Person, headers: dict[str, str]) -> None:
    for method, path, body in UNSAFE:
        assert is_refused(sam.ask(method, path, body, **headers)), path
    assert sam.is_signed_in()


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_a_foreign_page_cannot_sign_somebody_in(sam: Person, headers: dict[str, str]) -> None:
    browser = Browser(sam.app.test_client())
    answer = browser.ask("POST", "/auth/session", {"email": sam.email, "password": PASSWORD}, **headers)
    assert is_refused(answer)
    assert "Set-Cookie" not in answer.headers


def test_the_apps_own_pages_are_not_foreign(sam: Person) -> None:
    headers = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert sam.ask("DELETE", "/auth/session", **headers).status_code == 204


def test_reading_needs_no_csrf_value(sam: Person) -> None:
    assert sam.client.get(f"{API}/me").status_code == 200


def test_a_bearer_needs_no_csrf_value_wherever_it_comes_from(sam: Person) -> None:
    headers = {"Authorization": f"Bearer {sam.token_session()['access_token']}", "Origin": "https://other.example"}
    assert sam.app.test_client().delete(f"{API}/auth/session", headers=headers).status_code == 204


def test_the_csrf_value_of_another_session_does_not_count(sam: Person) -> None:
    laptop = sam.another_browser()
    assert is_refused(sam.ask("DELETE", "/auth/session", **{"X-CSRF-Token": laptop.csrf}))


def test_every_unsafe_account_operation_is_tried_here(app: Flask) -> None:
    found = {
        (method.upper(), path)
        for path, method, told in openapi.operations(app)
        if told.tag in {"sessions", "account", "access tokens"} and told.access != "anyone" and method != "get"
    }
    known = "01938a5e-7c00-7000-8000-00000000000a"
    tried = {(method, path) for method, path, _ in UNSAFE}
    for method, path in found:
        assert (method, re.sub("{.*}", known, path.removeprefix(API))) in tried
