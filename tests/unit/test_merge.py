"""The merge by tables: who overwrites, who is kept beside, and who is refused."""

from typing import Any

import pytest

from onwards.core.fields import SET_MAX
from onwards.records.edit import SIBLINGS_MAX
from tests.support.one_record import OneRecord, op

A = "first"
B = "second"


@pytest.mark.parametrize(
    ("second", "note", "kept", "status"),
    [
        pytest.param({"base": 2}, "new", [], "applied", id="seen by its rev"),
        pytest.param({"base": 9}, "new", [], "applied", id="seen and more"),
        pytest.param({"seen": (A,)}, "new", [], "applied", id="an own operation that was on screen"),
        pytest.param({"at": 2}, "new", [("note", "old", A)], "merged", id="later and unseen"),
        pytest.param({"at": 0}, "old", [("note", "new", B)], "merged", id="earlier and unseen"),
        pytest.param({"at": 1}, "new", [("note", "old", A)], "merged", id="at the same time the greater id is shown"),
        pytest.param({"base": 0}, "old", [("note", "new", B)], "merged", id="by a device without any server copy"),
        pytest.param({"seen": ("unheard",)}, "old", [("note", "new", B)], "merged", id="claiming to have seen another"),
    ],
)
def test_a_value_is_overwritten_by_those_who_saw_it_and_kept_beside_otherwise(
    second: dict[str, Any], note: str, kept: list[Any], status: str
) -> None:
    record = OneRecord.having(note="first of all")
    record.apply(op(A, 1, 1, set={"note": "old"}))
    told = {"base": 1, "at": 0, **second}
    outcome = record.apply(op(B, set={"note": "new"}, **told))
    assert (record.doc["note"], record.kept, outcome.status) == (note, kept, status)
    assert outcome.fields == (["note"] if status == "merged" else [])


@pytest.mark.parametrize(("name", "old", "new"), [("mood", 1, 5), ("context", "no_reply", "other"), ("note", "a", "b")])
def test_scalars_and_text_are_kept_alike(name: str, old: Any, new: Any) -> None:
    record = OneRecord.having()
    record.apply(op(A, 1, 1, set={name: old}))
    record.apply(op(B, 1, 2, set={name: new}))
    assert record.state
    kept = record.state.siblings[0]
    assert (record.doc[name], kept["value"], kept["op"], kept["device"]) == (new, old, A, "device of first")
    assert kept["at"] == "1970-01-01T00:00:00.000001+00:00"


def test_two_fields_changed_at_once_are_both_kept_as_they_are() -> None:
    record = OneRecord.having(mood=3, note="x")
    record.apply(op(A, 1, 1, set={"mood": 1}))
    outcome = record.apply(op(B, 1, 2, set={"note": "y"}))
    assert (record.doc, record.kept, outcome.status) == ({"mood": 1, "note": "y"}, [], "applied")


def test_the_same_value_twice_is_no_conflict() -> None:
    record = OneRecord.having()
    record.apply(op(A, 1, 1, set={"note": "x", "mood": 2}))
    outcome = record.apply(op(B, 1, 2, set={"note": "x", "mood": 2}))
    assert (outcome.status, record.kept) == ("applied", [])


@pytest.mark.parametrize("empty", [None, "", []])
def test_a_field_cleared_unseen_keeps_what_was_there(empty: Any) -> None:
    record = OneRecord.having()
    record.apply(op(A, 1, 1, set={"note": "x"}))
    record.apply(op(B, 1, 2, set={"note": empty}))
    assert ("note" in record.doc, record.kept) == (False, [("note", "x", A)])


def test_a_value_written_while_another_cleared_the_field_is_shown_or_kept() -> None:
    record = OneRecord.having(note="x")
    record.apply(op(A, 1, 2, set={"note": None}))
    record.apply(op(B, 1, 1, set={"note": "y"}))
    assert ("note" in record.doc, record.kept) == (False, [("note", "y", B)])


def test_the_same_losing_value_is_kept_once() -> None:
    record = OneRecord.having()
    for number, (name, note) in enumerate([(A, "late"), (B, "early"), ("third", "early")]):
        record.apply(op(name, 1, 10 - number, set={"note": note}))
    assert record.kept == [("note", "early", B)]


def test_a_value_that_is_shown_again_is_no_longer_kept_beside_itself() -> None:
    record = OneRecord.having()
    for name, at, note in (("one", 1, "x"), ("two", 2, "y"), ("three", 3, "x")):
        record.apply(op(name, 1, at, set={"note": note}))
    assert (record.doc["note"], record.kept) == ("x", [("note", "y", "two")])
    record.apply(op("four", 1, 4, set={"note": "z"}))
    assert (record.doc["note"], record.kept) == ("z", [("note", "x", "three"), ("note", "y", "two")])


@pytest.mark.parametrize(
    ("first", "second", "shown", "status"),
    [
        pytest.param({"add": ["b"]}, {"add": ["c"]}, ["a", "b", "c"], "applied", id="both add"),
        pytest.param({"add": ["b"]}, {"remove": ["a"]}, ["b"], "applied", id="one adds, the other removes"),
        pytest.param({"remove": ["a"]}, {"remove": ["a"]}, [], "applied", id="both remove"),
        pytest.param({"add": ["a"]}, {"remove": ["a"]}, ["a"], "merged", id="added again while it was removed"),
        pytest.param({"remove": ["a"]}, {"add": ["a"]}, ["a"], "applied", id="removed while it was added again"),
        pytest.param({"add": ["b"]}, {"set": ["c"]}, ["b", "c"], "merged", id="replaced without seeing an addition"),
        pytest.param({"add": ["b"]}, {"set": None}, ["b"], "merged", id="cleared without seeing an addition"),
        pytest.param({"set": ["a", "b"]}, {"remove": ["a"]}, ["a", "b"], "merged", id="chosen again while removed"),
        pytest.param({"remove": ["a"]}, {"set": ["a", "b"]}, ["a", "b"], "applied", id="removed while chosen again"),
    ],
)
def test_sets_merge_element_by_element_and_an_addition_wins(
    first: dict[str, Any], second: dict[str, Any], shown: list[str], status: str
) -> None:
    record = OneRecord.having(feelings=["a"])
    for name, change in ((A, first), (B, second)):
        given: dict[str, Any] = {how: {"feelings": value} for how, value in change.items()}
        outcome = record.apply(op(name, **given))
    assert (record.doc.get("feelings", []), outcome.status, record.kept) == (shown, status, [])


