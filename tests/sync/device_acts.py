"""What people do on their devices, and what the devices do to them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tests.sync import changes
from tests.sync.host import Crashed
from tests.sync.oracle import Record, tokens_in
from tests.sync.people import PASSWORD

if TYPE_CHECKING:
    from tests.sync.history import History, Phone

Act = Callable[["History", "Phone"], object]
FINE = {"done", "local", "offline", "busy", "signed-out"}


def something(history: History, phone: Phone) -> None:
    """One act, chosen by the seed."""
    if not phone.alive:
        return attempt(history, phone, start)
    slow: list[tuple[int, Any]] = []
    quick = [(10, create), (20, change), (9, begin), (13, finish), (5, remove), (3, restore), (1, purge)]
    quick += [(4, undo), (2, spoil), (2, kill), (2, retry), (1, discard)]
    if not phone.busy:
        slow = [(30, sync), (4, crash)] if phone.signed_in else [(3, sign_in)]
    weights, acts = zip(*quick, *slow, strict=True)
    return attempt(history, phone, history.random.choices(acts, weights)[0])


def attempt(history: History, phone: Phone, act: Act) -> None:
    """Do it; a crash in it leaves the phone off."""
    with suppress(Crashed):
        act(history, phone)


def at_hand(history: History) -> list[Phone]:
    """The phones that run, are signed in, and have no request under way."""
    return [each for each in history.phones if each.alive and each.signed_in and not each.busy]


def start(history: History, phone: Phone) -> None:
    """Start the app anew, after a crash or out of a running one."""
    phone.starts += 1
    phone.begun.clear()
    phone.saved.clear()
    phone.alive = True
    history.act(phone, "start", tabs=phone.tabs)


kill = start


def sign_in(history: History, phone: Phone) -> None:
    """Adopt what is on the device."""
    how = history.act(phone, "signIn", email=phone.person.email, password=PASSWORD)
    phone.signed_in = phone.signed_in or how is not None


def sync(history: History, phone: Phone) -> str:
    """One attempt; how it ended."""
    outcome = history.act(phone, "sync")
    state = str(outcome and outcome["state"])
    history.note(phone.name, "sync ->", state)
    reports = [] if state in FINE else history.act(phone, "state")["reports"]
    history.require(state in FINE, f"{phone.name}: the attempt ended with {outcome}: {reports}")
    return state


def create(history: History, phone: Phone) -> None:
    """A new record."""
    type_ = history.random.choice(("win", "lesson", "check_in"))
    values = changes.fresh(history.random, history.oracle, phone.person.number, type_)
    when = {"occurred_at": history.clock.now.isoformat(timespec="milliseconds"), "time_zone": "Etc/UTC"}
    made = history.act(phone, "create", type=type_, set=values, when=when)
    record = history.oracle.record(phone.person.number, type_, made["id"])
    history.oracle.saved(record, phone.name, values)
    phone.saved.append((made["saved"], list(values.values())))


def change(history: History, phone: Phone) -> None:
    """An edit of what is on screen now."""
    record, view = _look(history, phone)
    if record and view:
        _edit(history, phone, record, view, changes.edit(history.random, history.oracle, record, view))


def begin(history: History, phone: Phone) -> None:
    """Open a record and start typing."""
    record, view = _look(history, phone)
    if record and view:
        phone.begun.append((record, view))


def finish(history: History, phone: Phone) -> None:
    """Save what was begun, however much has arrived since."""
    if phone.begun:
        record, view = phone.begun.pop(history.random.randrange(len(phone.begun)))
        _edit(history, phone, record, view, changes.edit(history.random, history.oracle, record, view))


def spoil(history: History, phone: Phone) -> None:
    """An edit that the server will refuse."""
    record, view = _look(history, phone)
    made = changes.spoilt(record, view) if record and view else None
    if record and view and made:
        _edit(history, phone, record, view, made)


def remove(history: History, phone: Phone) -> None:
    """Into the bin."""
    record, _ = _look(history, phone)
    done = record and history.act(phone, "remove", record=record.id)
    if done:
        phone.saved.append((done["saved"], []))


def restore(history: History, phone: Phone) -> None:
    """Out of the bin."""
    record, _ = _look(history, phone)
    if record:
        history.act(phone, "restore", record=record.id)


def purge(history: History, phone: Phone) -> None:
    """Gone for good, whoever knows of it."""
    record, view = _look(history, phone)
    if record and view:
        record.purged = True
        history.act(phone, "purge", record=record.id)


def undo(history: History, phone: Phone) -> None:
    """Take back one of the latest saves of this start."""
    if phone.saved:
        number, values = phone.saved.pop(history.random.randrange(len(phone.saved)))
        history.oracle.covered(values, "undone")
        history.act(phone, "undo", saved=number)


def retry(history: History, phone: Phone) -> None:
    """Offer a refused change again."""
    refused = history.act(phone, "state")["dead"]
    if refused:
        history.act(phone, "retry", op=history.random.choice(refused)["op"]["op"])


def discard(history: History, phone: Phone) -> None:
    """Let a refused change go, and what hangs on it."""
    held = history.act(phone, "state")
    if held["dead"]:
        letter = history.random.choice(held["dead"])
        for each in (letter, *(each for each in held["outbox"] if each["id"] == letter["id"])):
            history.oracle.covered(tokens_in(each["op"]), "discarded")
        history.act(phone, "discard", op=letter["op"]["op"])


def crash(history: History, phone: Phone) -> None:
    """The power goes in the middle of the next act, or just after one of its commits."""
    fuse = {"at": history.random.choice(("write", "commit", "commit")), "left": history.random.randint(1, 4)}
    history.act(phone, "arm", fuse=fuse)
    history.random.choice((sync, sync, sync, create, change))(history, phone)
    if phone.alive:
        history.act(phone, "arm", fuse=None)


def _look(history: History, phone: Phone) -> tuple[Record | None, dict[str, Any] | None]:
    known = history.mine(phone.person)
    if not known:
        return None, None
    # Most of what happens, happens to few records.
    record = history.random.choice(known[-4:] if history.random.random() < 0.85 else known)
    return record, history.act(phone, "look", record=record.id)


def _edit(history: History, phone: Phone, record: Record, view: dict[str, Any], made: changes.Edit) -> None:
    try:
        done = history.act(phone, "edit", record=record.id, change=made.change, basis=view["basis"])
    except Crashed:
        history.oracle.saved(record, phone.name, made.new, certain=False)
        history.oracle.covered(made.over, "perhaps overwritten")
        raise
    if done is not None:
        history.oracle.saved(record, phone.name, made.new)
        history.oracle.covered(made.over, "overwritten by somebody who saw it")
        phone.saved.append((done["saved"], list(made.new.values())))
