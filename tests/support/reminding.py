"""Something that is due on a morning in March, and the worker that pushes it."""

from datetime import UTC, datetime, timedelta

from flask import Flask

from onwards.reminders.worker import Worker

MADE = {"occurred_at": "2026-03-02T14:32:00+00:00", "time_zone": "Europe/London"}
MORNING = datetime(2026, 3, 9, 9, tzinfo=UTC)
SOON = MORNING + timedelta(minutes=11)
WORDS = "Gutted after Brightwater"


def worker_of(app: Flask) -> Worker:
    """A worker on the database of the application."""
    return Worker(app.extensions["onwards.database"], app.extensions["onwards.web_push"])
