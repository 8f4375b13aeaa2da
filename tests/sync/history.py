"""One history: a few people, their devices, a writer over REST, and what one seed makes of it."""

import hashlib
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import orjson

from tests.sync import device_acts, fates, wire_acts
from tests.sync.host import Crashed, Host, Refused
from tests.sync.network import Network
from tests.sync.oracle import Oracle, Record
from tests.sync.people import Person
from tests.sync.service import API, Answer, Rows, Service

DAY_MS = 86_400_000
DEEPEST = 2
# How much may come between the requests of one act: a reader of small pages must get to the end.
BETWEEN = 6
# A record that is not there, a line that is dead, a server that says no: the app tells its person.
EXPECTED = ("RangeError", "Offline", "Refused")


class Violation(AssertionError):  # noqa: N818 (a seed that shows one is no error of the program)
    """The seed shows something that must never happen."""


@dataclass
class Phone:
    """A device, and what its person has on screen for later."""

    name: str
    person: Person
    skew: int
    tabs: int
    alive: bool = True
    starts: int = 0
    signed_in: bool = False
    busy: int = 0
    begun: list[tuple[Record, dict[str, Any]]] = field(default_factory=list)
    saved: list[tuple[int, list[Any]]] = field(default_factory=list)


class History:
    """Everything that one seed decides; ``run`` lets it happen, ``heal`` lets everybody sync."""

    def __init__(self, seed: int, service: Service, host: Host) -> None:
        self.seed, self.service, self.host = seed, service, host
        self.random = random.Random(seed)
        self.clock = service.clock
        self.clock.reset(seed)
        self.oracle = Oracle()
        self.network = Network(service, self.random, meanwhile=self._meanwhile, look_at=self._only_own)
        self.people: list[Person] = []
        self.phones: list[Phone] = []
        self.follower: dict[int, wire_acts.Follower] = {}
        self.backup: tuple[Rows, set[str | int]] | None = None
        self.restored = False
        self.log: list[str] = []
        self.depth = 0
        self.overtaking = self.between = 0
        self.writing = self.month = False
        self.ops_max = 500
        host.on_request = self._on_request
        host.time = lambda: self.clock.millis
        service.meanwhile = self._overtake

    def set_up(self, people: Sequence[Person]) -> None:
        """Give some of ``people`` empty diaries and new devices."""
        pick = self.random
        self.service.begin_anew()
        for person in people[: 2 if pick.random() < 0.25 else 1]:
            self.people.append(replace(person, views={}))
            self.follower[person.number] = wire_acts.Follower()
        for number in range(pick.choice((2, 2, 3, 3, 4, 5))):
            person = self.people[number % len(self.people)] if number < len(self.people) else pick.choice(self.people)
            skew = pick.choice((0, 0, pick.randint(-120_000, 120_000), 9 * DAY_MS, -9 * DAY_MS))
            phone = Phone(f"d{number}", person, skew, pick.choice((1, 1, 1, 2)))
            self.phones.append(phone)
            self.host.call(phone.name, "start", tabs=phone.tabs, skew=phone.skew, seed=self.seed * 16 + number)
            if pick.random() < 0.75:
                device_acts.sign_in(self, phone)

    def run(self, steps: int) -> None:
        """Let so many things happen, then stop the faults."""
        self.network.fault_rate = self.random.choice((0, 10, 25, 50))
        self.overtaking = self.random.choice((0, 0, 15, 40))
        befalling = fates.chosen(self, steps)
        for step in range(steps):
            self._pass()
            self.between = BETWEEN
            befalling.get(step, History._something)(self)
        self.network.fault_rate = self.overtaking = 0

    def act(self, phone: Phone, name: str, **given: Any) -> Any:
        """One command on a device; None when the app refuses it. Raises Crashed."""
        self.note(phone.name, name, given)
        starts = phone.starts
        try:
            return self.host.call(phone.name, name, **{"tab": self.random.randrange(phone.tabs), **given})
        except Crashed:
            # Killed from within its own request, it may be running again.
            phone.alive = phone.starts != starts
            self.note(phone.name, name, "crashed")
            raise
        except Refused as error:
            self.require(str(error.args[0]).startswith(EXPECTED), f"{phone.name} {name}: {error.args}")
            return None

    def require(self, holds: bool, otherwise: str) -> None:
        """Raise Violation with ``otherwise`` unless it ``holds``."""
        if not holds:
            raise Violation(otherwise)

    @property
    def digest(self) -> str:
        """What happened, in short: every word of the devices, the scripts and the server."""
        return hashlib.sha256("\n".join([*self.log, self.service.trace.hexdigest()]).encode()).hexdigest()

    def note(self, *words: Any) -> None:
        """Keep what happens, to be told when the seed fails."""
        self.log.append(f"{self.clock.now:%d %H:%M:%S.%f} {'  ' * self.depth}{' '.join(map(str, words))}")

    def rest(self, person: Person, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """One call of the REST writer."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        told |= {"Authorization": f"Bearer {person.bearer}", "Content-Type": "application/json"}
        answer = self.service.request(method, API + path, None if body is None else orjson.dumps(body), told)
        self._only_own_of(person, answer)
        return answer

    def mine(self, person: Person) -> list[Record]:
        """The records of a person that were not purged as far as anybody knows."""
        return [each for each in self.oracle.records if each.user == person.number and not each.purged]

    def _pass(self) -> None:
        self.clock.pass_by(milliseconds=self.random.choice((7, 900, 45_000)))

    def _something(self) -> None:
        if self.random.random() < 0.75:
            free = [phone for phone in self.phones if not phone.busy]
            phone = self.random.choice(free or self.phones)
            device_acts.something(self, phone)
        else:
            wire_acts.something(self)

    def _on_request(self, line: dict[str, Any]) -> dict[str, Any]:
        phone = next(each for each in self.phones if each.name == line["device"])
        phone.busy += 1
        try:
            reply = self.network.from_device(line)
        finally:
            phone.busy -= 1
        self.note(line["device"], line["method"], line["path"], "->", reply["status"])
        self.clock.pass_by(milliseconds=1)
        return reply

    def _meanwhile(self) -> None:
        with self._interruption() as wanted:
            if wanted:
                self.clock.pass_by(milliseconds=3)
                self._something()

    def _overtake(self) -> None:
        """Another request before this one holds the person's order."""
        with self._interruption() as wanted:
            if wanted:
                wire_acts.write(self, self.random.choice(self.people))

    @contextmanager
    def _interruption(self) -> Iterator[bool]:
        wanted = self.depth < DEEPEST and self.between > 0 and self.random.random() * 100 < self.overtaking
        self.between -= wanted
        self.depth += 1
        try:
            yield wanted
        finally:
            self.depth -= 1

    def _only_own(self, device: str, answer: Answer) -> None:
        self._only_own_of(next(each.person for each in self.phones if each.name == device), answer)

    def _only_own_of(self, person: Person, answer: Answer) -> None:
        for other in self.people:
            if other is not person and (
                f"of_{other.number}_".encode() in answer.body or str(other.id).encode() in answer.body
            ):
                raise Violation(f"person {person.number} was told something of person {other.number}")
