"""One decorator that makes a Resource method an operation of the documented API.

``@operation`` says what a method needs and answers; at a request it reads the credential, limits, checks the input,
opens one transaction, calls the method, commits once and writes the answer. The document is generated from the same
words, so nothing is described twice.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from flask import Response

from onwards.core import serving
from onwards.core.calls import Access, Answer, Call, Operation
from onwards.core.fields import Schema
from onwards.core.serving import database, limiter

__all__ = ["Answer", "Call", "Operation", "database", "limiter", "operation"]


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
            credential = serving.credential_for(told)
            spent = serving.limiter().spend(limit, credential.subject if credential else None)
            given = serving.read_input(told)
            with serving.unit(transaction=transaction) as db:
                identity = serving.identify(db, credential, told) if credential else None
                answer = method(resource, Call(db, *given, identity=identity), **path)
            return spent.marked(serving.respond(told, answer if isinstance(answer, Answer) else Answer(answer)))

        serve.operation = told  # type: ignore[attr-defined]
        return serve

    return declare


def _documented(method: Callable[..., Any]) -> tuple[str, str]:
    summary, _, description = (method.__doc__ or "").strip().partition("\n")
    return summary.strip(" ."), " ".join(description.split()) or summary.strip()
