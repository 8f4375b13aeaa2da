"""Registering, the password, the recovery code, and leaving for good."""

import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from onwards.accounts.models import LoginIndex, User
from onwards.core.db import Base, Database
from tests.support.people import API, PASSWORD, Browser, register, with_bearer

NEW = "eight green bottles"


def count(database: Database, model: type[Base]) -> int:
    with database.read() as db:
        return db.scalar(select(func.count()).select_from(model)) or 0


def make(app: Flask, body: Any) -> Any:
    return app.test_client().post(f"{API}/accounts", json=body)


def test_a_new_account_gets_a_recovery_code_once(app: Flask, database: Database) -> None:
    answer = make(app, {"email": " Sam@Example.com ", "password": PASSWORD})
    assert answer.status_code == 201
    assert answer.json["email"] == "Sam@Example.com"
    assert re.fullmatch(r"(\w{5}-){4}\w{5}", answer.json["recovery_code"])
    with database.read() as db:
        kept = db.scalars(select(User)).one()
        assert kept.password_hash.startswith("$argon2id$")
        assert answer.json["recovery_code"].encode() not in kept.recovery_hmac + kept.recovery_salt


@pytest.mark.parametrize("spelling", ["sam@example.com", "SAM@example.com", "  sam@example.com "])
def test_a_known_email_has_an_account_already(app: Flask, database: Database, spelling: str) -> None:
    register(app, "Sam@example.com")
    answer = make(app, {"email": spelling, "password": PASSWORD})
    assert (answer.status_code, answer.json["code"]) == (409, "account-exists")
    assert count(database, User) == count(database, LoginIndex) == 1


def test_the_same_email_registered_at_once_makes_one_account(app: Flask, database: Database) -> None:
    body = {"email": "sam@example.com", "password": PASSWORD}
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: make(app, body).status_code, range(6)))
    assert sorted(answers) == [201, *[409] * 5]
    assert count(database, User) == count(database, LoginIndex) == 1


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"email": "sam", "password": PASSWORD}, "/email"),
        ({"email": "sam@", "password": PASSWORD}, "/email"),
        ({"email": "a@b@c", "password": PASSWORD}, "/email"),
        ({"email": "sam@exam\x00ple.com", "password": PASSWORD}, "/email"),
        ({"email": "sam@example.com\n", "password": PASSWORD}, "/email"),
        ({"email": "s" * 250 + "@example.com", "password": PASSWORD}, "/email"),
        ({"email": "s" * 100_000 + "@example.com", "password": PASSWORD}, "/email"),
        ({"email": ["sam@example.com"], "password": PASSWORD}, "/email"),
        ({"password": PASSWORD}, "/email"),
        ({"email": "sam@example.com", "password": "ninechars"}, "/password"),
        ({"email": "sam@example.com", "password": "x" * 100_000}, "/password"),
        ({"email": "sam@example.com", "password": None}, "/password"),
        ({"email": "sam@example.com", "password": PASSWORD, "is_admin": True}, "/is_admin"),
    ],
)
def test_bad_input_is_named_and_makes_no_account(
    app: Flask, database: Database, body: dict[str, Any], pointer: str
) -> None:
    answer = make(app, body)
    assert (answer.status_code, answer.json["code"]) == (422, "invalid")
    assert [error["pointer"] for error in answer.json["errors"]] == [pointer]
    assert count(database, User) == 0


@pytest.mark.parametrize("password", ["ten chars!", "\x00" * 10, "🍾" * 200, "x" * 200])
def test_any_password_of_ten_to_two_hundred_characters_is_good(app: Flask, password: str) -> None:
    assert make(app, {"email": "sam@example.com", "password": password}).status_code == 201
    assert Browser(app.test_client()).sign_in("sam@example.com", password).status_code == 200


