"""The devices a person is signed in on."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import event, select

from onwards.accounts import sessions
from onwards.accounts.models import Device
from onwards.core.db import Database
from tests.support.people import PASSWORD, Browser, Person, register

PHONE, LAPTOP = str(uuid4()), str(uuid4())


def listed(browser: Browser) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = browser.ask("GET", "/devices").json["items"]
    return items


def test_the_list_names_each_device_and_the_one_that_asks(app: Flask) -> None:
    sam = register(app, device_id=PHONE, device_name="Phone")
    laptop = sam.another_browser(device_id=LAPTOP, device_name="Laptop")
    assert [(each["name"], each["current"]) for each in listed(laptop)] == [("Laptop", True), ("Phone", False)]
    assert {each["id"] for each in listed(sam)} == {PHONE, LAPTOP}


def test_a_device_without_a_name_has_none(app: Flask) -> None:
    assert listed(register(app))[0]["name"] is None


def test_two_devices_that_call_themselves_the_same_are_told_apart(app: Flask) -> None:
    sam = register(app, device_id=PHONE, device_name="Chrome on Android")
    tablet = sam.another_browser(device_id=LAPTOP, device_name="Chrome on Android")
    third = sam.another_browser(device_name="Chrome on Android")
    assert [each["name"] for each in listed(third)] == [
        "Chrome on Android 3",
        "Chrome on Android 2",
        "Chrome on Android",
    ]

    again = sam.another_browser(device_id=LAPTOP, device_name="Chrome on Android")
    assert next(each["name"] for each in listed(again) if each["current"]) == "Chrome on Android 2"
    assert not tablet.is_signed_in()

    assert again.ask("DELETE", f"/devices/{PHONE}").status_code == 204
    back = sam.another_browser(device_id=PHONE, device_name="Chrome on Android")
    assert next(each["name"] for each in listed(back) if each["current"]) == "Chrome on Android"


def test_a_name_as_long_as_it_may_be_still_gets_its_number(app: Flask) -> None:
    sam = register(app, device_name="x" * 100)
    other = sam.another_browser(device_name="x" * 100)
    assert [each["name"] for each in listed(other)] == ["x" * 96 + " 2", "x" * 100]


def test_a_device_says_when_it_was_first_and_last_used(app: Flask) -> None:
    before = datetime.now(UTC)
    sam = register(app, device_id=PHONE)
    first = listed(sam)[0]

    sam.ask("DELETE", "/auth/session")
    sam.sign_in(sam.email, device_id=PHONE)

    (again,) = listed(sam)
    assert again["created_at"] == first["created_at"]
    assert before < datetime.fromisoformat(first["last_seen_at"]) < datetime.fromisoformat(again["last_seen_at"])


def test_signing_in_again_on_a_device_takes_its_place_and_ends_its_former_session(
    app: Flask, database: Database
) -> None:
    sam = register(app, device_id=PHONE, device_name="Phone")
    again = sam.another_browser(device_id=PHONE)
    assert again.is_signed_in()
    assert not sam.is_signed_in()
    assert [each["name"] for each in listed(again)] == ["Phone"]
    with database.read() as db:
        assert db.scalars(select(Device.device_no)).all() == [1]


def test_a_device_that_was_signed_out_can_sign_in_again_under_its_number(app: Flask, database: Database) -> None:
    sam = register(app, device_id=PHONE)
    sam.ask("DELETE", "/auth/session")
    sam.sign_in(sam.email, device_id=PHONE)
    assert sam.is_signed_in()
    with database.read() as db:
        assert db.scalars(select(Device.device_no)).all() == [1]


def test_devices_are_numbered_from_one_for_each_person(app: Flask, database: Database) -> None:
    sam, alex = register(app, device_id=PHONE), register(app, "alex@example.com", device_id=PHONE)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: sam.another_browser(), range(4)))
    with database.read() as db:
        for person, numbers in ((sam, [1, 2, 3, 4, 5]), (alex, [1])):
            found = select(Device.device_no).where(Device.user_id == person.user_id).order_by(Device.device_no)
            assert db.scalars(found).all() == numbers


def test_one_device_that_signs_in_twice_at_once_is_one_device(app: Flask) -> None:
    sam = register(app)
    with ThreadPoolExecutor(4) as pool:
        browsers = list(pool.map(lambda _: sam.another_browser(device_id=LAPTOP), range(4)))
    assert sum(browser.is_signed_in() for browser in browsers) == 1
    assert len(listed(sam)) == 2


def test_a_revoked_device_is_out_at_once(app: Flask) -> None:
    sam = register(app, device_id=PHONE)
    laptop = sam.another_browser(device_id=LAPTOP)
    assert sam.ask("DELETE", f"/devices/{LAPTOP}").status_code == 204
    assert not laptop.is_signed_in()
    assert laptop.refresh("k" * 20).status_code == 401
    assert [each["id"] for each in listed(sam)] == [PHONE]
    assert sam.ask("DELETE", f"/devices/{LAPTOP}").status_code == 204


def test_somebody_elses_device_is_not_there(app: Flask) -> None:
    sam, alex = register(app, device_id=PHONE), register(app, "alex@example.com", device_id=LAPTOP)
    for unknown in (LAPTOP, str(uuid4())):
        answer = sam.ask("DELETE", f"/devices/{unknown}")
        assert (answer.status_code, answer.json["code"]) == (404, "not-found")
    assert alex.is_signed_in()


def test_signing_out_everywhere_includes_here(app: Flask) -> None:
    sam, alex = register(app), register(app, "alex@example.com")
    laptop = sam.another_browser()
    answer = sam.ask("DELETE", "/devices")
    assert answer.status_code == 204
    assert len(answer.headers.getlist("Set-Cookie")) == 2
    assert not sam.is_signed_in()
    assert not laptop.is_signed_in()
    assert alex.is_signed_in()


def test_the_device_used_longest_ago_makes_room(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "DEVICES_MAX", 3)
    sam = register(app)
    others = [sam.another_browser() for _ in range(3)]
    assert not sam.is_signed_in()
    assert all(browser.is_signed_in() for browser in others)
    assert len(listed(others[0])) == 3


def test_reading_writes_nothing(app: Flask) -> None:
    sam = register(app)
    said: list[str] = []
    event.listen(
        app.extensions["onwards.database"].engine, "before_cursor_execute", lambda *found: said.append(found[2])
    )
    for path in ("/me", "/devices", "/access-tokens"):
        assert sam.ask("GET", path).status_code == 200
    assert {each.split()[0] for each in said} - {"BEGIN"} == {"SELECT"}
    assert "BEGIN IMMEDIATE" not in said


def sign_in(app: Flask, person: Person, **device: Any) -> Any:
    body = {"email": person.email, "password": PASSWORD, **device}
    return Browser(app.test_client()).ask("POST", "/auth/session", body)


UNACCEPTABLE: list[dict[str, Any]] = [
    {"device_id": "not a uuid"},
    {"device_id": PHONE.upper()},
    {"device_id": PHONE + "\n"},
    {"device_id": 1},
    {"device_name": "two\nlines"},
    {"device_name": "nul\x00"},
    {"device_name": ""},
    {"device_name": "x" * 100_000},
    {"device_no": 1},
]


def test_a_device_that_names_itself_badly_is_refused(app: Flask) -> None:
    sam = register(app)
    for device in UNACCEPTABLE:
        answer = sign_in(app, sam, **device)
        assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, f"/{next(iter(device))}"), device
    assert len(listed(sam)) == 1
