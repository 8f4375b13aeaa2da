"""One record and the merge, without a database: operations get their place in the order and are applied."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from onwards.checkins.schemas import CheckIn
from onwards.records.components import kind_of
from onwards.records.kinds import Kind
from onwards.records.merge import created, merge
from onwards.records.state import Context, Op, Outcome, State, Writer

CHECK_IN = kind_of(CheckIn)
WHEN = {"occurred_at": "2026-03-02T14:32:00+00:00", "time_zone": "Europe/London"}
NOW = 1_000_000


def op(name: str, base: int = 1, at: int = 1000, **given: Any) -> Op:
    """An operation on the record by somebody who had seen its rev ``base``."""
    return Op(name, "record", "check_in", base, at, **given)


@dataclass
class OneRecord:
    """A record as the server holds it, made by the operation ``create`` at seq 1."""

    kind: Kind = CHECK_IN
    state: State | None = None
    seq: int = 0
    writers: dict[int, Writer] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)

    @classmethod
    def having(cls, **values: Any) -> "OneRecord":
        """A record that was made with ``values``."""
        made = cls()
        made.apply(op("create", 0, 0, set={**WHEN, **values}))
        return made

    def apply(self, sent: Op) -> Outcome:
        """Give ``sent`` its place, once."""
        if sent.op in self.known:
            return Outcome("duplicate", seq=self.known[sent.op])
        seq = self.seq + 1
        if self.state is None and not sent.base:
            self.state, outcome = created(self.kind, sent, seq), Outcome("applied")
        else:
            seen = frozenset(self.known[each] for each in sent.seen if each in self.known)
            context = Context(seq, seen, self.writers.__getitem__, lambda: f"device of {sent.op}", NOW)
            outcome = merge(self.kind, self.state, sent, context)
        if outcome.accepted:
            self.seq, self.known[sent.op] = seq, seq
            self.writers[seq] = Writer(sent.op, sent.at, f"device of {sent.op}")
        return outcome

    def after(self, ops: Sequence[Op]) -> "OneRecord":
        """A copy to which ``ops`` were applied."""
        copy = OneRecord(self.kind, deepcopy(self.state), self.seq, dict(self.writers), dict(self.known))
        for each in ops:
            copy.apply(deepcopy(each))
        return copy

    @property
    def doc(self) -> dict[str, Any]:
        """What is shown, without the times."""
        assert self.state is not None
        return {name: value for name, value in (self.state.doc or {}).items() if name not in WHEN}

    @property
    def kept(self) -> list[tuple[str, Any, str]]:
        """The siblings: field, value, and the operation that wrote it."""
        assert self.state is not None
        found = [(each["field"], each["value"], each["op"]) for each in self.state.siblings]
        return sorted(found, key=str)
