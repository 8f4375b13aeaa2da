"""Pushes over HTTP: the key to subscribe with, and the browsers of a person."""

from typing import Any
from uuid import UUID

from flask import current_app
from flask_restx import Namespace, Resource

from onwards.core.contract import Answer, Call, operation
from onwards.core.errors import FieldError, Problem
from onwards.core.outbound import AddressError
from onwards.push import schemas, service
from onwards.push.models import PushSubscription
from onwards.push.vapid import WebPush

TAG = "push"
api = Namespace(TAG, "Reminders whose text reveals nothing. Only the app subscribes.", path="/")


@api.route("/push/key")
class Key(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """The installation's key."""

    @operation("get_push_key", tag=TAG, access="session", returns=schemas.PushKey())
    def get(self, _call: Call) -> dict[str, Any]:
        """Read the key to subscribe with."""
        return {"public_key": _web_push().public_key()}


@api.route("/push/subscriptions")
class Subscriptions(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """The browsers of a person."""

    @operation("list_push_subscriptions", tag=TAG, access="session", returns=schemas.PushSubscriptionList())
    def get(self, call: Call) -> dict[str, Any]:
        """List the browsers that take pushes."""
        return {"items": [_listed(each) for each in service.subscriptions_of(call.db, call.me.user_id)]}

    @operation(
        "subscribe_to_push", tag=TAG, access="session", body=schemas.PushSubscriptionInput(),
        returns=schemas.PushSubscription(), status=201, problems=("limit-reached",),
    )  # fmt: skip
    def post(self, call: Call) -> Answer:
        """Have this browser take pushes.

        The same endpoint again is the same subscription. An endpoint that is not on the open internet is refused.
        """
        browser = service.Browser(**call.body)
        _require_outside(browser.endpoint)
        made = service.subscribe(call.db, call.me.user_id, call.me.device_no, browser, call.now)
        return Answer(_listed(made))


@api.route("/push/subscriptions/<uuid:subscription_id>")
class OneSubscription(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """One browser."""

    @operation("unsubscribe_from_push", tag=TAG, access="session", status=204)
    def delete(self, call: Call, subscription_id: UUID) -> None:
        """Push nothing to a browser any more."""
        service.unsubscribe(call.db, call.me.user_id, subscription_id)


def _require_outside(endpoint: str) -> None:
    try:
        _web_push().outbound.check(endpoint)
    except AddressError as error:
        raise Problem("invalid", errors=[FieldError(pointer="/endpoint", detail=str(error))]) from error


def _web_push() -> WebPush:
    found: WebPush = current_app.extensions["onwards.web_push"]
    return found


def _listed(subscription: PushSubscription) -> dict[str, Any]:
    return {"id": subscription.id, "created_at": subscription.created_at}
