"""How a request becomes a call and an answer a response: the steps that ``@operation`` puts together."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import orjson
from flask import Response, current_app, request
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from onwards.core import auth, body
from onwards.core.calls import Answer, Operation
from onwards.core.db import Database
from onwards.core.errors import FieldError, Problem
from onwards.core.identity import Identity
from onwards.core.limits import Limiter

SAFE = frozenset({"GET", "HEAD"})


def credential_for(told: Operation) -> auth.Credential | None:
    """What the request was let in by; None where nobody is needed. Raises Problem."""
    if told.access == "anyone":
        return None
    credential = auth.read_credential(refresh=told.access == "refresh")
    if credential.via == "access-token" and told.access != "scope":
        raise Problem("missing-scope", "An access token cannot do this; sign in instead.")
    return credential


def read_input(told: Operation) -> tuple[dict[str, Any], dict[str, Any]]:
    """The body and the query, checked. Raises Problem."""
    query = body.load_query(told.query, request) if told.query else _no_query()
    return (body.load(told.body, body.read_json(request)) if told.body else {}), query


def _no_query() -> dict[str, Any]:
    if request.args:
        raise Problem("invalid", errors=[_unknown(name) for name in request.args])
    return {}


def _unknown(name: str) -> FieldError:
    return {"pointer": f"/query/{name}", "detail": "There is no such parameter."}


def identify(db: Session | None, credential: auth.Credential, told: Operation) -> Identity:
    """Whose credential this is, if it may do what ``told`` does. Raises Problem."""
    if db is None:
        with database().read() as reading:
            return identify(reading, credential, told)
    found = auth.gate().identify(db, credential)
    if told.scope:
        found.require(told.scope)
    return found


@contextmanager
def unit(*, transaction: bool) -> Iterator[Session | None]:
    """The transaction of one request, committed once at its end; None for operations that open their own."""
    opening = database().read if request.method in SAFE else database().write
    try:
        with opening() if transaction else nullcontext() as db:
            yield db
    except OperationalError as error:
        raise Problem("unavailable", headers={"Retry-After": "2"}) from error


def respond(told: Operation, answer: Answer) -> Response:
    """The response to ``answer``: JSON, never cached by anyone in between."""
    status = answer.status or told.status
    content = answer.raw
    if content is None and answer.value is not None:
        value = (
            answer.value if isinstance(answer.value, dict) or told.returns is None else told.returns.dump(answer.value)
        )
        content = orjson.dumps(value)
    response = Response(content, status, mimetype="application/json" if content is not None else None)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers.update(answer.headers)
    if answer.cookies:
        answer.cookies(response)
    return response


def database() -> Database:
    """The database of the running app."""
    found: Database = current_app.extensions["onwards.database"]
    return found


def limiter() -> Limiter:
    """The rate limits of the running app."""
    found: Limiter = current_app.extensions["onwards.limiter"]
    return found
