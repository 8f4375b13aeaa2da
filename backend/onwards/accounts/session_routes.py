"""Signing in and out, and the devices a person is signed in on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import request
from flask_restx import Namespace, Resource

from onwards.accounts import credentials, rules, sessions
from onwards.accounts import session_schemas as s
from onwards.accounts.models import Device
from onwards.accounts.session_tokens import Tokens, clear_cookies, presented
from onwards.core import auth
from onwards.core.contract import Answer, Call, database, limiter, operation

TAG = "sessions"
KEY_PURPOSE = "successors of refresh tokens"

api = Namespace(TAG, "Sign in and out, in the app by cookies, elsewhere by bearer tokens, and see where.", path="/")


@api.route("/auth/session")
class SessionInCookies(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """The app's session."""

    @operation(
        "sign_in",
        tag=TAG,
        access="anyone",
        body=s.SignIn(),
        returns=s.Session(),
        problems=("wrong-credentials", "csrf"),
        transaction=False,
        limit="sign-in",
    )
    def post(self, call: Call) -> Answer:
        """Sign in, with cookies.

        For the app: the tokens are in HttpOnly cookies, the CSRF value is in the answer. The answer to an unknown
        e-mail is the one to a wrong password.
        """
        auth.refuse_foreign_origin(request)
        tokens = _sign_in(call)
        return Answer(tokens.in_cookies(), cookies=tokens.set_cookies)

    @operation("sign_out", tag=TAG, access="session", status=204)
    def delete(self, call: Call) -> Answer:
        """Sign out on this device, at once."""
        sessions.sign_out(call.db, call.me.user_id, call.me.device_no, call.now)
        return Answer(cookies=clear_cookies)


@api.route("/auth/session/refresh")
class SessionRefreshInCookies(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """The app's session, carried on."""

    @operation(
        "refresh_session",
        tag=TAG,
        access="refresh",
        body=s.SessionRefresh(),
        returns=s.Session(),
        transaction=False,
    )
    def post(self, call: Call) -> Answer:
        """Exchange the refresh cookie for the next tokens.

        Keep a new random key before you ask, and forget it when you have the answer: the same cookie with the same
        key gets the same answer, however late. A used cookie with another key ends the session.
        """
        tokens = _refresh(presented(), call.body["key"], call.now)
        return Answer(tokens.in_cookies(), cookies=tokens.set_cookies)


@api.route("/auth/token")
class SessionInAnswer(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """The session of anything but the app."""

    @operation(
        "sign_in_for_tokens",
        tag=TAG,
        access="anyone",
        body=s.SignIn(),
        returns=s.TokenSession(),
        problems=("wrong-credentials",),
        transaction=False,
        limit="sign-in",
    )
    def post(self, call: Call) -> Answer:
        """Sign in, with bearer tokens."""
        return Answer(_sign_in(call).in_answer())


@api.route("/auth/token/refresh")
class SessionRefreshInAnswer(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """The session of anything but the app, carried on."""

    @operation(
        "refresh_tokens",
        tag=TAG,
        access="anyone",
        body=s.TokenRefresh(),
        returns=s.TokenSession(),
        problems=("signed-out", "account-deleted"),
        transaction=False,
        limit="public",
    )
    def post(self, call: Call) -> Answer:
        """Exchange a refresh token for the next tokens.

        The same token with the same key gets the same answer, however late. A used token with another key ends the
        session.
        """
        claims = auth.verify_refresh(call.body["refresh_token"])
        return Answer(_refresh(claims, call.body["key"], call.now).in_answer())


@api.route("/devices")
class Devices(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """Where a person is signed in."""

    @operation("list_devices", tag=TAG, access="session", returns=s.DeviceList())
    def get(self, call: Call) -> dict[str, Any]:
        """List the devices that are signed in."""
        devices = sessions.signed_in_devices(call.db, call.me.user_id, call.now)
        return {"items": [_listed(device, call.me.device_no) for device in devices]}

    @operation("sign_out_everywhere", tag=TAG, access="session", status=204)
    def delete(self, call: Call) -> Answer:
        """Sign out everywhere, here too.

        Access tokens are not sessions and stay; revoke them one by one.
        """
        sessions.sign_out_everywhere(call.db, call.me.user_id, call.now)
        return Answer(cookies=clear_cookies)


@api.route("/devices/<uuid:device_id>")
class OneDevice(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """One place where a person is signed in."""

    @operation("sign_out_device", tag=TAG, access="session", status=204)
    def delete(self, call: Call, device_id: UUID) -> None:
        """Sign one device out, at once."""
        sessions.revoke_device(call.db, call.me.user_id, device_id, call.now)


def _sign_in(call: Call) -> Tokens:
    email, given = call.body["email"], call.body.get("device_id")
    limiter().spend("sign-in-account", rules.email_hash(email).hex())
    device = credentials.OnDevice(UUID(given) if given else None, call.body.get("device_name"))
    return Tokens.of(credentials.sign_in(database(), email, call.body["password"], device, call.now), call.now)


def _refresh(claims: Mapping[str, Any], request_key: str, now: datetime) -> Tokens:
    keys = auth.keys().made_for(KEY_PURPOSE)
    with database().write() as db:
        session = sessions.refresh(db, claims, request_key, keys, now)
    if session is None:
        raise auth.signed_out("This session has ended. Sign in again.")
    return Tokens.of(session, now)


def _listed(device: Device, current: int) -> dict[str, Any]:
    return {
        "id": device.id,
        "name": device.name,
        "current": device.device_no == current,
        "created_at": device.created_at,
        "last_seen_at": device.last_seen_at,
    }
