"""The people of all histories: accounts that exist once, whose diaries begin empty each time."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import orjson

from onwards import KINDS
from tests.sync.service import API, Server

PASSWORD = "seven green bottles"


@dataclass
class Person:
    """An account, with a token for the REST writer and what that writer has looked at."""

    number: int
    email: str
    id: UUID
    bearer: str
    views: dict[str, Any] = field(default_factory=dict)


def make(service: Server, number: int) -> Person:
    """Register somebody and make them an access token for everything."""
    body = {"email": f"person{number}@example.com", "password": PASSWORD}
    made = _ask(service, "/accounts", body)
    session = _ask(service, "/auth/token", body)
    scopes = [f"{each.kind.plural}:{verb}" for each in KINDS for verb in ("read", "write")]
    wanted = {"name": "script", "scopes": [*scopes, "notes:read"], "expires_in_days": 365}
    token = _ask(service, "/access-tokens", wanted, Authorization=f"Bearer {session['access_token']}")
    return Person(number, body["email"], UUID(made["id"]), token["token"])


def use(service: Server, person: Person) -> None:
    """Let the person's script ask for something."""
    answer = service.request("GET", f"{API}/timeline", None, {"Authorization": f"Bearer {person.bearer}"})
    assert answer.status == 200, answer.body


def _ask(service: Server, path: str, body: Any, **headers: str) -> Any:
    told = {"Content-Type": "application/json", **headers}
    answer = service.request("POST", API + path, orjson.dumps(body), told)
    assert answer.status in {200, 201}, answer.body
    return answer.json
