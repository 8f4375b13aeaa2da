"""Signing in and out, and sessions that last however bad the line is."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import delete, event

from onwards.accounts import chain, passwords, sessions
from onwards.accounts.models import RefreshLink, User
from onwards.core.db import Database
from tests.support.people import API, PASSWORD, Browser, Person, register, with_bearer

KEY, OTHER_KEY = "k" * 20, "o" * 20
KEYS = (b"a key of this test",)


def refresh_tokens(app: Flask, token: str, key: str) -> Any:
    return app.test_client().post(f"{API}/auth/token/refresh", json={"refresh_token": token, "key": key})


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


def test_refreshing_gives_other_tokens_and_keeps_the_csrf_value(app: Flask) -> None:
    sam = register(app)
    before = sam.cookie("__Secure-refresh"), sam.cookie("__Host-access")
    answer = sam.refresh(KEY)
    assert answer.status_code == 200
    assert answer.json["csrf"] == sam.csrf
    assert not {sam.cookie("__Secure-refresh"), sam.cookie("__Host-access")} & set(before)
    assert sam.is_signed_in()


def test_a_lost_answer_is_asked_for_again_with_the_same_key(app: Flask) -> None:
    sam = register(app)
    old = sam.cookie("__Secure-refresh")
    sam.refresh(KEY)
    following = sam.cookie("__Secure-refresh")
    sam.put_cookie("__Secure-refresh", old)
    assert sam.refresh(KEY).status_code == 200
    assert sam.cookie("__Secure-refresh") == following
    assert sam.is_signed_in()
    assert sam.refresh(OTHER_KEY).status_code == 200


def test_an_answer_that_reached_the_cookies_but_not_the_app_costs_nothing(app: Flask) -> None:
    sam = register(app)
    sam.refresh(KEY)
    # The app was killed before it stored anything: it has its old CSRF value and asks with its old key.
    assert sam.refresh(KEY).status_code == 200
    assert sam.is_signed_in()


def test_the_same_request_sent_many_times_at_once_gives_one_successor(app: Flask) -> None:
    token = register(app).token_session()["refresh_token"]
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: refresh_tokens(app, token, KEY), range(6)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json["refresh_token"] for answer in answers}) == 1


def test_a_used_token_with_another_key_ends_its_session_and_no_other(app: Flask) -> None:
    sam = register(app)
    laptop = sam.another_browser()
    stolen = sam.cookie("__Secure-refresh")
    sam.refresh(KEY)
    thief = Browser(app.test_client(), sam.csrf)
    thief.put_cookie("__Secure-refresh", stolen)
    answer = thief.refresh(OTHER_KEY)
    assert (answer.status_code, answer.json["code"]) == (401, "signed-out")
    assert not sam.is_signed_in()
    assert sam.refresh(OTHER_KEY).status_code == 401
    assert laptop.is_signed_in()


def test_it_is_noticed_that_the_thief_was_first(app: Flask) -> None:
    token = register(app).token_session()["refresh_token"]
    stolen = refresh_tokens(app, token, OTHER_KEY).json
    for number in range(3):
        stolen = refresh_tokens(app, stolen["refresh_token"], f"a-key-of-the-thief-{number}").json
    assert refresh_tokens(app, token, KEY).status_code == 401
    assert with_bearer(app, stolen["access_token"], "GET", "/me").status_code == 401
    assert refresh_tokens(app, stolen["refresh_token"], KEY).status_code == 401


def test_a_late_duplicate_of_an_old_request_changes_nothing(app: Flask) -> None:
    first = register(app).token_session()
    second = refresh_tokens(app, first["refresh_token"], KEY).json
    third = refresh_tokens(app, second["refresh_token"], KEY).json
    again = refresh_tokens(app, first["refresh_token"], KEY)
    assert again.json["refresh_token"] == second["refresh_token"]
    assert refresh_tokens(app, third["refresh_token"], KEY).status_code == 200


class Clocked:
    """One session, refreshed at any hour."""

    def __init__(self, database: Database, person: Person) -> None:
        self.database = database
        self.claims = {"sub": str(person.user_id), "sid": "1.2", "csrf": "c"}
        self.now = datetime(2026, 3, 2, tzinfo=UTC)
        with database.write() as db:
            user = db.get_one(User, person.user_id)
            device = sessions.signed_in_devices(db, person.user_id, self.now)[0]
            self.first = sessions.start(db, user, device.id, None, self.now).step

    def refresh(self, link: chain.Link, key: str, after: timedelta = timedelta(0)) -> chain.Step | None:
        self.now += after
        claims = {**self.claims, "n": link.number, "jti": link.jti}
        with self.database.write() as db:
            found = sessions.refresh(db, claims, key, KEYS, self.now)
        return found.step if found else None


@pytest.fixture
def clocked(app: Flask, database: Database) -> Clocked:
    return Clocked(database, register(app))


def test_a_retry_months_later_keeps_the_session(clocked: Clocked) -> None:
    lost = clocked.refresh(clocked.first.link, KEY)
    again = clocked.refresh(clocked.first.link, KEY, timedelta(days=100))
    assert lost
    assert again
    assert (again.link, again.issued_at) == (lost.link, lost.issued_at)
    assert again.access_from == clocked.now


def test_a_recorded_old_request_opens_nothing_later(clocked: Clocked) -> None:
    second = clocked.refresh(clocked.first.link, KEY)
    assert second
    clocked.refresh(second.link, KEY, timedelta(hours=1))
    again = clocked.refresh(clocked.first.link, KEY)
    assert again
    assert again.access_from == second.access_from < clocked.now - timedelta(minutes=15)


def test_old_requests_are_known_for_a_while_and_then_count_as_theft(clocked: Clocked) -> None:
    links = [clocked.first.link]
    for _ in range(chain.LINKS_KEPT + 1):
        step = clocked.refresh(links[-1], KEY)
        assert step
        links.append(step.link)
    with clocked.database.read() as db:
        assert db.query(RefreshLink).filter_by(device_no=1).count() == chain.LINKS_KEPT
    known = clocked.refresh(links[1], KEY)
    assert known
    assert known.link == links[2]
    assert clocked.refresh(links[0], KEY) is None


def test_a_session_outlives_an_older_copy_of_the_database(clocked: Clocked) -> None:
    step = clocked.first
    for _ in range(5):
        following = clocked.refresh(step.link, KEY)
        assert following
        step = following
    with clocked.database.write() as db:
        db.execute(delete(RefreshLink).where(RefreshLink.number > 2))
    onward = clocked.refresh(step.link, OTHER_KEY)
    assert onward
    assert onward.link.number == 7
    assert clocked.refresh(step.link, OTHER_KEY) == onward
    assert clocked.refresh(onward.link, OTHER_KEY)


def test_a_forged_place_in_the_chain_ends_the_session(clocked: Clocked) -> None:
    assert clocked.refresh(chain.Link(1, "somebody else's"), KEY) is None
    assert clocked.refresh(clocked.first.link, KEY) is None


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


BAD_REFRESHES: list[tuple[dict[str, Any], str]] = [
    ({"key": "short"}, "/key"),
    ({"key": "x" * 100_000}, "/key"),
    ({"key": "nul" + "\x00" * 20}, "/key"),
    ({"key": 20}, "/key"),
    ({}, "/key"),
    ({"key": KEY, "more": 1}, "/more"),
]


def test_a_refresh_with_a_bad_key_spends_nothing(app: Flask) -> None:
    sam = register(app)
    for body, pointer in BAD_REFRESHES:
        answer = sam.ask("POST", "/auth/session/refresh", body)
        assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, pointer), body
    assert sam.refresh(KEY).status_code == 200


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
