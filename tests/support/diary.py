"""Somebody who writes a diary through the API with a bearer token, made without the cost of hashing a password."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4
from zlib import crc32

from onwards.accounts import passwords, sessions
from onwards.accounts import service as accounts
from onwards.accounts.session_tokens import Tokens
from onwards.core import auth
from onwards.core.contract import database
from onwards.core.ids import uuid7
from onwards.tokens import service as tokens

if TYPE_CHECKING:
    from flask import Flask

API = "/api/v1"
WHEN = {"occurred_at": "2026-03-02T14:32:00+01:00", "time_zone": "Europe/Paris"}
_NUMBERS = count(1)


@dataclass
class Writer:
    """A credential of one person: a device's session, or an access token."""

    app: Flask
    user_id: UUID
    token: str
    email: str = field(default="", compare=False)

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """One request; header names are written with underscores."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        sent["Authorization"] = f"Bearer {self.token}"
        return self.app.test_client().open(API + path, method=method, json=body, headers=sent)

    def got(self, path: str) -> Any:
        """The JSON of a successful GET."""
        answer = self.ask("GET", path)
        assert answer.status_code == 200, answer.text
        return answer.json

    def push(self, *ops: Any, cursor: str | None = None, **envelope: Any) -> Any:
        """A push of ``ops``."""
        body = {"schema": 1, "owner": str(self.user_id), "sent_at": now(), "cursor": cursor, "ops": list(ops)}
        return self.ask("POST", "/sync", body | envelope)

    def pushed(self, *ops: Any, cursor: str | None = None) -> Any:
        """The JSON of a successful push."""
        answer = self.push(*ops, cursor=cursor)
        assert answer.status_code == 200, answer.text
        return answer.json

    def changes(self, cursor: str | None = None, **query: Any) -> Any:
        """One page of the feed."""
        given = {**query, **({"cursor": cursor} if cursor else {})}
        return self.got("/sync/changes?" + "&".join(f"{name}={value}" for name, value in given.items()))

    def made(self, plural: str, body: Any) -> str:
        """The id of a record made by PUT with an id of ours."""
        record_id = str(uuid7())
        answer = self.ask("PUT", f"/{plural}/{record_id}", body)
        assert answer.status_code == 201, answer.text
        return record_id

    def another_device(self, name: str = "Laptop") -> Writer:
        """The same person on another device."""
        with self.app.test_request_context(), database().write() as db:
            session = sessions.start(db, accounts.get(db, self.user_id), None, name, datetime.now(UTC))
            return Writer(self.app, self.user_id, Tokens.of(session, datetime.now(UTC)).access, self.email)

    def limited_to(self, *scopes: str) -> Writer:
        """An access token of the same person."""
        with self.app.test_request_context(), database().write() as db:
            order = tokens.Order("A script", list(scopes), timedelta(30))
            _, text = tokens.create(
                db, self.user_id, order, auth.keys().made_for(tokens.KEY_PURPOSE), datetime.now(UTC)
            )
            return Writer(self.app, self.user_id, text, self.email)


def somebody(app: Flask, device: str = "Phone") -> Writer:
    """A new person, signed in on one device."""
    email = f"person{next(_NUMBERS)}-{uuid4().hex[:8]}@example.com"
    with app.test_request_context(), database().write() as db:
        user = accounts.register(db, email, passwords.NOBODYS, "7K3QM-2XV9T-0ABCD-EFGHJ-KMNPQ", datetime.now(UTC))
        user_id = user.user_id
    return Writer(app, user_id, "", email).another_device(device)


def now() -> str:
    """Now, as a device says it."""
    return datetime.now(UTC).isoformat()


def op(
    record_id: str | None = None, *, base: int | None = None, kind: str = "check_in", **given: Any
) -> dict[str, Any]:
    """An operation; without a change it makes a record."""
    change = given if given.keys() & {"set", "add", "remove", "resolve", "delete", "purge"} else {"set": WHEN, **given}
    made = {"op": str(uuid7()), "id": record_id or str(uuid7()), "type": kind, "base": base, "at": now()}
    return made | change


def digest(changes: list[dict[str, Any]]) -> dict[str, int]:
    """What a reader computes of the live records among ``changes``."""
    live = [each for each in changes if "purged" not in each and "deleted_at" not in each]
    return {"count": len(live), "sum": sum(crc32(f"{each['id']}:{each['rev']}".encode()) for each in live)}


def result(answer: Any) -> dict[str, Any]:
    """The only one of the results that a push was answered with."""
    (found,) = answer["results"]
    return dict(found)


def code(answer: Any) -> tuple[int, str]:
    """The status and the code of a problem."""
    assert answer.mimetype == "application/problem+json", answer.text
    return answer.status_code, answer.json["code"]
