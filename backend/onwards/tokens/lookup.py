"""How a request's access token becomes an identity."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from onwards.core.db import Database
from onwards.core.identity import Identity
from onwards.core.keys import Keys
from onwards.tokens import service
from onwards.tokens.models import AccessToken


@dataclass(frozen=True, slots=True)
class TokenLookup:
    """Looks a token up by one indexed read, and notes once an hour that it is used."""

    database: Database
    keys: Keys

    def __call__(self, db: Session, text: str) -> Identity | None:
        """Whose token ``text`` is; None when it is unknown, expired or revoked."""
        now = datetime.now(UTC)
        token = service.recognised(db, text, self.keys.made_for(service.KEY_PURPOSE), now)
        if token is None:
            return None
        if service.use_is_worth_noting(token, now):
            self._note_use(db, token, now)
        return service.identity_of(token)

    def _note_use(self, db: Session, token: AccessToken, now: datetime) -> None:
        if db.info.get("writing"):
            service.note_use(db, token.user_id, token.id, now)
            return
        # A reading unit cannot write, and a busy database is no reason to refuse it.
        with suppress(OperationalError), self.database.write() as writing:
            service.note_use(writing, token.user_id, token.id, now)
