"""What an operation is told, given and gives back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from flask import Response
from sqlalchemy.orm import Session

from onwards.core.errors import Problem
from onwards.core.fields import Schema
from onwards.core.identity import Identity

Access = Literal["anyone", "session", "refresh", "scope"]


@dataclass(frozen=True, slots=True)
class Operation:
    """What ``@operation`` was told of a method; the document is made of these."""

    id: str
    summary: str
    description: str
    tag: str
    access: Access
    scope: str | None
    body: Schema | None
    query: Schema | None
    returns: Schema | None
    status: int
    also: Mapping[int, str]
    problems: tuple[str, ...]
    headers: tuple[str, ...]
    answers_with: tuple[str, ...]


@dataclass(slots=True)
class Call:
    """One request, read and checked: what a method works with."""

    unit: Session | None
    body: dict[str, Any] = field(default_factory=dict)
    query: dict[str, Any] = field(default_factory=dict)
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    identity: Identity | None = None

    @property
    def db(self) -> Session:
        """The open transaction; an operation declared without one has none."""
        if self.unit is None:
            raise RuntimeError("this operation was declared without a transaction")
        return self.unit

    @property
    def me(self) -> Identity:
        """Who is asking; only operations that need nobody have none."""
        if self.identity is None:
            raise Problem("signed-out")
        return self.identity


@dataclass(frozen=True, slots=True)
class Answer:
    """What a method gives back: a value for its ``returns`` schema, or ``raw`` JSON that is already written."""

    value: Any = None
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    cookies: Callable[[Response], None] | None = None
