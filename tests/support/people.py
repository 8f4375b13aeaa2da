"""People who use the app in a test: each with a browser of their own, its cookies and its CSRF value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

PASSWORD = "seven green bottles"
API = "/api/v1"


@dataclass
class Browser:
    """A browser: cookies, and the CSRF value of the session."""

    client: FlaskClient
    csrf: str = ""

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """One request, as the app makes it; its answer."""
        headers = {"X-CSRF-Token": self.csrf, **headers}
        return self.client.open(API + path, method=method, json=body, headers=headers)

    def sign_in(self, email: str, password: str = PASSWORD, **device: str) -> Any:
        """Sign in with cookies."""
        answer = self.ask("POST", "/auth/session", {"email": email, "password": password, **device})
        self.csrf = answer.json["csrf"] if answer.status_code == 200 else self.csrf
        return answer

    def refresh(self, key: str) -> Any:
        """Exchange the refresh cookie."""
        return self.ask("POST", "/auth/session/refresh", {"key": key})

    def is_signed_in(self) -> bool:
        """Whether the session counts."""
        return bool(self.ask("GET", "/me").status_code == 200)

    def cookie(self, name: str) -> str:
        """The value of a cookie."""
        path = "/" if name == "__Host-access" else "/api/v1/auth"
        found = self.client.get_cookie(name, path=path)
        assert found is not None
        return found.value

    def put_cookie(self, name: str, value: str) -> None:
        """Put a cookie back as it was."""
        path = "/" if name == "__Host-access" else "/api/v1/auth"
        self.client.set_cookie(name, value, path=path)


@dataclass
class Person(Browser):
    """Somebody with an account, signed in in this browser."""

    app: Flask = field(kw_only=True)
    email: str = field(kw_only=True)
    user_id: UUID = field(kw_only=True)
    recovery_code: str = field(kw_only=True)

    def another_browser(self, **device: str) -> Browser:
        """A second browser that this person is signed in in."""
        browser = Browser(self.app.test_client())
        assert browser.sign_in(self.email, **device).status_code == 200
        return browser

    def token_session(self, **device: str) -> dict[str, Any]:
        """A session by bearer tokens."""
        body = {"email": self.email, "password": PASSWORD, **device}
        answer: Any = self.app.test_client().post(f"{API}/auth/token", json=body)
        assert answer.status_code == 200
        return dict(answer.json)

    def access_token(self, *scopes: str, days: int = 30) -> str:
        """The text of a new access token."""
        body = {"name": "A script", "scopes": list(scopes), "expires_in_days": days}
        answer = self.ask("POST", "/access-tokens", body)
        assert answer.status_code == 201
        return str(answer.json["token"])


def register(app: Flask, email: str = "sam@example.com", **device: str) -> Person:
    """A new person, signed in in a new browser."""
    client = app.test_client()
    made: Any = client.post(f"{API}/accounts", json={"email": email, "password": PASSWORD})
    assert made.status_code == 201
    found = made.json
    person = Person(client, app=app, email=email, user_id=UUID(found["id"]), recovery_code=found["recovery_code"])
    assert person.sign_in(email, **device).status_code == 200
    return person


def with_bearer(app: Flask, token: str, method: str, path: str, body: Any = None) -> Any:
    """One request with a bearer token and no cookie."""
    headers = {"Authorization": f"Bearer {token}"}
    return app.test_client().open(API + path, method=method, json=body, headers=headers)
