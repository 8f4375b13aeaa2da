"""The chain of a session's refresh tokens: each is used once, and its successor follows from it and the request's key.

Kept are hashes of the newest tokens of the chain, enough to tell a repeated request from a stolen token.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Self

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from onwards.accounts.models import Device, RefreshLink
from onwards.core.keys import seals

LINKS_KEPT = 64
NUMBER_MAX = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Link:
    """One refresh token: its place in the chain, and its ``jti``."""

    number: int
    jti: str

    @classmethod
    def of(cls, claims: Mapping[str, Any]) -> Self | None:
        """Read the claims ``n`` and ``jti``; None when they are not ours."""
        number = claims.get("n")
        return cls(number, str(claims.get("jti"))) if isinstance(number, int) and 0 < number < NUMBER_MAX else None


@dataclass(frozen=True, slots=True)
class Step:
    """The token to answer with. The access token beside it counts from ``access_from``."""

    link: Link
    issued_at: datetime
    access_from: datetime


def begin(db: Session, device: Device, now: datetime) -> Step:
    """The first token of a new session on ``device``; what its former session left is dropped."""
    db.execute(delete(RefreshLink).where(*_of(device)))
    return _append(db, device, Link(1, secrets.token_urlsafe(32)), now)


def successors(jti: str, request_key: str, keys: tuple[bytes, ...]) -> list[str]:
    """The ``jti`` after ``jti`` for a request with ``request_key``, under each of ``keys``."""
    return [seal.hex() for seal in seals(keys, f"{jti} {request_key}".encode())]


def follow(db: Session, device: Device, link: Link, following: Sequence[str], now: datetime) -> Step | None:
    """One step on from ``link``, or the same step again; None for a token that two hold."""
    later = select(RefreshLink).where(*_of(device), RefreshLink.number >= link.number)
    kept = {each.number: each for each in db.scalars(later)}
    used = kept.get(link.number + 1)
    if used is not None:
        return _again(used, following, now, newest=used.number == max(kept))
    if kept and (link.number not in kept or kept[link.number].jti_hash != _hash(link.jti)):
        return None
    # Nothing kept is this late: the database is an older copy, put back, and the signed token tells what came after.
    db.execute(delete(RefreshLink).where(*_of(device), RefreshLink.number <= link.number + 1 - LINKS_KEPT))
    return _append(db, device, Link(link.number + 1, following[0]), now)


def _again(used: RefreshLink, following: Sequence[str], now: datetime, *, newest: bool) -> Step | None:
    jti = next((each for each in following if _hash(each) == used.jti_hash), None)
    if jti is None:
        return None
    # Once the successor was used itself, its access token stays as old as it is: an old request that somebody
    # recorded opens nothing.
    return Step(Link(used.number, jti), used.issued_at, now if newest else used.issued_at)


def _append(db: Session, device: Device, link: Link, now: datetime) -> Step:
    place = {"user_id": device.user_id, "device_no": device.device_no, "number": link.number}
    db.add(RefreshLink(**place, jti_hash=_hash(link.jti), issued_at=now))
    return Step(link, now, now)


def _of(device: Device) -> tuple[ColumnElement[bool], ...]:
    return (RefreshLink.user_id == device.user_id, RefreshLink.device_no == device.device_no)


def _hash(jti: str) -> bytes:
    return sha256(jti.encode()).digest()
