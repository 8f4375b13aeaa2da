"""Deleting an account: every row of every table, also of those that a later feature adds."""

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillWaiting
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import Column, Table, func, insert, select

from onwards.core.auth import Gate
from onwards.core.db import Base, Database, Id, Instant
from tests.support.people import PASSWORD, Person, register, with_bearer

TABLES = [table for table in Base.metadata.sorted_tables if "user_id" in table.c]
AT = datetime(2026, 3, 2, tzinfo=UTC)
SAMPLES: dict[type, object] = {int: 7, str: "seven", bytes: b"seven"}


def rows(database: Database, table: Table, user_id: UUID) -> int:
    with database.read() as db:
        return db.scalar(select(func.count()).select_from(table).where(table.c.user_id == user_id)) or 0


def fill(database: Database, user_id: UUID) -> None:
    """One row at least for this person in every table, whatever the table holds."""
    with database.write() as db:
        for table in TABLES:
            if not db.scalar(select(func.count()).select_from(table).where(table.c.user_id == user_id)):
                db.execute(insert(table).values({column.name: sample(column, user_id) for column in table.c}))


def sample(column: Column[Any], user_id: UUID) -> object:
    if isinstance(column.type, Id):
        return user_id
    return AT if isinstance(column.type, Instant) else SAMPLES[column.type.python_type]


def delete_account(person: Person, password: str = PASSWORD) -> int:
    return int(person.ask("POST", "/account/deletion", {"password": password}).status_code)


def test_every_table_says_whose_each_row_is() -> None:
    apart = {table.name for table in Base.metadata.sorted_tables if next(iter(table.primary_key)).name != "user_id"}
    assert apart == {"login_index"}
    assert len(TABLES) == len(Base.metadata.sorted_tables)


def test_a_deleted_account_leaves_no_row_in_any_table(app: Flask, database: Database) -> None:
    sam, alex = register(app), register(app, "alex@example.com")
    fill(database, sam.user_id)
    fill(database, alex.user_id)
    before = {table.name: rows(database, table, alex.user_id) for table in TABLES}
    assert all(rows(database, table, sam.user_id) for table in TABLES)
    assert delete_account(sam) == 204
    assert {table.name: rows(database, table, sam.user_id) for table in TABLES} == dict.fromkeys(before, 0)
    assert {table.name: rows(database, table, alex.user_id) for table in TABLES} == before


def test_after_deletion_no_credential_counts_and_the_email_is_free(app: Flask) -> None:
    sam = register(app)
    laptop, token = sam.another_browser(), sam.access_token("wins:read")
    session = sam.token_session()
    answer = sam.ask("POST", "/account/deletion", {"password": PASSWORD})
    assert {each.split(";")[0] for each in answer.headers.getlist("Set-Cookie")} == {
        "__Host-access=",
        "__Secure-refresh=",
    }
    assert not laptop.is_signed_in()
    assert laptop.refresh("k" * 20).status_code == 401
    assert laptop.sign_in(sam.email).status_code == 401
    assert with_bearer(app, token, "GET", "/me").status_code == 401
    assert with_bearer(app, session["access_token"], "GET", "/me").status_code == 401
    assert register(app, sam.email).user_id != sam.user_id


def told(answer: Any) -> tuple[int, str]:
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="onwards"'
    return answer.status_code, answer.json["code"]


def test_a_device_of_a_deleted_account_is_told_that_it_was_deleted(app: Flask) -> None:
    sam = register(app)
    laptop, session = sam.another_browser(), sam.token_session()
    push = {"schema": 1, "owner": str(sam.user_id), "sent_at": AT.isoformat(), "cursor": None, "ops": []}
    refresh = {"refresh_token": session["refresh_token"], "key": "k" * 20}

    assert delete_account(sam) == 204

    assert told(laptop.ask("POST", "/sync", push)) == (401, "account-deleted")
    assert told(laptop.refresh("k" * 20)) == (401, "account-deleted")
    assert told(with_bearer(app, session["access_token"], "GET", "/me")) == (401, "account-deleted")
    assert told(laptop.ask("POST", "/auth/token/refresh", refresh)) == (401, "account-deleted")
    assert told(laptop.ask("POST", "/account/deletion", {"password": PASSWORD})) == (401, "account-deleted")


def test_only_a_session_of_ours_learns_that_an_account_was_deleted(app: Flask) -> None:
    sam = register(app)
    token, signed = sam.access_token("wins:read"), sam.token_session()["access_token"]
    head, _, signature = signed.rpartition(".")

    assert delete_account(sam) == 204

    for guessed in (token, f"{head}.{signature[::-1]}", head):
        assert told(with_bearer(app, guessed, "GET", "/me")) == (401, "signed-out")
    known = sam.sign_in(sam.email)
    assert told(known) == told(sam.sign_in("nobody@example.com")) == (401, "wrong-credentials")


def test_a_session_that_was_ended_says_nothing_of_the_account(app: Flask) -> None:
    sam = register(app)
    laptop = sam.another_browser()
    assert sam.ask("DELETE", "/devices").status_code == 204
    assert told(laptop.ask("GET", "/me")) == told(laptop.refresh("k" * 20)) == (401, "signed-out")


def test_a_wrong_password_deletes_nothing(app: Flask, database: Database) -> None:
    sam = register(app)
    fill(database, sam.user_id)
    assert delete_account(sam, "not the one") == 401
    assert all(rows(database, table, sam.user_id) for table in TABLES)
    assert sam.is_signed_in()


@pytest.mark.parametrize(
    ("credential", "table_name"), [("session", "access_tokens"), ("session", "records"), ("access token", "records")]
)
def test_deletion_waits_for_a_write_under_way_and_takes_it_along(
    app: Flask, database: Database, credential: str, table_name: str
) -> None:
    sam = register(app)
    token, claims = sam.access_token("wins:write"), {"sub": str(sam.user_id), "sid": "1.1"}
    gate: Gate = app.extensions["onwards.gate"]
    table = Base.metadata.tables[table_name]
    with ThreadPoolExecutor(1) as pool:
        with database.write() as db:
            assert gate.session(db, claims, "bearer") if credential == "session" else gate.token(db, token)
            deletion = pool.submit(delete_account, sam)
            with pytest.raises(StillWaiting):
                deletion.result(0.5)
            db.execute(insert(table).values({column.name: sample(column, sam.user_id) for column in table.c}))
        assert deletion.result(20) == 204
    assert not any(rows(database, table, sam.user_id) for table in TABLES)