def test_who_saw_a_set_replaces_it() -> None:
    record = OneRecord.having(feelings=["a"])
    record.apply(op(A, 1, add={"feelings": ["b"]}))
    assert record.apply(op(B, 2, set={"feelings": ["c", "c"]})).status == "applied"
    assert record.doc["feelings"] == ["c"]


def test_a_set_that_two_filled_over_its_size_refuses_the_second() -> None:
    record = OneRecord.having(feelings=[f"f{number}" for number in range(SET_MAX)])
    outcome = record.apply(op(A, 1, add={"feelings": ["more"]}))
    assert (outcome.status, outcome.errors[0]["pointer"], record.seq) == ("rejected", "/feelings", 1)
    assert len(record.doc["feelings"]) == SET_MAX


NOTE_OF_B = frozenset({(B, "note")})


def two_versions() -> OneRecord:
    record = OneRecord.having()
    record.apply(op(A, 1, 2, set={"note": "shown"}))
    record.apply(op(B, 1, 1, set={"note": "kept"}))
    return record


def test_a_sibling_is_settled_by_naming_it() -> None:
    record = two_versions()
    outcome = record.apply(op("choice", 3, resolve=NOTE_OF_B, set={"note": "both"}))
    assert (record.doc["note"], record.kept, outcome.status) == ("both", [], "applied")


def test_a_sibling_is_settled_with_what_is_shown() -> None:
    record = two_versions()
    record.apply(op("choice", 3, resolve=NOTE_OF_B))
    assert (record.doc["note"], record.kept) == ("shown", [])


def test_a_sibling_born_meanwhile_stays() -> None:
    record = two_versions()
    record.apply(op("meanwhile", 1, 0, set={"note": "third"}))
    record.apply(op("choice", 3, resolve=NOTE_OF_B, set={"note": "both"}))
    assert (record.doc["note"], record.kept) == ("both", [("note", "third", "meanwhile")])


def test_another_field_of_a_settled_operation_that_lost_meanwhile_stays() -> None:
    record = OneRecord.having()
    record.apply(op(A, 1, 5, set={"note": "shown"}))
    record.apply(op(B, 1, 4, set={"note": "kept", "mood": 1}))
    record.apply(op("meanwhile", 1, 6, set={"mood": 5}))
    record.apply(op("choice", 3, resolve=NOTE_OF_B))
    assert record.kept == [("mood", 1, B)]


def test_another_field_that_the_same_operation_lost_in_stays_to_be_settled() -> None:
    record = OneRecord.having()
    record.apply(op(A, 1, 2, set={"note": "shown", "mood": 5}))
    record.apply(op(B, 1, 1, set={"note": "kept", "mood": 1}))
    record.apply(op("choice", 3, resolve=NOTE_OF_B))
    assert record.kept == [("mood", 1, B)]


def test_a_resolution_that_names_what_is_not_there_changes_nothing() -> None:
    record = two_versions()
    record.apply(op("choice", 3, resolve=frozenset({("nothing", "note")})))
    assert record.kept == [("note", "kept", B)]


def test_an_own_sibling_is_settled_by_a_device_that_has_not_read_its_rev() -> None:
    record = two_versions()
    record.apply(op("choice", 2, seen=(B,), resolve=NOTE_OF_B))
    assert record.kept == []


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
    record = two_versions()
    assert record.apply(op("purge", 0, purge=True)).status == "applied"
    assert record.state
    assert (record.state.doc, record.state.siblings, record.state.revs) == (None, [], {})


@pytest.mark.parametrize("given", [{"set": {"note": "x"}}, {"delete": True}, {"delete": False}, {"resolve": NOTE_OF_B}])
def test_nothing_is_written_to_a_purged_record(given: dict[str, Any]) -> None:
    record = OneRecord.having()
    record.apply(op("purge", 0, purge=True))
    outcome = record.apply(op(A, 9, **given))
    assert (outcome.status, outcome.code) == ("conflict", "purged")


@pytest.mark.parametrize("given", [{"set": {"note": "x"}}, {"delete": True}, {"purge": True}])
def test_a_record_that_the_server_lost_is_told_to_be_unknown(given: dict[str, Any]) -> None:
    outcome = OneRecord().apply(op(A, 4, **given))
    assert (outcome.status, outcome.code) == ("conflict", "unknown-record")


def test_versions_are_kept_up_to_a_limit_and_the_next_is_given_back() -> None:
    record = OneRecord.having()
    for number in range(SIBLINGS_MAX + 1):
        assert record.apply(op(f"{number:03}", 1, number, set={"note": f"n{number}"})).accepted
    before = record.after(())
    outcome = record.apply(op("one more", 1, 999, set={"note": "one more"}))
    assert (outcome.status, outcome.code) == ("rejected", "too-many-versions")
    assert (record.state, record.seq) == (before.state, before.seq)
