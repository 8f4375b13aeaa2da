"""Who is asking: a session by JWT (cookie or bearer), or an access token.

The kernel reads and verifies the credential; the features that own sessions and tokens look it up, inside the
request's own transaction, through the two functions given to ``Gate``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Flask, Request, current_app, request
from flask_jwt_extended import JWTManager, decode_token, get_jwt, verify_jwt_in_request
from flask_jwt_extended.exceptions import CSRFError, JWTDecodeError, JWTExtendedException
from jwt.exceptions import PyJWTError
from sqlalchemy.orm import Session

from onwards.config import Settings
from onwards.core import token_form
from onwards.core.errors import CHALLENGE, Problem
from onwards.core.identity import Identity, Via
from onwards.core.keys import Keys

ACCESS_COOKIE = "__Host-access"
REFRESH_COOKIE = "__Secure-refresh"
REFRESH_PATH = "/api/v1/auth"
ACCESS_SECONDS = 15 * 60
REFRESH_SECONDS = 180 * 24 * 3600
CLOCK_LEEWAY_SECONDS = 10
CLAIMS = frozenset({"sub", "sid", "jti", "exp", "iat", "type"})
TYPES = ("access", "refresh")
# JSON nested a thousand deep ends the parser before any signature is checked.
UNREADABLE = (JWTExtendedException, PyJWTError, RecursionError)


@dataclass(frozen=True, slots=True)
class Credential:
    """What a request brought, its signature or form verified, not yet looked up. ``subject`` is what limits count."""

    via: Via
    subject: str
    claims: dict[str, Any]
    token: str = ""


SessionLookup = Callable[[Session, dict[str, Any], Via], Identity | None]
TokenLookup = Callable[[Session, str], Identity | None]
DeviceNames = Callable[[Session, UUID], Mapping[int, str]]


@dataclass(frozen=True, slots=True)
class Gate:
    """The look-ups of the features that own sessions and access tokens: None for what is revoked.

    ``device_names``: how a person calls their devices, by number.
    """

    session: SessionLookup
    token: TokenLookup
    device_names: DeviceNames = lambda _db, _user_id: {}

    def identify(self, db: Session, credential: Credential) -> Identity:
        """Look ``credential`` up. Raises Problem signed-out or account-deleted."""
        if credential.via == "access-token":
            found = self.token(db, credential.token)
        else:
            found = self.session(db, credential.claims, credential.via)
        if found is None:
            raise signed_out("This token is expired or was revoked.")
        return found


def signed_out(detail: str) -> Problem:
    """The answer to a missing, expired, foreign or revoked credential."""
    return Problem("signed-out", detail, headers=CHALLENGE)


def prepare(app: Flask, settings: Settings) -> None:
    """Set flask-jwt-extended up: two places, two cookies, two keys during a rotation."""
    app.config.update(
        JWT_ALGORITHM="HS256",
        JWT_DECODE_ALGORITHMS=["HS256"],
        JWT_SECRET_KEY=settings.secret_key,
        JWT_TOKEN_LOCATION=["headers", "cookies"],
        JWT_ACCESS_COOKIE_NAME=ACCESS_COOKIE,
        JWT_REFRESH_COOKIE_NAME=REFRESH_COOKIE,
        JWT_ACCESS_COOKIE_PATH="/",
        JWT_REFRESH_COOKIE_PATH=REFRESH_PATH,
        JWT_COOKIE_SECURE=True,
        JWT_COOKIE_CSRF_PROTECT=True,
        JWT_CSRF_IN_COOKIES=False,
        JWT_ACCESS_CSRF_HEADER_NAME="X-CSRF-Token",
        JWT_REFRESH_CSRF_HEADER_NAME="X-CSRF-Token",
        JWT_ACCESS_TOKEN_EXPIRES=ACCESS_SECONDS,
        JWT_REFRESH_TOKEN_EXPIRES=REFRESH_SECONDS,
        JWT_ENCODE_NBF=False,
        # Two servers' clocks: what one has just issued must not be from the future for the other.
        JWT_DECODE_LEEWAY=CLOCK_LEEWAY_SECONDS,
        PROPAGATE_EXCEPTIONS=True,
    )
    manager = JWTManager(app)
    app.extensions["onwards.keys"] = keys = Keys.of(settings)
    # Named by what they are, not by their place: at the next exchange "the second" would be another one.
    names = [each.hex()[:16] for each in keys.made_for("name of the session key")]
    secrets = (settings.secret_key, settings.previous_secret_key)
    by_name = {name: secret for name, secret in zip(names, secrets, strict=False) if secret}
    newest = names[0]

    @manager.additional_headers_loader
    def name_key(_identity: object) -> dict[str, str]:
        return {"kid": newest}

    @manager.decode_key_loader
    def find_key(header: dict[str, Any], claims: dict[str, Any]) -> str:
        # Checked here, on what the token itself says: the library fills a missing type or jti in, and lets any type
        # but "refresh" pass as "access".
        if not claims.keys() >= CLAIMS or claims["jti"] is None or claims["type"] not in TYPES:
            raise JWTDecodeError("a claim that this server always writes is missing")
        return by_name.get(str(header.get("kid")), settings.secret_key)


def read_credential(*, refresh: bool = False) -> Credential:
    """The request's verified credential; a bearer wins over a cookie. Raises Problem signed-out or csrf."""
    bearer = _bearer(request)
    if bearer and bearer.startswith(token_form.PREFIX) and not refresh:
        return _access_token(bearer)
    if not bearer:
        refuse_foreign_origin(request)
        _refuse_odd_csrf(request)
    location = "headers" if bearer else "cookies"
    try:
        verify_jwt_in_request(refresh=refresh, locations=[location])
    except CSRFError as error:
        raise Problem("csrf", "Send the X-CSRF-Token of the latest sign-in or refresh.") from error
    except UNREADABLE as error:
        raise signed_out("Sign in first: the token is missing, expired or not from here.") from error
    claims = dict(get_jwt())
    return Credential("bearer" if bearer else "cookie", str(claims["sub"]), claims)


