"""Sessions that last however bad the line is, and end when somebody stole their token."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete

from onwards.accounts import chain, sessions
from onwards.accounts.models import RefreshLink, User
from onwards.core.db import Database
from tests.support.people import API, Browser, Person, register, with_bearer

KEY, OTHER_KEY = "k" * 20, "o" * 20
KEYS = (b"a key of this test",)


def refresh_tokens(app: Flask, token: str, key: str) -> Any:
    return app.test_client().post(f"{API}/auth/token/refresh", json={"refresh_token": token, "key": key})


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
