"""Two people: with the ids of the first, the second finds nothing, on any operation and verb of the document."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from onwards import KINDS
from onwards.core.openapi import operations
from tests.support.people import API, Person, register, with_bearer

WORDS = "Sam was gutted after the call from Brightwater"
WHEN = {"occurred_at": "2026-03-02T14:32:00+00:00", "time_zone": "Europe/London"}


@pytest.fixture
def sam(app: Flask) -> Person:
    """The first person."""
    return register(app, "sam@example.com")


@pytest.fixture
def ids(sam: Person) -> dict[str, str]:
    """What the first person has: the id of something for every path of the document."""
    texts = {"check-ins": "note", "wins": "text", "lessons": "text", "knockbacks": "message", "reframes": "thought"}
    assert texts.keys() == PLURALS
    made = {plural: {field: WORDS} for plural, field in texts.items()}
    found = {kind: sam.ask("POST", f"/{kind}", {**values, **WHEN}).json["id"] for kind, values in made.items()}
    found["records"] = found["check-ins"]
    found["devices"] = sam.ask("GET", "/devices").json["items"][0]["id"]
    token = {"name": "A script", "scopes": ["check-ins:read"], "expires_in_days": 30}
    found["access-tokens"] = sam.ask("POST", "/access-tokens", token).json["id"]
    return found


def attempts(app: Flask, ids: dict[str, str]) -> list[tuple[str, str, Any, bool]]:
    """Every operation but those that end a session: method, path with the first person's ids, body, whether by id.

    Those that may make a record of one's own under the same id come last.
    """
    return sorted(_attempts(app, ids), key=lambda attempt: attempt[0] == "PUT")


def _attempts(app: Flask, ids: dict[str, str]) -> Iterator[tuple[str, str, Any, bool]]:
    for path, method, told in operations(app):
        if told.access == "anyone" or told.id in ENDING:
            continue
        collection = path.removeprefix(f"{API}/").split("/")[0]
        filled = re.sub(r"{\w+}", ids.get(collection, ""), path.removeprefix(API))
        yield method.upper(), filled, told.body.example if told.body else None, "{" in path


ENDING = {"sign_out", "sign_out_everywhere", "delete_account", "refresh_session"}


@pytest.mark.parametrize("credential", ["session", "access token"])
def test_nothing_of_one_person_is_reached_by_another(
    app: Flask, sam: Person, ids: dict[str, str], credential: str
) -> None:
    before = sam.ask("GET", "/sync/changes").json["changes"]
    alex = register(app, "alex@example.com")
    script = alex.access_token(*app.extensions["onwards.scopes"])
    tried = 0
    for method, path, body, named in attempts(app, ids):
        if credential == "session":
            answer = alex.ask(method, path, body, **({} if method == "PUT" else {"If-Match": "*"}))
        else:
            answer = with_bearer(app, script, method, path, body)
        told = answer.get_data(as_text=True)
        assert WORDS not in told, (method, path)
        assert str(sam.user_id) not in told, (method, path)
        assert not named or made_own(method, path, answer) or answer.status_code in {403, 404}, (method, path)
        tried += 1
    assert tried > 25
    assert sam.ask("GET", "/sync/changes").json["changes"] == before
    assert sam.ask("GET", "/me").status_code == 200


PLURALS = {routes.kind.plural for routes in KINDS}


def made_own(method: str, path: str, answer: Any) -> bool:
    """A PUT with another's id makes a record of one's own: ids belong to a person, and nothing tells whose it was."""
    return method == "PUT" and answer.status_code == 201 and path.split("/")[1] in PLURALS