def verify_refresh(token: str) -> dict[str, Any]:
    """The claims of a refresh token that came in a body. Raises Problem signed-out."""
    try:
        claims: dict[str, Any] = decode_token(token)
    except UNREADABLE as error:
        raise signed_out("This refresh token is expired or not from here.") from error
    if claims["type"] != "refresh":
        raise signed_out("This is not a refresh token.")
    return claims


def refuse_foreign_origin(asked: Request) -> None:
    """Cookies speak only for the app's own pages. Raises Problem csrf for an unsafe request from elsewhere."""
    if asked.method in {"GET", "HEAD", "OPTIONS"}:
        return
    origin = asked.headers.get("Origin")
    if asked.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"} or origin not in {None, _own_origin(asked)}:
        raise Problem("csrf", "A session cookie only counts when the request comes from the app's own pages.")


def _access_token(token: str) -> Credential:
    owner = token_form.owner(token)
    if owner is None:
        raise signed_out("This access token is mistyped or not from here.")
    return Credential("access-token", str(owner), {}, token)


def _refuse_odd_csrf(asked: Request) -> None:
    # The library compares this header as text of ASCII and fails on any other.
    if not asked.headers.get("X-CSRF-Token", "").isascii():
        raise Problem("csrf", "The X-CSRF-Token is not one of ours.")


def _own_origin(asked: Request) -> str:
    return asked.host_url.rstrip("/")


def _bearer(asked: Request) -> str | None:
    scheme, _, token = asked.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" and token.strip() else None


def keys() -> Keys:
    """The installation's keys."""
    found: Keys = current_app.extensions["onwards.keys"]
    return found


def scopes() -> tuple[str, ...]:
    """Every scope there is: two for each kind of record, and ``notes:read``."""
    found: tuple[str, ...] = current_app.extensions["onwards.scopes"]
    return found


def gate() -> Gate:
    """The gate that the composition root installed."""
    found: Gate = current_app.extensions["onwards.gate"]
    return found
