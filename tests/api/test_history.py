"""What was done to a record, and settling what two devices wrote."""

from typing import Any
from uuid import uuid4

import pytest

from tests.support.diary import WHEN, Writer, op

CHECK_IN = {**WHEN, "mood": 3, "note": "They rang."}


def steps(writer: Writer, record_id: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = writer.got(f"/records/{record_id}/history")["items"]
    return found


def two_versions(sam: Writer) -> tuple[str, str, str]:
    """A record whose note two devices wrote at once: its id, and the operations of the shown and the kept one."""
    record_id = sam.made("check-ins", CHECK_IN)
    phone = op(record_id, base=1, set={"note": "By the phone."}, at="2026-03-02T14:40:00Z")
    laptop = op(record_id, base=1, set={"note": "By the laptop."}, at="2026-03-02T14:39:00Z")
    cursor = sam.changes()["cursor"]
    assert sam.pushed(phone, cursor=cursor)["applied"] == 1
    merged = sam.another_device().pushed(laptop, cursor=cursor)
    assert merged["results"] == [{"index": 0, "op": laptop["op"], "status": "merged", "fields": ["note"]}]
    return record_id, phone["op"], laptop["op"]


def test_each_change_is_told_with_the_values_before_and_after_newest_first(sam: Writer) -> None:
    record_id = sam.made("check-ins", CHECK_IN)
    sam.ask("PATCH", f"/check-ins/{record_id}", {"mood": 4}, If_Match="*")
    sam.ask("PATCH", f"/check-ins/{record_id}", {"mood": None, "note": "Again."}, If_Match="*")
    sam.ask("DELETE", f"/check-ins/{record_id}", If_Match="*")
    sam.ask("POST", f"/check-ins/{record_id}/restore")
    found = steps(sam, record_id)
    assert [step["rev"] for step in found] == [5, 4, 3, 2, 1]
    assert [step["deleted"] for step in found] == [False, True, None, None, None]
    assert found[3]["changes"] == [{"field": "mood", "before": 3, "after": 4}]
    assert sorted(found[2]["changes"], key=lambda each: str(each["field"])) == [
        {"field": "mood", "before": 4, "after": None},
        {"field": "note", "before": "They rang.", "after": "Again."},
    ]
    assert {step["device"] for step in found} == {"Phone"}


def test_the_device_that_wrote_is_named(sam: Writer) -> None:
    record_id = sam.made("check-ins", CHECK_IN)
    sam.another_device("Laptop").ask("PATCH", f"/check-ins/{record_id}", {"mood": 1}, If_Match="*")
    script = sam.limited_to("check-ins:read", "check-ins:write")
    script.ask("PATCH", f"/check-ins/{record_id}", {"mood": 2}, If_Match="*")
    assert [step["device"] for step in steps(sam, record_id)] == ["API", "Laptop", "Phone"]


def note_of(op_id: str) -> dict[str, str]:
    return {"op": op_id, "field": "note"}


def test_what_was_kept_beside_stands_in_the_history(sam: Writer) -> None:
    record_id, _, laptop = two_versions(sam)
    newest = steps(sam, record_id)[0]
    assert (newest["op"], newest["changes"]) == (laptop, [])
    assert newest["kept_aside"] == [{"field": "note", "value": "By the laptop."}]


def test_a_sibling_is_on_every_device_until_it_is_settled(sam: Writer) -> None:
    record_id, _, laptop = two_versions(sam)
    shown = sam.ask("GET", f"/check-ins/{record_id}")
    (sibling,) = shown.json["siblings"]
    assert (sibling["op"], sibling["field"], sibling["value"]) == (laptop, "note", "By the laptop.")
    assert sibling["device"] == "Laptop"
    assert sam.changes()["changes"][0]["siblings"] == [sibling]
    path, body = f"/records/{record_id}/resolve", {"siblings": [note_of(laptop)], "set": {"note": "By both."}}
    assert sam.ask("POST", path, body).status_code == 428
    assert sam.ask("POST", path, body, If_Match='"1-1"').status_code == 412
    settled = sam.ask("POST", path, body, If_Match=shown.headers["ETag"])
    assert (settled.status_code, settled.json["note"], settled.json["siblings"]) == (200, "By both.", [])
    assert "siblings" not in sam.changes()["changes"][0]


def test_settling_without_a_value_leaves_what_is_shown(sam: Writer) -> None:
    record_id, _, laptop = two_versions(sam)
    settled = sam.ask("POST", f"/records/{record_id}/resolve", {"siblings": [note_of(laptop)]}, If_Match="*")
    assert (settled.json["note"], settled.json["siblings"]) == ("By the phone.", [])


def test_settling_what_is_not_there_changes_no_version(sam: Writer) -> None:
    record_id, _, laptop = two_versions(sam)
    answer = sam.ask("POST", f"/records/{record_id}/resolve", {"siblings": [note_of(str(uuid4()))]}, If_Match="*")
    assert [each["op"] for each in answer.json["siblings"]] == [laptop]


def test_a_wrong_value_in_a_choice_is_named_where_it_stood(sam: Writer) -> None:
    record_id, _, laptop = two_versions(sam)
    path = f"/records/{record_id}/resolve"
    for wrong, pointer in (({"mood": 9}, "/set/mood"), ({"nonsense": 1}, "/set/nonsense")):
        refused = sam.ask("POST", path, {"siblings": [note_of(laptop)], "set": wrong}, If_Match="*")
        assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, pointer)
    assert len(sam.got(f"/check-ins/{record_id}")["siblings"]) == 1


