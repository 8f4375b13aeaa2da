"""What goes in and out where sessions and devices are concerned."""

from onwards.accounts import schemas as a
from onwards.core import fields as f

REQUEST_KEY = r"^[0-9A-Za-z_-]{16,64}$"
TOKEN_MAX = 2000

_TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"  # noqa: S105 (an example)


def _request_key() -> f.Pattern:
    words = {"description": "Random, kept before asking: asking again with the same key gets the same answer"}
    return f.Pattern(REQUEST_KEY, "This must be 16 to 64 letters and digits.", 64, required=True, metadata=words)


class SignIn(f.Schema):
    """An e-mail, a password, and the device to sign in on."""

    email = a.email_field()
    password = a.password_field()
    device_id = f.Id(metadata={"description": "Made by the device; the same id signs the same device in again"})
    device_name = a.device_name_field(metadata={"description": "What the list of devices calls it"})
    example = {  # noqa: RUF012
        "email": a.EXAMPLE_EMAIL,
        "password": a.EXAMPLE_PASSWORD,
        "device_id": a.EXAMPLE_ID,
        "device_name": "Sam's phone",
    }


class Session(f.Schema):
    """A session whose tokens are in cookies."""

    user = f.Nested(a.SessionUser, required=True)
    device = f.Nested(a.SessionDevice, required=True)
    csrf = f.Text(100, required=True, metadata={"description": "Goes into X-CSRF-Token with every unsafe request"})
    expires_in = f.Integer(0, 900, required=True, metadata={"description": "Seconds until a refresh is due"})
    example = {"user": a.EXAMPLE_USER, "device": a.EXAMPLE_DEVICE, "csrf": "oHq1Zk3nJm5pQw7r", "expires_in": 900}  # noqa: RUF012


class TokenSession(f.Schema):
    """A session whose tokens are in the answer."""

    access_token = f.Text(TOKEN_MAX, required=True)
    refresh_token = f.Text(TOKEN_MAX, required=True, metadata={"description": "Good for 180 days, and for one refresh"})
    token_type = f.Choice(["Bearer"], required=True)
    expires_in = f.Integer(0, 900, required=True, metadata={"description": "Seconds until a refresh is due"})
    user = f.Nested(a.SessionUser, required=True)
    device = f.Nested(a.SessionDevice, required=True)
    example = {  # noqa: RUF012
        "access_token": _TOKEN,
        "refresh_token": _TOKEN,
        "token_type": "Bearer",
        "expires_in": 900,
        "user": a.EXAMPLE_USER,
        "device": a.EXAMPLE_DEVICE,
    }


class SessionRefresh(f.Schema):
    """A request for the next tokens, in cookies."""

    key = _request_key()
    example = {"key": "5f0c6a1e9d3b4c7f8a21"}  # noqa: RUF012


class TokenRefresh(f.Schema):
    """A request for the next tokens."""

    refresh_token = f.Text(TOKEN_MAX, 1, required=True)
    key = _request_key()
    example = {"refresh_token": _TOKEN, "key": "5f0c6a1e9d3b4c7f8a21"}  # noqa: RUF012


class Device(f.Schema):
    """A device that is signed in."""

    id = f.Id(required=True)
    name = a.device_name_field(
        required=True, allow_none=True, metadata={"description": "As it named itself, with a number if others do too"}
    )
    current = f.Boolean(required=True, metadata={"description": "Whether it is the one that asks"})
    created_at = f.Timestamp(required=True, metadata={"description": "When it was first signed in on"})
    last_seen_at = f.Timestamp(required=True, metadata={"description": "Exact to a quarter of an hour"})
    example = {**a.EXAMPLE_DEVICE, "current": True, "created_at": a.EXAMPLE_TIME, "last_seen_at": a.EXAMPLE_TIME}  # noqa: RUF012


class DeviceList(f.Schema):
    """Every device that is signed in, the one used last first."""

    items = f.Listing(f.Nested(Device), 100, required=True)
    example = {"items": [Device.example]}  # noqa: RUF012
