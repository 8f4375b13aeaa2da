"""One clock for the server under simulation, so that a seed decides times and ids too."""

import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
CLOCKS = ("onwards.core.calls", "onwards.tokens.lookup", "jwt.api_jwt")


class Clock:
    """The true time of a history; it moves only when told to."""

    def __init__(self) -> None:
        self.now = START
        self.random = random.Random(0)

    def _bytes(self, count: int) -> bytes:
        # Asked for anew each time: a history begins with a generator of its own.
        return self.random.randbytes(count)

    def reset(self, seed: int) -> None:
        """Begin another history."""
        self.now = START
        self.random.seed(seed)

    def pass_by(self, **duration: float) -> None:
        """Let time pass (``timedelta`` arguments)."""
        self.now += timedelta(**duration)

    @property
    def millis(self) -> int:
        """The true time in milliseconds since 1970."""
        return int(self.now.timestamp() * 1000)

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Let the server read this clock, and make its ids of it."""

        class Told(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> Any:
                return self.now.astimezone(tz)

        times = SimpleNamespace(time_ns=lambda: self.millis * 1_000_000)
        with ExitStack() as stack:
            for module in CLOCKS:
                stack.enter_context(patch(f"{module}.datetime", Told))
            stack.enter_context(patch("onwards.core.ids.time", times))
            # Behind ``os.urandom`` are ids and salts, behind the other ``secrets``.
            stack.enter_context(patch("os.urandom", self._bytes))
            stack.enter_context(patch("random._urandom", self._bytes))
            yield
