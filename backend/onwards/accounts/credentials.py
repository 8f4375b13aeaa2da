"""What needs a password: proved and hashed outside any transaction, then done in one, if it still holds there."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onwards.accounts import passwords, rules, service, sessions
from onwards.core.db import Database
from onwards.core.errors import Problem
from onwards.core.identity import Identity


@dataclass(frozen=True, slots=True)
class Registered:
    """A new account. The recovery code is shown once."""

    id: UUID
    email: str
    recovery_code: str


@dataclass(frozen=True, slots=True)
class OnDevice:
    """The device that somebody signs in on, as it names itself."""

    id: UUID | None
    name: str | None


def register(database: Database, email: str, password: str, now: datetime) -> Registered:
    """Make an account. Raises Problem account-exists."""
    with database.read() as db:
        if service.is_taken(db, email):
            raise Problem("account-exists")
    password_hash, code = passwords.hashed(password), rules.new_recovery_code()
    with database.write() as db:
        user = service.register(db, email, password_hash, code, now)
        return Registered(user.user_id, user.email, code)


def sign_in(database: Database, email: str, password: str, device: OnDevice, now: datetime) -> sessions.SignedIn:
    """Open a session on ``device``. Raises Problem wrong-credentials, after the same work whatever was wrong."""
    with database.read() as db:
        found = service.find(db, email)
        user_id, password_hash = (found.user_id, found.password_hash) if found else (None, passwords.NOBODYS)
    if not passwords.verify(password_hash, password) or user_id is None:
        raise service.wrong_credentials()
    renewed = passwords.hashed(password) if passwords.is_outdated(password_hash) else password_hash
    with database.write() as db:
        user = service.confirmed(db, user_id, password_hash)
        user.password_hash = renewed
        return sessions.start(db, user, device.id, device.name, now)


def prove(database: Database, user_id: UUID, password: str) -> str:
    """The hash that ``password`` is proved by, to be confirmed in the writing unit. Raises Problem."""
    with database.read() as db:
        password_hash = service.get(db, user_id).password_hash
    if not passwords.verify(password_hash, password):
        raise service.wrong_credentials()
    return password_hash


def change_password(database: Database, who: Identity, current: str, new: str, now: datetime) -> None:
    """Set a new password; every other device is signed out. Raises Problem wrong-credentials."""
    proved, following = prove(database, who.user_id, current), passwords.hashed(new)
    with database.write() as db:
        user = service.confirmed(db, who.user_id, proved)
        service.change_password(db, user, following, who.device_no, now)


def renew_recovery_code(database: Database, user_id: UUID, password: str) -> str:
    """A new recovery code; the old one counts no more. Raises Problem wrong-credentials."""
    proved, code = prove(database, user_id, password), rules.new_recovery_code()
    with database.write() as db:
        service.renew_recovery_code(service.confirmed(db, user_id, proved), code)
    return code


def recover(database: Database, email: str, code: str, new_password: str, now: datetime) -> str:
    """Set a new password by the recovery code and return the next code. Raises Problem wrong-credentials."""
    with database.read() as db:
        found = service.find(db, email)
        holds = service.has_recovery_code(found, code)
        user_id = found.user_id if found else None
    if not holds or user_id is None:
        raise service.wrong_credentials()
    password_hash = passwords.hashed(new_password)
    with database.write() as db:
        return service.recover(db, user_id, code, password_hash, now)


def delete_account(database: Database, user_id: UUID, password: str) -> None:
    """Delete the account and everything in it. Raises Problem wrong-credentials."""
    proved = prove(database, user_id, password)
    with database.write() as db:
        service.delete_account(db, service.confirmed(db, user_id, proved))
