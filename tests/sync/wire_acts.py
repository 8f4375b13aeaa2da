"""What happens without a device: the REST writer, a client of the bare wire, and a follower of the feed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from onwards.core.ids import derived, uuid7
from tests.sync import changes
from tests.sync.oracle import Record

if TYPE_CHECKING:
    from tests.sync.history import History
    from tests.sync.people import Person

PLURAL = {"win": "wins", "lesson": "lessons", "check_in": "check-ins"}


@dataclass
class Follower:
    """Somebody who follows the feed and keeps what it tells."""

    cursor: str | None = None
    held: dict[str, Any] = field(default_factory=dict)

    def poll(self, history: History, person: Person, limit: int) -> bool:
        """Read one page; whether there is more."""
        query = f"?limit={limit}" + (f"&cursor={self.cursor}" if self.cursor else "")
        answer = history.rest(person, "GET", f"/sync/changes{query}")
        if answer.status == 409:
            self.cursor, self.held = None, {}
            return True
        history.require(answer.status == 200, f"the follower got {answer.status}: {answer.body!r}")
        page = answer.json
        for change in page["changes"]:
            if change.get("purged"):
                self.held.pop(change["id"], None)
            else:
                self.held[change["id"]] = change
        self.cursor = page["cursor"]
        return bool(page["more"])


def something(history: History) -> None:
    """One act, chosen by the seed."""
    person = history.random.choice(history.people)
    acts: list[tuple[int, Any]] = [(12, write), (8, look), (8, raw), (6, follow)]
    weights, chosen = zip(*acts, strict=True)
    way = history.random.random()
    if way < 0.72:
        history.random.choices(chosen, weights)[0](history, person)
        return None
    if way < 0.82:
        return history.network.deliver_late()
    return history.clock.pass_by(minutes=history.random.choice((1, 1, 1, 20, 300)))


def look(history: History, person: Person) -> None:
    """Read one record and keep its version for later."""
    known = history.mine(person)
    if known:
        record = history.random.choice(known[-6:])
        answer = history.rest(person, "GET", f"/{PLURAL[record.type]}/{record.id}")
        history.require(answer.status in {200, 404}, f"GET answered {answer.status}")
        if answer.status == 200:
            person.views[record.id] = (record, answer.headers["etag"], answer.json)


def follow(history: History, person: Person) -> None:
    """The follower reads on."""
    history.follower[person.number].poll(history, person, history.random.choice((1, 2, 3, 100)))


def write(history: History, person: Person) -> None:
    """Make a record, or change the one that was looked at last."""
    if history.writing:
        return
    history.writing = True
    try:
        if not person.views or history.random.random() < 0.35:
            _create(history, person)
        else:
            _change(history, person, history.random.choice(list(person.views)))
    finally:
        history.writing = False


def raw(history: History, person: Person) -> None:
    """A push as it stands on the wire: with an operation twice, with nonsense, in somebody else's name."""
    number = person.number
    other = history.random.choice(history.people)
    type_ = history.random.choice(list(PLURAL))
    values = changes.fresh(history.random, history.oracle, number, type_)
    at = history.clock.now.isoformat(timespec="milliseconds")
    op: dict[str, Any] = {"op": str(uuid7()), "id": str(uuid7()), "type": type_, "base": None, "at": at}
    op["set"] = {**values, "occurred_at": at, "time_zone": "Etc/UTC"}
    second: dict[str, Any] = {key: op[key] for key in ("id", "type", "at")}
    second |= {"op": str(uuid7()), "seen": [op["op"]], "base": None}
    second["set"] = {changes.TEXTS[type_][0]: history.oracle.token(number)}
    ops: list[Any] = [op, *([op] if history.random.random() < 0.5 else []), second, {"op": "nonsense"}]
    body = {"schema": 1, "owner": str(other.id), "sent_at": at, "cursor": None, "ops": ops}
    answer = history.rest(person, "POST", "/sync", body)
    history.note("wire", number, "in the name of", other.number, "->", answer.status, op["id"])
    if len(ops) > history.ops_max:
        return history.require(answer.status == 413 or other is not person, f"too many: {answer.status}")
    if other is not person:
        return history.require(answer.status == 409, f"a push in another name was answered with {answer.status}")
    history.require(answer.status == 200 and answer.json["applied"] == 2, f"the push got {answer.body!r}")
    record = history.oracle.record(number, type_, str(op["id"]))
    history.oracle.saved(record, "wire", {**values, **second["set"]})
    return history.oracle.covered([values[changes.TEXTS[type_][0]]], "overwritten by its author")


def _create(history: History, person: Person) -> None:
    type_ = history.random.choice(list(PLURAL))
    values = changes.fresh(history.random, history.oracle, person.number, type_)
    record_id = derived("put", str(history.seed), str(history.oracle.made))
    path = f"/{PLURAL[type_]}"
    way = ("PUT", f"{path}/{record_id}") if history.random.random() < 0.5 else ("POST", path)
    answers = [
        history.rest(person, *way, values, **({"Idempotency_Key": str(record_id)} if way[0] == "POST" else {}))
        for _ in range(history.random.choice((1, 1, 2)))
    ]
    history.note("REST", person.number, *way, "->", *(each.status for each in answers))
    history.require(all(each.status in {200, 201} for each in answers), f"{way} got {answers[-1].body!r}")
    history.require(len({each.json["id"] for each in answers}) == 1, "one key made two records")
    record = history.oracle.record(person.number, type_, str(UUID(answers[0].json["id"])))
    history.oracle.saved(record, "REST", values)


def _change(history: History, person: Person, record_id: str) -> None:
    record, tag, shown = person.views.pop(record_id)
    path, way = f"/{PLURAL[record.type]}/{record.id}", history.random.random()
    if way < 0.15:
        answer = history.rest(person, "DELETE", path, If_Match=tag)
    elif way < 0.25:
        answer = history.rest(person, "POST", f"{path}/restore")
    else:
        answer = _edit(history, person, record, tag, shown)
    history.note("REST", person.number, path, "->", answer.status)
    history.require(answer.status in {200, 204, 404, 409, 412}, f"REST got {answer.status}: {answer.body!r}")


def _edit(history: History, person: Person, record: Record, tag: str, shown: dict[str, Any]) -> Any:
    view = {"doc": shown, "siblings": shown["siblings"]}
    made = changes.edit(history.random, history.oracle, record, view)
    held = shown.get("feelings") or []
    patch = dict(made.change.get("set", {}))
    if "add" in made.change:
        patch["feelings"] = [*held, *made.change["add"]["feelings"]]
    if "remove" in made.change:
        patch["feelings"] = [each for each in held if each not in made.change["remove"]["feelings"]]
    if "resolve" in made.change:
        body = {"siblings": made.change["resolve"], "set": patch}
        answer = history.rest(person, "POST", f"/records/{record.id}/resolve", body, If_Match=tag)
    else:
        answer = history.rest(person, "PATCH", f"/{PLURAL[record.type]}/{record.id}", patch, If_Match=tag)
    if answer.status == 200:
        history.oracle.saved(record, "REST", made.new)
        history.oracle.covered(made.over, "overwritten by somebody who saw it")
    return answer
