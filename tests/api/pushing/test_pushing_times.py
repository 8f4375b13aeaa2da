"""When reminders are pushed: by the clock of their person, whatever the clock does."""

from datetime import datetime, timedelta

import pytest
from flask import Flask

from onwards.core.ids import derived
from onwards.reminders.worker import Worker
from tests.support.diary import Writer, somebody
from tests.support.push_service import PushService
from tests.support.reminding import MADE, MORNING, SOON


def test_it_comes_within_ten_minutes_and_not_at_the_minute_it_is_due(
    sam: Writer, worker: Worker, service: PushService
) -> None:
    sent_at = next(
        moment for moment in (MORNING + timedelta(seconds=10 * step) for step in range(62)) if worker.run_once(moment)
    )
    assert MORNING < sent_at <= MORNING + timedelta(minutes=10, seconds=10)


def test_what_was_due_days_ago_is_no_news(sam: Writer, worker: Worker, service: PushService) -> None:
    assert worker.run_once(SOON + timedelta(days=2)) == 0


def test_a_clock_that_is_set_back_sends_nothing_twice(sam: Writer, worker: Worker, service: PushService) -> None:
    assert worker.run_once(SOON) == 1
    for back in (timedelta(minutes=5), timedelta(hours=3), timedelta(days=2)):
        assert worker.run_once(SOON - back) == 0
    assert worker.run_once(SOON) == 0
    assert len(service.messages) == 1


def test_a_clock_that_is_set_back_before_it_is_due_waits_for_it_again(
    sam: Writer, worker: Worker, service: PushService
) -> None:
    service.status = 503
    assert worker.run_once(SOON) == 0
    service.status = 201
    assert worker.run_once(SOON - timedelta(days=2)) == 0
    assert worker.run_once(SOON + timedelta(minutes=10)) == 1
    assert len(service.messages) == 2


def test_quiet_hours_are_kept_by_the_clock_of_their_person(sam: Writer, worker: Worker, service: PushService) -> None:
    quiet = {"quiet_from": "08:00", "quiet_to": "12:00", "time_zone": "Europe/London"}
    sam.ask("PATCH", f"/settings/{derived('settings')}", quiet, If_Match="*")
    assert worker.run_once(MORNING.replace(hour=11, minute=59)) == 0
    assert worker.run_once(MORNING.replace(hour=12, minute=0)) == 1


LONDON, NEW_YORK = "Europe/London", "America/New_York"
NIGHT, SMALL_HOURS, NONE = ("21:00", "08:30"), ("00:15", "01:30"), ("12:00", "12:00")


@pytest.mark.parametrize(
    ("zone", "quiet", "due", "sent"),
    [
        pytest.param(LONDON, NIGHT, "2026-03-09T23:00Z", "2026-03-10T08:30Z", id="over midnight, before"),
        pytest.param(LONDON, NIGHT, "2026-03-09T03:00Z", "2026-03-09T08:30Z", id="over midnight, after"),
        pytest.param(LONDON, NIGHT, "2026-03-28T23:00Z", "2026-03-29T07:30Z", id="over a night an hour short"),
        pytest.param(LONDON, SMALL_HOURS, "2026-03-29T00:20Z", "2026-03-29T01:00Z", id="to an end that is not there"),
        pytest.param(LONDON, SMALL_HOURS, "2026-10-25T00:20Z", "2026-10-25T00:30Z", id="to an end that comes twice"),
        pytest.param(NEW_YORK, NIGHT, "2026-03-09T03:00Z", "2026-03-09T12:30Z", id="in another zone"),
        pytest.param(LONDON, NONE, "2026-03-09T03:00Z", "2026-03-09T03:00Z", id="none"),
    ],
)
def test_what_is_due_in_quiet_hours_is_sent_when_they_end(
    app: Flask, service: PushService, worker: Worker, zone: str, quiet: tuple[str, str], due: str, sent: str
) -> None:
    sam = somebody(app)
    sam.ask("POST", "/push/subscriptions", service.subscription(sam.got("/push/key")["public_key"]))
    hours = dict(zip(("quiet_from", "quiet_to"), quiet, strict=True))
    wanted = {**MADE, "time_zone": zone, "reminders": True, **hours}
    assert sam.ask("PUT", f"/settings/{derived('settings')}", wanted).status_code == 201
    sam.made("feedback-requests", {**MADE, "state": "held", "hold_until": due.replace("Z", ":00Z")})
    end = datetime.fromisoformat(sent)

    assert worker.run_once(end - timedelta(minutes=1)) == 0
    assert worker.run_once(end + timedelta(minutes=10)) == 1