def test_a_choice_for_a_record_in_the_bin_waits_until_it_is_restored(sam: Writer) -> None:
    record_id, _, laptop = two_versions(sam)
    sam.ask("DELETE", f"/check-ins/{record_id}", If_Match="*")
    refused = sam.ask("POST", f"/records/{record_id}/resolve", {"siblings": [note_of(laptop)]}, If_Match="*")
    assert (refused.status_code, refused.json["code"]) == (409, "in-bin")


def test_who_may_not_read_what_was_written_sees_nothing_of_it(sam: Writer) -> None:
    record_id, _, _ = two_versions(sam)
    script = sam.limited_to("check-ins:read", "check-ins:write")
    record = script.got(f"/check-ins/{record_id}")
    assert "note" not in record
    assert (record["siblings"], record["mood"]) == ([], 3)
    assert "note" not in script.got("/check-ins")["items"][0]
    assert "By the" not in str(script.got(f"/records/{record_id}/history"))
    change = script.changes()["changes"][0]
    assert ("siblings" in change, "note" in change["doc"], change["doc"]["mood"]) == (False, False, 3)
    assert "headline" not in script.got("/timeline")["items"][0]


def test_who_may_not_read_what_was_written_may_not_write_it_either(sam: Writer) -> None:
    record_id, _, laptop = two_versions(sam)
    path = f"/check-ins/{record_id}"
    script = sam.limited_to("check-ins:read", "check-ins:write")
    for method, where, body in (
        ("POST", "/check-ins", {**WHEN, "note": "x"}),
        ("PUT", f"/check-ins/{uuid4()}", {**WHEN, "note": None}),
        ("PUT", path, {**WHEN, "note": "x"}),
        ("PATCH", path, {"note": None}),
        ("POST", f"/records/{record_id}/resolve", {"siblings": [], "set": {"note": "x"}}),
        ("POST", f"/records/{record_id}/resolve", {"siblings": [note_of(laptop)]}),
    ):
        refused = script.ask(method, where, body, If_Match="*")
        assert (refused.status_code, refused.json["code"]) == (403, "missing-scope"), (method, where)
    put = script.ask("PUT", path, {**WHEN, "mood": 5}, If_Match="*")
    assert (put.status_code, put.json["mood"], "note" in put.json) == (200, 5, False)
    whole = sam.got(path)
    assert (whole["note"], whole["mood"], len(whole["siblings"])) == ("By the phone.", 5, 1)
    assert (
        sam.limited_to("check-ins:write", "notes:read").ask("PATCH", path, {"note": "y"}, If_Match="*").status_code
        == 200
    )


def test_a_scope_opens_one_kind_and_one_verb(sam: Writer) -> None:
    record_id = sam.made("check-ins", CHECK_IN)
    sam.made("wins", {**WHEN, "text": "x"})
    reader = sam.limited_to("check-ins:read")
    for method, path, body in (
        ("GET", "/wins", None),
        ("POST", "/check-ins", CHECK_IN),
        ("PATCH", f"/check-ins/{record_id}", {"mood": 1}),
        ("DELETE", f"/check-ins/{record_id}", None),
        ("POST", f"/check-ins/{record_id}/restore", None),
        ("POST", f"/records/{record_id}/resolve", {"siblings": []}),
        (
            "POST",
            "/sync",
            {"schema": 1, "owner": str(sam.user_id), "sent_at": "2026-03-02T14:32:00Z", "cursor": None, "ops": []},
        ),
    ):
        refused = reader.ask(method, path, body, If_Match="*")
        assert (refused.status_code, refused.json["code"]) == (403, "missing-scope"), (method, path)
    assert [each["type"] for each in reader.got("/timeline")["items"]] == ["check_in"]
    assert [each["type"] for each in reader.changes()["changes"]] == ["check_in"]
    writer = sam.limited_to("check-ins:write")
    assert writer.ask("GET", f"/check-ins/{record_id}").status_code == 403
    assert writer.ask("GET", f"/records/{record_id}/history").status_code == 403
    assert (writer.got("/timeline")["items"], writer.changes()["changes"]) == ([], [])


@pytest.mark.parametrize("path", ["/timeline", "/sync/changes"])
def test_who_asks_for_a_kind_without_its_scope_is_told_which_scope_is_missing(sam: Writer, path: str) -> None:
    sam.made("check-ins", CHECK_IN)
    reader = sam.limited_to("check-ins:read")

    one = reader.ask("GET", f"{path}?types=check_in,win")
    both = reader.ask("GET", f"{path}?types=win,check_in,lesson,win")
    own = reader.ask("GET", f"{path}?types=check_in")

    assert (one.status_code, one.json["code"]) == (403, "missing-scope")
    assert one.json["detail"] == "This needs the scope wins:read."
    assert both.json["detail"] == "This needs the scopes lessons:read and wins:read."
    assert (own.status_code, len(own.json.get("items") or own.json["changes"])) == (200, 1)


def test_a_purged_record_has_a_history_without_what_was_written(sam: Writer) -> None:
    record_id, _, _ = two_versions(sam)
    assert sam.pushed(op(record_id, purge=True))["applied"] == 1
    found = sam.ask("GET", f"/records/{record_id}/history")
    assert found.status_code == 200
    assert all(step["changes"] == step["kept_aside"] == [] for step in found.json["items"])
    assert sam.ask("GET", f"/check-ins/{record_id}").status_code == 404
    assert sam.ask("POST", f"/check-ins/{record_id}/restore").status_code == 404
    assert sam.ask("PUT", f"/check-ins/{record_id}", CHECK_IN).json["code"] == "id-taken"
