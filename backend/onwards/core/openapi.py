"""The OpenAPI 3.1 document, generated from what ``@operation`` was told and from the schemas."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Flask

from onwards.core import fields as f
from onwards.core.calls import Operation
from onwards.core.formats import SLUG
from onwards.core.headers import ANSWER_HEADERS, HEADERS
from onwards.core.problems import PROBLEMS

PREFIX = "/api/v1"
DESCRIPTION = """
Everything the Onwards app does, you can do too: keep a diary of knockbacks and what came of them, follow every
change, and write back without overwriting what you have not seen. Make an access token in the app (You, then Access
tokens), send it as `Authorization: Bearer`, and start with `GET /me`. Errors are RFC 9457 problems with a pointer to
each fault.
"""
ALWAYS = ("too-many-requests", "unavailable")
WITH_CREDENTIAL = ("signed-out", "account-deleted", "csrf", "missing-scope")
WITH_BODY = ("malformed-request", "too-large", "unsupported-media-type", "invalid")


class FieldFault(f.Schema):
    """One thing wrong with the input."""

    pointer = f.Text(
        2000, required=True, metadata={"description": "RFC 6901 pointer; query parameters are below /query"}
    )
    detail = f.Text(2000, required=True)
    example = {"pointer": "/mood", "detail": "This must be from 1 to 5."}  # noqa: RUF012


class Problem(f.Schema):
    """Why a request was refused (RFC 9457)."""

    type = f.Text(200, required=True, metadata={"description": "A page with cause and fix"})
    title = f.Text(200, required=True)
    status = f.Integer(400, 599, required=True)
    detail = f.Text(2000, required=True)
    code = f.Choice(sorted(PROBLEMS), required=True)
    errors = f.Listing(f.Nested(FieldFault), 1000)
    example = {  # noqa: RUF012
        "type": "/problems/not-found",
        "title": "Not found",
        "status": 404,
        "detail": "There is nothing at this address, or it belongs to somebody else.",
        "code": "not-found",
    }


def document(app: Flask, version: str, tags: Mapping[str, str]) -> dict[str, Any]:
    """The whole document of ``app``; ``tags`` maps each tag to its description."""
    components: dict[str, type[f.Schema]] = {}

    def named(schema: Any) -> str:
        kind = schema if isinstance(schema, type) else type(schema)
        components[kind.__name__] = kind
        return str(kind.__name__)

    spec = APISpec(
        "Onwards",
        version,
        "3.1.0",
        plugins=[MarshmallowPlugin(schema_name_resolver=named)],
        info={
            "description": " ".join(DESCRIPTION.split()),
            "license": {"name": "MIT", "identifier": "MIT"},
            "contact": {"name": "Onwards contributors", "url": "/docs"},
        },
        servers=[{"url": "/", "description": "This installation"}],
        tags=[{"name": name, "description": words} for name, words in tags.items()],
    )
    spec.components.security_scheme(
        "bearer", {"type": "http", "scheme": "bearer", "description": "A session or access token"}
    )
    spec.components.security_scheme(
        "cookie", {"type": "apiKey", "in": "cookie", "name": "__Host-access", "description": "The app"}
    )
    for name, header in HEADERS.items():
        spec.components.parameter(name, "header", {"name": name.removesuffix("-optional"), "in": "header", **header})
    slugs = {name for rule in app.url_map.iter_rules() for name in re.findall(r"<string:(\w+)>", rule.rule)}
    for path, methods in _paths(app).items():
        operations = {method: _described(told, path) for method, told in methods}
        spec.path(
            path,
            operations=operations,
            parameters=[_path_parameter(name, name in slugs) for name in re.findall(r"{(\w+)}", path)],
        )
    written: dict[str, Any] = spec.to_dict()
    for name, schema in components.items():
        words = {"description": " ".join((schema.__doc__ or "").split())}
        written["components"]["schemas"][name].update({**words, **schema.extensions})
    return written


def operations(app: Flask) -> Iterator[tuple[str, str, Operation]]:
    """Every operation of ``app``: path template, method in small letters, what it was told."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        view = getattr(app.view_functions[rule.endpoint], "view_class", None)
        for method in ("get", "put", "post", "patch", "delete"):
            told = getattr(getattr(view, method, None), "operation", None)
            if told is not None:
                yield re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method, told


def _paths(app: Flask) -> dict[str, list[tuple[str, Operation]]]:
    paths: dict[str, list[tuple[str, Operation]]] = {}
    for path, method, told in operations(app):
        paths.setdefault(path, []).append((method, told))
    return paths


def _path_parameter(name: str, slug: bool) -> dict[str, Any]:
    schema = {"type": "string", "format": "uuid", "minLength": 36, "maxLength": 36}
    if slug:
        schema = {"type": "string", "pattern": SLUG, "minLength": 1, "maxLength": f.SLUG_MAX}
    words = "A name" if slug else "A UUID"
    return {"name": name, "in": "path", "required": True, "description": words, "schema": schema}


def _described(told: Operation, path: str) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": told.id,
        "summary": told.summary,
        "description": told.description,
        "tags": [told.tag],
        "parameters": [*told.headers, *_query(told)],
        "responses": dict(sorted(_responses(told, path).items())),
        "security": [] if told.access == "anyone" else [{"bearer": [told.scope] if told.scope else []}, {"cookie": []}],
    }
    if told.body is not None:
        described["requestBody"] = {"required": True, "content": {"application/json": _content(told.body)}}
    return described


def _query(told: Operation) -> list[dict[str, Any]]:
    return [{"in": "query", "schema": type(told.query)}] if told.query else []


def _content(schema: f.Schema) -> dict[str, Any]:
    return {"schema": type(schema), "example": schema.example}


def _responses(told: Operation, path: str) -> dict[str, Any]:
    headers = {name: ANSWER_HEADERS[name] for name in (*told.answers_with, "RateLimit", "RateLimit-Policy")}
    good: dict[str, Any] = {"description": told.summary, "headers": headers}
    if told.returns is not None:
        good["content"] = {"application/json": _content(told.returns)}
    found = {str(told.status): good}
    for status, words in told.also.items():
        bare = status in {204, 304} or told.returns is None
        found[str(status)] = {**good, "description": words} if not bare else {"description": words, "headers": headers}
    for code in _codes(told, path):
        _add_problem(found, code)
    return found


def _codes(told: Operation, path: str) -> tuple[str, ...]:
    codes = (*ALWAYS, *told.problems)
    codes += WITH_CREDENTIAL if told.access != "anyone" else ()
    codes += WITH_BODY if told.body else ("invalid",)
    codes += ("malformed-request",) if told.headers else ()
    return codes + (("not-found",) if "{" in path else ())


def _add_problem(found: dict[str, Any], code: str) -> None:
    problem = PROBLEMS[code]
    entry = found.setdefault(
        str(problem.status),
        {"description": "", "content": {"application/problem+json": {"schema": Problem, "example": _example(code)}}},
    )
    words = f"`{code}`: {problem.title}."
    if words not in entry["description"]:
        entry["description"] = f"{entry['description']} {words}".strip()
    if problem.status in {429, 503}:
        entry["headers"] = {"Retry-After": ANSWER_HEADERS["Retry-After"]}


def _example(code: str) -> dict[str, Any]:
    problem = PROBLEMS[code]
    told = {"title": problem.title, "status": problem.status, "detail": problem.cause, "code": code}
    return {"type": f"/problems/{code}", **told}
