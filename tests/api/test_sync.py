"""A push: each operation is answered for itself, and the sender gets what it has not seen."""

from flask import Flask

from tests.support.diary import WHEN, Writer, digest, op, result, somebody


def test_what_is_plainly_applied_takes_its_place_and_is_not_told_again(sam: Writer) -> None:
    start = sam.pushed()
    assert (start["first_seq"], start["applied"], start["results"], start["changes"]) == (None, 0, [], [])
    one, two = op(), op()
    answer = sam.pushed(one, two, cursor=start["cursor"])
    assert (answer["first_seq"], answer["applied"], answer["results"], answer["changes"]) == (1, 2, [], [])
    assert (answer["more"], answer["digest"]) == (False, digest(sam.changes()["changes"]))
    assert answer["cursor"].startswith("v1.2.")
    later = sam.pushed(op(one["id"], base=1, set={"mood": 1}), cursor=answer["cursor"])
    assert (later["first_seq"], later["applied"], later["changes"]) == (3, 1, [])


def test_a_push_without_cursor_is_answered_with_everything(sam: Writer) -> None:
    made = op()
    assert [each["id"] for each in sam.pushed(made)["changes"]] == [made["id"]]


def test_what_others_wrote_meanwhile_comes_with_the_answer(sam: Writer) -> None:
    cursor = sam.pushed()["cursor"]
    laptop = sam.another_device()
    foreign, own = op(), op()
    laptop.pushed(foreign, cursor=cursor)
    answer = sam.pushed(own, cursor=cursor)
    assert [each["id"] for each in answer["changes"]] == [foreign["id"], own["id"]]
    assert [each["rev"] for each in answer["changes"]] == [1, 2]


def test_the_same_operation_again_is_a_duplicate_and_changes_nothing(sam: Writer) -> None:
    made = op()
    first = sam.pushed(made)
    again = sam.pushed(made, cursor=first["cursor"])
    assert result(again) == {"index": 0, "op": made["op"], "status": "duplicate", "seq": 1}
    assert (again["applied"], again["first_seq"], again["cursor"]) == (0, None, first["cursor"])
    assert sam.changes() | {"server_time": ""} == {**sam.changes(), "server_time": ""}


def test_the_same_operation_twice_in_one_push_is_applied_once(sam: Writer) -> None:
    made = op()
    answer = sam.pushed(made, made)
    assert (answer["applied"], result(answer)) == (
        1, {"index": 1, "op": made["op"], "status": "duplicate", "seq": 1},
    )  # fmt: skip


def test_conflicts_say_why(sam: Writer) -> None:
    made = op()
    cursor = sam.pushed(made)["cursor"]
    sam.another_device().pushed(op(made["id"], base=1, set={"mood": 1}), cursor=cursor)
    older = sam.pushed(op(made["id"], base=1, delete=True), cursor=cursor)
    assert (result(older)["code"], result(older)["detail"]) == ("edited-since", "It was changed on another device.")
    assert older["changes"][0]["doc"]["mood"] == 1
    unknown = sam.pushed(op(base=1, set={"mood": 1}), cursor=older["cursor"])
    assert result(unknown)["code"] == "unknown-record"
    sam.pushed(op(made["id"], purge=True))
    purged = sam.pushed(op(made["id"], base=2, set={"mood": 1}), cursor=older["cursor"])
    assert result(purged)["code"] == "purged"


def test_a_base_beyond_the_cursor_counts_as_not_seen(sam: Writer) -> None:
    made = op(set={**WHEN, "note": "first"})
    cursor = sam.pushed(made)["cursor"]
    change = op(made["id"], base=1, set={"note": "second"}, at="2020-01-01T00:00:00Z")
    sam.pushed(change, cursor=cursor)
    claimed = op(made["id"], base=99, set={"note": "third"}, at="2019-01-01T00:00:00Z")
    answer = sam.another_device().pushed(claimed, cursor=cursor)
    assert result(answer)["status"] == "merged"
    assert [each["value"] for each in answer["changes"][0]["siblings"]] == ["third"]


def test_own_operations_that_were_on_screen_are_no_conflict(sam: Writer) -> None:
    made = op(set={**WHEN, "note": "first"})
    cursor = sam.pushed()["cursor"]
    edit = op(made["id"], set={"note": "second"}, seen=[made["op"]])
    answer = sam.pushed(made, edit, cursor=cursor)
    assert (answer["results"], answer["applied"], answer["changes"]) == ([], 2, [])
    assert sam.changes()["changes"][0]["doc"]["note"] == "second"


def test_no_clock_is_trusted(sam: Writer) -> None:
    made = op(set={**WHEN, "note": "first"})
    cursor = sam.pushed(made)["cursor"]
    far_ahead = op(made["id"], base=1, set={"note": "by a clock years ahead"}, at="2090-01-01T00:00:00Z")
    assert sam.push(far_ahead, cursor=cursor, sent_at="2090-01-02T00:00:00Z").json["applied"] == 1
    behind = op(made["id"], base=1, set={"note": "by a clock years behind"}, at="1990-01-01T12:00:00Z")
    answer = sam.another_device().push(behind, cursor=cursor, sent_at="1990-01-01T12:00:00Z").json
    assert answer["changes"][0]["doc"]["note"] == "by a clock years behind"


def test_an_operation_of_one_person_is_nothing_to_another(sam: Writer, app: Flask) -> None:
    made, other = op(set={**WHEN, "note": "mine"}), somebody(app)
    sam.pushed(made)
    assert other.pushed(made | {"set": {**WHEN, "note": "theirs"}})["applied"] == 1
    assert sam.changes()["changes"][0]["doc"]["note"] == "mine"
    stranger = somebody(app)
    cursor = stranger.pushed(op())["cursor"]
    assert result(stranger.pushed(op(made["id"], base=1, set={"mood": 1}), cursor=cursor))["code"] == "unknown-record"


def test_a_purge_leaves_a_tombstone_for_those_who_had_it(sam: Writer) -> None:
    made, kept = op(set={**WHEN, "note": "secret"}), op()
    cursor = sam.pushed(made, kept)["cursor"]
    sam.pushed(op(made["id"], purge=True), cursor=cursor)
    (tombstone,) = sam.changes(cursor)["changes"]
    assert (tombstone["id"], tombstone["purged"], tombstone["rev"]) == (made["id"], True, 3)
    assert not {"doc", "siblings", "deleted_at"} & tombstone.keys()
    assert [each["id"] for each in sam.changes()["changes"]] == [kept["id"]]


def test_the_bin_is_in_the_feed_and_an_edit_brings_back(sam: Writer) -> None:
    made = op()
    cursor = sam.pushed(made)["cursor"]
    binned = sam.pushed(op(made["id"], base=1, delete=True), cursor=cursor)
    (change,) = sam.changes(cursor)["changes"]
    assert (change["deleted_at"][:4] > "2000", change["doc"]) == (True, WHEN)
    assert binned["digest"] == {"count": 0, "sum": 0}
    back = sam.pushed(op(made["id"], base=2, set={"mood": 3}), cursor=binned["cursor"])
    assert back["digest"] == digest(sam.changes()["changes"])
    assert back["digest"]["count"] == 1
