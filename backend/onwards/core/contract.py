"""One decorator that makes a Resource method an operation of the documented API.

``@operation`` says what a method needs and answers; at a request it reads the credential, limits, checks the input,
opens one transaction, calls the method, commits once and writes the answer. The document is generated from the same
words, so nothing is described twice.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import wraps
from typing import Any, Literal

import orjson
from flask import Response, current_app, request
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from onwards.core import auth, body
from onwards.core.db import Database
from onwards.core.errors import FieldError, Problem
from onwards.core.fields import Schema
from onwards.core.identity import Identity
from onwards.core.limits import Limiter

Access = Literal["anyone", "session", "refresh", "scope"]
SAFE = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True)
class Operation:
    """What ``@operation`` was told of a method; the document is made of these."""

    id: str
    summary: str
    description: str
    tag: str
    access: Access
    scope: str | None
    body: Schema | None
    query: Schema | None
    returns: Schema | None
    status: int
    also: Mapping[int, str]
    problems: tuple[str, ...]
    headers: tuple[str, ...]
    answers_with: tuple[str, ...]


@dataclass(slots=True)
class Call:
    """One request, read and checked: what a method works with."""

    unit: Session | None
    body: dict[str, Any] = field(default_factory=dict)
    query: dict[str, Any] = field(default_factory=dict)
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    identity: Identity | None = None

    @property
    def db(self) -> Session:
        """The open transaction; an operation declared without one has none."""
        if self.unit is None:
            raise RuntimeError("this operation was declared without a transaction")
        return self.unit

    @property
    def me(self) -> Identity:
        """Who is asking; only operations that need nobody have none."""
        if self.identity is None:
            raise Problem("signed-out")
        return self.identity


@dataclass(frozen=True, slots=True)
class Answer:
    """What a method gives back: a value for its ``returns`` schema, or ``raw`` JSON that is already written."""

    value: Any = None
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    cookies: Callable[[Response], None] | None = None


def operation(  # noqa: PLR0913 (an operation has this many sides)
    name: str,
    *,
    tag: str,
    about: tuple[str, str] | None = None,
    scope: str | None = None,
    access: Access | None = None,
    body: Schema | None = None,
    query: Schema | None = None,
    returns: Schema | None = None,
    status: int = 200,
    also: Mapping[int, str] | None = None,
    problems: tuple[str, ...] = (),
    headers: tuple[str, ...] = (),
    answers_with: tuple[str, ...] = (),
    transaction: bool = True,
    limit: str = "default",
) -> Callable[[Callable[..., Any]], Callable[..., Response]]:
    """Declare the operation ``name`` (its operationId); ``about`` is its summary and description.

    Without ``about`` they are the first line of the docstring and the rest of it.

    ``access``: ``anyone``, ``session`` (a signed-in app, never an access token), ``refresh`` (the refresh token) or,
    given a ``scope``, whoever holds it. ``also`` names further successful statuses. Without ``transaction`` the
    method opens its own. ``limit`` names a row of the rate limits.
    """

    def declare(method: Callable[..., Any]) -> Callable[..., Response]:
        summary, description = about or _documented(method)
        told = Operation(
            name, summary, description, tag,
            access or ("scope" if scope else "session"), scope, body, query, returns, status, also or {},
            problems, headers, answers_with,
        )  # fmt: skip

        @wraps(method)
        def serve(resource: object, **path: Any) -> Response:
            credential = None if told.access == "anyone" else auth.read_credential(refresh=told.access == "refresh")
            spent = limiter().spend(limit, credential.subject if credential else None)
            given = _input(told)
            with _unit(transaction=transaction) as db:
                call = Call(db, *given, identity=_identify(db, credential, told) if credential else None)
                answer = method(resource, call, **path)
            return spent.marked(respond(told, answer if isinstance(answer, Answer) else Answer(answer)))

        serve.operation = told  # type: ignore[attr-defined]
        return serve

    return declare


def _documented(method: Callable[..., Any]) -> tuple[str, str]:
    summary, _, description = (method.__doc__ or "").strip().partition("\n")
    return summary.strip(" ."), " ".join(description.split()) or summary.strip()


def _input(told: Operation) -> tuple[dict[str, Any], dict[str, Any]]:
    query = body.load_query(told.query, request) if told.query else _no_query()
    return (body.load(told.body, body.read_json(request)) if told.body else {}), query


def _no_query() -> dict[str, Any]:
    if request.args:
        raise Problem("invalid", errors=[_unknown(name) for name in request.args])
    return {}


def _unknown(name: str) -> FieldError:
    return {"pointer": f"/query/{name}", "detail": "There is no such parameter."}


def _identify(db: Session | None, credential: auth.Credential, told: Operation) -> Identity:
    if credential.via == "access-token" and told.access != "scope":
        raise Problem("missing-scope", "An access token cannot do this; sign in instead.")
    if db is None:
        with database().read() as reading:
            return _identify(reading, credential, told)
    found = auth.gate().identify(db, credential)
    if told.scope and not found.may(told.scope):
        raise Problem("missing-scope", f"This needs the scope {told.scope}.")
    return found


@contextmanager
def _unit(*, transaction: bool) -> Iterator[Session | None]:
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
