"""Tokens that this server never issued, or not for this."""

import base64
import json
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import jwt
import pytest
from flask import Flask

from onwards.config import Settings
from tests.support.people import API, Browser, Person, register, with_bearer

# Nothing here depends on the database.
pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)

FOREIGN = "somebody else's secret of more than thirty-two bytes"
NOW = int(time.time())
Claims = dict[str, Any]


@pytest.fixture
def sam(app: Flask) -> Person:
    return register(app)


@pytest.fixture
def genuine(sam: Person) -> Claims:
    """The claims of a token of Sam's that counts."""
    token = sam.token_session()["access_token"]
    return dict(jwt.decode(token, options={"verify_signature": False}))


def signed(claims: Claims, settings: Settings, **headers: str) -> str:
    return jwt.encode(claims, settings.secret_key, "HS256", headers=headers)


def test_the_genuine_claims_count_when_signed_by_us(app: Flask, settings: Settings, genuine: Claims) -> None:
    assert with_bearer(app, signed(genuine, settings), "GET", "/me").status_code == 200


CHANGES: dict[str, Callable[[Claims], Claims]] = {
    "expired": lambda claims: {**claims, "exp": NOW - 60},
    "from the future": lambda claims: {**claims, "iat": NOW + 3600},
    "without exp": lambda claims: {name: claims[name] for name in claims if name != "exp"},
    "without iat": lambda claims: {name: claims[name] for name in claims if name != "iat"},
    "without jti": lambda claims: {name: claims[name] for name in claims if name != "jti"},
    "without a type": lambda claims: {name: claims[name] for name in claims if name != "type"},
    "without sid": lambda claims: {name: claims[name] for name in claims if name != "sid"},
    "without sub": lambda claims: {name: claims[name] for name in claims if name != "sub"},
    "with a null jti": lambda claims: {**claims, "jti": None},
    "of another type": lambda claims: {**claims, "type": "other"},
    "for refreshing": lambda claims: {**claims, "type": "refresh"},
    "for refreshing, of no chain": lambda claims: {**claims, "type": "refresh", "n": "1"},
    "for refreshing, endlessly": lambda claims: {**claims, "type": "refresh", "n": 10**30},
    "of nobody": lambda claims: {**claims, "sub": str(uuid4())},
    "of no id": lambda claims: {**claims, "sub": "sam"},
    "of a number": lambda claims: {**claims, "sub": 7},
    "of no device": lambda claims: {**claims, "sid": "9.1"},
    "of an older session": lambda claims: {**claims, "sid": "1.0"},
    "of a later session": lambda claims: {**claims, "sid": "1.999999999"},
    "with a list for sid": lambda claims: {**claims, "sid": [1, 1]},
    "with a huge sid": lambda claims: {**claims, "sid": "9" * 1000 + ".1"},
    "with other digits in sid": lambda claims: {**claims, "sid": "١.١"},
    "with an endless exp": lambda claims: {**claims, "exp": float("inf")},
    "with words for exp": lambda claims: {**claims, "exp": "tomorrow"},
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_token_with_other_claims_does_not_count(app: Flask, settings: Settings, genuine: Claims, change: str) -> None:
    token = signed(CHANGES[change](genuine), settings) if change != "of a number" else loosely_signed(genuine, settings)
    assert refused(app, token)


def loosely_signed(claims: Claims, settings: Settings) -> str:
    """A token with a number for ``sub``, which the library does not write."""
    return jwt.api_jws.encode(json.dumps({**claims, "sub": 7}).encode(), settings.secret_key, "HS256")


def refused(app: Flask, token: str) -> bool:
    """Whether it is 401 as a bearer and as a cookie, for reading and for refreshing, and nothing worse."""
    browser = Browser(app.test_client(), "any")
    browser.put_cookie("__Host-access", token)
    browser.put_cookie("__Secure-refresh", token)
    body = {"refresh_token": token[:2000] or "-", "key": "k" * 20}
    answers = [
        with_bearer(app, token, "GET", "/me"),
        browser.ask("GET", "/me"),
        with_bearer(app, token, "POST", "/auth/session/refresh", {"key": "k" * 20}),
        app.test_client().post(f"{API}/auth/token/refresh", json=body),
    ]
    return {answer.status_code for answer in answers} == {401}


def unsigned(claims: Claims, header: dict[str, Any]) -> str:
    parts = (base64.urlsafe_b64encode(json.dumps(each).encode()).rstrip(b"=").decode() for each in (header, claims))
    return ".".join(parts) + "."


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE", "HS256", "", None, 1])
def test_a_token_without_a_signature_does_not_count(app: Flask, genuine: Claims, algorithm: Any) -> None:
    assert refused(app, unsigned(genuine, {"alg": algorithm, "typ": "JWT"}))


@pytest.mark.parametrize("kid", [None, "1", "2", "genuine", "../../etc/passwd", "x" * 1000])
def test_a_token_signed_by_somebody_else_does_not_count(
    app: Flask, sam: Person, genuine: Claims, kid: str | None
) -> None:
    ours = str(jwt.get_unverified_header(sam.cookie("__Host-access"))["kid"])
    headers = {"kid": ours if kid == "genuine" else kid} if kid else {}
    assert refused(app, jwt.encode(genuine, FOREIGN, "HS256", headers=headers))


@pytest.mark.parametrize("algorithm", ["HS384", "HS512"])
def test_a_token_of_another_algorithm_does_not_count(
    app: Flask, settings: Settings, genuine: Claims, algorithm: str
) -> None:
    assert refused(app, jwt.encode(genuine, settings.secret_key * 2, algorithm))


NESTED = base64.urlsafe_b64encode(b"[" * 1400).decode()


@pytest.mark.parametrize(
    "token",
    [
        "x", "..", "a.b.c", "é.é.é", "null", "onw_", "onw_" + "A" * 60, "eyJhbGciOiJIUzI1NiJ9..",
        f"{NESTED}..", f"eyJhbGciOiJIUzI1NiJ9.{NESTED}.", "x" * 1999, "bnVsbA.bnVsbA.", "eyJraWQiOiBbXX0.e30.",
    ],
)  # fmt: skip
def test_what_is_no_token_does_not_count(app: Flask, token: str) -> None:
    assert refused(app, token)


@pytest.mark.parametrize("value", ["", "Bearer", "Bearer ", "Basic c2FtOnNhbQ==", "Bearer a b", "Token x"])
def test_an_authorization_of_another_form_does_not_count(app: Flask, value: str) -> None:
    answer = app.test_client().get(f"{API}/me", headers={"Authorization": value})
    assert answer.status_code == 401


def test_an_access_token_of_a_session_does_not_refresh_and_a_refresh_token_does_not_read(
    app: Flask, sam: Person
) -> None:
    session = sam.token_session()
    body = {"refresh_token": session["access_token"], "key": "k" * 20}
    assert app.test_client().post(f"{API}/auth/token/refresh", json=body).status_code == 401
    assert with_bearer(app, session["refresh_token"], "GET", "/me").status_code == 401
    sam.put_cookie("__Host-access", sam.cookie("__Secure-refresh"))
    assert not sam.is_signed_in()


def test_a_request_with_both_uses_the_bearer(app: Flask, sam: Person) -> None:
    alex = register(app, "alex@example.com")
    token = alex.token_session()["access_token"]
    answer = sam.ask("GET", "/me", Authorization=f"Bearer {token}")
    assert answer.json["email"] == "alex@example.com"
    assert sam.ask("GET", "/me", Authorization="Bearer nothing").status_code == 401
