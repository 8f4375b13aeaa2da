"""The server's entry: ``onwards.wsgi:app``."""

import gc
import logging
import threading
from datetime import UTC, datetime

from flask import Flask
from sqlalchemy.exc import OperationalError

from onwards import create_app
from onwards.config import from_environment
from onwards.records import upkeep
from onwards.reminders.worker import Worker

log = logging.getLogger("onwards")

# A push makes tens of thousands of small objects that die by reference counting alone; looking for cycles among them
# at the default pace costs a fifth of its time.
GARBAGE_THRESHOLD = 50_000
DAY_SECONDS = 24 * 3600


def keep_house(app: Flask) -> None:
    """Empty bins and histories of what is too old, now and once a day, beside the requests."""

    def daily() -> None:
        while True:
            try:
                upkeep.prune(app.extensions["onwards.database"], app.extensions["onwards.kinds"], datetime.now(UTC))
            except OperationalError:
                log.warning("the database was busy: bins are emptied tomorrow")
            threading.Event().wait(DAY_SECONDS)

    threading.Thread(target=daily, name="upkeep", daemon=True).start()


def push_reminders(app: Flask) -> None:
    """Push what is due, beside the requests."""
    worker = Worker(app.extensions["onwards.database"], app.extensions["onwards.web_push"])
    threading.Thread(target=worker.run, name="reminders", daemon=True).start()


settings = from_environment()
app = create_app(settings)
if not settings.production:
    # In production `onwards prune` and `onwards worker` are processes of their own.
    keep_house(app)
    push_reminders(app)
gc.freeze()
gc.set_threshold(GARBAGE_THRESHOLD, 20, 20)
