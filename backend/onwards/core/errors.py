"""The one exception that becomes an answer."""

from collections.abc import Mapping, Sequence
from typing import TypedDict

from onwards.core.problems import PROBLEMS, ProblemKind


class FieldError(TypedDict):
    """One thing wrong with the input: where (RFC 6901 pointer) and what, in plain words."""

    pointer: str
    detail: str


CHALLENGE = {"WWW-Authenticate": 'Bearer realm="onwards"'}
"""Goes with every 401."""


class Problem(Exception):  # noqa: N818 (RFC 9457 calls it a problem)
    """A refusal, worded for whoever sent the request (RFC 9457).

    ``code`` names a row of ``PROBLEMS``; ``headers`` go out with the answer (``Retry-After``, ``Allow``).
    """

    def __init__(
        self,
        code: str,
        detail: str | None = None,
        *,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.kind: ProblemKind = PROBLEMS[code]
        self.detail = detail or self.kind.cause
        self.errors = list(errors)
        self.headers = dict(headers or {})
        super().__init__(f"{code}: {self.detail}")

    def body(self) -> dict[str, object]:
        """The members of the ``application/problem+json`` document."""
        body: dict[str, object] = {
            "type": f"/problems/{self.kind.code}",
            "title": self.kind.title,
            "status": self.kind.status,
            "detail": self.detail,
            "code": self.kind.code,
        }
        return {**body, "errors": self.errors} if self.errors else body
