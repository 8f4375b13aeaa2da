"""Rate limits by person, by address and by account: counted in this process, or in Redis where there are several."""

import time
from dataclasses import dataclass

from flask import Response, request
from limits import RateLimitItem, parse
from limits.errors import StorageError
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

from onwards.core.errors import Problem

POLICIES = {
    "default": "1200/minute",
    "public": "300/minute",
    "sign-in": "30/minute",
    "sign-in-account": "10/minute",
    "sign-up": "10/hour",
}


@dataclass(frozen=True, slots=True)
class Spent:
    """What is left of one policy after this request."""

    policy: str
    limit: RateLimitItem | None
    remaining: int = 0
    resets_in: int = 0

    def marked(self, response: Response) -> Response:
        """``response`` with the RateLimit headers of the IETF draft."""
        if self.limit is not None:
            response.headers["RateLimit-Policy"] = f'"{self.policy}";q={self.limit.amount};w={self.limit.get_expiry()}'
            response.headers["RateLimit"] = f'"{self.policy}";r={self.remaining};t={self.resets_in}'
        return response


class Limiter:
    """Counts requests. The counts are hints: a store that is down lets requests pass."""

    def __init__(self, storage: str, *, enabled: bool = True) -> None:
        self._enabled = enabled
        self._strategy = FixedWindowRateLimiter(storage_from_string(storage))
        self._items = {name: parse(text) for name, text in POLICIES.items()}

    def spend(self, policy: str, who: str | None = None) -> Spent:
        """Count one request of ``who`` (default: the address). Raises Problem too-many-requests."""
        if not self._enabled:
            return Spent(policy, None)
        item, key = self._items[policy], (policy, who or request.remote_addr or "")
        try:
            allowed = self._strategy.hit(item, *key)
            stats = self._strategy.get_window_stats(item, *key)
        except StorageError:
            return Spent(policy, None)
        spent = Spent(policy, item, stats.remaining, max(0, round(stats.reset_time - time.time())))
        if not allowed:
            raise Problem("too-many-requests", headers={"Retry-After": str(spent.resets_in + 1)})
        return spent
