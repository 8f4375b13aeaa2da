"""Passwords, hashed with Argon2id."""

from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Of a password that nobody has, with the same costs: looking for an unknown e-mail takes as long as for a known one.
NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$acCFx1QMw+8VnagQL/lLSQ$td8ajPavfOFx1QIhupZYb4a6NDHeXSEVoXTe79pjbig"


def hashed(password: str) -> str:
    """What is kept of ``password``; about 20 ms of work."""
    return HASHER.hash(_typed(password))


def verify(password_hash: str, password: str) -> bool:
    """Whether ``password`` is the one behind ``password_hash``; about 20 ms of work."""
    try:
        return HASHER.verify(password_hash, _typed(password))
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(password_hash: str) -> bool:
    """Whether it was made with other costs than today's."""
    return HASHER.check_needs_rehash(password_hash)


def _typed(password: str) -> str:
    # One keyboard writes é as one character, another as two.
    return normalize("NFC", password)
