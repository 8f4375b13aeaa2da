"""The merge: one record, one operation, what its author had seen -> the new record and what became of the operation.

Pure, and the only place where two devices meet. A value is overwritten by those who had seen it; of two values written
without knowledge of each other the later is shown and the other is kept beside it, as a sibling.
"""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from onwards.core.db import EPOCH
from onwards.core.fields import SET_MAX
from onwards.records.kinds import Kind
from onwards.records.state import CREATED, REVIVED, Op, Outcome, State, Writer

SIBLINGS_MAX = 64


@dataclass(slots=True)
class Context:
    """What the merge is told about the moment.

    ``seq``: the place this operation takes; ``seen``: seqs of the author's own operations that were on screen;
    ``writer``: who wrote at a seq; ``device``: the author's device name; ``now``: server time in microseconds.
    """

    seq: int
    seen: Set[int]
    writer: Callable[[int], Writer]
    device: Callable[[], str | None]
    now: int


def merge(kind: Kind, state: State | None, op: Op, context: Context) -> Outcome:
    """Apply ``op`` to ``state`` in place (a new record is made by ``created``)."""
    if state is None:
        return Outcome("conflict", code="unknown-record", detail="The server does not have this record.")
    if op.purge:
        return _purge(state, context)
    if state.doc is None:
        return Outcome("conflict", code="purged", detail="This record was deleted for good.")
    if op.delete is True:
        return _delete(state, op, context)
    if op.delete is False:
        return _restore(state, context)
    return _Edit(kind, state, op, context).run()


def created(kind: Kind, op: Op, seq: int) -> State:
    """The state that a first operation makes."""
    doc = {name: value for name, value in op.set.items() if not is_unset(value)}
    for name in kind.sets & doc.keys():
        doc[name] = sorted(set(doc[name]))
    for name, elements in op.add.items():
        doc[name] = sorted({*doc.get(name, ()), *elements})
    return State(doc, {CREATED: seq})


def is_unset(value: Any) -> bool:
    """Whether ``value`` is stored as nothing: null, empty text, empty list."""
    return value is None or value in ("", [])


def _purge(state: State, context: Context) -> Outcome:
    state.doc, state.revs, state.siblings = None, {}, []
    state.deleted_at = context.now
    return Outcome("applied", effect={})


def _delete(state: State, op: Op, context: Context) -> Outcome:
    if state.deleted_at is None and not all(_causal(rev, op, context) for rev in state.revs.values()):
        return Outcome("conflict", code="edited-since", detail="It was changed on another device.")
    state.deleted_at = state.deleted_at or context.now
    return Outcome("applied", effect={"deleted": True})


def _restore(state: State, context: Context) -> Outcome:
    state.deleted_at = None
    state.revs[REVIVED] = context.seq
    return Outcome("applied", effect={"deleted": False})


def _causal(rev: int, op: Op, context: Context) -> bool:
    return rev <= op.base or rev in context.seen


