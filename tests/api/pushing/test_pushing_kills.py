"""Workers that are processes of their own, killed between the claim and the word that it was sent."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from onwards.config import Settings
from onwards.core.db import Database
from onwards.core.ids import derived
from onwards.push.models import Delivery
from tests.support.diary import Writer, somebody
from tests.support.processes import Process
from tests.support.push_service import PushService
from tests.support.reminding import worker_of
from tests.support.server import ONWARDS, passed_on

MADE = {"occurred_at": "2026-03-02T14:32:00+00:00", "time_zone": "UTC"}
NEVER_QUIET = {"quiet_from": "12:00", "quiet_to": "12:00"}
NewWorker = Callable[[], Process]


@pytest.fixture
def new_worker(settings: Settings, tmp_path: Path) -> Iterator[NewWorker]:
    """Starts `onwards worker` on the database of the application."""
    environment = {
        "ONWARDS_DATABASE_URL": settings.database_url, "ONWARDS_SECRET_KEY": settings.secret_key,
        "ONWARDS_DATA": str(tmp_path), "ONWARDS_LOOPBACK": "on",
    }  # fmt: skip
    started: list[Process] = []

    def start() -> Process:
        started.append(Process([ONWARDS, "worker"], tmp_path / "worker.log", environment=passed_on() | environment))
        return started[-1]

    yield start
    for process in started:
        process.kill()


def somebody_with_something_due(app: Flask, service: PushService) -> Writer:
    """It has been due for half an hour, so no jitter holds it back."""
    sam = somebody(app)
    sam.ask("POST", "/push/subscriptions", service.subscription(sam.got("/push/key")["public_key"]))
    sam.ask("PUT", f"/settings/{derived('settings')}", {**MADE, "reminders": True, **NEVER_QUIET})
    due = datetime.now(UTC) - timedelta(minutes=30)
    sam.made("feedback-requests", {**MADE, "state": "held", "hold_until": due.isoformat(timespec="seconds")})
    return sam


def sent(database: Database, person: Writer) -> int:
    """How many reminders of this person a worker knows to be sent."""
    mine = (Delivery.user_id == person.user_id, Delivery.state == "sent")
    with database.read() as db:
        return db.scalar(select(func.count()).select_from(Delivery).where(*mine)) or 0


def test_a_worker_that_is_killed_while_it_sends_leaves_nothing_that_the_next_one_sends_again(
    app: Flask, database: Database, service: PushService, new_worker: NewWorker
) -> None:
    sam = somebody_with_something_due(app, service)
    service.may_answer.clear()
    first = new_worker()
    assert service.arrived.wait(30), first.output()
    first.kill()
    service.may_answer.set()

    alex = somebody_with_something_due(app, service)
    second = new_worker()
    second.wait_until(lambda: sent(database, alex) == 1)
    worker_of(app).run_once(datetime.now(UTC))
    assert len(service.messages) == 2
    assert (sent(database, sam), sent(database, alex)) == (0, 1)


def test_two_workers_that_start_at_once_push_to_everybody_once(
    app: Flask, database: Database, service: PushService, new_worker: NewWorker
) -> None:
    people = [somebody_with_something_due(app, service) for _ in range(6)]
    workers = [new_worker(), new_worker()]
    workers[0].wait_until(lambda: all(sent(database, person) == 1 for person in people))
    worker_of(app).run_once(datetime.now(UTC))
    assert len(service.messages) == len(people)
    assert all(worker.running for worker in workers)
