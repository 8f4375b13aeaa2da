"""Pushes what is due to the browsers that take pushes: only while it is needed, outside quiet hours, never twice."""

import logging
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

import orjson
from sqlalchemy.exc import OperationalError

from onwards.accounts import service as accounts
from onwards.core.db import Database
from onwards.core.outbound import AddressError, UnreachableError
from onwards.push import service as push
from onwards.reminders import service
from onwards.reminders.rules import Reminder, due

log = logging.getLogger("onwards")

# What has been due for longer is in the app's list, and is no news.
NEWS_FOR = timedelta(days=1)
# Nobody learns from the minute it came at what it is about.
JITTER_SECONDS = 600
PAUSE_SECONDS = 60
# What it says is the app's own, and the same for all: nothing of the diary goes to a push service.
MESSAGE = orjson.dumps({"url": "/you/reminders"})
GONE = (404, 410)
GOOD, BAD = 200, 300
TOO_MANY, BROKEN = 429, 500


@dataclass(frozen=True, slots=True)
class Worker:
    """Looks after everybody's reminders."""

    database: Database
    sender: push.Sender

    def run(self) -> None:
        """Look at everybody, again and again."""
        while True:
            try:
                self.run_once(datetime.now(UTC))
            except OperationalError:
                log.warning("the database was busy: reminders are looked at again in a minute")
            threading.Event().wait(PAUSE_SECONDS)

    def run_once(self, now: datetime) -> int:
        """Look at everybody once; how many pushes were taken by their services."""
        with self.database.read() as db:
            people = push.people(db)
        return sum(self._look_after(user_id, now) for user_id in people)

    def _look_after(self, user_id: UUID, now: datetime) -> int:
        with self.database.write() as db:
            records, signed_in = service.records_of(db, user_id), accounts.devices_signed_in(db, user_id, now)
            browsers = push.browsers_of(db, user_id)
            live = [each for each in browsers if each.device_no in signed_in]
            for gone in set(browsers) - set(live):
                push.forget(db, user_id, gone.id)
            settings = service.settings_of(records)
            wanted = settings is not None and bool(settings.doc.get("reminders"))
            needed = {_key(each): each for each in due(records, now) if wanted and now - each.at < NEWS_FOR}
            known = push.noted(db, user_id)
            for browser in live:
                new = [(key, each) for key, each in needed.items() if (browser.id, key) not in known]
                times = [(key, service.after_quiet(each.at + _jitter(user_id, key), settings)) for key, each in new]
                push.expect(db, user_id, browser.id, times)
            claimed = {each.id: push.claim(db, user_id, each.id, set(needed), now) for each in live}
            push.tidy(db, user_id, now)
        # Everything is claimed and committed before anything is sent.
        return sum(self._send(user_id, each, claimed[each.id], now) for each in live if claimed[each.id])

    def _send(self, user_id: UUID, browser: push.Browser, claimed: list[bytes], now: datetime) -> int:
        status, wait = 0, None
        try:
            answer = self.sender.send(browser, MESSAGE, int(NEWS_FOR.total_seconds()))
            status, wait = answer.status, answer.retry_after
        except UnreachableError:
            status = BROKEN
        except AddressError:
            status = GONE[0]
        with self.database.write() as db:
            if GOOD <= status < BAD:
                push.settle(db, user_id, browser.id, claimed, None)
                return 1
            if status == TOO_MANY or status >= BROKEN:
                tries = push.attempts(db, user_id, browser.id, claimed)
                push.settle(db, user_id, browser.id, claimed, now + push.wait_after(tries, wait))
            else:
                log.info("a push service has dropped a subscription: %s", status)
                push.forget(db, user_id, browser.id)
        return 0


def _key(reminder: Reminder) -> bytes:
    """What one reminder is known by: the same record at the same time for the same reason is pushed once."""
    parts = (reminder.kind, reminder.record, str(reminder.months), reminder.at.isoformat())
    return sha256("\x1f".join(parts).encode()).digest()


def _jitter(user_id: UUID, key: bytes) -> timedelta:
    return timedelta(seconds=int.from_bytes(sha256(user_id.bytes + key).digest()[:4]) % JITTER_SECONDS)
