"""Records over REST: made, read, changed, binned and restored.

Five kinds that differ in everything a kind can differ in stand for all; `test_every_kind.py` holds each to its example.
"""

from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask

from onwards import KINDS
from onwards.core.ids import uuid7
from tests.support.diary import WHEN, Writer, code, somebody

WRITTEN: dict[str, dict[str, Any]] = {
    "check-ins": {**WHEN, "mood": 2, "context": "after_call", "feelings": ["flat", "tired"], "note": "They rang."},
    "wins": {**WHEN, "text": "Asked for feedback.", "kind": "courage", "lesson": str(uuid4())},
    "lessons": {**WHEN, "text": "Three examples.", "if_when": "asked", "times_tried": 2, "theme": "examples"},
    "knockbacks": {
        **WHEN,
        "company": "Fairhaven",
        "message": "Not this time.",
        "sting": 70,
        "keep_in_touch_on": "2026-06-01",
        "fit_answers": [{"question": "people", "answer": "Yes."}],
        "external_ref": {"system": "tracker", "id": "7"},
    },
    "reframes": {
        **WHEN,
        "thought": "She dressed better.",
        "fair_thought": "She knew the job.",
        "traps": ["comparing"],
        "just_hurts": False,
        "causes": [{"label": "Market", "locus": "market", "share": 100, "changeable": False}],
        "knockbacks": [str(uuid4())],
    },
}
CHANGED: dict[str, dict[str, Any]] = {
    "check-ins": {"mood": 4, "note": "They rang at ten."},
    "wins": {"kind": "skill", "text": "Asked twice."},
    "lessons": {"state": "trying", "text": "Four examples."},
    "knockbacks": {"told_by": "phone", "message": "They rang."},
    "reframes": {"state": "done", "thought": "She had done the job before."},
}
TEXT = {"check-ins": "note", "wins": "text", "lessons": "text", "knockbacks": "message", "reframes": "thought"}

pytestmark = pytest.mark.parametrize("plural", WRITTEN)


def test_a_record_is_made_with_an_id_of_the_clients_and_once_more_changes_nothing(sam: Writer, plural: str) -> None:
    path, body = f"/{plural}/{uuid7()}", WRITTEN[plural]
    made = sam.ask("PUT", path, body)
    assert made.status_code == 201
    assert made.headers["Location"] == f"/api/v1{path}"
    assert {name: made.json[name] for name in body} == body
    assert made.json["type"] == next(each.kind.type for each in KINDS if each.kind.plural == plural)
    assert (made.json["rev"], made.json["deleted_at"], made.json["siblings"]) == (1, None, [])
    again = sam.ask("PUT", path, body)
    assert (again.status_code, again.json, again.headers["ETag"]) == (200, made.json, made.headers["ETag"])
    assert sam.got(f"/{plural}")["items"] == [made.json]


def test_what_is_not_given_is_null_or_empty_and_the_time_is_now(sam: Writer, plural: str) -> None:
    made = sam.ask("POST", f"/{plural}", {})
    assert made.status_code == 201
    assert made.json["time_zone"] == "Etc/UTC"
    assert made.json["occurred_at"][:10] == made.json["created_at"][:10]
    assert made.json[TEXT[plural]] is None
    assert UUID(made.json["id"]).version == 7


def test_a_key_makes_one_record_however_often_it_is_sent(sam: Writer, plural: str) -> None:
    first = sam.ask("POST", f"/{plural}", WRITTEN[plural], Idempotency_Key="key-1")
    again = sam.ask("POST", f"/{plural}", WRITTEN[plural], Idempotency_Key="key-1")
    assert (first.status_code, again.status_code, again.json) == (201, 200, first.json)
    other = sam.ask("POST", f"/{plural}", WRITTEN[plural], Idempotency_Key="key-2")
    assert other.json["id"] != first.json["id"]
    mismatch = sam.ask("POST", f"/{plural}", CHANGED[plural], Idempotency_Key="key-1")
    assert code(mismatch) == (422, "idempotency-mismatch")
    assert len(sam.got(f"/{plural}")["items"]) == 2


def test_a_key_of_one_person_is_nothing_to_another(sam: Writer, app: Flask, plural: str) -> None:
    mine = sam.ask("POST", f"/{plural}", WRITTEN[plural], Idempotency_Key="key")
    theirs = somebody(app).ask("POST", f"/{plural}", CHANGED[plural], Idempotency_Key="key")
    assert (theirs.status_code, theirs.json["id"] != mine.json["id"]) == (201, True)


def test_a_key_of_another_form_is_refused(sam: Writer, plural: str) -> None:
    for key in ("", "x" * 256, "a b", "é"):
        assert code(sam.ask("POST", f"/{plural}", {}, Idempotency_Key=key)) == (400, "malformed-request")


