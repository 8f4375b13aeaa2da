"""Somebody who wants to be reminded, a push service on this machine, and a worker."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from onwards.config import Settings
from onwards.core.ids import derived
from onwards.reminders.worker import Worker
from tests.support.diary import Writer, somebody
from tests.support.push_service import PushService, push_service
from tests.support.reminding import MADE, WORDS, worker_of


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


@pytest.fixture
def sam(app: Flask, service: PushService) -> Writer:
    """Somebody who wants reminders, with a knockback to keep in touch about on the ninth of March."""
    sam = somebody(app)
    key = sam.got("/push/key")["public_key"]
    assert sam.ask("POST", "/push/subscriptions", service.subscription(key)).status_code == 201
    assert sam.ask("PUT", f"/settings/{derived('settings')}", {**MADE, "reminders": True}).status_code == 201
    sam.made("knockbacks", {**MADE, "company": WORDS, "keep_in_touch_on": "2026-03-09"})
    return sam
