"""Access tokens over HTTP."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask_restx import Namespace, Resource

from onwards.core import auth
from onwards.core.contract import Answer, Call, operation
from onwards.core.fields import Schema
from onwards.tokens import schemas, service
from onwards.tokens.models import AccessToken

TAG = "access tokens"


def api_with(scopes: Sequence[str]) -> Namespace:
    """The routes of access tokens; the document names ``scopes`` as those that can be asked for."""
    api = Namespace(TAG, "Tokens for scripts of your own. Only the app makes and revokes them.", path="/")
    api.add_resource(_collection(schemas.access_token_input(scopes)), "/access-tokens")
    api.add_resource(OneToken, "/access-tokens/<uuid:token_id>")
    return api


def _collection(token_input: Schema) -> type[Resource]:
    class Tokens(Resource):  # type: ignore[misc]  # flask-restx ships no types
        """All tokens of a person."""

        @operation("list_access_tokens", tag=TAG, access="session", returns=schemas.AccessTokenList())
        def get(self, call: Call) -> dict[str, Any]:
            """List the access tokens."""
            return {"items": [_listed(token) for token in service.tokens_of(call.db, call.me.user_id)]}

        @operation(
            "make_access_token",
            tag=TAG,
            access="session",
            body=token_input,
            returns=schemas.NewAccessToken(),
            status=201,
            problems=("limit-reached",),
        )
        def post(self, call: Call) -> Answer:
            """Make an access token.

            Its text is in this answer and kept nowhere. It can do what its scopes name, and nothing with the account.
            """
            order = service.Order(call.body["name"], call.body["scopes"], timedelta(call.body["expires_in_days"]))
            keys = auth.keys().made_for(service.KEY_PURPOSE)
            made, text = service.create(call.db, call.me.user_id, order, keys, call.now)
            return Answer({**_listed(made), "token": text})

    return Tokens


class OneToken(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """One token of a person."""

    @operation("revoke_access_token", tag=TAG, access="session", status=204)
    def delete(self, call: Call, token_id: UUID) -> None:
        """Revoke an access token, at once."""
        service.revoke(call.db, call.me.user_id, token_id)


def _listed(token: AccessToken) -> dict[str, Any]:
    return {
        "id": token.id,
        "name": token.name,
        "scopes": token.scopes.split(),
        "created_at": token.created_at,
        "expires_at": token.expires_at,
        "last_used_at": token.last_used_at,
    }