def test_who_changes_a_record_says_which_version_they_saw(sam: Writer, plural: str) -> None:
    path = f"/{plural}/{sam.made(plural, WRITTEN[plural])}"
    tag = sam.ask("GET", path).headers["ETag"]
    for method, body in (("PUT", CHANGED[plural]), ("PATCH", CHANGED[plural]), ("DELETE", None)):
        assert code(sam.ask(method, path, body)) == (428, "precondition-required")
        assert code(sam.ask(method, path, body, If_Match='"1-0"')) == (412, "stale")
    changed = sam.ask("PATCH", path, CHANGED[plural], If_Match=tag)
    assert changed.status_code == 200
    assert changed.json["rev"] == 2
    stale = sam.ask("PATCH", path, CHANGED[plural], If_Match=tag)
    assert (code(stale), stale.headers["ETag"]) == ((412, "stale"), changed.headers["ETag"])
    assert sam.ask("PATCH", path, {TEXT[plural]: "anyway"}, If_Match="*").json[TEXT[plural]] == "anyway"


def test_a_malformed_version_is_refused(sam: Writer, plural: str) -> None:
    path = f"/{plural}/{sam.made(plural, WRITTEN[plural])}"
    for tag in ("1-0", '"', '""', '"a", "b"', "W/", '"' + "x" * 61 + '"', "*, *"):
        for method, body in (("PUT", CHANGED[plural]), ("PATCH", CHANGED[plural]), ("DELETE", None)):
            assert code(sam.ask(method, path, body, If_Match=tag)) == (400, "malformed-request")


def test_put_replaces_the_whole_record_but_for_its_times(sam: Writer, plural: str) -> None:
    path = f"/{plural}/{sam.made(plural, WRITTEN[plural])}"
    put = sam.ask("PUT", path, CHANGED[plural], If_Match=sam.ask("GET", path).headers["ETag"])
    fresh = sam.ask("POST", f"/{plural}", CHANGED[plural]).json
    same = fresh.keys() - {"id", "rev", "created_at", "updated_at", *WHEN}
    assert {name: put.json[name] for name in same} == {name: fresh[name] for name in same}
    assert {name: put.json[name] for name in WHEN} == WHEN


def test_put_of_an_unknown_id_with_a_version_is_stale(sam: Writer, plural: str) -> None:
    assert code(sam.ask("PUT", f"/{plural}/{uuid7()}", {}, If_Match="*")) == (412, "stale")


def test_patch_leaves_what_is_not_named_and_null_unsets(sam: Writer, plural: str) -> None:
    path = f"/{plural}/{sam.made(plural, WRITTEN[plural])}"
    name = TEXT[plural]
    unset = sam.ask("PATCH", path, {name: None}, If_Match="*").json
    assert unset[name] is None
    rest = WRITTEN[plural].keys() - {name}
    assert {key: unset[key] for key in rest} == {key: WRITTEN[plural][key] for key in rest}
    assert sam.ask("PATCH", path, {}, If_Match="*").json == unset
    assert code(sam.ask("PATCH", path, {"occurred_at": None}, If_Match="*")) == (422, "invalid")


def test_a_deleted_record_is_in_the_bin_until_it_is_restored(sam: Writer, plural: str) -> None:
    record_id = sam.made(plural, WRITTEN[plural])
    path = f"/{plural}/{record_id}"
    deleted = sam.ask("DELETE", path, If_Match="*")
    assert (deleted.status_code, deleted.data) == (204, b"")
    assert sam.got(f"/{plural}")["items"] == []
    binned = sam.got(path)
    assert binned["deleted_at"]
    assert sam.got(f"/{plural}?deleted=true")["items"] == [binned]
    for method in ("PUT", "PATCH"):
        assert code(sam.ask(method, path, CHANGED[plural], If_Match="*")) == (409, "in-bin")
    assert sam.ask("DELETE", path, If_Match="*").status_code == 204
    restored = sam.ask("POST", f"{path}/restore")
    assert (restored.status_code, restored.json["deleted_at"]) == (200, None)
    assert {name: restored.json[name] for name in WRITTEN[plural]} == WRITTEN[plural]
    assert sam.ask("POST", f"{path}/restore").json == restored.json
    assert sam.got(f"/{plural}?deleted=true")["items"] == []


def test_who_has_a_version_is_not_sent_it_again(sam: Writer, plural: str) -> None:
    path = f"/{plural}/{sam.made(plural, WRITTEN[plural])}"
    tag = sam.ask("GET", path).headers["ETag"]
    for same in (tag, f"W/{tag}", f'"x", {tag}', "*"):
        unchanged = sam.ask("GET", path, If_None_Match=same)
        assert (unchanged.status_code, unchanged.data, unchanged.headers["ETag"]) == (304, b"", tag)
    assert sam.ask("GET", path, If_None_Match='"other"').status_code == 200
    sam.ask("PATCH", path, CHANGED[plural], If_Match=tag)
    assert sam.ask("GET", path, If_None_Match=tag).status_code == 200


def test_answers_are_kept_by_nobody_in_between(sam: Writer, plural: str) -> None:
    path = f"/{plural}/{sam.made(plural, WRITTEN[plural])}"
    for answer in (sam.ask("GET", path), sam.ask("GET", f"/{plural}"), sam.ask("PATCH", path, {}, If_Match="*")):
        assert answer.headers["Cache-Control"] == "private, no-store"


