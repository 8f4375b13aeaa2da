"""The documented API, as a script of the same person uses it."""

import json
from http.client import HTTPConnection
from typing import Any
from uuid import uuid4

from tests.e2e.app import PASSWORD

Json = dict[str, Any]
NOW = "2026-03-02T09:30:00+00:00"


class Api:
    """One person's bearer session."""

    def __init__(self, port: int, email: str) -> None:
        self._port = port
        self.email = email
        self._token = ""

    def sign_up(self) -> None:
        """Make the account."""
        self.ask("POST", "/accounts", {"email": self.email, "password": PASSWORD}, expected=201)

    def sign_in(self) -> "Api":
        """Take a session."""
        body = {"email": self.email, "password": PASSWORD, "device_name": "A script"}
        self._token = self.ask("POST", "/auth/token", body)["access_token"]
        return self

    def records(self) -> list[Json]:
        """Every record that is not in the bin, of every kind, newest first within a kind."""
        kinds = ("check-ins", "knockbacks", "lessons", "reframes", "wins")
        return [item for kind in kinds for item in self.ask("GET", f"/{kind}?limit=200")["items"]]

    def keep(self, path: str, **fields: Any) -> Json:
        """Make a record."""
        body = {"occurred_at": NOW, "time_zone": "Europe/London", **fields}
        return self.ask("POST", path, body, expected=201)

    def edit_unseen(self, record: Json, **fields: Any) -> None:
        """Edit a record as a device does that has not seen what it holds now."""
        op = {"op": _uuid7(), "id": record["id"], "type": record["type"], "base": None, "at": NOW, "set": fields}
        owner = self.ask("GET", "/me")["id"]
        self.ask("POST", "/sync", {"schema": 1, "owner": owner, "sent_at": NOW, "cursor": None, "ops": [op]})

    def bin(self, path: str, record: Json) -> None:
        """Put a record into the bin."""
        self.ask("DELETE", f"{path}/{record['id']}", expected=204)

    def ask(self, method: str, path: str, body: Json | None = None, *, expected: int = 200) -> Json:
        """One request; what it answers."""
        headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid4()), "If-Match": "*"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        connection = HTTPConnection("127.0.0.1", self._port, timeout=30)
        try:
            connection.request(method, f"/api/v1{path}", json.dumps(body) if body is not None else None, headers)
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        assert answer.status == expected, (method, path, answer.status, content)
        return dict(json.loads(content)) if content else {}


def _uuid7() -> str:
    plain = uuid4().hex
    return f"01900000-{plain[:4]}-7{plain[4:7]}-8{plain[7:10]}-{plain[10:22]}"
