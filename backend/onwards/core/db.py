"""The database: one engine, one way to read, one way to write.

Both engines store the same values: ids as 16 bytes (``uuid`` on PostgreSQL), instants as whole microseconds since
1970 in UTC, documents as JSON text.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Dialect, Engine, LargeBinary, MetaData, Uuid, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator, TypeEngine

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
BUSY_TIMEOUT_MS = 10_000


def to_micros(moment: datetime) -> int:
    """An aware datetime as whole microseconds since 1970 in UTC."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def from_micros(micros: int) -> datetime:
    """The aware UTC datetime that ``to_micros`` made ``micros`` of."""
    return EPOCH + timedelta(microseconds=micros)


class Instant(TypeDecorator[datetime]):
    """An aware datetime, stored as ``to_micros``: sorts alike on every engine and never meets a session time zone."""

    impl = BigInteger
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What the column holds on this side."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 (their signature)
        return None if value is None else to_micros(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (their signature)
        return None if value is None else from_micros(value)


class Id(TypeDecorator[UUID]):
    """A UUID in 16 bytes on both engines."""

    impl = LargeBinary(16)
    cache_ok = True

    @property
    def python_type(self) -> type[UUID]:
        """What the column holds on this side."""
        return UUID

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Uuid() if dialect.name == "postgresql" else LargeBinary(16))

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> UUID | bytes | None:
        return value if value is None or dialect.name == "postgresql" else value.bytes

    def process_result_value(self, value: UUID | bytes | None, dialect: Dialect) -> UUID | None:  # noqa: ARG002 (their signature)
        return UUID(bytes=value) if isinstance(value, bytes) else value


class Base(DeclarativeBase):
    """The declarative base of every table; its naming convention keeps migrations the same on both engines."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Database:
    """Opens units of work on one engine.

    ``read`` sees one snapshot from its first statement on. ``write`` commits once at its end, or not at all; on SQLite
    it takes the write lock at once, since a transaction that upgrades from reading fails under concurrency.
    """

    def __init__(self, url: str) -> None:
        self.engine = create_engine(url, pool_size=16, max_overflow=16)
        if self.engine.dialect.name == "sqlite":
            _prepare_sqlite(self.engine)
            self._reading = self.engine
            self._writing = self.engine.execution_options(onwards_write=True)
        else:
            self._reading = self.engine.execution_options(isolation_level="REPEATABLE READ")
            self._writing = self.engine.execution_options(isolation_level="READ COMMITTED")

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session over one snapshot; whatever it changes is rolled back."""
        with Session(self._reading, autoflush=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that commits when the block ends, or rolls back when it raises; ``info`` says that it writes."""
        with Session(self._writing, info={"writing": True}) as session, session.begin():
            yield session

    def close(self) -> None:
        """Give every connection back to the operating system."""
        self.engine.dispose()


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: sqlite3.Connection, _record: object) -> None:
        # The driver's own transaction handling starts none before reads; ours starts one always.
        connection.isolation_level = None
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            f"busy_timeout = {BUSY_TIMEOUT_MS}",
            "secure_delete = ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("onwards_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
