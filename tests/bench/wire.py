"""A device on the wire: HTTP and gzip by the standard library, so that it costs the server and nothing else."""

import gzip
import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any, Self

import psutil

from onwards.core.ids import uuid7
from tests.bench.reference import WHEN, document
from tests.support.people import API, PASSWORD
from tests.support.server import LiveServer

BATCH = 500


@dataclass
class Spent:
    """What a piece of work cost: CPU and wall seconds, bytes each way."""

    cpu: float = 0.0
    wall: float = 0.0
    up: int = 0
    down: int = 0


class Account:
    """Somebody signed in by bearer token on a server whose processes are ``pids`` and those below them."""

    def __init__(self, server: LiveServer, pids: Sequence[int]) -> None:
        self.server, self._pids = server, pids
        self._connection = HTTPConnection("127.0.0.1", server.port, timeout=120)
        self._headers = {"Content-Type": "application/json", "Accept-Encoding": "gzip"}
        self.sign_up()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._connection.close()

    def sign_up(self) -> None:
        """Become a new person."""
        self._headers.pop("Authorization", None)
        self.email = f"{uuid7()}@example.com"
        given = {"email": self.email, "password": PASSWORD}
        self.user_id = self.ask("POST", "/accounts", given)["id"]
        self.token = self.ask("POST", "/auth/token", given)["access_token"]
        self._headers["Authorization"] = f"Bearer {self.token}"

    def ask(self, method: str, path: str, body: Any = None, spent: Spent | None = None) -> Any:
        """One request on a kept connection; bodies from 1 kB on are sent as gzip."""
        content = json.dumps(body).encode() if body is not None else None
        headers = dict(self._headers)
        if content and len(content) > 1024:
            content, headers["Content-Encoding"] = gzip.compress(content, 1), "gzip"
        self._connection.request(method, API + path, content, headers)
        answer = self._connection.getresponse()
        raw = answer.read()
        if spent:
            spent.up += len(content or b"")
            spent.down += len(raw)
        raw = gzip.decompress(raw) if answer.headers["Content-Encoding"] == "gzip" else raw
        assert answer.status < 300, raw[:500]
        return json.loads(raw) if raw else None

    def push(self, ops: Sequence[Any], cursor: str | None, spent: Spent | None = None) -> dict[str, Any]:
        """One push."""
        body = {"schema": 1, "owner": self.user_id, "sent_at": WHEN, "cursor": cursor, "ops": ops}
        answer: dict[str, Any] = self.ask("POST", "/sync", body, spent)
        return answer

    def push_all(self, ops: Sequence[Any], spent: Spent | None = None) -> str:
        """Push ``ops`` in batches, as a device does; the cursor afterwards."""
        cursor: str = self.ask("GET", "/sync/changes?limit=1")["cursor"]
        for start in range(0, len(ops), BATCH):
            cursor = self.push(ops[start : start + BATCH], cursor, spent)["cursor"]
        return cursor

    def pull_all(self, spent: Spent | None = None) -> int:
        """Read the whole feed; how many records it held."""
        count, path = 0, "/sync/changes?limit=2000"
        while True:
            page = self.ask("GET", path, spent=spent)
            count += len(page["changes"])
            if not page["more"]:
                return count
            path = f"/sync/changes?limit=2000&cursor={page['cursor']}"

    def memory(self) -> int:
        """Bytes that the processes hold for themselves (USS)."""
        return sum(process.memory_full_info().uss for process in self._processes())

    @contextmanager
    def measured(self) -> Iterator[Spent]:
        """The server's CPU over a block, and the block's time."""
        spent, before, start = Spent(), self._cpu(), time.perf_counter()
        yield spent
        spent.wall = time.perf_counter() - start
        spent.cpu = self._cpu() - before

    def _cpu(self) -> float:
        return sum(each.cpu_times().user + each.cpu_times().system for each in self._processes())

    def _processes(self) -> list[psutil.Process]:
        tops = [psutil.Process(pid) for pid in self._pids]
        return [each for top in tops for each in (top, *top.children(recursive=True))]


def creations(count: int) -> list[dict[str, Any]]:
    """Operations that each make a record."""
    return [creation(number) for number in range(count)]


def creation(number: int) -> dict[str, Any]:
    """An operation that makes a record."""
    made = {"op": str(uuid7()), "id": str(uuid7()), "type": "check_in", "base": None, "at": WHEN}
    return {**made, "set": document(number)}


def edit(record: str, base: int) -> dict[str, Any]:
    """An operation that changes one field of a record."""
    return {"op": str(uuid7()), "id": record, "type": "check_in", "base": base, "at": WHEN, "set": {"energy": 5}}
