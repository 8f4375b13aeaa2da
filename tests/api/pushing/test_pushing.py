"""Reminders on a locked screen: pushed once, only while they are needed, with a text that reveals nothing."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from onwards.core.ids import derived
from onwards.reminders.worker import MESSAGE, Worker
from tests.support.diary import Writer
from tests.support.push_service import PushService
from tests.support.reminding import MORNING, SOON, WORDS, worker_of


def knockback(sam: Writer) -> str:
    return str(sam.got("/knockbacks")["items"][0]["id"])


def test_what_is_due_is_pushed_once_and_only_the_browser_can_read_it(
    sam: Writer, worker: Worker, service: PushService
) -> None:
    assert worker.run_once(MORNING - timedelta(minutes=1)) == 0
    assert worker.run_once(SOON) == 1
    assert worker.run_once(SOON + timedelta(hours=1)) == 0

    ((headers, body),) = service.messages
    assert service.read(body) == {"url": "/you/reminders"}
    assert MESSAGE not in body
    assert WORDS.encode() not in MESSAGE
    assert (headers["Content-Encoding"], headers["TTL"]) == ("aes128gcm", "86400")
    assert service.is_signed(headers, sam.got("/push/key")["public_key"])


@pytest.mark.parametrize("change", ["answered", "deleted", "not wanted", "signed out"])
def test_what_is_needed_no_more_is_not_pushed(sam: Writer, worker: Worker, service: PushService, change: str) -> None:
    worker.run_once(MORNING)
    assert not service.messages
    if change == "answered":
        sam.ask("PATCH", f"/knockbacks/{knockback(sam)}", {"keep_in_touch_on": None}, If_Match="*")
    elif change == "deleted":
        sam.ask("DELETE", f"/knockbacks/{knockback(sam)}", If_Match="*")
    elif change == "not wanted":
        sam.ask("PATCH", f"/settings/{derived('settings')}", {"reminders": False}, If_Match="*")
    else:
        sam.ask("DELETE", "/auth/session")

    assert worker.run_once(SOON) == 0
    assert not service.messages


@pytest.mark.parametrize("how", ["signed out", "revoked", "everywhere"])
def test_a_browser_goes_with_the_session_of_its_device_and_another_one_stays(
    sam: Writer, worker: Worker, service: PushService, how: str
) -> None:
    laptop = sam.another_device()
    another = {**service.subscription(sam.got("/push/key")["public_key"]), "endpoint": f"{service.endpoint}/laptop"}
    assert laptop.ask("POST", "/push/subscriptions", another).status_code == 201
    [device] = [each for each in laptop.got("/devices")["items"] if not each["current"]]
    if how == "signed out":
        sam.ask("DELETE", "/auth/session")
    elif how == "revoked":
        laptop.ask("DELETE", f"/devices/{device['id']}")
    else:
        laptop.ask("DELETE", "/devices")
        laptop = sam.another_device("A third one")

    assert worker.run_once(SOON) == (0 if how == "everywhere" else 1)
    assert len(laptop.got("/push/subscriptions")["items"]) == len(service.messages)


@pytest.mark.parametrize("status", [404, 410, 403])
def test_a_dead_subscription_is_dropped(sam: Writer, worker: Worker, service: PushService, status: int) -> None:
    service.status = status
    assert worker.run_once(SOON) == 0
    assert sam.got("/push/subscriptions")["items"] == []
    assert worker.run_once(SOON + timedelta(hours=3)) == 0
    assert len(service.messages) == 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_push_service_that_is_busy_is_asked_again_later(
    sam: Writer, worker: Worker, service: PushService, status: int
) -> None:
    service.status, service.headers = status, {"Retry-After": "600"}
    assert worker.run_once(SOON) == 0
    assert worker.run_once(SOON + timedelta(minutes=9)) == 0
    assert len(service.messages) == 1

    service.status = 201
    assert worker.run_once(SOON + timedelta(minutes=10)) == 1
    assert worker.run_once(SOON + timedelta(minutes=30)) == 0
    assert len(service.messages) == 2


def test_a_push_service_that_stays_broken_is_given_up_and_the_browser_kept(
    sam: Writer, worker: Worker, service: PushService
) -> None:
    service.status = 500
    for hour in range(24):
        worker.run_once(SOON + timedelta(hours=hour))
    assert 3 <= len(service.messages) <= 6
    assert len(sam.got("/push/subscriptions")["items"]) == 1


def test_two_workers_at_once_push_nothing_twice(sam: Writer, app: Flask, service: PushService) -> None:
    workers = [worker_of(app) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(lambda each: each.run_once(SOON), workers))
    assert (sum(taken), len(service.messages)) == (1, 1)


def test_a_worker_that_dies_while_it_sends_has_sent_it_as_far_as_others_know(
    sam: Writer, worker: Worker, service: PushService
) -> None:
    class Killed(BaseException):
        pass

    def send(*_: Any) -> None:
        raise Killed

    dying = replace(worker, sender=type("Dying", (), {"send": staticmethod(send)})())
    with pytest.raises(Killed):
        dying.run_once(SOON)
    assert worker.run_once(SOON + timedelta(hours=1)) == 0
    assert not service.messages
