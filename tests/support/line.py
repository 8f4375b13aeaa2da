"""The line between a phone and the server: it keeps what goes over it and can lose an answer on the way."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

# These speak of one connection, not of the message.
ONE_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


@dataclass(frozen=True)
class Sent:
    """One request as the server got it, unpacked."""

    method: str
    path: str
    body: bytes


class Line:
    """Listens on a port of its own and passes every request on to the server's."""

    def __init__(self, port: int) -> None:
        self.sent: list[Sent] = []
        self.lost: list[str] = []
        self._losing: set[str] = set()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_PassingOn, self, port))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})
        self._thread.start()

    @contextmanager
    def losing(self, path: str) -> Iterator[None]:
        """Meanwhile the server gets what is sent to this path, and whoever asked never hears of its answer."""
        self._losing.add(path)
        yield
        self._losing.remove(path)

    def loses(self, path: str) -> bool:
        """Whether the answer to this path is to be lost."""
        if path in self._losing:
            self.lost.append(path)
        return path in self._losing

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _PassingOn(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, line: Line, port: int, *connection: Any) -> None:
        self._line = line
        self._port = port
        super().__init__(*connection)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("do_"):
            return self._pass_on
        raise AttributeError(name)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Nothing: the test keeps what it needs."""

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        plain = gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body
        self._line.sent.append(Sent(self.command, self.path, plain))
        connection = HTTPConnection("127.0.0.1", self._port, timeout=30)
        try:
            self._answer(connection, body)
        except (OSError, HTTPException):
            self.close_connection = True
        finally:
            connection.close()

    def _answer(self, connection: HTTPConnection, body: bytes) -> None:
        connection.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
        for name, value in self.headers.items():
            connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        content = answer.read()
        if self._line.loses(self.path):
            self.close_connection = True
            return
        self.send_response_only(answer.status, answer.reason)
        for name, value in answer.getheaders():
            if name.lower() not in ONE_HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
