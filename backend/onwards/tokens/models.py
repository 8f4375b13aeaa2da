"""The table of access tokens."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onwards.core.db import Base, Id, Instant
from onwards.core.erasure import SECOND

NAME_MAX = 100


class AccessToken(Base):
    """A token of which only the HMAC is kept. ``scopes`` are separated by spaces; a revoked token has no row."""

    __tablename__ = "access_tokens"
    __table_args__ = (UniqueConstraint("user_id", "token_hmac"), {"info": SECOND, "sqlite_with_rowid": False})

    user_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    token_hmac: Mapped[bytes] = mapped_column(LargeBinary(32))
    name: Mapped[str] = mapped_column(String(NAME_MAX))
    scopes: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    last_used_at: Mapped[datetime | None] = mapped_column(Instant)
