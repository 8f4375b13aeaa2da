"""What goes in and out where pushes are concerned."""

from onwards.core import fields as f
from onwards.push.models import ENDPOINT_MAX

BASE64URL = r"^[A-Za-z0-9_-]+={0,2}$"
KEY = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"
SUBSCRIPTIONS_MAX = 20


class PushKey(f.Schema):
    """The key to subscribe with."""

    public_key = f.Text(100, required=True, metadata={"description": "`applicationServerKey`, in base64url"})
    example = {"public_key": KEY}  # noqa: RUF012


class PushSubscriptionInput(f.Schema):
    """A browser's subscription, as `PushSubscription.toJSON()` has it, its keys beside the endpoint."""

    endpoint = f.Text(ENDPOINT_MAX, shortest=8, required=True)
    p256dh = f.Pattern(BASE64URL, "This must be base64url.", 100, required=True)
    auth = f.Pattern(BASE64URL, "This must be base64url.", 100, required=True)
    server_key = f.Pattern(BASE64URL, "This must be base64url.", 100, required=True)
    example = {  # noqa: RUF012
        "endpoint": "https://push.example.com/send/abc", "p256dh": KEY, "auth": AUTH, "server_key": KEY,
    }  # fmt: skip


class PushSubscription(f.Schema):
    """A browser that takes pushes; where it is reached is told to nobody."""

    id = f.Id(required=True)
    created_at = f.Timestamp(required=True)
    example = {  # noqa: RUF012
        "id": "01938a5e-7c00-7000-8000-00000000000d",
        "created_at": "2026-03-02T14:32:00+00:00",
    }


class PushSubscriptionList(f.Schema):
    """Every browser that takes pushes, the newest first."""

    items = f.Listing(f.Nested(PushSubscription), SUBSCRIPTIONS_MAX, required=True)
    example = {"items": [PushSubscription.example]}  # noqa: RUF012
