"""The real application in this process: requests go in as WSGI calls, and it can be made to crash between lines."""

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any, Protocol
from unittest.mock import patch

import orjson
from argon2 import PasswordHasher
from sqlalchemy import Table, delete, event, insert, select
from sqlalchemy.orm import Session

from onwards import create_app
from onwards.config import Settings
from onwards.core.db import Base
from onwards.records.models import TABLES
from onwards.records.store import Head, Store
from tests.sync.clock import Clock

SECRET = "a secret of the simulation, of more than thirty-two bytes"
API = "/api/v1"
Rows = dict[Table, list[dict[str, Any]]]
COOKIES = (("__Host-access", ""), ("__Secure-refresh", f"{API}/auth"))


class ServerCrash(BaseException):
    """The server's process ended before the commit; no handler of errors sees that."""


@dataclass
class Answer:
    """A response as it came out of the application."""

    status: int
    headers: dict[str, str]
    body: bytes
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def json(self) -> Any:
        """The body, read."""
        return orjson.loads(self.body) if self.body else None


class Server(Protocol):
    """Whoever answers requests: the application in this process, or one somewhere else."""

    def request(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> "Answer":
        """One request and its answer."""
        ...


class Service:
    """One installation. ``meanwhile`` is called where another request may come first; ``trace`` sums what is said."""

    def __init__(self, url: str, folder: Path, clock: Clock) -> None:
        self.app = create_app(Settings(database_url=url, secret_key=SECRET, data=folder, rate_limits=False))
        self.database = self.app.extensions["onwards.database"]
        self.postgres = self.database.engine.dialect.name == "postgresql"
        self.clock = clock
        self.crash_next_commit = False
        self.meanwhile: Callable[[], None] = lambda: None
        # For each unit under way: may another writer still come before the order is held?
        self._may_be_overtaken: list[int] = []
        self._beginning: Rows = {}
        self.trace = hashlib.sha256()
        event.listen(self.database.engine, "connect", _never_stuck if self.postgres else _without_syncing)

    @contextmanager
    def running(self) -> Iterator["Service"]:
        """The application with the history's clock, cheap passwords and places to interrupt it; one at a time."""
        assert not hasattr(Store, "let_others_go_first"), "another simulation has changed the application already"
        cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        with ExitStack() as stack:
            stack.enter_context(self.clock.installed())
            stack.enter_context(patch("onwards.accounts.passwords.HASHER", cheap))
            stack.enter_context(patch.object(self.database, "write", self._interrupted(self.database.write)))
            stack.enter_context(patch.object(Store, "hold", self._overtaken(Store.hold)))
            others = patch.object(Store, "let_others_go_first", lambda _store: self._overtake(1), create=True)
            stack.enter_context(others)
            event.listen(Session, "before_commit", self._may_crash)
            stack.callback(event.remove, Session, "before_commit", self._may_crash)
            stack.callback(self.database.close)
            yield self

    def request(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        """One request. Raises ServerCrash where that was asked for; any other exception is a fault of the server."""
        path, _, query = path.partition("?")
        content = body or b""
        self.trace.update(repr((method, path, headers)).encode() + content)
        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "",
            "SERVER_NAME": "localhost", "SERVER_PORT": "443", "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1", "CONTENT_LENGTH": str(len(content)), "wsgi.url_scheme": "https",
            "wsgi.input": io.BytesIO(content), "wsgi.errors": io.StringIO(), "wsgi.version": (1, 0),
            "wsgi.multithread": False, "wsgi.multiprocess": False, "wsgi.run_once": False,
        }  # fmt: skip
        for name, value in headers.items():
            key = name.upper().replace("-", "_")
            environ[key if key == "CONTENT_TYPE" else f"HTTP_{key}"] = value
        began: list[Any] = []
        parts = self.app.wsgi_app(environ, lambda *given: began.extend(given))  # type: ignore[arg-type]
        answer = Answer(int(began[0][:3]), {}, b"".join(parts))
        for name, value in began[1]:
            if name == "Set-Cookie":
                cookie, _, kept = value.split(";", 1)[0].partition("=")
                answer.cookies[cookie] = kept
            else:
                answer.headers[name.lower()] = value
        self.trace.update(repr((answer.status, answer.headers, answer.cookies)).encode() + answer.body)
        assert answer.status != HTTPStatus.INTERNAL_SERVER_ERROR, f"{method} {path}: {answer.body!r}"
        return answer

    def backup(self, tables: Sequence[Table] = TABLES) -> Rows:
        """Every row of the diaries, or of other ``tables``."""
        with self.database.read() as db:
            return {table: [row._asdict() for row in db.execute(select(table))] for table in tables}

    def restore(self, rows: Rows) -> None:
        """Put the tables in ``rows`` back as they were."""
        with self.database.write() as db:
            for table in rows:
                db.execute(delete(table))
            for table, content in rows.items():
                if content:
                    db.execute(insert(table), content)

    def begin_here(self) -> None:
        """From now on ``begin_anew`` comes back to what is here now."""
        self._beginning = self.backup(Base.metadata.sorted_tables)

    def begin_anew(self) -> None:
        """Empty the diaries, and forget the devices and that a token was used."""
        self.restore(self._beginning)
        self.trace = hashlib.sha256()

    def let_others_go_first(self) -> None:
        """Whatever else is to happen just here."""
        armed, self.crash_next_commit = self.crash_next_commit, False
        self.meanwhile()
        self.crash_next_commit = armed

    def _may_crash(self, session: Session) -> None:
        if self.crash_next_commit and session.info.get("writing"):
            self.crash_next_commit = False
            raise ServerCrash

    def _interrupted(self, write: Callable[[], Any]) -> Callable[[], Any]:
        @contextmanager
        def begin() -> Iterator[Session]:
            self.let_others_go_first()
            self._may_be_overtaken.append(2)
            try:
                with write() as session:
                    yield session
            finally:
                self._may_be_overtaken.pop()

        return begin

    def _overtaken(self, hold: Callable[[Store], Head | None]) -> Callable[[Store], Head | None]:
        def held(store: Store) -> Head | None:
            # SQLite holds its one lock from the first statement on; elsewhere others write until the row is held.
            if self.postgres:
                self._overtake(2)
            return hold(store)

        return held

    def _overtake(self, left: int) -> None:
        """Once before the order is held for the first time, and once in a mutant that then only believes it holds."""
        if self._may_be_overtaken and self._may_be_overtaken[-1] == left:
            self._may_be_overtaken[-1] -= 1
            self.let_others_go_first()


def _without_syncing(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous = OFF")


def _never_stuck(connection: Any, _record: object) -> None:
    connection.execute("SET lock_timeout = '5s'")
    connection.commit()
