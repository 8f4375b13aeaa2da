"""Sessions: one for each device a person is signed in on."""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, bindparam, select, update
from sqlalchemy.orm import Session

from onwards.accounts import chain
from onwards.accounts.models import NAME_MAX, Device, User
from onwards.core.errors import CHALLENGE, Problem
from onwards.core.identity import Identity, Via

DEVICES_MAX = 100
ENDS_UNUSED = timedelta(days=180)
_DEVICES = Device.__table__.c
# Asked at every request, so it is put together once, and past the ORM.
_SESSION = select(_DEVICES.id, _DEVICES.name).where(
    _DEVICES.user_id == bindparam("user_id"),
    _DEVICES.revoked_at.is_(None),
    _DEVICES.device_no == bindparam("device_no"),
    _DEVICES.generation == bindparam("generation"),
)
_SESSION_KEPT = _SESSION.with_for_update(read=True, key_share=True)


@dataclass(frozen=True, slots=True)
class Place:
    """Which session a token belongs to: a person, a device, and how often it had been signed in on."""

    user_id: UUID
    device_no: int
    generation: int

    @property
    def sid(self) -> str:
        """The claim ``sid``."""
        return f"{self.device_no}.{self.generation}"

    @classmethod
    def of(cls, claims: Mapping[str, Any]) -> Self | None:
        """Read the claims ``sub`` and ``sid``; None when they are not ours."""
        found = re.fullmatch(r"([0-9]{1,9})\.([0-9]{1,9})", str(claims.get("sid")), re.ASCII)
        try:
            return cls(UUID(str(claims.get("sub"))), int(found[1]), int(found[2])) if found else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session as its tokens and answers say it."""

    place: Place
    email: str
    device_id: UUID
    device_name: str | None
    csrf: str
    step: chain.Step


def session_identity(db: Session, claims: Mapping[str, Any], via: Via) -> Identity | None:
    """Whose session ``claims`` belong to, None once it is signed out. Raises Problem account-deleted.

    In a writing unit the device's row stays until the unit ends, so that an account is never deleted under it.
    """
    place = Place.of(claims)
    if place is None:
        return None
    found = db.execute(_SESSION_KEPT if db.info.get("writing") else _SESSION, asdict(place)).first()
    if found is None:
        _require_account(db, place)
        return None
    return Identity(place.user_id, place.device_no, found.id, found.name, None, via)


def account_deleted() -> Problem:
    """The answer to a session whose account is gone: nobody else can ask for it, since its token is signed."""
    return Problem("account-deleted", headers=CHALLENGE)


def start(db: Session, user: User, device_id: UUID | None, name: str | None, now: datetime) -> SignedIn:
    """Sign ``user``, whose row is locked, in on a device: the one of this id if there was one, or else a new one."""
    device = db.scalar(select(Device).where(Device.user_id == user.user_id, Device.id == device_id))
    if device is None:
        user.last_device_no += 1
        device = Device(
            user_id=user.user_id, device_no=user.last_device_no, id=device_id or uuid4(), generation=0, created_at=now
        )
    device.generation += 1
    device.name = _distinct(db, device, name) if name else device.name
    device.last_seen_at = now
    device.revoked_at = None
    db.add(device)
    db.flush()
    _end_surplus(db, user.user_id, now)
    return _signed_in(user, device, secrets.token_urlsafe(24), chain.begin(db, device, now))


def refresh(
    db: Session, claims: Mapping[str, Any], request_key: str, keys: tuple[bytes, ...], now: datetime
) -> SignedIn | None:
    """Exchange the refresh token of ``claims`` for its successor; None when its session has ended, or ends here.

    Who asks again with the same token and ``request_key``, however late, gets the same successor; a used token with
    another key means that two hold it, and ends the session. The caller must commit that, so it is no Problem.
    Raises Problem account-deleted.
    """
    place, link = Place.of(claims), chain.Link.of(claims)
    if place is None or link is None:
        return None
    user = db.get(User, place.user_id, with_for_update=True)
    if user is None:
        raise account_deleted()
    device = db.scalar(select(Device).where(*_live(place)))
    if device is None:
        return None
    step = chain.follow(db, device, link, chain.successors(link.jti, request_key, keys), now)
    if step is None:
        device.revoked_at = now
        return None
    device.last_seen_at = now
    return _signed_in(user, device, claims["csrf"], step)


def signed_in_devices(db: Session, user_id: UUID, now: datetime) -> Sequence[Device]:
    """The devices with a session, the one used last first."""
    wanted = select(Device).where(*_all_live(user_id), Device.last_seen_at > now - ENDS_UNUSED)
    return db.scalars(wanted.order_by(Device.last_seen_at.desc(), Device.device_no).limit(DEVICES_MAX)).all()


def device_names(db: Session, user_id: UUID) -> dict[int, str]:
    """How the person's devices are called, signed in or not, by number."""
    found = db.execute(select(Device.device_no, Device.name).where(Device.user_id == user_id)).all()
    return {number: name for number, name in found if name}


def revoke_device(db: Session, user_id: UUID, device_id: UUID, now: datetime) -> None:
    """Sign a device out, at once; once more does nothing. Raises Problem not-found."""
    device = db.scalar(select(Device).where(Device.user_id == user_id, Device.id == device_id))
    if device is None:
        raise Problem("not-found", "There is no such device.")
    device.revoked_at = device.revoked_at or now


def sign_out(db: Session, user_id: UUID, device_no: int, now: datetime) -> None:
    """End the session on one device."""
    _end(db, now, *_all_live(user_id), Device.device_no == device_no)


def sign_out_everywhere(db: Session, user_id: UUID, now: datetime, but: int = 0) -> None:
    """End the session on every device, except on the device number ``but``."""
    _end(db, now, *_all_live(user_id), Device.device_no != but)


def _distinct(db: Session, device: Device, name: str) -> str:
    """``name``, with a number where another device with a session has it already."""
    others = select(Device.name).where(*_all_live(device.user_id), Device.device_no != device.device_no)
    taken = set(db.scalars(others))
    numbered = (f"{name[: NAME_MAX - 4]} {number}" for number in range(2, DEVICES_MAX + 2))
    return next(each for each in (name, *numbered) if each not in taken)


def _end_surplus(db: Session, user_id: UUID, now: datetime) -> None:
    newest_first = select(Device.device_no).where(*_all_live(user_id)).order_by(Device.last_seen_at.desc())
    surplus = db.scalars(newest_first.offset(DEVICES_MAX)).all()
    if surplus:
        _end(db, now, Device.user_id == user_id, Device.device_no.in_(surplus))


def _end(db: Session, now: datetime, *which: ColumnElement[bool]) -> None:
    db.execute(update(Device).where(*which).values(revoked_at=now))


def _require_account(db: Session, place: Place) -> None:
    if db.scalar(select(User.user_id).where(User.user_id == place.user_id)) is None:
        raise account_deleted()


def _all_live(user_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return (Device.user_id == user_id, Device.revoked_at.is_(None))


def _live(place: Place) -> tuple[ColumnElement[bool], ...]:
    return (*_all_live(place.user_id), Device.device_no == place.device_no, Device.generation == place.generation)


def _signed_in(user: User, device: Device, csrf: str, step: chain.Step) -> SignedIn:
    place = Place(user.user_id, device.device_no, device.generation)
    return SignedIn(place, user.email, device.id, device.name, csrf, step)
