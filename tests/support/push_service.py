"""A push service on this machine: it takes messages like a real one, and reads what only the browser could."""

import base64
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any

import http_ece
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02

from tests.support.processes import free_port


@dataclass
class PushService:
    """Answers with ``status`` and ``headers``; ``messages`` are the bodies it took, with their headers."""

    port: int = field(default_factory=free_port)
    status: int = 201
    headers: dict[str, str] = field(default_factory=dict)
    messages: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    arrived: Event = field(default_factory=Event)
    may_answer: Event = field(default_factory=Event)
    lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.may_answer.set()
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.secret = os.urandom(16)

    @property
    def endpoint(self) -> str:
        """Where it takes messages for one browser."""
        return f"http://127.0.0.1:{self.port}/send/abc"

    def subscription(self, server_key: str) -> dict[str, str]:
        """What a browser would tell the app."""
        point = self.key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        return {
            "endpoint": self.endpoint, "p256dh": _text(point), "auth": _text(self.secret), "server_key": server_key,
        }  # fmt: skip

    def read(self, body: bytes) -> Any:
        """A message as the browser reads it."""
        return json.loads(http_ece.decrypt(body, private_key=self.key, auth_secret=self.secret, version="aes128gcm"))

    def is_signed(self, headers: dict[str, str], server_key: str) -> bool:
        """Whether the message carries a signature of the key that the browser was told to expect."""
        scheme, _, rest = headers["Authorization"].partition(" ")
        parts = dict(each.strip().split("=", 1) for each in rest.split(","))
        return scheme == "vapid" and parts["k"] == server_key and bool(Vapid02.verify(headers["Authorization"]))


@contextmanager
def push_service() -> Iterator[PushService]:
    """One that runs until the block ends."""
    service = PushService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            with service.lock:
                service.messages.append((dict(self.headers), body))
            service.arrived.set()
            service.may_answer.wait(20)
            self.send_response(service.status)
            for name, value in service.headers.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", service.port), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield service
    finally:
        service.may_answer.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
