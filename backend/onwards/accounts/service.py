"""Accounts: made, found, changed and deleted. Passwords come here hashed, since hashing outlasts a transaction."""

import hmac
import secrets
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from onwards.accounts import rules, sessions
from onwards.accounts.models import LoginIndex, User
from onwards.accounts.sessions import session_identity
from onwards.core.erasure import erase
from onwards.core.errors import CHALLENGE, Problem
from onwards.tokens import service as tokens

__all__ = [
    "change_password", "confirmed", "delete_account", "find", "get", "is_taken", "recover", "register",
    "renew_recovery_code", "session_identity", "wrong_credentials",
]  # fmt: skip

_NOBODY = User(recovery_salt=secrets.token_bytes(32), recovery_hmac=secrets.token_bytes(32))


def wrong_credentials() -> Problem:
    """The one answer to a wrong password, a wrong recovery code and an unknown e-mail."""
    return Problem("wrong-credentials", headers=CHALLENGE)


def find(db: Session, email: str) -> User | None:
    """The person with this e-mail; the same two look-ups whether there is one or not."""
    wanted = select(LoginIndex.user_id).where(LoginIndex.email_hash == rules.email_hash(email))
    return db.get(User, db.scalar(wanted) or uuid4())


def is_taken(db: Session, email: str) -> bool:
    """Whether somebody has an account with this e-mail."""
    return db.get(LoginIndex, rules.email_hash(email)) is not None


def get(db: Session, user_id: UUID) -> User:
    """The person. Raises Problem account-deleted when the account was deleted meanwhile."""
    user = db.get(User, user_id)
    if user is None:
        raise sessions.account_deleted()
    return user


def register(db: Session, email: str, password_hash: str, recovery_code: str, now: datetime) -> User:
    """Make an account. Raises Problem account-exists."""
    user = User(user_id=uuid4(), email=email.strip(), password_hash=password_hash, last_device_no=0, created_at=now)
    renew_recovery_code(user, recovery_code)
    db.add_all([user, LoginIndex(email_hash=rules.email_hash(email), user_id=user.user_id)])
    try:
        db.flush()
    except IntegrityError as error:
        raise Problem("account-exists") from error
    return user


def confirmed(db: Session, user_id: UUID, password_hash: str) -> User:
    """The person's row, locked, if the password behind ``password_hash`` still is theirs. Raises Problem."""
    user = _locked(db, user_id)
    if user is None or user.password_hash != password_hash:
        raise wrong_credentials()
    return user


def devices_signed_in(db: Session, user_id: UUID, now: datetime) -> set[int]:
    """The numbers of the devices that have a session."""
    return {device.device_no for device in sessions.signed_in_devices(db, user_id, now)}


def change_password(db: Session, user: User, password_hash: str, device_no: int, now: datetime) -> None:
    """Set a new password and sign every device out but ``device_no``."""
    user.password_hash = password_hash
    sessions.sign_out_everywhere(db, user.user_id, now, but=device_no)


def renew_recovery_code(user: User, recovery_code: str) -> None:
    """Let ``recovery_code`` be the one that counts from now on."""
    user.recovery_salt = secrets.token_bytes(32)
    user.recovery_hmac = rules.recovery_hmac(user.recovery_salt, recovery_code)


def has_recovery_code(user: User | None, recovery_code: str) -> bool:
    """Whether the code is theirs; the same work for nobody."""
    found = user or _NOBODY
    return hmac.compare_digest(found.recovery_hmac, rules.recovery_hmac(found.recovery_salt, recovery_code))


def recover(db: Session, user_id: UUID, recovery_code: str, password_hash: str, now: datetime) -> str:
    """Set a new password by ``recovery_code`` and return the next one. Raises Problem wrong-credentials.

    Somebody else may have had the account, so every device is signed out and every access token revoked.
    """
    user = _locked(db, user_id)
    if user is None or not has_recovery_code(user, recovery_code):
        raise wrong_credentials()
    user.password_hash = password_hash
    following = rules.new_recovery_code()
    renew_recovery_code(user, following)
    sessions.sign_out_everywhere(db, user_id, now)
    tokens.revoke_all(db, user_id)
    return following


def delete_account(db: Session, user: User) -> None:
    """Delete the person and every row of theirs, for good."""
    db.execute(delete(LoginIndex).where(LoginIndex.email_hash == rules.email_hash(user.email)))
    erase(db, user.user_id)


def _locked(db: Session, user_id: UUID) -> User | None:
    return db.get(User, user_id, with_for_update=True, populate_existing=True)
