"""What must hold once everybody has synced."""

from __future__ import annotations

import gzip
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zlib import crc32

import orjson

from onwards.records.store import Store
from tests.sync.oracle import Value, tokens_in

if TYPE_CHECKING:
    from tests.sync.history import History, Phone
    from tests.sync.people import Person

Copies = dict[str, Any]


def everything(history: History) -> None:
    """Every invariant of the design, each under its own name."""
    for person in history.people:
        stored = Stored(history, person)
        stored.check_order()
        stored.check_digest()
        stored.check_deletes()
        copies = pages_are_the_full_read(history, person)
        follower_has_everything(history, person, copies)
        held = [(phone, history.act(phone, "state")) for phone in history.phones if phone.person is person]
        for phone, state in held:
            device_equals_server(history, phone, state, copies, stored)
        nothing_lost(history, person, copies, [state for _, state in held], stored)
    # A server that was set back no longer knows what it had applied; who repeats that is a writer of his own.
    if history.seed % 4 == 0 and not history.restored:
        replay_changes_nothing(history)


def head(history: History, person: Person) -> int:
    """How far the person's order has got."""
    with history.service.database.read() as db:
        return Store(db, person.id).head().head


class Stored:
    """One person's rows, read past the API."""

    def __init__(self, history: History, person: Person) -> None:
        self.history = history
        with history.service.database.read() as db:
            store = Store(db, person.id)
            self.head = store.head()
            self.ops = store.rows("SELECT seq, op_id, record_id, effect FROM ops WHERE user_id = :user ORDER BY seq")
            found = store.rows("SELECT id FROM records WHERE user_id = :user")
            self.rows = store.load([_text(row.id) for row in found])
            last = store.rows("SELECT MAX(seq_end) FROM commits WHERE user_id = :user")[0][0]
        self.last_commit = last or 0

    def check_order(self) -> None:
        """Every operation once, without a gap, and every record at the place of its latest one."""
        seqs = [op.seq for op in self.ops]
        self.history.require(seqs == list(range(1, self.head.head + 1)), f"the order has gaps: {seqs}")
        self.history.require(self.last_commit == self.head.head, "the last commit does not cover the head")
        latest = {_text(op.record_id): op.seq for op in self.ops}
        told = {key: row.seq for key, row in self.rows.items()}
        self.history.require(latest == told, f"records are not at their latest operation: {latest} {told}")

    def check_digest(self) -> None:
        """The kept sums are those of the records."""
        live = [row for row in self.rows.values() if row.state.live]
        weight = sum(crc32(f"{row.id}:{row.seq}".encode()) for row in live)
        found = (self.head.count, self.head.digest)
        self.history.require(found == (len(live), weight), f"the digest is wrong: {found} {(len(live), weight)}")

    def check_deletes(self) -> None:
        """The latest word on the bin stands, and no delete beats an edit that its author had not seen."""
        sent = _ops_on_the_wire(self.history)
        binned: dict[str, bool] = {}
        edits: dict[str, list[tuple[int, str]]] = {}
        for op in self.ops:
            key, op_id, effect = _text(op.record_id), _text(op.op_id), orjson.loads(op.effect or "null")
            if effect and effect.get("deleted") is True and op_id in sent and not binned.get(key):
                base, seen = sent[op_id]
                unseen = [each for each in edits.get(key, []) if each[0] > base and each[1] not in seen]
                self.history.require(not unseen, f"delete {op_id} of {key} beat edits it had not seen: {unseen}")
            if effect and "deleted" in effect:
                binned[key] = effect["deleted"]
            if effect is None or effect.keys() & {"before", "lost"}:
                edits.setdefault(key, []).append((op.seq, op_id))
        for key, row in self.rows.items():
            wanted = bool(binned.get(key)) or row.state.doc is None
            self.history.require((row.state.deleted_at is not None) == wanted, f"{key} is not where it was put")


def pages_are_the_full_read(history: History, person: Person) -> Copies:
    """Small pages and one large one hold the same."""
    whole = {each["id"]: each for each in history.rest(person, "GET", "/sync/changes?limit=2000").json["changes"]}
    found: Copies = {}
    cursor, limit = "", 2 + len(whole) // 4
    while True:
        answer = history.rest(person, "GET", f"/sync/changes?limit={limit}{cursor}").json
        # A later page is read with a cursor, and so tells of what was purged.
        found.update({each["id"]: each for each in answer["changes"] if "purged" not in each})
        cursor = f"&cursor={answer['cursor']}"
        if not answer["more"]:
            break
    history.require(found == whole, "the pages are not the full read")
    return whole


