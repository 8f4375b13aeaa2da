"""The merge by properties: whatever happens in whatever order, nothing is lost and all end up equal."""

from collections.abc import Sequence
from itertools import permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from onwards.records.state import Op
from tests.support.one_record import OneRecord, op

SLUGS = "abcd"
MOODS = st.one_of(st.none(), st.integers(1, 5))
NOTES = st.one_of(st.none(), st.sampled_from("xyz"))
CHANGES: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.builds(lambda note: {"set": {"note": note}}, NOTES),
    st.builds(lambda mood: {"set": {"mood": mood}}, MOODS),
    st.builds(lambda mood, note: {"set": {"mood": mood, "note": note}}, MOODS, NOTES),
    st.builds(lambda some: {"add": {"feelings": sorted(some)}}, st.sets(st.sampled_from(SLUGS), min_size=1)),
    st.builds(lambda some: {"remove": {"feelings": sorted(some)}}, st.sets(st.sampled_from(SLUGS), min_size=1)),
    st.builds(lambda some: {"set": {"feelings": sorted(some)}}, st.sets(st.sampled_from(SLUGS))),
)
SETTLED = settings(max_examples=150, deadline=None)


def concurrent(changes: Sequence[dict[str, Any]], times: Sequence[int]) -> list[Op]:
    """Operations of different devices which all had seen the record as it was made."""
    return [op(f"op-{n}", 1, at, **change) for n, (change, at) in enumerate(zip(changes, times, strict=True))]


def kept_and_shown(record: OneRecord, name: str) -> set[Any]:
    return {record.doc.get(name)} | {value for field, value, _ in record.kept if field == name}


@SETTLED
@given(st.lists(st.text(min_size=1), min_size=1, max_size=4, unique=True), st.data())
def test_concurrent_values_end_alike_in_every_order(values: list[str], data: st.DataObject) -> None:
    times = data.draw(st.lists(st.integers(0, 3), min_size=len(values), max_size=len(values)))
    ops = concurrent([{"set": {"note": value}} for value in values], times)
    ends = [OneRecord.having(note="").after(order) for order in permutations(ops)]
    latest = max(ops, key=lambda each: (each.at, each.op)).set["note"]
    assert {end.doc["note"] for end in ends} == {latest}
    assert all(kept_and_shown(end, "note") == set(values) for end in ends)


@SETTLED
@given(st.lists(CHANGES, min_size=1, max_size=4), st.data())
def test_whatever_is_written_at_once_is_shown_or_kept_in_every_order(
    changes: list[dict[str, Any]], data: st.DataObject
) -> None:
    times = data.draw(st.lists(st.integers(0, 3), min_size=len(changes), max_size=len(changes)))
    ops = concurrent(changes, times)
    start = OneRecord.having(mood=3, note="start", feelings=["a", "b"])
    ends = [start.after(order) for order in permutations(ops)]
    for name in ("mood", "note"):
        assert len({frozenset(kept_and_shown(end, name) - {start.doc[name]}) for end in ends}) == 1
        written = {each.set[name] for each in ops if name in each.set} - {start.doc[name]}
        assert all(kept_and_shown(end, name) >= written for end in ends)
    assert len({tuple(end.doc.get("feelings", ())) for end in ends}) == 1


@SETTLED
@given(st.lists(CHANGES, min_size=1, max_size=8), st.data())
def test_replaying_everything_in_any_order_changes_nothing(changes: list[dict[str, Any]], data: st.DataObject) -> None:
    ops = concurrent(changes, range(len(changes)))
    once = OneRecord.having(mood=3, feelings=["a"]).after(ops)
    again = once.after(data.draw(st.permutations(ops)))
    assert (again.state, again.seq) == (once.state, once.seq)


@st.composite
def histories(draw: st.DrawFn) -> list[Op]:
    """Operations of devices that each have seen the record up to somewhere, with clocks of their own."""
    ops: list[Op] = []
    for number in range(draw(st.integers(1, 12))):
        base = draw(st.integers(1, number + 1))
        at = draw(st.integers(0, 20))
        seen = tuple(draw(st.sets(st.sampled_from([each.op for each in ops]), max_size=2))) if ops else ()
        note = f"note {number}"
        change: dict[str, Any] = draw(
            st.sampled_from([{"set": {"note": note}}, {"delete": True}, {"delete": False}, {"set": {"mood": 1}}])
        )
        ops.append(op(f"op-{number:02}", base, at, seen=seen, **change))
    return ops


@SETTLED
@given(histories())
def test_no_text_is_lost_to_somebody_who_had_not_seen_it(ops: list[Op]) -> None:
    record = OneRecord.having()
    written: dict[str, tuple[str, int]] = {}
    for each in ops:
        outcome = record.apply(each)
        if not outcome.accepted:
            continue
        gone = set(written) - {value for value in kept_and_shown(record, "note") if value}
        for note in gone:
            author, seq = written.pop(note)
            assert "note" in each.set
            assert seq <= each.base or author in each.seen, f"{each} had not seen {note}"
        if "note" in each.set:
            written[each.set["note"]] = (each.op, record.seq)


@SETTLED
@given(histories(), st.integers(0, 12))
def test_a_delete_is_only_applied_by_who_saw_every_edit(ops: list[Op], base: int) -> None:
    record = OneRecord.having()
    edits = [record.seq for each in ops if record.apply(each).accepted and each.delete is None]
    assert record.state
    live = record.state.live
    outcome = record.apply(op("delete", base, 99, delete=True))
    newest = max([1, *record.state.revs.values()])
    assert not outcome.accepted or not live or newest <= max(base, 1)
    if live and base > max([record.seq, *edits]):
        assert outcome.accepted


@SETTLED
@given(histories())
def test_a_purge_leaves_nothing_whatever_was_before_and_comes_after(ops: list[Op]) -> None:
    record = OneRecord.having(note="x").after(ops[: len(ops) // 2])
    record.apply(op("purge", 0, 0, purge=True))
    record = record.after(ops)
    assert record.state
    assert (record.state.doc, record.state.siblings, record.state.revs) == (None, [], {})


@SETTLED
@given(histories())
def test_a_refused_operation_leaves_the_record_as_it_was(ops: list[Op]) -> None:
    record = OneRecord.having(note="x")
    for each in ops:
        before = record.after(())
        if not record.apply(each).accepted:
            assert (record.state, record.seq) == (before.state, before.seq)
