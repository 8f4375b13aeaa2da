"""Signing in and out, with cookies and with bearer tokens."""

from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import event

from onwards.accounts import passwords
from onwards.accounts.models import User
from onwards.core.db import Database
from tests.support.people import API, PASSWORD, Browser, register, with_bearer

KEY = "k" * 20


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(app: Flask) -> None:
    register(app)
    answer = Browser(app.test_client()).sign_in("sam@example.com")
    access, refresh = (set(each.split("; ")[1:]) for each in answer.headers.getlist("Set-Cookie"))
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax", "Max-Age=900"} <= access
    assert {"Secure", "HttpOnly", "Path=/api/v1/auth", "SameSite=Strict", "Max-Age=15552000"} <= refresh
    assert not any(part.startswith("Domain") for part in access | refresh)
    assert set(answer.json) == {"user", "device", "csrf", "expires_in"}


def test_a_token_session_sets_no_cookie(app: Flask) -> None:
    sam = register(app)
    body = {"email": sam.email, "password": PASSWORD}
    answer: Any = app.test_client().post(f"{API}/auth/token", json=body)
    assert "Set-Cookie" not in answer.headers
    assert (answer.json["token_type"], answer.json["expires_in"]) == ("Bearer", 900)
    assert with_bearer(app, answer.json["access_token"], "GET", "/me").status_code == 200


def test_an_unknown_email_and_a_wrong_password_get_the_same_answer(app: Flask) -> None:
    register(app)
    browser = Browser(app.test_client())
    wrong, unknown = browser.sign_in("sam@example.com", "not the one"), browser.sign_in("nobody@example.com")
    assert (wrong.status_code, wrong.json["code"]) == (401, "wrong-credentials")
    assert wrong.json == unknown.json
    apart = {"X-Request-Id", "Date"}
    assert {pair for pair in wrong.headers if pair[0] not in apart} == {
        pair for pair in unknown.headers if pair[0] not in apart
    }


def test_an_unknown_email_takes_the_same_work_as_a_wrong_password(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    register(app)
    work: list[str] = []
    verify = passwords.verify

    def counted(password_hash: str, password: str) -> bool:
        work.append("verify " + password_hash.rpartition("$")[0].rpartition("$")[0])
        return verify(password_hash, password)

    monkeypatch.setattr(passwords, "verify", counted)
    engine = app.extensions["onwards.database"].engine
    event.listen(engine, "before_cursor_execute", lambda *found: work.append(found[2]))
    browser, done = Browser(app.test_client()), []
    for email in ("sam@example.com", "nobody@example.com"):
        browser.sign_in(email, "not the one")
        done.append(tuple(work))
        work.clear()
    assert done[0] == done[1]
    assert [step for step in done[0] if step.startswith("verify")] == ["verify $argon2id$v=19$m=19456,t=2,p=1"]


def test_signing_out_counts_at_once_and_here_only(app: Flask) -> None:
    sam = register(app)
    laptop = sam.another_browser()
    kept = sam.cookie("__Host-access"), sam.cookie("__Secure-refresh")
    answer = sam.ask("DELETE", "/auth/session")
    assert answer.status_code == 204
    assert all("Max-Age=0" in each for each in answer.headers.getlist("Set-Cookie"))
    sam.put_cookie("__Host-access", kept[0])
    sam.put_cookie("__Secure-refresh", kept[1])
    assert not sam.is_signed_in()
    assert sam.refresh(KEY).status_code == 401
    assert laptop.is_signed_in()


def test_a_refused_session_says_how_to_get_in(app: Flask) -> None:
    answer = Browser(app.test_client()).ask("GET", "/me")
    assert (answer.status_code, answer.json["code"]) == (401, "signed-out")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_password_hashed_with_older_costs_is_hashed_anew_at_sign_in(
    app: Flask, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheaper = PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1)
    with monkeypatch.context() as earlier:
        earlier.setattr(passwords, "HASHER", cheaper)
        sam = register(app)
    assert sam.another_browser().is_signed_in()
    with database.read() as db:
        assert not passwords.is_outdated(db.get_one(User, sam.user_id).password_hash)
    assert sam.is_signed_in()
