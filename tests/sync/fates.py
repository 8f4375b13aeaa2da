"""What befalls the server itself: an old copy put back, a month gone by."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from onwards.records import upkeep
from tests.sync import device_acts

if TYPE_CHECKING:
    from tests.sync.history import History

Fate = Callable[["History"], None]
MAYBE_GONE = ("REST", "wire")


def chosen(history: History, steps: int) -> dict[int, Fate]:
    """What is to happen at which of the steps."""
    found: dict[int, Fate] = {}
    if history.random.random() < 0.3:
        copied, returned = sorted(history.random.sample(range(steps), 2))
        found = {copied: back_up, returned: set_back}
    if history.random.random() < 0.04:
        found[history.random.randrange(steps)] = a_month_later
    return found


def back_up(history: History) -> None:
    """Somebody copies the database, often when all that was said has just been sent."""
    if history.random.random() < 0.5:
        for phone in device_acts.at_hand(history):
            device_acts.attempt(history, phone, device_acts.sync)
    history.backup = (history.service.backup(), set(history.oracle.values))
    history.note("backup")


def set_back(history: History) -> None:
    """The copy takes the place of the database; what only the server knew since is gone.

    Often somebody has just written something that the server acknowledged, and that only devices have from then on.
    """
    at_hand = device_acts.at_hand(history)
    if at_hand and history.random.random() < 0.7:
        phone = history.random.choice(at_hand)
        for act in (device_acts.change, device_acts.change, device_acts.sync):
            device_acts.attempt(history, phone, act)
    if history.backup:
        rows, before = history.backup
        history.service.restore(rows)
        history.oracle.excuse(MAYBE_GONE, before, "lost with the server's tail")
        history.restored = True
        history.note("the server is set back")


def a_month_later(history: History) -> None:
    """The bins empty themselves, here and there."""
    for phone in history.phones:
        if not phone.alive:
            device_acts.start(history, phone)
        binned = {row["id"] for row in history.act(phone, "state")["rows"] if row["binned_at"]}
        for value in history.oracle.values.values():
            if value.record.id in binned:
                value.excused = value.excused or "a month in the bin"
    history.month = True
    history.clock.pass_by(days=31)
    kinds = history.service.app.extensions["onwards.kinds"]
    upkeep.prune(history.service.database, kinds, history.clock.now)
    history.note("a month has passed")
