"""Every error of the app as ``application/problem+json``, and the headers that every answer carries."""

import gzip
import logging
import uuid

import orjson
from flask import Flask, Response, g, request
from flask_restx import Api
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as WerkzeugResponse

from onwards.core.errors import Problem

log = logging.getLogger("onwards")

GZIP_FROM_BYTES = 1024
EMPTY = {204, 304}
API = "/api/v1/"
BY_STATUS = {
    400: "malformed-request",
    404: "not-found",
    405: "method-not-allowed",
    406: "not-acceptable",
    413: "too-large",
    415: "unsupported-media-type",
}
SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


# Bearer tokens only: without Access-Control-Allow-Credentials a browser sends no cookie and shows no answer to one.
FOR_OTHER_ORIGINS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id",
}
PREFLIGHT = {
    "Access-Control-Allow-Headers": (
        "Authorization, Content-Encoding, Content-Type, Idempotency-Key, If-Match, If-None-Match"
    ),
    "Access-Control-Max-Age": "7200",
}


class Router(Api):  # type: ignore[misc]  # flask-restx ships no types
    """flask-restx as a router and nothing else: no documentation of its own, and no error answers of its own."""

    def _register_doc(self, app_or_blueprint: object) -> None:
        """Its root page is not ours."""

    def _register_specs(self, app_or_blueprint: object) -> None:
        """Its Swagger 2.0 document is not ours."""

    def _register_apidoc(self, app: object) -> None:
        """Its Swagger page is not ours."""

    def error_router(self, original_handler: object, e: Exception) -> Response:
        """Send every error to Flask's handlers."""
        return original_handler(e)  # type: ignore[operator, no-any-return]


def install(app: Flask) -> None:
    """Answer every error with a problem and dress every answer."""
    app.register_error_handler(Problem, write_problem)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(Exception, _of_anything)
    app.before_request(_name_request)
    app.after_request(_dress)


def write_problem(problem: Problem) -> Response:
    """The problem+json answer to ``problem``."""
    content = orjson.dumps(problem.body())
    response = Response(content, problem.kind.status, problem.headers, mimetype="application/problem+json")
    response.headers["Cache-Control"] = "no-store"
    return response


def _of_http(error: HTTPException) -> Response | WerkzeugResponse:
    if error.response is not None or error.code is None or error.code < 400:  # noqa: PLR2004 (redirects pass)
        return error.get_response()
    problem = Problem(BY_STATUS.get(error.code, "malformed-request" if error.code < 500 else "internal"))  # noqa: PLR2004
    if error.code == 405:  # noqa: PLR2004
        problem.headers["Allow"] = ", ".join(sorted(getattr(error, "valid_methods", None) or []))
    return write_problem(problem)


def _of_anything(error: Exception) -> Response:
    # The kind and the place only: a message may hold what somebody wrote.
    withheld = RuntimeError(type(error).__name__).with_traceback(error.__traceback__)
    log.error("unexpected %s", type(error).__name__, extra={"request_id": g.get("request_id")}, exc_info=withheld)
    return write_problem(Problem("internal"))


def _name_request() -> None:
    g.request_id = uuid.uuid4().hex


def _dress(response: Response) -> Response:
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    if request.path.startswith(API):
        response.headers.update(FOR_OTHER_ORIGINS)
        if request.method == "OPTIONS":
            response.headers.update({**PREFLIGHT, "Access-Control-Allow-Methods": response.headers.get("Allow", "")})
    if response.status_code in EMPTY or request.method == "OPTIONS":
        response.headers.remove("Content-Type")
    response.headers["X-Request-Id"] = g.get("request_id", "")
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=63072000"
    return _compressed(response)


def _compressed(response: Response) -> Response:
    if response.direct_passthrough or response.mimetype not in {"application/json", "application/problem+json"}:
        return response
    if "Content-Encoding" in response.headers:
        return response
    response.vary.add("Accept-Encoding")
    content = response.get_data()
    if len(content) >= GZIP_FROM_BYTES and request.accept_encodings["gzip"] > 0:
        response.set_data(gzip.compress(content, compresslevel=1, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
