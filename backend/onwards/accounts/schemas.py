"""What goes in and out where accounts are concerned, and what sessions share with it."""

from typing import Any

from onwards.accounts.models import EMAIL_MAX, NAME_MAX
from onwards.core import fields as f

EMAIL = r"^ *[^@ \u0000-\u001f\u007f]+@[^@ \u0000-\u001f\u007f]+ *$"
ONE_LINE = r"^[^\u0000-\u001f\u007f]+$"
RECOVERY_CODE = r"^[0-9A-Za-z -]+$"
PASSWORD_MIN = 10
PASSWORD_MAX = 200

EXAMPLE_ID = "01938a5e-7c00-7000-8000-00000000000a"
EXAMPLE_EMAIL = "sam@example.com"
EXAMPLE_PASSWORD = "seven green bottles"  # noqa: S105 (an example)
EXAMPLE_CODE = "7K3QM-2XV9T-0ABCD-EFGHJ-KMNPQ"
EXAMPLE_TIME = "2026-03-02T14:32:00+00:00"
EXAMPLE_USER = {"id": EXAMPLE_ID, "email": EXAMPLE_EMAIL}
EXAMPLE_DEVICE = {"id": EXAMPLE_ID, "name": "Sam's phone"}


def email_field() -> f.Pattern:
    """An e-mail as people type it."""
    words = {"description": "Case and spaces around it do not count"}
    return f.Pattern(EMAIL, "This must be an e-mail address.", EMAIL_MAX, required=True, metadata=words)


def password_field() -> f.Text:
    """A password to check."""
    return f.Text(PASSWORD_MAX, 1, required=True, metadata={"description": "The password there is"})


def new_password_field() -> f.Text:
    """A password to set."""
    return f.Text(PASSWORD_MAX, PASSWORD_MIN, required=True, metadata={"description": "Ten characters or more"})


def recovery_code_field(**kwargs: Any) -> f.Pattern:
    """A recovery code."""
    words = {"description": "Shown once. It sets a new password when the old one is forgotten; there is no other way."}
    return f.Pattern(RECOVERY_CODE, "This must be letters and digits.", 64, required=True, metadata=words, **kwargs)


def device_name_field(**kwargs: Any) -> f.Pattern:
    """What a device is called."""
    return f.Pattern(ONE_LINE, "This must be one line of text.", NAME_MAX, **kwargs)


class AccountInput(f.Schema):
    """A new account."""

    email = email_field()
    password = new_password_field()
    example = {"email": EXAMPLE_EMAIL, "password": EXAMPLE_PASSWORD}  # noqa: RUF012


class Account(f.Schema):
    """An account that was made just now."""

    id = f.Id(required=True)
    email = f.Text(EMAIL_MAX, required=True)
    recovery_code = recovery_code_field()
    example = {**EXAMPLE_USER, "recovery_code": EXAMPLE_CODE}  # noqa: RUF012


class SessionUser(f.Schema):
    """Who is signed in."""

    id = f.Id(required=True)
    email = f.Text(EMAIL_MAX, required=True)
    example = EXAMPLE_USER


class SessionDevice(f.Schema):
    """Where they are signed in."""

    id = f.Id(required=True)
    name = device_name_field(required=True, allow_none=True)
    example = EXAMPLE_DEVICE


class Recovery(f.Schema):
    """A recovery code and the password to set by it."""

    email = email_field()
    recovery_code = recovery_code_field()
    new_password = new_password_field()
    example = {"email": EXAMPLE_EMAIL, "recovery_code": EXAMPLE_CODE, "new_password": EXAMPLE_PASSWORD}  # noqa: RUF012


class RecoveryCode(f.Schema):
    """The recovery code that counts from now on."""

    recovery_code = recovery_code_field()
    example = {"recovery_code": EXAMPLE_CODE}  # noqa: RUF012


class PasswordChange(f.Schema):
    """The password there is, and the one to be."""

    current_password = password_field()
    new_password = new_password_field()
    example = {"current_password": EXAMPLE_PASSWORD, "new_password": "eight green bottles"}  # noqa: RUF012


class PasswordProof(f.Schema):
    """The password, for what only its owner may do."""

    password = password_field()
    example = {"password": EXAMPLE_PASSWORD}  # noqa: RUF012


class Me(f.Schema):
    """Who is asking, and what this credential may do."""

    id = f.Id(required=True)
    email = f.Text(EMAIL_MAX, required=True)
    created_at = f.Timestamp(required=True)
    server_time = f.Timestamp(required=True)
    device = f.Nested(SessionDevice, metadata={"description": "Absent for access tokens"})
    scopes = f.Listing(f.Text(100), 200, required=True)
    example = {  # noqa: RUF012
        **EXAMPLE_USER,
        "created_at": EXAMPLE_TIME,
        "server_time": EXAMPLE_TIME,
        "device": EXAMPLE_DEVICE,
        "scopes": ["check-ins:read", "check-ins:write"],
    }
