"""Tables of people and of the devices they are signed in on."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onwards.core.db import Base, Id, Instant
from onwards.core.erasure import FIRST

EMAIL_MAX = 254
NAME_MAX = 100


class User(Base):
    """A person. ``email`` is as they wrote it; they are found by ``LoginIndex``."""

    __tablename__ = "users"

    user_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    email: Mapped[str] = mapped_column(String(EMAIL_MAX))
    password_hash: Mapped[str] = mapped_column(String(200))
    recovery_salt: Mapped[bytes] = mapped_column(LargeBinary(32))
    recovery_hmac: Mapped[bytes] = mapped_column(LargeBinary(32))
    last_device_no: Mapped[int] = mapped_column(Integer, default=0)
    created_at: Mapped[datetime] = mapped_column(Instant)


class LoginIndex(Base):
    """From an e-mail to its person: the only table whose key does not begin with the person.

    The hash has no key: the e-mail stands in ``users`` in clear, and an exchange of keys must lock nobody out.
    """

    __tablename__ = "login_index"

    email_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    user_id: Mapped[UUID] = mapped_column(Id)


class Device(Base):
    """A device and its session. ``generation`` grows with each sign-in on it; tokens of an older one count no more.

    A device that was signed out keeps its row, since the diary names devices by their number.
    """

    __tablename__ = "devices"
    __table_args__ = (UniqueConstraint("user_id", "id"), {"info": FIRST, "sqlite_with_rowid": False})

    user_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    device_no: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    id: Mapped[UUID] = mapped_column(Id)
    name: Mapped[str | None] = mapped_column(String(NAME_MAX))
    generation: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(Instant)
    last_seen_at: Mapped[datetime] = mapped_column(Instant)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)


class RefreshLink(Base):
    """One refresh token of a device's present session: the newest, or one before it to know a repeated request by."""

    __tablename__ = "refresh_links"

    user_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    device_no: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    jti_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    issued_at: Mapped[datetime] = mapped_column(Instant)
