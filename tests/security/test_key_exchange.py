"""Exchanging the installation's secret: nobody is signed out, and nobody is locked out."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from flask import Flask

from onwards import create_app
from onwards.config import Settings
from tests.support.people import API, Browser, Person, register, with_bearer

FIRST, SECOND, THIRD = (f"the {each} secret of an installation, long enough" for each in ("first", "second", "third"))
KEY = "k" * 20


@contextmanager
def installation(settings: Settings, secret: str, previous: str | None = None) -> Iterator[Flask]:
    app = create_app(replace(settings, secret_key=secret, previous_secret_key=previous))
    try:
        yield app
    finally:
        app.extensions["onwards.database"].close()


def moved(browser: Browser, app: Flask) -> Browser:
    """The same browser, in front of the installation after a restart."""
    there = Browser(app.test_client(), browser.csrf)
    for name in ("__Host-access", "__Secure-refresh"):
        there.put_cookie(name, browser.cookie(name))
    return there


@pytest.fixture
def sam(settings: Settings) -> Iterator[Person]:
    with installation(settings, FIRST) as app:
        yield register(app)


def test_during_the_exchange_old_sessions_count_and_are_carried_over(settings: Settings, sam: Person) -> None:
    with installation(settings, SECOND, FIRST) as app:
        there = moved(sam, app)
        assert there.is_signed_in()
        assert there.refresh(KEY).status_code == 200
    with installation(settings, SECOND) as app:
        assert moved(there, app).is_signed_in()
        assert not moved(sam, app).is_signed_in()


def test_a_session_from_the_middle_of_one_exchange_lasts_through_the_next(settings: Settings, sam: Person) -> None:
    with installation(settings, SECOND, FIRST) as app:
        there = moved(sam, app)
        there.refresh(KEY)
    with installation(settings, THIRD, SECOND) as app:
        later = moved(there, app)
        assert later.is_signed_in()
        assert later.refresh(KEY).status_code == 200


def test_a_refresh_lost_before_the_exchange_is_known_after_it(settings: Settings, sam: Person) -> None:
    before = sam.cookie("__Secure-refresh")
    sam.refresh(KEY)
    with installation(settings, SECOND, FIRST) as app:
        there = moved(sam, app)
        there.put_cookie("__Secure-refresh", before)
        assert there.refresh(KEY).status_code == 200
        assert there.is_signed_in()
        assert there.refresh(KEY).status_code == 200


def test_access_tokens_count_as_long_as_their_secret_is_known(settings: Settings, sam: Person) -> None:
    token = sam.access_token("wins:read")
    with installation(settings, SECOND, FIRST) as app:
        assert with_bearer(app, token, "GET", "/me").status_code == 200
    with installation(settings, SECOND) as app:
        assert with_bearer(app, token, "GET", "/me").status_code == 401


def test_passwords_and_recovery_codes_outlive_every_secret(settings: Settings, sam: Person) -> None:
    with installation(settings, THIRD) as app:
        browser = Browser(app.test_client())
        assert browser.sign_in(sam.email).status_code == 200
        body = {"email": sam.email, "recovery_code": sam.recovery_code, "new_password": "eight green bottles"}
        assert app.test_client().post(f"{API}/auth/recovery", json=body).status_code == 200


def test_a_secret_that_is_known_no_more_opens_nothing(settings: Settings, sam: Person) -> None:
    with installation(settings, THIRD, SECOND) as app:
        there = moved(sam, app)
        assert not there.is_signed_in()
        assert there.refresh(KEY).status_code == 401
