"""Guessing passwords and codes is slow, from one place or from many."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from onwards.config import Settings
from onwards.core.limits import POLICIES
from tests.conftest import SECRET_KEY
from tests.support.databases import MigratedDatabase
from tests.support.people import API, PASSWORD, Person, register

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


@pytest.fixture
def settings(migrated: MigratedDatabase, tmp_path: Path) -> Settings:
    return Settings(database_url=migrated.url, secret_key=SECRET_KEY, data=tmp_path)


def allowed(policy: str) -> int:
    return int(POLICIES[policy].partition("/")[0])


def post(app: Flask, path: str, body: Any, address: str = "192.0.2.1") -> Any:
    return app.test_client().post(API + path, json=body, environ_base={"REMOTE_ADDR": address})


def is_limited(answer: Any) -> bool:
    assert answer.status_code == 429, answer.json
    assert answer.json["code"] == "too-many-requests"
    return 1 <= int(answer.headers["Retry-After"]) <= 3601


RECOVERY = {"email": "sam@example.com", "recovery_code": "0" * 25, "new_password": "eight green bottles"}


@pytest.mark.parametrize("path", ["/auth/session", "/auth/token", "/auth/recovery"])
def test_an_address_may_try_so_many_accounts(app: Flask, path: str) -> None:
    for number in range(allowed("sign-in")):
        email = f"person{number}@example.com"
        body = {**RECOVERY, "email": email} if "recovery" in path else {"email": email, "password": PASSWORD}
        assert post(app, path, body).status_code == 401
    assert is_limited(post(app, path, RECOVERY))
    assert post(app, "/auth/session", {"email": "sam@example.com", "password": "x"}, "192.0.2.9").status_code == 401


def test_an_account_is_tried_so_often_however_many_addresses_there_are(app: Flask) -> None:
    register(app)
    for number in range(allowed("sign-in-account") - 1):
        body = {"email": " SAM@example.com" if number % 2 else "sam@example.com", "password": "not the one"}
        assert post(app, "/auth/session", body, f"192.0.2.{number}").status_code == 401
    assert is_limited(post(app, "/auth/session", {"email": "sam@example.com", "password": PASSWORD}, "192.0.2.77"))
    assert is_limited(post(app, "/auth/recovery", RECOVERY, "192.0.2.78"))


def test_an_unknown_email_is_limited_like_a_known_one(app: Flask) -> None:
    body = {"email": "nobody@example.com", "password": PASSWORD}
    for number in range(allowed("sign-in-account")):
        assert post(app, "/auth/session", body, f"192.0.2.{number}").status_code == 401
    assert is_limited(post(app, "/auth/session", body, "192.0.2.77"))


def test_asking_whether_emails_have_accounts_is_limited(app: Flask) -> None:
    register(app)
    body = {"email": "sam@example.com", "password": PASSWORD}
    for _ in range(allowed("sign-up")):
        assert post(app, "/accounts", body).status_code == 409
    assert is_limited(post(app, "/accounts", body))


def guess_password(sam: Person) -> Any:
    return sam.ask("POST", "/account/recovery-code", {"password": "not the one"})


def test_a_stolen_session_is_no_place_to_guess_the_password_at(app: Flask) -> None:
    sam = register(app)
    for _ in range(allowed("sign-in-account")):
        assert guess_password(sam).status_code == 401
    assert is_limited(guess_password(sam))
    assert is_limited(sam.ask("POST", "/account/deletion", {"password": PASSWORD}))
    body = {"current_password": PASSWORD, "new_password": "eight green bottles"}
    assert is_limited(sam.ask("PUT", "/account/password", body))
    assert sam.is_signed_in()


def test_all_credentials_of_a_person_share_one_budget(app: Flask) -> None:
    sam = register(app)
    token = sam.access_token("wins:read")
    left = [
        int(answer.headers["RateLimit"].split("r=")[1].split(";")[0])
        for answer in (
            sam.ask("GET", "/me"),
            app.test_client().get(f"{API}/me", headers={"Authorization": f"Bearer {token}"}),
        )
    ]
    assert left[0] - left[1] == 1
