"""Plays histories: one application, one process of devices, any number of seeds."""

import gc
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from tests.sync import checks, device_acts, people
from tests.sync.clock import Clock
from tests.sync.history import History, Phone, Violation
from tests.sync.host import Crashed, Host
from tests.sync.service import Service

ROUNDS = 14
TOLD_LINES = 200


class Simulation:
    """Everything that histories share; each has people of its own in the same database."""

    def __init__(self, service: Service, host: Host) -> None:
        self.service, self.host = service, host
        self.people = [people.make(service, number) for number in range(2)]
        if service.postgres:
            # Noting a use holds the token's row, and in one process nobody can wait: it is noted for long enough.
            service.clock.pass_by(days=100)
            for person in self.people:
                people.use(service, person)
        service.begin_here()

    def play(self, seed: int) -> History:
        """Play one seed to its end and look at everything. Raises AssertionError with what happened."""
        history = History(seed, self.service, self.host)
        limits = random.Random(~seed)
        pages, history.ops_max = limits.choice((2, 3, 7, 2000)), limits.choice((3, 500, 500))
        with (
            patch("onwards.sync.service.PAGE_MAX", pages),
            patch("onwards.sync.service.OPS_MAX", history.ops_max),
        ):
            try:
                history.set_up(self.people)
                history.run(limits.choice((8, 14, 28)))
                heal(history)
                checks.everything(history)
            except Exception as error:
                told = "\n".join(history.log[-TOLD_LINES:])
                raise Violation(f"seed {seed}: {type(error).__name__}: {error}\n{told}") from error
            finally:
                self.host.forget()
        return history

    def two_phones(self, skews: tuple[int, int]) -> tuple[History, list[Phone]]:
        """An empty diary on two phones whose clocks are off by so many milliseconds, on a good line."""
        history, person = History(0, self.service, self.host), self.people[0]
        self.service.begin_anew()
        history.people = [replace(person, views={})]
        history.phones = [Phone(f"d{number}", history.people[0], skew, 1) for number, skew in enumerate(skews)]
        for number, phone in enumerate(history.phones):
            self.host.call(phone.name, "start", tabs=1, skew=phone.skew, seed=number)
            device_acts.sign_in(history, phone)
        return history, history.phones


def heal(history: History) -> None:
    """A good line and enough time: everybody signs in and syncs until there is nothing more to say."""
    history.note("--- from here on all is well")
    history.clock.pass_by(minutes=1)
    for phone in history.phones:
        if not phone.alive:
            device_acts.start(history, phone)
        if not phone.signed_in:
            device_acts.sign_in(history, phone)
    behind = history.phones
    for _ in range(ROUNDS):
        for phone in behind:
            _sync_well(history, phone)
        behind = [phone for phone in history.phones if not _has_nothing_to_say(history, phone)]
        if not behind:
            return
    raise Violation(f"no end of syncing after {ROUNDS} rounds")


def _sync_well(history: History, phone: Phone) -> None:
    try:
        state = device_acts.sync(history, phone)
    except Crashed as crashed:
        raise Violation(f"{phone.name} crashed without a cause") from crashed
    history.require(state == "done", f"{phone.name} cannot sync on a good line: {state}")


def _has_nothing_to_say(history: History, phone: Phone) -> bool:
    state = history.act(phone, "state")
    waits = any(each["state"] in {"unsent", "sent", "acked"} for each in state["outbox"])
    read = int((state["cursor"] or "v1.0.0").split(".")[1])
    return not waits and read == checks.head(history, phone.person)


@contextmanager
def simulation(url: str, folder: Path, program: Path) -> Iterator[Simulation]:
    """A simulation on a migrated database."""
    host = Host(program)
    # As the server's entry has it: looking for cycles at the default pace costs a tenth of the time.
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    try:
        with Service(url, folder, Clock()).running() as service:
            yield Simulation(service, host)
    finally:
        host.close()
        gc.set_threshold(*usual)
        gc.unfreeze()
