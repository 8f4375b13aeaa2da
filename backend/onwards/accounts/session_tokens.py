"""A session written as two JSON Web Tokens, for cookies or for an answer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Response
from flask_jwt_extended import create_access_token, create_refresh_token, get_jwt

from onwards.accounts.sessions import SignedIn
from onwards.core import auth


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one session. ``expires_in`` is the access token's, in seconds."""

    session: SignedIn
    access: str
    refresh: str
    expires_in: int

    @classmethod
    def of(cls, session: SignedIn, now: datetime) -> "Tokens":
        """Write ``session`` down. The refresh token is made of nothing else, so it comes out the same each time."""
        step, subject = session.step, str(session.place.user_id)
        both = {"sid": session.place.sid, "csrf": session.csrf}
        access = _lasting(step.access_from, auth.ACCESS_SECONDS)
        refresh = _lasting(step.issued_at, auth.REFRESH_SECONDS)
        link = {"jti": step.link.jti, "n": step.link.number}
        return cls(
            session,
            create_access_token(subject, additional_claims={**both, **access}),
            create_refresh_token(subject, additional_claims={**both, **refresh, **link}),
            max(0, access["exp"] - int(now.timestamp())),
        )

    def in_cookies(self) -> dict[str, Any]:
        """The answer when the tokens are in cookies."""
        return {**self._whose(), "csrf": self.session.csrf, "expires_in": self.expires_in}

    def in_answer(self) -> dict[str, Any]:
        """The answer when the tokens are in it."""
        return {
            **self._whose(),
            "access_token": self.access,
            "refresh_token": self.refresh,
            "token_type": "Bearer",
            "expires_in": self.expires_in,
        }

    def set_cookies(self, response: Response) -> None:
        """Give the browser both tokens, where no script can read them."""
        _cookie(response, auth.ACCESS_COOKIE, self.access, self.expires_in)
        _cookie(response, auth.REFRESH_COOKIE, self.refresh, auth.REFRESH_SECONDS)

    def _whose(self) -> dict[str, Any]:
        session = self.session
        return {
            "user": {"id": session.place.user_id, "email": session.email},
            "device": {"id": session.device_id, "name": session.device_name},
        }


def clear_cookies(response: Response) -> None:
    """Take both tokens from the browser."""
    _cookie(response, auth.ACCESS_COOKIE, "", 0)
    _cookie(response, auth.REFRESH_COOKIE, "", 0)


def presented() -> dict[str, Any]:
    """The claims of the verified token that came with this request."""
    return dict(get_jwt())


def _lasting(start: datetime, seconds: int) -> dict[str, int]:
    issued = int(start.timestamp())
    return {"iat": issued, "exp": issued + seconds}


def _cookie(response: Response, name: str, value: str, seconds: int) -> None:
    is_access = name == auth.ACCESS_COOKIE
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path="/" if is_access else auth.REFRESH_PATH,
        secure=True,
        httponly=True,
        samesite="Lax" if is_access else "Strict",
    )
