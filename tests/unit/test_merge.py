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
    assert (outcome.status, outcome.errors[0]["pointer"], record.seq) == ("rejected", "/add/feelings", 1)
    assert len(record.doc["feelings"]) == SET_MAX


def test_versions_are_kept_up_to_a_limit_and_the_next_is_given_back() -> None:
    record = OneRecord.having()
    for number in range(SIBLINGS_MAX + 1):
        assert record.apply(op(f"{number:03}", 1, number, set={"note": f"n{number}"})).accepted
    before = record.after(())
    outcome = record.apply(op("one more", 1, 999, set={"note": "one more"}))
    assert (outcome.status, outcome.code) == ("rejected", "too-many-versions")
    assert (record.state, record.seq) == (before.state, before.seq)
