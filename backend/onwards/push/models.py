"""Tables of the browsers that take pushes, and of what was pushed to them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onwards.core.db import Base, Id, Instant

ENDPOINT_MAX = 2000
KEY_MAX = 100


class PushSubscription(Base):
    """A browser that takes pushes (RFC 8030). ``server_key``: the start of the key it was told to expect."""

    __tablename__ = "push_subscriptions"
    __table_args__ = (UniqueConstraint("user_id", "endpoint_hash"), {"sqlite_with_rowid": False})

    user_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    endpoint_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    endpoint: Mapped[str] = mapped_column(Text)
    p256dh: Mapped[str] = mapped_column(String(KEY_MAX))
    auth: Mapped[str] = mapped_column(String(KEY_MAX))
    server_key: Mapped[str] = mapped_column(String(KEY_MAX))
    device_no: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(Instant)


class Delivery(Base):
    """One reminder for one browser. ``state``: waiting, claimed, sent, failed.

    It is claimed in a transaction of its own before anything is sent: a worker that dies in between has perhaps sent
    it, so nobody sends it again.
    """

    __tablename__ = "deliveries"
    __table_args__ = ({"sqlite_with_rowid": False},)

    user_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    subscription_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    reminder: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    state: Mapped[str] = mapped_column(String(8))
    attempts: Mapped[int] = mapped_column(Integer)
    try_at: Mapped[datetime] = mapped_column(Instant)
