"""The real server, killed in the middle of pushes: what it acknowledged is there, and nothing is there by half."""

import json
import threading
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import Any

import pytest

from onwards.core.ids import uuid7
from tests.conftest import MakeServer
from tests.support.people import API, PASSWORD
from tests.support.postgres import PostgresCluster
from tests.support.server import LiveServer

ROUNDS = 10
WRITERS = 3
MOMENT = {"occurred_at": "2026-03-02T08:00:00+00:00", "time_zone": "Europe/London"}


@dataclass
class Writer:
    """Somebody who pushes, and pushes again what was not acknowledged."""

    server: LiveServer
    id: str = ""
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})
    waiting: list[dict[str, Any]] = field(default_factory=list)
    acknowledged: set[str] = field(default_factory=set)

    def sign_up(self) -> None:
        """Become a person."""
        body = {"email": f"{uuid7()}@example.com", "password": PASSWORD}
        self.id = self.ask("POST", "/accounts", body)["id"]
        self.headers["Authorization"] = f"Bearer {self.ask('POST', '/auth/token', body)['access_token']}"

    def ask(self, method: str, path: str, body: Any = None, sent: threading.Semaphore | None = None) -> Any:
        """One request on a connection of its own. ``sent`` is told when it has gone out."""
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        try:
            connection.request(method, API + path, json.dumps(body) if body else None, self.headers)
            if sent:
                sent.release()
            answer = connection.getresponse()
            content = answer.read()
            assert answer.status < 300, content
            return json.loads(content)
        finally:
            connection.close()

    def push_until_the_server_is_gone(self, sent: threading.Semaphore) -> None:
        """New wins and what waits, ten at a time."""
        while True:
            self.waiting += [_creation() for _ in range(10 - len(self.waiting))]
            try:
                self.push(sent)
            except (OSError, HTTPException):
                return

    def push(self, sent: threading.Semaphore | None = None) -> None:
        """What waits, once."""
        body = {"schema": 1, "owner": self.id, "sent_at": MOMENT["occurred_at"], "cursor": None, "ops": self.waiting}
        answer = self.ask("POST", "/sync", body, sent)
        refused = [each for each in answer["results"] if each["status"] != "duplicate"]
        assert not refused
        self.acknowledged |= {each["id"] for each in self.waiting}
        self.waiting.clear()

    def feed(self) -> list[dict[str, Any]]:
        """Every record, in its order."""
        changes: list[dict[str, Any]] = []
        cursor = ""
        while True:
            page = self.ask("GET", f"/sync/changes?limit=2000{cursor}")
            changes += page["changes"]
            if not page["more"]:
                assert page["digest"]["count"] == len(changes)
                return changes
            cursor = f"&cursor={page['cursor']}"


def _creation() -> dict[str, Any]:
    made = {"op": str(uuid7()), "id": str(uuid7()), "type": "win", "base": None, "at": MOMENT["occurred_at"]}
    return {**made, "set": {**MOMENT, "text": "They rang back."}}


@pytest.fixture
def server(engine_name: str, make_server: MakeServer, request: pytest.FixtureRequest) -> LiveServer:
    """On PostgreSQL two processes serve, and the database waits for the disk."""
    settings = {"RATE_LIMITS": "off"}
    if engine_name == "postgresql":
        cluster: PostgresCluster = request.getfixturevalue("postgres")
        settings |= {"DATABASE_URL": cluster.create_database(), "WORKERS": "2"}
    return make_server(**settings)


def test_a_server_killed_at_any_moment_keeps_all_that_it_acknowledged(server: LiveServer) -> None:
    server.start()
    writers = [Writer(server) for _ in range(WRITERS)]
    for writer in writers:
        writer.sign_up()
    for number in range(ROUNDS):
        _kill_under_pushes(server, writers, after=4 + 3 * number)
        server.start()
        for writer in writers:
            there = [each["id"] for each in writer.feed()]
            assert writer.acknowledged <= set(there)
            writer.push()
            _whole_and_once(writer)


def _kill_under_pushes(server: LiveServer, writers: list[Writer], after: int) -> None:
    sent = threading.Semaphore(0)
    threads = [threading.Thread(target=each.push_until_the_server_is_gone, args=(sent,)) for each in writers]
    for thread in threads:
        thread.start()
    for _ in range(after):
        assert sent.acquire(timeout=30)
    server.kill()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()


def _whole_and_once(writer: Writer) -> None:
    changes = writer.feed()
    assert {each["id"] for each in changes} == writer.acknowledged
    assert [each["rev"] for each in changes] == list(range(1, len(changes) + 1))
    assert {each["doc"]["text"] for each in changes} == {"They rang back."}
