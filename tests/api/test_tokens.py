"""Access tokens: made in the app, shown once, good for what their scopes name, revoked at once."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import event, select, update

from onwards.core import openapi, token_form
from onwards.core.db import Database
from onwards.tokens import service
from onwards.tokens.models import AccessToken
from tests.support.people import API, Person, register, with_bearer

ORDER = {"name": "Home Assistant", "scopes": ["check-ins:write", "check-ins:read"], "expires_in_days": 90}


@pytest.fixture
def sam(app: Flask) -> Person:
    return register(app)


def listed(person: Person) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = person.ask("GET", "/access-tokens").json["items"]
    return items


def test_a_token_is_shown_once_and_kept_as_an_hmac(sam: Person, database: Database) -> None:
    answer = sam.ask("POST", "/access-tokens", ORDER)
    assert answer.status_code == 201
    made = answer.json
    assert made["token"].startswith("onw_")
    assert made["scopes"] == ["check-ins:read", "check-ins:write"]
    assert made["last_used_at"] is None
    lasts = datetime.fromisoformat(made["expires_at"]) - datetime.fromisoformat(made["created_at"])
    assert lasts == timedelta(days=90)
    assert listed(sam) == [{name: made[name] for name in made if name != "token"}]
    with database.read() as db:
        row = db.execute(select(AccessToken.__table__)).one()
    assert made["token"] not in str(row)
    assert made["token"].encode() not in row.token_hmac


def test_a_token_says_what_it_may_do(app: Flask, sam: Person) -> None:
    me = with_bearer(app, sam.access_token("wins:read", "notes:read"), "GET", "/me").json
    assert (me["id"], me["scopes"]) == (str(sam.user_id), ["notes:read", "wins:read"])
    assert "device" not in me


def test_a_token_does_nothing_with_the_account(app: Flask, sam: Person) -> None:
    token = sam.access_token("wins:read", "wins:write")
    kept = [found for found in openapi.operations(app) if found[2].access == "session"]
    assert len(kept) >= 9
    for path, method, told in kept:
        plain = re.sub("{.*}", str(uuid4()), path.removeprefix(API))
        answer = with_bearer(app, token, method.upper(), plain, told.body.example if told.body else None)
        assert (answer.status_code, answer.json["code"]) == (403, "missing-scope"), (method, path)
    assert sam.is_signed_in()


def test_a_script_reads_and_writes_as_far_as_its_scopes_go(app: Flask, sam: Person) -> None:
    reader, writer = sam.access_token("check-ins:read"), sam.access_token("check-ins:write")
    entry = {"occurred_at": "2026-03-02T14:32:00+00:00", "time_zone": "Europe/London", "mood": 2}
    path = f"/check-ins/{uuid4()}"
    assert with_bearer(app, writer, "PUT", path, entry).status_code == 201
    assert with_bearer(app, reader, "GET", path).json["mood"] == 2
    for token, method, elsewhere in ((reader, "PUT", path), (writer, "GET", path), (reader, "GET", "/wins")):
        answer = with_bearer(app, token, method, elsewhere, entry if method == "PUT" else None)
        assert (answer.status_code, answer.json["code"]) == (403, "missing-scope")


def test_a_token_does_not_refresh(app: Flask, sam: Person) -> None:
    token = sam.access_token("wins:read")
    assert with_bearer(app, token, "POST", "/auth/session/refresh", {"key": "k" * 20}).status_code == 401


def test_a_revoked_token_counts_no_more_at_once(app: Flask, sam: Person) -> None:
    token, other = sam.access_token("wins:read"), sam.access_token("wins:read")
    newest, oldest = listed(sam)
    assert sam.ask("DELETE", f"/access-tokens/{oldest['id']}").status_code == 204
    assert with_bearer(app, token, "GET", "/me").status_code == 401
    assert with_bearer(app, other, "GET", "/me").status_code == 200
    assert [each["id"] for each in listed(sam)] == [newest["id"]]
    assert sam.ask("DELETE", f"/access-tokens/{oldest['id']}").status_code == 404


def test_somebody_elses_token_is_not_there(app: Flask, sam: Person) -> None:
    alex = register(app, "alex@example.com")
    token = alex.access_token("wins:read")
    assert sam.ask("DELETE", f"/access-tokens/{listed(alex)[0]['id']}").status_code == 404
    assert listed(sam) == []
    assert with_bearer(app, token, "GET", "/me").status_code == 200


def test_an_expired_token_counts_no_more_and_goes_when_the_next_is_made(
    app: Flask, sam: Person, database: Database
) -> None:
    token = sam.access_token("wins:read")
    with database.write() as db:
        db.execute(update(AccessToken).values(expires_at=datetime.now(UTC) - timedelta(seconds=1)))
    assert with_bearer(app, token, "GET", "/me").status_code == 401
    sam.access_token("wins:read")
    assert len(listed(sam)) == 1


def test_a_mistyped_token_never_reaches_the_database(app: Flask, sam: Person) -> None:
    said: list[str] = []
    event.listen(
        app.extensions["onwards.database"].engine, "before_cursor_execute", lambda *found: said.append(found[2])
    )
    token = sam.access_token("wins:read")
    said.clear()
    for wrong in (token[:-1], token + "A", token[:-1] + ("A" if token[-1] != "A" else "B"), "onw_"):
        assert with_bearer(app, wrong, "GET", "/me").status_code == 401
    assert said == []


def test_a_well_formed_token_that_nobody_made_does_not_count(app: Flask, sam: Person) -> None:
    for owner in (sam.user_id, uuid4()):
        assert with_bearer(app, token_form.make(owner), "GET", "/me").status_code == 401


def test_the_last_use_is_noted_once_an_hour(app: Flask, sam: Person, database: Database) -> None:
    token = sam.access_token("wins:read")
    with_bearer(app, token, "GET", "/me")
    first = listed(sam)[0]["last_used_at"]
    assert first is not None
    with_bearer(app, token, "GET", "/me")
    assert listed(sam)[0]["last_used_at"] == first
    with database.write() as db:
        db.execute(update(AccessToken).values(last_used_at=datetime.now(UTC) - service.USE_NOTED_EVERY))
    with_bearer(app, token, "GET", "/me")
    assert listed(sam)[0]["last_used_at"] > first


def test_the_use_in_a_write_is_noted_with_it(app: Flask, sam: Person, database: Database) -> None:
    token = sam.access_token("wins:write")
    with database.write() as db:
        assert app.extensions["onwards.gate"].token(db, token)
    assert listed(sam)[0]["last_used_at"] is not None


def test_there_are_as_many_tokens_as_there_may_be(sam: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "TOKENS_MAX", 2)
    for _ in range(2):
        sam.access_token("wins:read")
    answer = sam.ask("POST", "/access-tokens", ORDER)
    assert (answer.status_code, answer.json["code"]) == (409, "limit-reached")
    assert len(listed(sam)) == 2


IMPOSSIBLE: list[tuple[dict[str, Any], str]] = [
    ({"scopes": ["everything"]}, "/scopes/0"),
    ({"scopes": ["wins:read", "account:write"]}, "/scopes/1"),
    ({"scopes": "wins:read"}, "/scopes"),
    ({"scopes": ["wins:read"] * 300}, "/scopes"),
    ({"expires_in_days": 0}, "/expires_in_days"),
    ({"expires_in_days": 366}, "/expires_in_days"),
    ({"expires_in_days": 1.5}, "/expires_in_days"),
    ({"expires_in_days": "30"}, "/expires_in_days"),
    ({"expires_in_days": None}, "/expires_in_days"),
    ({"name": ""}, "/name"),
    ({"name": "nul\x00"}, "/name"),
    ({"name": "x" * 100_000}, "/name"),
    ({"token": "onw_mine"}, "/token"),
]


def test_a_token_that_cannot_be_is_refused(sam: Person) -> None:
    for change, pointer in IMPOSSIBLE:
        answer = sam.ask("POST", "/access-tokens", {**ORDER, **change})
        assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, pointer), change
    assert listed(sam) == []


@pytest.mark.parametrize("days", [1, 365])
def test_a_token_lasts_a_day_to_a_year(sam: Person, days: int) -> None:
    assert sam.ask("POST", "/access-tokens", {**ORDER, "expires_in_days": days}).status_code == 201
