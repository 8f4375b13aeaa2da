"""What goes in and out where access tokens are concerned."""

from collections.abc import Sequence

from onwards.core import fields as f
from onwards.tokens.models import NAME_MAX
from onwards.tokens.service import TOKENS_MAX

ONE_LINE = r"^[^\u0000-\u001f\u007f]+$"
SCOPES_MAX = 200
DAYS_MAX = 365

_TOKEN = {
    "id": "01938a5e-7c00-7000-8000-00000000000b",
    "name": "Home Assistant",
    "scopes": ["check-ins:write"],
    "created_at": "2026-03-02T14:32:00+00:00",
    "expires_at": "2026-05-31T14:32:00+00:00",
    "last_used_at": None,
}


class AccessToken(f.Schema):
    """An access token, without its text."""

    id = f.Id(required=True)
    name = f.Text(NAME_MAX, required=True)
    scopes = f.Listing(f.Text(100), SCOPES_MAX, required=True)
    created_at = f.Timestamp(required=True)
    expires_at = f.Timestamp(required=True)
    last_used_at = f.Timestamp(required=True, allow_none=True, metadata={"description": "Exact to the hour"})
    example = _TOKEN


class NewAccessToken(AccessToken):
    """An access token that was made just now."""

    token = f.Text(100, required=True, metadata={"description": "Shown here and never again"})
    example = {**_TOKEN, "token": "onw_" + "A" * 60}  # noqa: RUF012


class AccessTokenList(f.Schema):
    """Every access token, the newest first."""

    items = f.Listing(f.Nested(AccessToken), TOKENS_MAX, required=True)
    example = {"items": [_TOKEN]}  # noqa: RUF012


def access_token_input(of_app: Sequence[str]) -> f.Schema:
    """The component ``AccessTokenInput``, which names the scopes ``of_app``."""

    class AccessTokenInput(f.Schema):
        """An access token to make."""

        name = f.Pattern(ONE_LINE, "This must be one line of text.", NAME_MAX, required=True)
        scopes = f.Listing(f.Choice(of_app), SCOPES_MAX, required=True)
        expires_in_days = f.Integer(1, DAYS_MAX, required=True)
        example = {"name": "Home Assistant", "scopes": list(of_app[:1]), "expires_in_days": 90}  # noqa: RUF012

    return AccessTokenInput()