def test_me_says_who_and_where(app: Flask) -> None:
    sam = register(app, device_name="Sam's phone")
    me = sam.ask("GET", "/me").json
    assert me["id"] == str(sam.user_id)
    assert me["email"] == "sam@example.com"
    assert me["device"]["name"] == "Sam's phone"
    assert {"check-ins:read", "check-ins:write", "notes:read"} <= set(me["scopes"])
    assert me["created_at"] <= me["server_time"]


def test_a_changed_password_signs_every_other_device_out(app: Flask) -> None:
    sam = register(app)
    laptop = sam.another_browser()
    answer = sam.ask("PUT", "/account/password", {"current_password": PASSWORD, "new_password": NEW})
    assert answer.status_code == 204
    assert sam.is_signed_in()
    assert not laptop.is_signed_in()
    assert laptop.refresh("k" * 20).status_code == 401
    assert laptop.sign_in(sam.email).status_code == 401
    assert laptop.sign_in(sam.email, NEW).status_code == 200


def test_a_wrong_current_password_changes_nothing(app: Flask) -> None:
    sam = register(app)
    laptop = sam.another_browser()
    answer = sam.ask("PUT", "/account/password", {"current_password": "not the one", "new_password": NEW})
    assert (answer.status_code, answer.json["code"]) == (401, "wrong-credentials")
    assert laptop.is_signed_in()
    assert laptop.sign_in(sam.email).status_code == 200


def test_a_recovery_code_sets_a_new_password_and_ends_everything_else(app: Flask) -> None:
    sam = register(app)
    laptop, token = sam.another_browser(), sam.access_token("wins:read")
    body = {"email": "SAM@example.com", "recovery_code": sam.recovery_code, "new_password": NEW}
    answer = Browser(app.test_client()).ask("POST", "/auth/recovery", body)
    assert answer.status_code == 200
    assert answer.json["recovery_code"] != sam.recovery_code
    assert not sam.is_signed_in()
    assert not laptop.is_signed_in()
    assert with_bearer(app, token, "GET", "/me").status_code == 401
    assert sam.sign_in(sam.email).status_code == 401
    assert sam.sign_in(sam.email, NEW).status_code == 200


def recover(app: Flask, email: str, code: str, password: str = NEW) -> Any:
    body = {"email": email, "recovery_code": code, "new_password": password}
    return app.test_client().post(f"{API}/auth/recovery", json=body)


def test_a_recovery_code_counts_once_and_the_next_one_after_it(app: Flask) -> None:
    sam = register(app)
    following = recover(app, sam.email, sam.recovery_code).json["recovery_code"]
    assert recover(app, sam.email, sam.recovery_code).status_code == 401
    assert recover(app, sam.email, following.lower().replace("-", " ")).status_code == 200


def test_a_recovery_code_used_twice_at_once_counts_once(app: Flask) -> None:
    sam = register(app)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: recover(app, sam.email, sam.recovery_code).status_code, range(4)))
    assert sorted(answers) == [200, 401, 401, 401]


def test_a_wrong_code_and_an_unknown_email_get_the_same_answer(app: Flask) -> None:
    sam = register(app)
    wrong, unknown = recover(app, sam.email, "0" * 25), recover(app, "nobody@example.com", sam.recovery_code)
    assert (wrong.status_code, wrong.json) == (unknown.status_code, unknown.json)
    assert wrong.json["code"] == "wrong-credentials"
    assert sam.is_signed_in()


def test_the_recovery_code_of_one_person_is_nothing_for_another(app: Flask) -> None:
    sam, alex = register(app), register(app, "alex@example.com")
    assert recover(app, alex.email, sam.recovery_code).status_code == 401


def test_a_renewed_recovery_code_replaces_the_old_one(app: Flask) -> None:
    sam = register(app)
    assert sam.ask("POST", "/account/recovery-code", {"password": "not the one"}).status_code == 401
    renewed = sam.ask("POST", "/account/recovery-code", {"password": PASSWORD}).json["recovery_code"]
    assert recover(app, sam.email, sam.recovery_code).status_code == 401
    assert recover(app, sam.email, renewed).status_code == 200