def test_unknown_and_read_only_fields_are_refused_by_name(sam: Writer, plural: str) -> None:
    for field in ("id", "rev", "created_at", "updated_at", "deleted_at", "siblings", "type", "nonsense"):
        refused = sam.ask("POST", f"/{plural}", {**WRITTEN[plural], field: 1})
        assert (code(refused), refused.json["errors"][0]["pointer"]) == ((422, "invalid"), f"/{field}")
    assert sam.got(f"/{plural}")["items"] == []


def test_a_time_outside_of_the_years_is_refused(sam: Writer, plural: str) -> None:
    for year in ("0001", "1969", "9000", "9999"):
        body = {**WHEN, "occurred_at": f"{year}-06-01T12:00:00Z"}
        for refused in (sam.ask("POST", f"/{plural}", body), sam.ask("PUT", f"/{plural}/{uuid7()}", body)):
            assert (code(refused), refused.json["errors"][0]["pointer"]) == ((422, "invalid"), "/occurred_at")


def test_a_time_is_kept_as_it_was_written(sam: Writer, plural: str) -> None:
    for at in (
        "1970-01-01T00:00:00+14:00",
        "2026-03-02T14:32:00.5-09:30",
        "2026-03-02T14:32:00+05:45",
        "8999-12-31T23:59:59Z",
    ):
        record_id = sam.made(plural, {**WRITTEN[plural], "occurred_at": at, "time_zone": "Asia/Kathmandu"})
        assert sam.got(f"/{plural}/{record_id}")["occurred_at"] == at
        assert at in {each["occurred_at"] for each in sam.got("/timeline")["items"]}


def test_a_note_of_100_kb_is_refused_and_nothing_is_stored(sam: Writer, plural: str) -> None:
    refused = sam.ask("POST", f"/{plural}", {**WHEN, TEXT[plural]: "x" * 100_000})
    assert (code(refused), refused.json["errors"][0]["pointer"]) == ((422, "invalid"), f"/{TEXT[plural]}")
    assert sam.got(f"/{plural}")["items"] == []


def test_whatever_somebody_writes_is_kept(sam: Writer, plural: str) -> None:
    odd = ("\x00", "a\x00b", "😀" * 20_000, "\u202eשלום", "مرحبا", "e\u0301", "\u2028", "'\"--;%", "\\ud83d")
    for written in odd:
        record_id = sam.made(plural, {**WHEN, TEXT[plural]: written})
        assert sam.got(f"/{plural}/{record_id}")[TEXT[plural]] == written
    assert {each["doc"][TEXT[plural]] for each in sam.changes()["changes"]} == set(odd)


def test_half_a_character_is_stored_as_the_mark_for_one(sam: Writer, plural: str) -> None:
    body = b'{"%s": "cut \\ud83d, whole \\ud83d\\ude00, \\\\ud83d"}' % TEXT[plural].encode()
    headers = {"Authorization": f"Bearer {sam.token}"}
    answer = sam.app.test_client().post(
        f"/api/v1/{plural}", data=body, headers=headers, content_type="application/json"
    )
    assert answer.status_code == 201
    assert answer.get_json()[TEXT[plural]] == "cut \ufffd, whole 😀, \\ud83d"


def test_another_persons_record_is_not_there(sam: Writer, app: Flask, plural: str) -> None:
    path = f"/{plural}/{sam.made(plural, WRITTEN[plural])}"
    other = somebody(app)
    for method, where, body in (
        ("GET", path, None),
        ("PATCH", path, CHANGED[plural]),
        ("DELETE", path, None),
        ("POST", f"{path}/restore", None),
        ("GET", f"/records/{path.rpartition('/')[2]}/history", None),
        ("POST", f"/records/{path.rpartition('/')[2]}/resolve", {"siblings": []}),
    ):
        assert code(other.ask(method, where, body, If_Match="*")) == (404, "not-found")
    assert other.ask("PUT", path, CHANGED[plural]).status_code == 201
    assert sam.got(path)[TEXT[plural]] == WRITTEN[plural][TEXT[plural]]


def test_an_id_of_another_kind_is_not_there_and_cannot_be_taken(sam: Writer, plural: str) -> None:
    record_id = sam.made(plural, WRITTEN[plural])
    for other in (each for each in WRITTEN if each != plural):
        assert code(sam.ask("GET", f"/{other}/{record_id}")) == (404, "not-found")
        assert code(sam.ask("PATCH", f"/{other}/{record_id}", {}, If_Match="*")) == (404, "not-found")
        assert code(sam.ask("PUT", f"/{other}/{record_id}", WRITTEN[other])) == (409, "id-taken")


def test_what_is_no_id_is_not_there(sam: Writer, plural: str) -> None:
    for name in ("x", "00000000", "01938a5e-7c00-7000-8000-00000000000g"):
        assert code(sam.ask("GET", f"/{plural}/{name}")) == (404, "not-found")