@dataclass(slots=True)
class _Edit:
    kind: Kind
    state: State
    op: Op
    context: Context
    before: dict[str, Any] = field(default_factory=dict)
    lost: dict[str, Any] = field(default_factory=dict)
    concurrent: list[str] = field(default_factory=list)
    siblings: list[dict[str, Any]] = field(default_factory=list)

    def run(self) -> Outcome:
        doc, revs = dict(self.state.doc or {}), dict(self.state.revs)
        settled = [sibling for sibling in self.state.siblings if sibling["op"] in self.op.resolve]
        self.siblings = [sibling for sibling in self.state.siblings if sibling not in settled]
        for name, value in self.op.set.items():
            if name in self.kind.sets:
                self._replace_set(doc, revs, name, set(value or ()))
            else:
                self._write(doc, revs, name, None if is_unset(value) else value)
        for name, elements in self.op.add.items():
            self._change_set(doc, revs, name, add=set(elements))
        for name, elements in self.op.remove.items():
            self._change_set(doc, revs, name, remove=set(elements))
        refused = self._refused(doc)
        return refused or self._keep(doc, revs, settled)

    def _refused(self, doc: dict[str, Any]) -> Outcome | None:
        if len(self.siblings) > SIBLINGS_MAX:
            detail = "This record has too many versions to choose from; settle some first."
            return Outcome("rejected", code="too-many-versions", detail=detail)
        full = [name for name in self.kind.sets if len(doc.get(name, ())) > SET_MAX]
        if full:
            words = f"This may have {SET_MAX} items at most."
            return Outcome(
                "rejected", code="invalid", detail=words, errors=[{"pointer": f"/{full[0]}", "detail": words}]
            )
        return None

    def _keep(self, doc: dict[str, Any], revs: dict[str, int], settled: list[dict[str, Any]]) -> Outcome:
        effect: dict[str, Any] = {"before": self.before, "lost": self.lost, "settled": settled}
        if self.state.deleted_at is not None:
            revs[REVIVED], effect["deleted"] = self.context.seq, False
        self.state.doc, self.state.revs, self.state.siblings = doc, revs, self.siblings
        self.state.deleted_at = None
        kept = {name: value for name, value in effect.items() if value or value is False}
        return Outcome("merged" if self.concurrent else "applied", fields=self.concurrent, effect=kept)

    def _write(self, doc: dict[str, Any], revs: dict[str, int], name: str, value: Any) -> None:
        current, rev = doc.get(name), _rev(doc, revs, name)
        if current == value and type(current) is type(value):
            return
        if not _causal(rev, self.op, self.context):
            self.concurrent.append(name)
            if not self._wins(name, value, current, self.context.writer(rev)):
                return
        self.before[name] = current
        revs[name] = self.context.seq
        if value is None:
            doc.pop(name, None)
        else:
            doc[name] = value

    def _wins(self, name: str, value: Any, current: Any, writer: Writer) -> bool:
        """Whether the operation's value is shown; the other one is kept as a sibling."""
        if (self.op.at, self.op.op) > (writer.at, writer.op):
            self._keep_sibling(name, current, writer)
            return True
        self.lost[name] = value
        self._keep_sibling(name, value, Writer(self.op.op, self.op.at, self.context.device()))
        return False

    def _keep_sibling(self, name: str, value: Any, writer: Writer) -> None:
        if not any(kept["field"] == name and kept["value"] == value for kept in self.siblings):
            at = (EPOCH + timedelta(microseconds=writer.at)).isoformat()
            told = {"op": writer.op, "field": name, "value": value, "device": writer.device, "at": at}
            self.siblings.append(told)

    def _replace_set(self, doc: dict[str, Any], revs: dict[str, int], name: str, wanted: set[str]) -> None:
        held = set(doc.get(name, ()))
        self._change_set(doc, revs, name, add=wanted - held, remove=held - wanted)

    def _change_set(
        self,
        doc: dict[str, Any],
        revs: dict[str, int],
        name: str,
        *,
        add: Iterable[str] = (),
        remove: Iterable[str] = (),
    ) -> None:
        held = set(doc.get(name, ()))
        going = {each for each in held.intersection(remove) if self._seen(doc, revs, name, each)}
        if going != held.intersection(remove):
            self.concurrent.append(name)
        for element in add:
            revs[f"{name}:{element}"] = self.context.seq
        for element in going:
            revs.pop(f"{name}:{element}", None)
            # The removal is an edit too: a delete that has not seen it is older than the record.
            revs[f"{name}:"] = self.context.seq
        now = sorted((held - going) | set(add))
        if now != sorted(held):
            self.before[name] = self.before.get(name, sorted(held))
        if now:
            doc[name] = now
        else:
            doc.pop(name, None)

    def _seen(self, doc: dict[str, Any], revs: dict[str, int], name: str, element: str) -> bool:
        rev = revs.get(f"{name}:{element}")
        return _causal(_rev(doc, revs, name) if rev is None else rev, self.op, self.context)


def _rev(doc: dict[str, Any], revs: dict[str, int], name: str) -> int:
    """The seq that wrote ``name``; 0 for a field that nobody has written."""
    return revs.get(name) or (revs[CREATED] if name in doc else 0)
