"""Reminders on a locked screen: pushed once, only while they are needed, with a text that reveals nothing."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from onwards import create_app
from onwards.config import Settings
from onwards.core.ids import derived
from onwards.reminders.worker import MESSAGE, Worker
from tests.support.diary import Writer, somebody
from tests.support.push_service import PushService, push_service

MADE = {"occurred_at": "2026-03-02T14:32:00+00:00", "time_zone": "Europe/London"}
MORNING = datetime(2026, 3, 9, 9, tzinfo=UTC)
SOON = MORNING + timedelta(minutes=11)
WORDS = "Gutted after Brightwater"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, loopback=True)


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as running:
        yield running


@pytest.fixture
def worker(app: Flask) -> Worker:
    return worker_of(app)


def worker_of(app: Flask) -> Worker:
    return Worker(app.extensions["onwards.database"], app.extensions["onwards.web_push"])


@pytest.fixture
def sam(app: Flask, service: PushService) -> Writer:
    """Somebody who wants reminders, with a knockback to keep in touch about on the ninth of March."""
    sam = somebody(app)
    key = sam.got("/push/key")["public_key"]
    assert sam.ask("POST", "/push/subscriptions", service.subscription(key)).status_code == 201
    assert sam.ask("PUT", f"/settings/{derived('settings')}", {**MADE, "reminders": True}).status_code == 201
    sam.made("knockbacks", {**MADE, "company": WORDS, "keep_in_touch_on": "2026-03-09"})
    return sam


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


def test_it_comes_within_ten_minutes_and_not_at_the_minute_it_is_due(
    sam: Writer, worker: Worker, service: PushService
) -> None:
    sent_at = next(
        moment for moment in (MORNING + timedelta(seconds=10 * step) for step in range(62)) if worker.run_once(moment)
    )
    assert MORNING < sent_at <= MORNING + timedelta(minutes=10, seconds=10)


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


def test_what_was_due_days_ago_is_no_news(sam: Writer, worker: Worker, service: PushService) -> None:
    assert worker.run_once(SOON + timedelta(days=2)) == 0


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


def test_quiet_hours_are_kept_by_the_clock_of_their_person(sam: Writer, worker: Worker, service: PushService) -> None:
    quiet = {"quiet_from": "08:00", "quiet_to": "12:00", "time_zone": "Europe/London"}
    sam.ask("PATCH", f"/settings/{derived('settings')}", quiet, If_Match="*")
    assert worker.run_once(MORNING.replace(hour=11, minute=59)) == 0
    assert worker.run_once(MORNING.replace(hour=12, minute=0)) == 1


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://example.com/push", "https://127.0.0.1/push", "https://10.0.0.1/push", "https://169.254.169.254/latest",
        "https://[::1]/push", "https://[::ffff:10.0.0.1]/push", "https://2130706433/push", "https://0x7f.1/push",
        "https://[64:ff9b::7f00:1]/push", "https://user@127.0.0.1/push", "ftp://127.0.0.1/push", "nonsense!",
        "https://[::1", "https://push.example.com:99999/send",
    ],
)  # fmt: skip
def test_an_endpoint_that_is_not_on_the_open_internet_is_refused(
    settings: Settings, service: PushService, endpoint: str
) -> None:
    app = create_app(replace(settings, loopback=False))
    sam = somebody(app)
    refused = sam.ask("POST", "/push/subscriptions", {**service.subscription("AAAA"), "endpoint": endpoint})
    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/endpoint")
    assert sam.got("/push/subscriptions")["items"] == []
    app.extensions["onwards.database"].close()


def test_the_same_browser_again_is_the_same_subscription_and_can_be_dropped(
    sam: Writer, worker: Worker, service: PushService
) -> None:
    again = sam.ask("POST", "/push/subscriptions", service.subscription(sam.got("/push/key")["public_key"]))
    (one,) = sam.got("/push/subscriptions")["items"]
    assert again.json == one
    assert sam.ask("DELETE", f"/push/subscriptions/{one['id']}").status_code == 204
    assert sam.ask("DELETE", f"/push/subscriptions/{one['id']}").status_code == 404
    assert worker.run_once(SOON) == 0