def follower_has_everything(history: History, person: Person, copies: Copies) -> None:
    """Who followed the feed all along holds what is there, and nothing else."""
    follower = history.follower[person.number]
    while follower.poll(history, person, 50):
        pass
    history.require(follower.held == copies, "the follower of the feed holds something else")


def device_equals_server(history: History, phone: Phone, state: Any, copies: Copies, stored: Stored) -> None:
    """The device's copies, its screen and its outbox, against what the server has."""
    dead = {each["id"] for each in state["dead"]}
    stuck = [each for each in state["outbox"] if each["state"] != "held" and each["id"] not in dead]
    history.require(not stuck, f"{phone.name} still has to send {stuck}")
    held = {row["id"]: row for row in state["rows"]}
    missing = copies.keys() - held.keys()
    history.require(not missing, f"{phone.name} lacks {missing}")
    for key, row in held.items():
        _one_record(history, phone, row, copies.get(key), stored, told=key in dead)
    if not history.restored:
        history.require(not state["reports"], f"{phone.name} reported {state['reports']}")


def _one_record(
    history: History, phone: Phone, row: Any, copy: Any, stored: Stored, *, told: bool
) -> None:  # fmt: skip
    server, where = row["server"], f"{phone.name} {row['id']}"
    if server is None:
        history.require(copy is None, f"{where} has no copy of what the server has")
        history.require(told or bool(row["binned_at"]), f"{where} is nowhere but here")
        return
    if server.get("purged"):
        there = stored.rows.get(row["id"])
        history.require(copy is None and (there is None or there.state.doc is None), f"{where} is not purged there")
        return
    history.require(copy is not None, f"{where} is not on the server")
    for name in ("rev", "type", "doc", "siblings", "purged"):
        history.require(server.get(name) == copy.get(name), f"{where} {name}: {server.get(name)} / {copy.get(name)}")
    history.require(("deleted_at" in server) == ("deleted_at" in copy), f"{where} is in the bin on one side only")
    if not told:
        history.require(row["doc"] == copy["doc"], f"{where} shows {row['doc']} for {copy['doc']}")
        history.require(bool(row["binned_at"]) == ("deleted_at" in copy), f"{where} shows a wrong place")


def nothing_lost(history: History, person: Person, copies: Copies, states: list[Any], stored: Stored) -> None:
    """Every value that somebody was told is saved, is where it can be found, or its end was seen."""
    kept: set[Any] = set()
    for state in states:
        for part in ("outbox", "dead"):
            for each in state[part]:
                kept |= tokens_in(each["op"])
    for value in history.oracle.values.values():
        if value.record.user != person.number or value.excused or value.record.purged or value.token in kept:
            continue
        row = stored.rows.get(value.record.id)
        if history.month and row is not None and row.state.doc is None:
            continue
        history.require(_found(value, copies.get(value.record.id)), f"lost: {value}")


def _found(value: Value, copy: Any) -> bool:
    if copy is None:
        return False
    current = copy["doc"].get(value.field)
    beside = [each["value"] for each in copy.get("siblings", ()) if each["field"] == value.field]
    return value.token in current if isinstance(current, list) else value.token in [current, *beside]


def replay_changes_nothing(history: History) -> None:
    """All that ever went over the line, once more."""
    before = [_content(history, person) for person in history.people]
    for sent in list(history.network.log):
        history.network.carry(replace(sent, cookies=history.network.cookies(sent.device, sent.path)))
    after = [_content(history, person) for person in history.people]
    history.require(before == after, "replaying the whole log of the line changed something")


def _content(history: History, person: Person) -> dict[str, Any]:
    rows = Stored(history, person).rows
    return {key: (row.state.doc, row.state.siblings, row.state.deleted_at is None) for key, row in rows.items()}


def _ops_on_the_wire(history: History) -> dict[str, tuple[int, list[str]]]:
    """Operation id -> what its author had seen, as the server may believe it."""
    found: dict[str, tuple[int, list[str]]] = {}
    for sent in history.network.log:
        plain = gzip.decompress(sent.body or b"") if "content-encoding" in sent.headers else sent.body
        push = orjson.loads(plain or b"{}")
        proven = int(push["cursor"].split(".")[1]) if push["cursor"] else 0
        for op in push["ops"]:
            found[op["op"]] = (min(op.get("base") or 0, proven), op.get("seen", []))
    return found


def _text(key: Any) -> str:
    digits = key.hex() if isinstance(key, bytes) else key.hex
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
