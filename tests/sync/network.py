"""The line between devices and the server, which loses, doubles, delays and cuts."""

import base64
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.sync.service import API, COOKIES, Answer, ServerCrash, Service

LOST: dict[str, Any] = {"status": 0}
FAULTS = ("lost request", "lost response", "duplicate", "late duplicate", "server crash", "busy")


@dataclass
class Sent:
    """A request as it went over the line."""

    device: str
    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    cookies: str


@dataclass
class Network:
    """Carries requests. ``fault_rate``: how many of a hundred meet a fault; ``meanwhile`` may do something else."""

    service: Service
    random: random.Random
    fault_rate: int = 0
    meanwhile: Callable[[], None] = lambda: None
    look_at: Callable[[str, Answer], None] = lambda _device, _answer: None
    jars: dict[str, dict[str, str]] = field(default_factory=dict)
    late: list[Sent] = field(default_factory=list)
    log: list[Sent] = field(default_factory=list)

    def from_device(self, line: dict[str, Any]) -> dict[str, Any]:
        """Answer a request of a device, or lose it."""
        body = None if line["body"] is None else base64.b64decode(line["body"])
        headers = {**line["headers"], "Origin": "https://localhost"}
        cookies = self.cookies(line["device"], line["path"])
        sent = Sent(line["device"], line["method"], line["path"], headers, body, cookies)
        fault = self._fault()
        if fault == "lost request":
            return LOST
        if fault == "busy":
            return _reply(Answer(503, {"retry-after": "2", "content-type": "application/json"}, b"{}"))
        self.meanwhile()
        answer = self.carry(sent, crash=fault == "server crash")
        if answer is None:
            return LOST
        if fault == "duplicate":
            again = self.carry(sent)
            answer = again if again and self.random.random() < 0.5 else answer
        if fault == "late duplicate":
            self.late.append(sent)
        self.meanwhile()
        if fault == "lost response":
            return LOST
        self.jars.setdefault(sent.device, {}).update(answer.cookies)
        return _reply(answer)

    def carry(self, sent: Sent, *, crash: bool = False) -> Answer | None:
        """Bring a request to the server as it was sent; None when the server crashes over it."""
        if sent.path == f"{API}/sync":
            self.log.append(sent)
        self.service.crash_next_commit = crash
        try:
            answer = self.service.request(sent.method, sent.path, sent.body, {**sent.headers, "Cookie": sent.cookies})
        except ServerCrash:
            return None
        finally:
            self.service.crash_next_commit = False
        self.look_at(sent.device, answer)
        return answer

    def cookies(self, device: str, path: str) -> str:
        """The header that the device's browser would send now."""
        jar = self.jars.get(device, {})
        return "; ".join(f"{name}={jar[name]}" for name, below in COOKIES if name in jar and path.startswith(below))

    def deliver_late(self) -> None:
        """Let one of the late duplicates arrive; nobody waits for its answer."""
        if self.late:
            self.carry(self.late.pop(self.random.randrange(len(self.late))))

    def _fault(self) -> str:
        return self.random.choice(FAULTS) if self.random.random() * 100 < self.fault_rate else ""


def _reply(answer: Answer) -> dict[str, Any]:
    body = base64.b64encode(answer.body).decode() if answer.body else None
    kept = {name: value for name, value in answer.headers.items() if name != "content-length"}
    return {"status": answer.status, "headers": kept, "body": body}
