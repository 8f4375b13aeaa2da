"""Access tokens: made, listed, revoked, and recognised."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.orm import Session

from onwards.core import token_form
from onwards.core.errors import Problem
from onwards.core.identity import Identity
from onwards.core.ids import uuid7
from onwards.core.keys import seals
from onwards.tokens.models import AccessToken

TOKENS_MAX = 100
KEY_PURPOSE = "access tokens"
USE_NOTED_EVERY = timedelta(hours=1)
# Asked at every request, so it is put together once.
_RECOGNISED = select(AccessToken).where(
    AccessToken.user_id == bindparam("owner"),
    AccessToken.token_hmac.in_(bindparam("seals", expanding=True)),
    AccessToken.expires_at > bindparam("now"),
)
_RECOGNISED_KEPT = _RECOGNISED.with_for_update(read=True, key_share=True)


@dataclass(frozen=True, slots=True)
class Order:
    """The token that somebody asks for."""

    name: str
    scopes: Collection[str]
    lasts: timedelta


def create(db: Session, user_id: UUID, order: Order, keys: tuple[bytes, ...], now: datetime) -> tuple[AccessToken, str]:
    """Make a token and drop those that have expired. Its text is returned here and kept nowhere. Raises Problem."""
    db.execute(delete(AccessToken).where(AccessToken.user_id == user_id, AccessToken.expires_at <= now))
    count = db.scalar(select(func.count()).where(AccessToken.user_id == user_id)) or 0
    if count >= TOKENS_MAX:
        raise Problem("limit-reached", f"An account may have {TOKENS_MAX} access tokens. Revoke one first.")
    text = token_form.make(user_id)
    made = AccessToken(
        user_id=user_id,
        id=uuid7(),
        token_hmac=seals(keys, text.encode())[0],
        name=order.name,
        scopes=" ".join(sorted(set(order.scopes))),
        created_at=now,
        expires_at=now + order.lasts,
    )
    db.add(made)
    db.flush()
    return made, text


def tokens_of(db: Session, user_id: UUID) -> Sequence[AccessToken]:
    """The tokens of a person, the newest first."""
    wanted = select(AccessToken).where(AccessToken.user_id == user_id)
    return db.scalars(wanted.order_by(AccessToken.created_at.desc(), AccessToken.id).limit(TOKENS_MAX)).all()


def revoke(db: Session, user_id: UUID, token_id: UUID) -> None:
    """Let a token count no more, at once. Raises Problem not-found."""
    token = db.get(AccessToken, (user_id, token_id))
    if token is None:
        raise Problem("not-found", "There is no such access token.")
    db.delete(token)


def revoke_all(db: Session, user_id: UUID) -> None:
    """Let no token of a person count any more."""
    db.execute(delete(AccessToken).where(AccessToken.user_id == user_id))


def recognised(db: Session, text: str, keys: tuple[bytes, ...], now: datetime) -> AccessToken | None:
    """The token that ``text`` is, made under any of ``keys``; None when it is revoked or expired.

    In a writing unit its row stays until the unit ends, so that an account is never deleted under it.
    """
    owner = token_form.owner(text)
    if owner is None:
        return None
    given = {"owner": owner, "seals": seals(keys, text.encode()), "now": now}
    return db.scalar(_RECOGNISED_KEPT if db.info.get("writing") else _RECOGNISED, given)


def identity_of(token: AccessToken) -> Identity:
    """Who asks with ``token``."""
    scopes = frozenset(token.scopes.split())
    return Identity(token.user_id, 0, None, token.name, scopes, "access-token")


def use_is_worth_noting(token: AccessToken, now: datetime) -> bool:
    """Whether its last use was noted long enough ago, so that most requests write nothing for it."""
    return token.last_used_at is None or now - token.last_used_at >= USE_NOTED_EVERY


def note_use(db: Session, user_id: UUID, token_id: UUID, now: datetime) -> None:
    """Remember that the token was used."""
    which = (AccessToken.user_id == user_id, AccessToken.id == token_id)
    db.execute(update(AccessToken).where(*which).values(last_used_at=now))
