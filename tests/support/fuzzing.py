"""Schemathesis on the app in this process: every operation of the committed document, signed in as somebody.

What the checks may find besides the defaults stands in ``CONFIG``, each with its reason.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import jsonschema_rs
import schemathesis
from flask import Flask
from schemathesis.schemas import BaseSchema

from onwards import create_app
from onwards.accounts import passwords, sessions
from onwards.accounts import service as accounts
from onwards.accounts.schemas import EXAMPLE_PASSWORD
from onwards.accounts.session_tokens import Tokens
from onwards.config import Settings
from onwards.core.contract import database
from onwards.core.headers import HEADERS
from onwards.core.ids import uuid7
from tests.conftest import SECRET_KEY
from tests.support.databases import MigratedDatabase
from tests.support.diary import API, WHEN, Writer
from tests.support.document import COMMITTED

# A case of these may end the session or the account that it runs in: each gets a person of its own.
ENDING = {
    "change_password", "delete_account", "recover", "refresh_session", "sign_out", "sign_out_device",
    "sign_out_everywhere",
}  # fmt: skip

ACCEPTED = ["2xx", "3xx", "401", "403", "404", "409"]
REFUSED = ["400", "401", "403", "404", "405", "406", "409", "415", "422"]
CONFIG: dict[str, Any] = {
    "generation": {"mode": "all", "deterministic": True, "with-security-parameters": False},
    "phases": {"stateful": {"enabled": False}},
    "checks": {
        # A version that nobody saw is a precondition that fails (412), and a missing one is asked for (428), however
        # well-formed the request is.
        "positive_data_acceptance": {"expected-statuses": [*ACCEPTED, "412", "428"]},
        # 413: a body over its size, and a push of more operations than there may be, are refused as too large.
        "negative_data_rejection": {"expected-statuses": [*REFUSED, "412", "413", "428"]},
        "missing_required_header": {"expected-statuses": ["400", "401", "403", "404", "409", "422", "428"]},
    },
    "operations": [
        {
            "include-operation-id": "subscribe_to_push",
            # No pattern tells the addresses on the open internet from others: the others are 422.
            "checks": {"positive_data_acceptance": {"expected-statuses": [*ACCEPTED, "422"]}},
        },
        {
            "include-operation-id": "resolve_record",
            # Which fields there are depends on the kind of the record that the path names: others are 422.
            "checks": {"positive_data_acceptance": {"expected-statuses": [*ACCEPTED, "412", "422", "428"]}},
        },
        {
            "include-operation-id": "sync",
            "checks": {
                # A newer app than the server gets 503 server-older and keeps what waits.
                "not_a_server_error": {"expected-statuses": ["2xx", "4xx", "503"]},
                "positive_data_acceptance": {"expected-statuses": [*ACCEPTED, "503"]},
                # One bad operation stops no other: a push with one is 200 and the operation is answered as rejected.
                # That each of them is rejected, and nothing else, is asserted by ``_expect_rejections``.
                "negative_data_rejection": {"expected-statuses": [*REFUSED, "200", "413", "503"]},
            },
        },
    ],
}


class LateApp:
    """A WSGI app that is known once the tests run, since the cases are collected before there is a database."""

    app: Flask | None = None

    def __call__(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        assert self.app is not None
        answer: Iterable[bytes] = self.app(environ, start_response)
        return answer


@contextmanager
def running(late: LateApp, folder: Path) -> Iterator[None]:
    """``late`` with an app on a new SQLite database in ``folder``."""
    migrated = MigratedDatabase(f"sqlite:///{folder}/onwards.db")
    late.app = create_app(Settings(migrated.url, SECRET_KEY, data=folder, rate_limits=False, frontend=folder))
    yield
    late.app.extensions["onwards.database"].close()
    migrated.database.close()


def schema_for(late: LateApp, choose: Callable[[str], bool], examples: int) -> BaseSchema:
    """The operations whose path ``choose`` takes, with ``examples`` random cases each besides the systematic ones."""
    document = json.loads(COMMITTED.read_text())
    document["paths"] = {path: item for path, item in document["paths"].items() if choose(path)}
    generation = {**CONFIG["generation"], "max-examples": examples}
    config = schemathesis.Config.from_dict({**CONFIG, "generation": generation})
    schema = schemathesis.openapi.from_dict(document, config=config)
    schema.app = late
    return schema


@cache
def _password_hash() -> str:
    return passwords.hashed(EXAMPLE_PASSWORD)


def _somebody(app: Flask) -> tuple[Writer, str]:
    """A new person whose password is the one of the examples, and their refresh token."""
    email, moment = f"{uuid7()}@example.com", datetime.now(UTC)
    with app.test_request_context(), database().write() as db:
        user = accounts.register(db, email, _password_hash(), "7K3QM-2XV9T-0ABCD-EFGHJ-KMNPQ", moment)
        tokens = Tokens.of(sessions.start(db, user, None, "Phone", moment), moment)
        return Writer(app, user.user_id, tokens.access, email), tokens.refresh


@cache
def _resident(app: Flask) -> tuple[Writer, dict[str, list[str]]]:
    """Who all other cases run as: with records of each kind, some in the bin, one with siblings."""
    person, _ = _somebody(app)
    owned: dict[str, list[str]] = {}
    for kind in app.extensions["onwards.kinds"].by_type.values():
        made = [person.made(kind.plural, {**WHEN, kind.headline: "x"}) for _ in range(3)]
        person.ask("DELETE", f"/{kind.plural}/{made[2]}", If_Match="*")
        owned[kind.plural] = made
        owned.setdefault("records", []).extend(made)
    return person, owned


def send(case: schemathesis.Case[Any], late: LateApp) -> None:
    """Send ``case`` signed in, and hold the answer to every check."""
    assert late.app is not None
    operation = case.operation.definition.raw["operationId"]
    if operation in ENDING:
        person, refresh = _somebody(late.app)
        token = refresh if operation == "refresh_session" else person.token
    else:
        token = _resident(late.app)[0].token
        _point_to_existing(case, late.app)
    _mend_versions(case)
    _freshen_key(case)
    answer = case.call_and_validate(headers={"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"})
    if operation == "sync" and case.method == "POST" and answer.status_code == 200:
        sent: Any = case.body
        _expect_rejections(sent["ops"], answer.json()["results"])


def _expect_rejections(sent: list[Any], results: list[dict[str, Any]]) -> None:
    rejected = [each["op"] for each in results if each["status"] == "rejected"]
    malformed = [each for each in sent if not _operation_form().is_valid(each)]
    assert len(rejected) >= len(malformed), f"{malformed} should have been rejected, there were {results}"


@cache
def _operation_form() -> jsonschema_rs.Validator:
    document = json.loads(COMMITTED.read_text())
    form = document["components"]["schemas"]["SyncPush"]["properties"]["ops"]["items"]
    return jsonschema_rs.validator_for(form, validate_formats=True)


def _mend_versions(case: schemathesis.Case[Any]) -> None:
    """Its systematic phase cannot make a value for a pattern with quotes and puts 0, in requests it calls valid too."""
    assert case.meta is not None
    if case.meta.generation.mode is schemathesis.GenerationMode.POSITIVE:
        for name in ("If-Match", "If-None-Match"):
            if not re.search(HEADERS[name]["schema"]["pattern"], dict(case.headers or {}).get(name, "*")):
                case.headers[name] = "*"


def _freshen_key(case: schemathesis.Case[Any]) -> None:
    """A key belongs to one body: another one under it is refused, and rightly."""
    key = dict(case.headers or {}).get("Idempotency-Key", "")
    if re.fullmatch("[!-~]{1,200}", key):
        case.headers["Idempotency-Key"] = f"{key}-{uuid7()}"


def _point_to_existing(case: schemathesis.Case[Any], app: Flask) -> None:
    """Let three of four well-formed ids be those of records that are there."""
    chosen = _as_number((case.path_parameters or {}).get("record_id")) % 4
    if chosen < 3:
        owned = _resident(app)[1][case.path.removeprefix(API).split("/")[1]]
        case.path_parameters["record_id"] = owned[chosen]


def _as_number(given: Any) -> int:
    try:
        return UUID(given).int
    except (TypeError, ValueError, AttributeError):
        return 3
