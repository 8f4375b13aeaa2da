"""Into the bin, out of it and gone for good: which edits a delete may take along."""

from typing import Any

import pytest

from tests.support.one_record import OneRecord, op

A = "first"
B = "second"


def test_a_delete_that_saw_everything_puts_into_the_bin() -> None:
    record = OneRecord.having(note="x")
    record.apply(op(A, 1, set={"note": "y"}))
    assert record.apply(op(B, 2, delete=True)).status == "applied"
    assert record.state
    assert (record.state.deleted_at is not None, record.doc) == (True, {"note": "y"})


@pytest.mark.parametrize(
    "edit",
    [
        {"set": {"note": "y"}},
        {"set": {"note": None}},
        {"add": {"feelings": ["b"]}},
        {"remove": {"feelings": ["a"]}},
        {"set": {"feelings": []}},
    ],
)
def test_a_delete_older_than_an_edit_is_not_applied(edit: dict[str, Any]) -> None:
    record = OneRecord.having(note="x", feelings=["a"])
    record.apply(op(A, 1, **edit))
    outcome = record.apply(op(B, 1, delete=True))
    assert (outcome.status, outcome.code, record.seq) == ("conflict", "edited-since", 2)
    assert record.state
    assert record.state.live


def test_a_delete_older_than_an_edit_that_was_kept_beside_is_not_applied() -> None:
    record = OneRecord.having()
    record.apply(op(A, 1, 2, set={"note": "shown"}))
    record.apply(op(B, 1, 1, set={"note": "kept"}))
    assert record.apply(op("delete", 2, delete=True)).code == "edited-since"
    assert record.apply(op("delete", 3, delete=True)).status == "applied"


def test_an_edit_brings_a_record_back_from_the_bin_and_is_told_from_a_second_delete() -> None:
    record = OneRecord.having(note="x")
    record.apply(op(A, 1, delete=True))
    outcome = record.apply(op(B, 1, set={"note": "y"}))
    assert record.state
    assert (outcome.status, record.state.live, record.doc) == ("applied", True, {"note": "y"})
    assert record.apply(op("again", 2, delete=True)).code == "edited-since"


def test_a_restored_record_is_not_binned_again_by_an_older_delete() -> None:
    record = OneRecord.having(note="x")
    record.apply(op(A, 1, delete=True))
    record.apply(op(B, 2, delete=False))
    assert record.state
    assert record.state.live
    assert record.apply(op("older", 2, delete=True)).code == "edited-since"
    assert record.apply(op("newer", 3, delete=True)).status == "applied"


def test_a_second_delete_changes_nothing() -> None:
    record = OneRecord.having()
    record.apply(op(A, 1, delete=True))
    assert record.apply(op(B, 1, delete=True)).status == "applied"
    assert record.state
    assert record.state.deleted_at is not None


def test_a_purge_wins_over_everything_and_leaves_nothing() -> None:
    record = OneRecord.having()
    record.apply(op(A, 1, 2, set={"note": "shown"}))
    record.apply(op(B, 1, 1, set={"note": "kept"}))
    assert record.apply(op("purge", 0, purge=True)).status == "applied"
    assert record.state
    assert (record.state.doc, record.state.siblings, record.state.revs) == (None, [], {})


@pytest.mark.parametrize(
    "given",
    [{"set": {"note": "x"}}, {"delete": True}, {"delete": False}, {"resolve": frozenset({(B, "note")})}],
)
def test_nothing_is_written_to_a_purged_record(given: dict[str, Any]) -> None:
    record = OneRecord.having()
    record.apply(op("purge", 0, purge=True))
    outcome = record.apply(op(A, 9, **given))
    assert (outcome.status, outcome.code) == ("conflict", "purged")


@pytest.mark.parametrize("given", [{"set": {"note": "x"}}, {"delete": True}, {"purge": True}])
def test_a_record_that_the_server_lost_is_told_to_be_unknown(given: dict[str, Any]) -> None:
    outcome = OneRecord().apply(op(A, 4, **given))
    assert (outcome.status, outcome.code) == ("conflict", "unknown-record")
