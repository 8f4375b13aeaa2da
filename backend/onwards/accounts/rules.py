"""What is the same e-mail and the same recovery code, however they were typed."""

import hmac
import secrets
from hashlib import sha256
from unicodedata import normalize

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS = 5
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", " ": None, "-": None})


def same_email(email: str) -> str:
    """The form in which two spellings of one e-mail are equal: spaces around it, case and width do not count."""
    folded = normalize("NFKC", normalize("NFKC", email).strip().casefold())
    return folded.strip()


def email_hash(email: str) -> bytes:
    """What an account is found by."""
    return sha256(same_email(email).encode()).digest()


def new_recovery_code() -> str:
    """125 random bits as five groups of five letters and digits, without those that are read as another."""
    groups = ("".join(secrets.choice(_CROCKFORD) for _ in range(_GROUPS)) for _ in range(_GROUPS))
    return "-".join(groups)


def recovery_hmac(salt: bytes, code: str) -> bytes:
    """What is kept of a recovery code; case, spaces and hyphens do not count, nor O for 0, nor I and L for 1.

    The key is the account's own ``salt``, not one made from the installation's secret: the code is the only way back
    in, and must outlive every exchange of keys.
    """
    return hmac.digest(salt, code.upper().translate(_MISREAD).encode(), sha256)
