"""Writing fields: a value is overwritten by those who had seen it.

Of two values written without knowledge of each other the later is shown and the other is kept beside it, as a sibling;
of sets each element is merged for itself, and an addition wins over a removal that has not seen it.
"""

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from onwards.core.db import EPOCH
from onwards.core.errors import FieldError
from onwards.core.fields import SET_MAX
from onwards.records.kinds import Kind
from onwards.records.state import CREATED, REVIVED, Context, Op, Outcome, State, Writer

SIBLINGS_MAX = 64


def is_unset(value: Any) -> bool:
    """Whether ``value`` is stored as nothing: null, empty text, empty list."""
    return value is None or value in ("", [])


def overfull(kind: Kind, doc: dict[str, Any], op: Op) -> Outcome | None:
    """The refusal of ``op`` when a set in ``doc``, which it leads to, has more elements than it may have."""
    full = [name for name in kind.sets if len(doc.get(name, ())) > SET_MAX]
    words = f"This may have {SET_MAX} items at most."
    errors = [FieldError(pointer=f"/{'add' if name in op.add else 'set'}/{name}", detail=words) for name in full]
    return Outcome("rejected", code="invalid", detail=words, errors=errors) if full else None


@dataclass(slots=True)
class Edit:
    """One operation that writes fields, on its way into one record."""

    kind: Kind
    state: State
    op: Op
    context: Context
    doc: dict[str, Any]
    revs: dict[str, int]
    siblings: list[dict[str, Any]]
    before: dict[str, Any] = field(default_factory=dict)
    lost: dict[str, Any] = field(default_factory=dict)
    unseen: list[str] = field(default_factory=list)
    concurrent: list[str] = field(default_factory=list)

    def run(self) -> Outcome:
        """Merge; the record is changed when the operation is accepted, and only then."""
        settled = self._settle()
        for name, value in self.op.set.items():
            if name in self.kind.sets:
                wanted = set(value or ())
                # What was chosen again counts as added: a removal that has not seen it leaves it.
                self._change_set(name, add=wanted, remove=set(self.doc.get(name, ())) - wanted)
            else:
                self._write(name, None if is_unset(value) else value)
        for name, elements in self.op.add.items():
            self._change_set(name, add=set(elements))
        for name, elements in self.op.remove.items():
            self._change_set(name, remove=set(elements))
        return self._refused() or self._keep(settled)

    def _settle(self) -> list[dict[str, Any]]:
        """Take the named siblings away, except those born after their author looked."""
        settled = [
            kept
            for kept in self.siblings
            if (kept["op"], kept["field"]) in self.op.resolve and self._covers(self.revs.get(_birth(kept), 0))
        ]
        self._drop(settled)
        return settled

    def _drop(self, siblings: list[dict[str, Any]]) -> None:
        for each in siblings:
            self.siblings.remove(each)
            self.revs.pop(_birth(each), None)

    def _refused(self) -> Outcome | None:
        if len(self.siblings) > SIBLINGS_MAX:
            detail = "This record has too many versions to choose from; settle some first."
            return Outcome("rejected", code="too-many-versions", detail=detail)
        return overfull(self.kind, self.doc, self.op)

    def _keep(self, settled: list[dict[str, Any]]) -> Outcome:
        told = {"before": self.before, "lost": self.lost, "unseen": self.unseen, "settled": settled}
        effect: dict[str, Any] = {name: value for name, value in told.items() if value}
        if self.state.deleted_at is not None:
            self.revs[REVIVED], effect["deleted"] = self.context.seq, False
        self.state.doc, self.state.revs, self.state.siblings = self.doc, self.revs, self.siblings
        self.state.deleted_at = None
        return Outcome("merged" if self.concurrent else "applied", fields=self.concurrent, effect=effect)

    def _write(self, name: str, value: Any) -> None:
        current, rev = self.doc.get(name), _rev(self.doc, self.revs, name)
        if current == value and type(current) is type(value):
            return
        if not self._covers(rev):
            self.concurrent.append(name)
            if not self._wins(name, value, current, self.context.writer(rev)):
                return
        self.before[name] = current
        self.revs[name] = self.context.seq
        if value is None:
            self.doc.pop(name, None)
        else:
            self.doc[name] = value

    def _wins(self, name: str, value: Any, current: Any, writer: Writer) -> bool:
        """Whether the operation's value is shown; the other one is kept as a sibling."""
        if (self.op.at, self.op.op) > (writer.at, writer.op):
            self._drop([kept for kept in self.siblings if kept["field"] == name and kept["value"] == value])
            self._keep_sibling(name, current, writer)
            self.unseen.append(name)
            return True
        self.lost[name] = value
        self._keep_sibling(name, value, Writer(self.op.op, self.op.at, self.context.device()))
        return False

    def _keep_sibling(self, name: str, value: Any, writer: Writer) -> None:
        if not any(kept["field"] == name and kept["value"] == value for kept in self.siblings):
            at = (EPOCH + timedelta(microseconds=writer.at)).isoformat()
            born = {"op": writer.op, "field": name, "value": value, "device": writer.device, "at": at}
            self.siblings.append(born)
            # A delete or a choice that has not seen it is older than it.
            self.revs[_birth(born)] = self.context.seq

    def _change_set(self, name: str, *, add: Set[str] = frozenset(), remove: Set[str] = frozenset()) -> None:
        held = set(self.doc.get(name, ()))
        going = {each for each in held & remove if self._seen(name, each)}
        if going != held & remove:
            self.concurrent.append(name)
        for element in add:
            self.revs[f"{name}:{element}"] = self.context.seq
        for element in going:
            self.revs.pop(f"{name}:{element}", None)
            # The removal is an edit too: a delete that has not seen it is older than the record.
            self.revs[f"{name}:"] = self.context.seq
        now = sorted((held - going) | add)
        if now != sorted(held):
            self.before[name] = self.before.get(name, sorted(held))
        if now:
            self.doc[name] = now
        else:
            self.doc.pop(name, None)

    def _seen(self, name: str, element: str) -> bool:
        rev = self.revs.get(f"{name}:{element}")
        return self._covers(_rev(self.doc, self.revs, name) if rev is None else rev)

    def _covers(self, rev: int) -> bool:
        return self.context.covers(rev, self.op)


def _birth(sibling: dict[str, Any]) -> str:
    """The key in ``State.revs`` for when ``sibling`` was kept."""
    return f"{sibling['field']}!{sibling['op']}"


def _rev(doc: dict[str, Any], revs: dict[str, int], name: str) -> int:
    """The seq that wrote ``name``; 0 for a field that nobody has written."""
    return revs.get(name) or (revs[CREATED] if name in doc else 0)
