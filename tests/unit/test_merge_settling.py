"""Two versions of a text side by side, and how they are settled."""

from tests.support.one_record import OneRecord, op

A = "first"
B = "second"
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
