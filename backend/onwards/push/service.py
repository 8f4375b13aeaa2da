"""Browsers that take pushes, and what is pushed to them: at most once, and only while it is needed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Protocol
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from onwards.core.errors import Problem
from onwards.core.ids import uuid7
from onwards.core.outbound import Answered
from onwards.push.models import Delivery, PushSubscription

SUBSCRIPTIONS_MAX = 20
FIRST_WAIT = timedelta(minutes=2)
ATTEMPTS_MAX = 6
FORGET_AFTER = timedelta(days=60)


NEW = UUID(int=0)


class Sender(Protocol):
    """Whoever takes a message to a browser."""

    def send(self, browser: "Browser", message: bytes, seconds: int) -> Answered:
        """Send ``message``, of use for so many seconds. Raises AddressError or UnreachableError."""


@dataclass(frozen=True, slots=True)
class Browser:
    """Where and how a browser wants to be reached, and for which key of ours."""

    endpoint: str
    p256dh: str
    auth: str
    server_key: str
    id: UUID = NEW
    device_no: int = 0


def subscribe(db: Session, user_id: UUID, device_no: int, browser: Browser, now: datetime) -> PushSubscription:
    """Remember a browser; the same one again is the same subscription. Raises Problem limit-reached."""
    known = _hash(browser.endpoint)
    mine = PushSubscription.user_id == user_id
    found = db.scalar(select(PushSubscription).where(mine, PushSubscription.endpoint_hash == known))
    if found is None:
        if (db.scalar(select(func.count()).where(mine)) or 0) >= SUBSCRIPTIONS_MAX:
            raise Problem("limit-reached", f"An account may have {SUBSCRIPTIONS_MAX} browsers that take pushes.")
        found = PushSubscription(user_id=user_id, id=uuid7(), endpoint_hash=known, created_at=now)
        db.add(found)
    found.endpoint, found.p256dh, found.auth = browser.endpoint, browser.p256dh, browser.auth
    found.server_key, found.device_no = browser.server_key, device_no
    db.flush()
    return found


def subscriptions_of(db: Session, user_id: UUID) -> Sequence[PushSubscription]:
    """The browsers of a person, the newest first."""
    wanted = select(PushSubscription).where(PushSubscription.user_id == user_id)
    return db.scalars(wanted.order_by(PushSubscription.created_at.desc(), PushSubscription.id)).all()


def browsers_of(db: Session, user_id: UUID) -> list[Browser]:
    """The same, as they are reached."""
    return [
        Browser(each.endpoint, each.p256dh, each.auth, each.server_key, each.id, each.device_no)
        for each in subscriptions_of(db, user_id)
    ]


def unsubscribe(db: Session, user_id: UUID, subscription_id: UUID) -> None:
    """Push nothing to a browser any more. Raises Problem not-found."""
    which = (PushSubscription.user_id == user_id, PushSubscription.id == subscription_id)
    if not db.execute(delete(PushSubscription).where(*which)).rowcount:  # type: ignore[attr-defined]
        raise Problem("not-found", "There is no such subscription.")
    forget(db, user_id, subscription_id)


def forget(db: Session, user_id: UUID, subscription_id: UUID) -> None:
    """Drop a browser that is gone, with everything that was meant for it."""
    db.execute(
        delete(PushSubscription).where(PushSubscription.user_id == user_id, PushSubscription.id == subscription_id)
    )
    db.execute(delete(Delivery).where(Delivery.user_id == user_id, Delivery.subscription_id == subscription_id))


def people(db: Session) -> Sequence[UUID]:
    """Everybody who has a browser that takes pushes."""
    return db.scalars(select(PushSubscription.user_id).distinct()).all()


def expect(db: Session, user_id: UUID, subscription_id: UUID, wanted: Iterable[tuple[bytes, datetime]]) -> None:
    """Note reminders to push, each with its time; one that is noted already stays as it is."""
    rows = [
        {
            "user_id": user_id, "subscription_id": subscription_id, "reminder": reminder, "state": "waiting",
            "attempts": 0, "try_at": try_at,
        }
        for reminder, try_at in wanted
    ]  # fmt: skip
    if rows:
        made = postgresql.insert if db.get_bind().dialect.name == "postgresql" else sqlite.insert
        db.execute(made(Delivery).values(rows).on_conflict_do_nothing())


def noted(db: Session, user_id: UUID) -> set[tuple[UUID, bytes]]:
    """What has been noted for a person: subscription and reminder."""
    rows = db.execute(select(Delivery.subscription_id, Delivery.reminder).where(Delivery.user_id == user_id))
    return {(subscription, reminder) for subscription, reminder in rows}


def claim(db: Session, user_id: UUID, subscription_id: UUID, needed: set[bytes], now: datetime) -> list[bytes]:
    """Take what is to be pushed to a browser now, so that nobody else does; what is needed no more is dropped."""
    mine = (Delivery.user_id == user_id, Delivery.subscription_id == subscription_id, Delivery.state == "waiting")
    db.execute(delete(Delivery).where(*mine, Delivery.reminder.not_in(needed)))
    taken = (
        update(Delivery)
        .where(*mine, Delivery.try_at <= now)
        .values(state="claimed", attempts=Delivery.attempts + 1, try_at=now)
    )
    return list(db.scalars(taken.returning(Delivery.reminder)))


def settle(
    db: Session, user_id: UUID, subscription_id: UUID, claimed: Sequence[bytes], retry_at: datetime | None
) -> None:
    """Tell how a push went: done (``retry_at`` None), or to be tried again then, a few times at most."""
    mine = (
        Delivery.user_id == user_id,
        Delivery.subscription_id == subscription_id,
        Delivery.reminder.in_(claimed),
        Delivery.state == "claimed",
    )
    if retry_at is None:
        db.execute(update(Delivery).where(*mine).values(state="sent"))
        return
    db.execute(update(Delivery).where(*mine, Delivery.attempts >= ATTEMPTS_MAX).values(state="failed"))
    db.execute(update(Delivery).where(*mine).values(state="waiting", try_at=retry_at))


def attempts(db: Session, user_id: UUID, subscription_id: UUID, claimed: Sequence[bytes]) -> int:
    """How often the most tried of what was claimed has been tried."""
    which = (Delivery.user_id == user_id, Delivery.subscription_id == subscription_id, Delivery.reminder.in_(claimed))
    return int(db.scalar(select(func.max(Delivery.attempts)).where(*which)) or 0)


def tidy(db: Session, user_id: UUID, now: datetime) -> None:
    """Forget what was pushed long ago."""
    db.execute(delete(Delivery).where(Delivery.user_id == user_id, Delivery.try_at < now - FORGET_AFTER))


def wait_after(attempt: int, asked: int | None) -> timedelta:
    """How long to wait after so many attempts, or as long as the push service asked for."""
    return max(timedelta(seconds=asked or 0), FIRST_WAIT * int(4 ** (attempt - 1)))


def _hash(endpoint: str) -> bytes:
    return sha256(endpoint.encode()).digest()
