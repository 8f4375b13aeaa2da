"""Accounts over HTTP: made, recovered, changed, deleted."""

from typing import Any

from flask_restx import Namespace, Resource

from onwards.accounts import credentials, rules, schemas, service
from onwards.accounts.session_tokens import clear_cookies
from onwards.core import auth
from onwards.core.contract import Answer, Call, database, limiter, operation

TAG = "account"

api = Namespace(TAG, "Who you are here. Its security is kept to the app: no access token changes it.", path="/")


@api.route("/accounts")
class Accounts(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """All accounts."""

    @operation(
        "register",
        tag=TAG,
        access="anyone",
        body=schemas.AccountInput(),
        returns=schemas.Account(),
        status=201,
        problems=("account-exists",),
        transaction=False,
        limit="sign-up",
    )
    def post(self, call: Call) -> dict[str, Any]:
        """Make an account.

        There is no reset by e-mail: keep the recovery code that is in the answer, and nowhere else.
        """
        made = credentials.register(database(), call.body["email"], call.body["password"], call.now)
        return {"id": made.id, "email": made.email, "recovery_code": made.recovery_code}


@api.route("/auth/recovery")
class Recoveries(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """The way back in."""

    @operation(
        "recover",
        tag=TAG,
        access="anyone",
        body=schemas.Recovery(),
        returns=schemas.RecoveryCode(),
        problems=("wrong-credentials",),
        transaction=False,
        limit="sign-in",
    )
    def post(self, call: Call) -> dict[str, Any]:
        """Set a new password by the recovery code.

        Every device is signed out, every access token is revoked, and the answer holds the next recovery code.
        """
        email, given = call.body["email"], call.body
        limiter().spend("sign-in-account", rules.email_hash(email).hex())
        code = credentials.recover(database(), email, given["recovery_code"], given["new_password"], call.now)
        return {"recovery_code": code}


@api.route("/me")
class Myself(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """Whoever asks."""

    @operation("read_me", tag=TAG, access="scope", returns=schemas.Me())
    def get(self, call: Call) -> dict[str, Any]:
        """Read who you are and what you may do.

        Any credential may ask: a test of the connection.
        """
        user, me = service.get(call.db, call.me.user_id), call.me
        answer = {"id": user.user_id, "email": user.email, "created_at": user.created_at, "server_time": call.now}
        answer["scopes"] = sorted(auth.scopes() if me.scopes is None else me.scopes)
        return answer | ({"device": {"id": me.device_id, "name": me.device_name}} if me.device_id else {})


@api.route("/account/password")
class Password(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """The password."""

    @operation(
        "change_password",
        tag=TAG,
        access="session",
        body=schemas.PasswordChange(),
        status=204,
        problems=("wrong-credentials",),
        transaction=False,
    )
    def put(self, call: Call) -> None:
        """Change the password; every other device is signed out."""
        _count(call)
        credentials.change_password(
            database(), call.me, call.body["current_password"], call.body["new_password"], call.now
        )


@api.route("/account/recovery-code")
class RecoveryCode(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """The recovery code."""

    @operation(
        "renew_recovery_code",
        tag=TAG,
        access="session",
        body=schemas.PasswordProof(),
        returns=schemas.RecoveryCode(),
        problems=("wrong-credentials",),
        transaction=False,
    )
    def post(self, call: Call) -> dict[str, Any]:
        """Make a new recovery code; the old one counts no more."""
        _count(call)
        return {"recovery_code": credentials.renew_recovery_code(database(), call.me.user_id, call.body["password"])}


@api.route("/account/deletion")
class Deletion(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """The end of an account."""

    @operation(
        "delete_account",
        tag=TAG,
        access="session",
        body=schemas.PasswordProof(),
        status=204,
        problems=("wrong-credentials",),
        transaction=False,
    )
    def post(self, call: Call) -> Answer:
        """Delete the account and everything in it, for good."""
        _count(call)
        credentials.delete_account(database(), call.me.user_id, call.body["password"])
        return Answer(cookies=clear_cookies)


def _count(call: Call) -> None:
    # A stolen session must not be a place to guess the password at.
    limiter().spend("sign-in-account", str(call.me.user_id))
