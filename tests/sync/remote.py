"""A real server, talked to over its port by the devices of the simulation."""

from __future__ import annotations

import base64
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any

from tests.sync.service import API, COOKIES, Answer

if TYPE_CHECKING:
    from tests.support.server import LiveServer
    from tests.sync.host import Host

ANSWER_SECONDS = 30


@dataclass
class Remote:
    """One server. ``refusals``: the codes of what it has refused; ``jars``: each device's cookies."""

    server: LiveServer
    refusals: list[str] = field(default_factory=list)
    jars: dict[str, dict[str, str]] = field(default_factory=dict)

    def request(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        """One request. Raises OSError or HTTPException when the server goes away over it."""
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=ANSWER_SECONDS)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            answer = Answer(response.status, {}, response.read())
        finally:
            connection.close()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                cookie, _, kept = value.split(";", 1)[0].partition("=")
                answer.cookies[cookie] = kept
            else:
                answer.headers[name.lower()] = value
        return answer

    def serve(self, host: Host) -> None:
        """Let the devices of ``host`` talk to this server, at the true time."""
        host.on_request = self._from_device
        host.time = lambda: time.time_ns() // 1_000_000

    def _from_device(self, line: dict[str, Any]) -> dict[str, Any]:
        jar = self.jars.setdefault(line["device"], {})
        cookies = [f"{name}={jar[name]}" for name, below in COOKIES if name in jar and line["path"].startswith(below)]
        headers = {**line["headers"], "Origin": self.server.url, "Cookie": "; ".join(cookies)}
        body = None if line["body"] is None else base64.b64decode(line["body"])
        answer = self.request(line["method"], line["path"], body, headers)
        jar.update(answer.cookies)
        if line["path"] == f"{API}/sync" and "code" in (answer.json or {}):
            self.refusals.append(answer.json["code"])
        kept = {name: value for name, value in answer.headers.items() if name != "content-length"}
        return {"status": answer.status, "headers": kept, "body": base64.b64encode(answer.body).decode() or None}
