"""Onwards: check in after a knockback, turn blame into learning, keep wins and lessons.

This is the composition root, the only file that sees every feature.
"""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from onwards.accounts import routes as accounts
from onwards.accounts.service import session_identity
from onwards.checkins.routes import check_ins
from onwards.config import Settings
from onwards.core import answers, auth, openapi
from onwards.core.body import BODY_MAX
from onwards.core.db import Database
from onwards.core.limits import Limiter
from onwards.lessons.routes import lessons
from onwards.records import routes as records
from onwards.records.kinds import Kinds
from onwards.records.routes import KindRoutes
from onwards.sync import routes as sync
from onwards.timeline import routes as timeline
from onwards.tokens import routes as tokens
from onwards.tokens.service import token_identity
from onwards.web import routes as web
from onwards.wins.routes import wins

KINDS = (check_ins, wins, lessons)
FEATURES = (accounts.api, tokens.api, records.api, timeline.api, sync.api)


def create_app(settings: Settings, kinds: Sequence[KindRoutes] = KINDS) -> Flask:
    """The WSGI application, with its database engine opened but not migrated."""
    app = Flask(__name__, static_folder=None)
    # A multiple of what a decoded body may have: the reader words the refusal, this only stops a flood.
    app.config["MAX_CONTENT_LENGTH"] = BODY_MAX
    app.wsgi_app = _behind_proxies(app, settings.trusted_proxies)  # type: ignore[method-assign]
    app.extensions["onwards.settings"] = settings
    app.extensions["onwards.database"] = Database(settings.database_url)
    app.extensions["onwards.limiter"] = Limiter(settings.limits_storage, enabled=settings.rate_limits)
    app.extensions["onwards.gate"] = auth.Gate(session_identity, token_identity)
    app.extensions["onwards.kinds"] = Kinds(kind.kind for kind in kinds)
    auth.prepare(app, settings)
    answers.install(app)
    router = answers.Router(app, prefix=openapi.PREFIX, doc=False, add_specs=False)
    namespaces = [*FEATURES, *(kind.namespace for kind in kinds)]
    for namespace in namespaces:
        router.add_namespace(namespace, path="/")
    tags = {namespace.name: namespace.description for namespace in namespaces}
    web.install(app, cache(lambda: document(app, tags)))
    return app


def document(app: Flask, tags: dict[str, str]) -> dict[str, Any]:
    """The OpenAPI document of ``app``."""
    return openapi.document(app, version("onwards"), tags)


def _behind_proxies(app: Flask, count: int) -> Any:
    return ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count) if count else app.wsgi_app
