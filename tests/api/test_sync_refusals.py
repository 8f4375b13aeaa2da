"""What a push may not say: one operation is refused by itself, a whole push with nothing of it applied."""

from typing import Any
from uuid import uuid4

import pytest
from flask import Flask

from onwards.core import fields as f
from onwards.core.ids import uuid7
from onwards.sync.service import SCHEMA_VERSION
from tests.support.diary import WHEN, Writer, code, op, result, somebody


def test_accepted_operations_count_without_gaps_around_refused_ones(sam: Writer) -> None:
    good, bad, lost, last = op(), op(mood=9), op(base=4, set={"mood": 1}, seen=[str(uuid7())]), op()
    cursor = sam.pushed()["cursor"]
    answer = sam.pushed(good, bad | {"set": {**WHEN, "mood": 9}}, lost, last, cursor=cursor)
    assert (answer["first_seq"], answer["applied"]) == (1, 2)
    assert [(each["index"], each["op"], each["status"]) for each in answer["results"]] == [
        (1, bad["op"], "rejected"),
        (2, lost["op"], "conflict"),
    ]
    assert [each["rev"] for each in sam.changes()["changes"]] == [1, 2]


def test_a_refused_operation_is_not_remembered(sam: Writer) -> None:
    made = op(set={**WHEN, "mood": 9})
    assert result(sam.pushed(made))["status"] == "rejected"
    assert sam.pushed(made | {"set": {**WHEN, "mood": 5}})["applied"] == 1


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"set": {**WHEN, "mood": 9}}, "/set/mood"),
        ({"set": {**WHEN, "note": "x" * 100_000}}, "/set/note"),
        ({"set": {**WHEN, "nonsense": 1}}, "/set/nonsense"),
        ({"set": {**WHEN, "occurred_at": "9999-01-01T00:00:00Z"}}, "/set/occurred_at"),
        ({"set": {**WHEN, "occurred_at": "0001-01-01T00:00:00Z"}}, "/set/occurred_at"),
        ({"set": {**WHEN, "occurred_at": None}}, "/set/occurred_at"),
        ({"set": {"mood": 1}}, "/set/occurred_at"),
        ({"set": WHEN, "add": {"feelings": ["Not a slug"]}}, "/add/feelings/0"),
        ({"set": WHEN, "add": {"mood": ["a"]}}, "/add/mood"),
        ({"set": WHEN, "remove": {"note": ["a"]}}, "/remove/note"),
        ({"set": {**WHEN, "feelings": [f"a{n}" for n in range(40)]}, "add": {"feelings": ["b"]}}, "/add/feelings"),
    ],
)
def test_a_wrong_value_is_refused_by_itself_and_named(sam: Writer, change: dict[str, Any], pointer: str) -> None:
    bad, good = op(**change), op()
    answer = sam.pushed(bad, good)
    refused = result(answer)
    assert (refused["op"], refused["status"], refused["code"]) == (bad["op"], "rejected", "invalid")
    assert refused["errors"][0]["pointer"] == pointer
    assert refused["detail"]
    assert (answer["applied"], [each["id"] for each in answer["changes"]]) == (1, [good["id"]])


MALFORMED: list[tuple[dict[str, Any], str, str]] = [
    ({"op": "X" * 36}, "/op", "This must be a UUID in small letters."),
    ({"id": 5}, "/id", "This must be text."),
    ({"type": "x" * 65}, "/type", "This may have 64 characters at most."),
    ({"base": "1"}, "/base", "This must be a whole number or null."),
    ({"base": -1}, "/base", "This must be 0 or more."),
    ({"at": "today"}, "/at", f.Timestamp.WORDS),
    ({"at": "2026-02-30T12:00:00Z"}, "/at", "There is no such day."),
    ({"mood~/": 1}, "/mood~0~1", "There is no such field."),
    ({"seen": ["x"]}, "/seen/0", "This must be a UUID in small letters."),
    ({"set": []}, "/set", "This must be a JSON object."),
    ({"set": {f"f{n}": n for n in range(65)}}, "/set", "This may have 64 fields at most."),
    ({"add": {"feelings": "flat"}}, "/add/feelings", "This must be a list."),
    ({"add": {"feelings": ["a"] * 41}}, "/add/feelings", "This may have 40 items at most."),
    ({"resolve": [{"op": str(uuid4())}]}, "/resolve/0/field", "This is needed."),
    ({"delete": True}, "/delete", "This cannot stand beside set."),
    ({"purge": False}, "/purge", "This must be true."),
]


@pytest.mark.parametrize(("change", "pointer", "words"), MALFORMED, ids=[each[1] for each in MALFORMED])
def test_what_is_malformed_is_named_by_its_place_in_plain_words(
    sam: Writer, change: dict[str, Any], pointer: str, words: str
) -> None:
    bad = op() | change
    refused = result(sam.pushed(op(), bad))
    assert (refused["index"], refused["op"], refused["code"]) == (1, bad["op"], "invalid")
    assert refused["errors"][0] == {"pointer": pointer, "detail": words}


