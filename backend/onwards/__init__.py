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
from onwards.accounts import session_routes, sessions
from onwards.checkins.routes import check_ins
from onwards.config import Settings
from onwards.core import answers, auth, openapi
from onwards.core.body import BODY_MAX
from onwards.core.db import Database
from onwards.core.keys import Keys
from onwards.core.limits import Limiter
from onwards.core.outbound import Outbound
from onwards.feedback.routes import feedback_items, feedback_requests
from onwards.interviews.routes import example_stories, interviews
from onwards.knockbacks.routes import knockbacks
from onwards.lessons.routes import lessons
from onwards.prompts import routes as prompts
from onwards.push import routes as push
from onwards.push.vapid import WebPush
from onwards.records import routes as records
from onwards.records.http import NOTES
from onwards.records.kind_routes import KindRoutes
from onwards.records.kinds import Kinds
from onwards.reflections.routes import look_backs, looking_fors, notes_to_self
from onwards.reframes.routes import reframes
from onwards.settings.routes import settings as own_settings
from onwards.sync import routes as sync
from onwards.timeline import routes as timeline
from onwards.tokens import routes as tokens
from onwards.tokens.lookup import TokenLookup
from onwards.vocabulary.routes import feelings, themes, traps
from onwards.web import routes as web
from onwards.wins.routes import wins

KINDS = (
    *(check_ins, wins, lessons, knockbacks, reframes),
    *(feedback_requests, feedback_items, interviews, example_stories),
    *(look_backs, notes_to_self, looking_fors, feelings, traps, themes, own_settings),
)


def create_app(settings: Settings, kinds: Sequence[KindRoutes] = KINDS) -> Flask:
    """The WSGI application, with its database engine opened but not migrated."""
    app = Flask(__name__, static_folder=None)
    # A body that comes in pieces, without a length, just ends there: one byte more tells that it was longer.
    app.config["MAX_CONTENT_LENGTH"] = BODY_MAX + 1
    app.wsgi_app = _behind_proxies(app, settings.trusted_proxies)  # type: ignore[method-assign]
    known = Kinds(kind.kind for kind in kinds)
    scopes = (*sorted(known.scopes("read") | known.scopes("write")), NOTES)
    _install(app, settings, known, scopes)
    router = answers.Router(app, prefix=openapi.PREFIX)
    diary, feed = timeline.api_with(known.on_timeline), sync.api_with(list(known.by_type))
    features = (
        accounts.api, session_routes.api, tokens.api_with(scopes), push.api, records.api, diary, feed, prompts.api,
    )  # fmt: skip
    namespaces = (*features, *(kind.namespace for kind in kinds))
    for namespace in namespaces:
        router.add_namespace(namespace, path="")
    tags = {namespace.name: namespace.description for namespace in namespaces}
    web.install(app, cache(lambda: openapi.document(app, version("onwards"), tags)))
    return app


def _install(app: Flask, settings: Settings, kinds: Kinds, scopes: tuple[str, ...]) -> None:
    database = Database(settings.database_url)
    tokens_of = TokenLookup(database, Keys.of(settings))
    app.extensions |= {
        "onwards.settings": settings,
        "onwards.database": database,
        "onwards.limiter": Limiter(settings.limits_storage, enabled=settings.rate_limits),
        "onwards.gate": auth.Gate(sessions.session_identity, tokens_of, sessions.device_names),
        "onwards.web_push": WebPush(Keys.of(settings), Outbound(settings.loopback), settings.contact),
        "onwards.kinds": kinds,
        "onwards.scopes": scopes,
    }
    auth.prepare(app, settings)
    answers.install(app)


def _behind_proxies(app: Flask, count: int) -> Any:
    return ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count) if count else app.wsgi_app
