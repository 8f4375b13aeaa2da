"""The merge: one record, one operation, what its author had seen -> the new record and what became of the operation.

Pure, and with ``edit`` the only place where two devices meet.
"""

from onwards.records.edit import Edit, is_unset
from onwards.records.kinds import Kind
from onwards.records.state import CREATED, REVIVED, Context, Op, Outcome, State


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
    return Edit(kind, state, op, context, dict(state.doc), dict(state.revs), list(state.siblings)).run()


def created(kind: Kind, op: Op, seq: int) -> State:
    """The state that a first operation makes."""
    doc = {name: value for name, value in op.set.items() if not is_unset(value)}
    for name in kind.sets & doc.keys():
        doc[name] = sorted(set(doc[name]))
    for name, elements in op.add.items():
        doc[name] = sorted({*doc.get(name, ()), *elements})
    return State(doc, {CREATED: seq})


def _purge(state: State, context: Context) -> Outcome:
    state.doc, state.revs, state.siblings = None, {}, []
    state.deleted_at = context.now
    return Outcome("applied", effect={})


def _delete(state: State, op: Op, context: Context) -> Outcome:
    if state.deleted_at is None and not all(context.covers(rev, op) for rev in state.revs.values()):
        return Outcome("conflict", code="edited-since", detail="It was changed on another device.")
    state.deleted_at = state.deleted_at or context.now
    return Outcome("applied", effect={"deleted": True})


def _restore(state: State, context: Context) -> Outcome:
    state.deleted_at = None
    state.revs[REVIVED] = context.seq
    return Outcome("applied", effect={"deleted": False})