def test_an_operation_that_lacks_something_is_told_what(sam: Writer) -> None:
    whole = op()
    without_at = {name: value for name, value in whole.items() if name != "at"}
    without_change = {name: value for name, value in whole.items() if name != "set"}

    answer = sam.pushed(5, without_at, without_change)

    told = [(each["index"], each["op"], each["errors"]) for each in answer["results"]]
    words = "Say what changes: set, add, remove or resolve; or else delete; or else purge."
    assert told == [
        (0, None, [{"pointer": "", "detail": "This must be a JSON object."}]),
        (1, whole["op"], [{"pointer": "/at", "detail": "This is needed."}]),
        (2, whole["op"], [{"pointer": "", "detail": words}]),
    ]


def test_a_refusal_never_repeats_what_somebody_wrote(sam: Writer) -> None:
    secret = "my secret thought"
    answer = sam.pushed(op() | {"set": secret}, op() | {"at": secret}, op(mood=secret), op() | {"seen": [secret]})
    assert len(answer["results"]) == 4
    assert secret not in str(answer)


def test_what_does_not_have_the_form_of_an_operation_is_refused_by_itself(sam: Writer) -> None:
    whole = op()
    malformed: list[Any] = [
        None, 5, "x", [], {}, {"op": whole["op"]}, whole | {"op": "X" * 100}, whole | {"op": whole["op"].upper()},
        whole | {"id": "x"}, whole | {"base": -1}, whole | {"base": "1"}, whole | {"at": "today"}, whole | {"more": 1},
        whole | {"delete": True}, whole | {"purge": False}, whole | {"seen": ["x"]}, whole | {"set": []},
        whole | {"add": {"feelings": "flat"}}, whole | {"resolve": ["x"]}, whole | {"type": 5},
        {name: whole[name] for name in ("op", "id", "type", "base", "at")}, whole | {"base": 2**63},
        whole | {"set": {f"f{n}": n for n in range(65)}}, whole | {"at": "0001-01-01T00:00:00Z"},
    ]  # fmt: skip
    answer = sam.pushed(*malformed, whole)
    assert [each["status"] for each in answer["results"]] == ["rejected"] * len(malformed)
    assert answer["applied"] == 1
    assert all(each["op"] is None or len(each["op"]) <= 36 for each in answer["results"])


def test_a_kind_that_is_not_known_is_refused_by_itself(sam: Writer) -> None:
    answer = sam.pushed(op(kind="horoscope"), op())
    assert (result(answer)["code"], answer["applied"]) == ("unknown-type", 1)


def test_an_id_stays_with_its_kind(sam: Writer) -> None:
    made = op()
    sam.pushed(made)
    assert result(sam.pushed(op(made["id"], kind="win")))["code"] == "id-taken"


def test_a_push_for_another_owner_is_refused_whole(sam: Writer, app: Flask) -> None:
    other = somebody(app)
    assert code(sam.push(op(), owner=str(other.user_id))) == (409, "wrong-owner")
    assert code(sam.push(op(), owner=str(uuid4()))) == (409, "wrong-owner")
    assert sam.changes()["changes"] == other.changes()["changes"] == []


@pytest.mark.parametrize("invented", ["v1.1.nothing", "v1.0.x", "v1.999999999999999999.abc", "v1.2.0"])
def test_an_invented_cursor_means_reading_everything_again_and_nothing_is_applied(sam: Writer, invented: str) -> None:
    sam.pushed(op())
    assert code(sam.push(op(), cursor=invented)) == (409, "resync-required")
    assert code(sam.ask("GET", f"/sync/changes?cursor={invented}")) == (409, "resync-required")
    assert len(sam.changes()["changes"]) == 1


def test_a_cursor_of_another_person_is_not_ours(sam: Writer, app: Flask) -> None:
    sam.pushed(op())
    other = somebody(app)
    cursor = other.pushed(op())["cursor"]
    assert code(sam.push(op(), cursor=cursor)) == (409, "resync-required")


def test_a_newer_app_is_told_that_the_server_is_older(sam: Writer) -> None:
    refused = sam.push(op(), schema=SCHEMA_VERSION + 1)
    assert (code(refused), refused.headers["Retry-After"]) == ((503, "server-older"), "3600")
    assert sam.changes()["changes"] == []


@pytest.mark.parametrize(
    ("envelope", "pointer"),
    [
        ({"schema": 0}, "/schema"), ({"schema": "1"}, "/schema"), ({"owner": "me"}, "/owner"),
        ({"cursor": "x"}, "/cursor"),
        ({"sent_at": "now"}, "/sent_at"), ({"sent_at": "9999-01-01T00:00:00Z"}, "/sent_at"), ({"ops": {}}, "/ops"),
        ({"device_id": "x"}, "/device_id"),
    ],
)  # fmt: skip
def test_a_malformed_push_is_refused_by_its_pointer(sam: Writer, envelope: dict[str, Any], pointer: str) -> None:
    refused = sam.push(op(), **envelope)
    assert (code(refused), refused.json["errors"][0]["pointer"]) == ((422, "invalid"), pointer)
