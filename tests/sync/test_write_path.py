"""The one write path on real databases: places in the order, doubles, clocks, and what no push may break."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from onwards.core.db import Database, from_micros
from onwards.core.errors import Problem
from onwards.core.ids import uuid7
from onwards.records.store import Store
from tests.support.one_diary import START, WHEN, OneDiary, creation, digest_of, op


@pytest.fixture
def diary(database: Database) -> OneDiary:
    return OneDiary(database)


def test_accepted_operations_take_places_without_a_gap_and_refused_ones_take_none(diary: OneDiary) -> None:
    made, wrong, lost = creation(mood=1), creation(mood=9), op(str(uuid7()), base=None, delete=True)
    answer = diary.push(creation(), wrong, {"op": 1}, "nothing", lost, made)
    assert (answer["first_seq"], answer["applied"], diary.head().head) == (1, 2, 2)
    assert [(each["op"], each["status"], each["code"]) for each in answer["results"]] == [
        (wrong["op"], "rejected", "invalid"),
        (None, "rejected", "invalid"),
        (None, "rejected", "invalid"),
        (lost["op"], "conflict", "unknown-record"),
    ]
    assert answer["results"][0]["errors"] == [{"pointer": "/set/mood", "detail": "This must be from 1 to 5."}]
    assert diary.row(made["id"]).seq == 2


def test_an_operation_counts_once_however_often_it_comes(diary: OneDiary) -> None:
    made = creation(note="x")
    edit = op(made["id"], seen=[made["op"]], set={"note": "y"})
    first = diary.push(made, made, edit, edit)
    assert (first["applied"], [each["status"] for each in first["results"]]) == (2, ["duplicate", "duplicate"])
    before = (diary.pull()["changes"], diary.head())
    again = diary.push(edit, made)
    assert again["results"] == [
        {"index": 0, "op": edit["op"], "status": "duplicate", "seq": 2},
        {"index": 1, "op": made["op"], "status": "duplicate", "seq": 1},
    ]
    assert ((again["first_seq"], again["applied"]), (diary.pull()["changes"], diary.head())) == ((None, 0), before)


def test_what_was_refused_is_not_remembered_and_may_come_again(diary: OneDiary) -> None:
    made = creation()
    edit = op(made["id"], base=1, set={"note": "y"})
    cursor = diary.push(creation())["cursor"]
    assert diary.push(edit, cursor=cursor)["results"][0]["code"] == "unknown-record"
    assert diary.push(made, edit | {"base": None, "seen": [made["op"]]}, cursor=cursor)["applied"] == 2


def test_two_operations_on_one_record_in_a_push_both_count(diary: OneDiary) -> None:
    made = creation(note="a", feelings=["x"])
    rest = [op(made["id"], seen=[made["op"]], set={"mood": 3}), op(made["id"], add={"feelings": ["y"]})]
    diary.push(made, *rest)
    row = diary.row(made["id"])
    assert (row.seq, row.state.doc) == (3, {**WHEN, "note": "a", "feelings": ["x", "y"], "mood": 3})


def test_the_digest_is_what_a_reader_computes_whatever_happened(diary: OneDiary) -> None:
    ids = [diary.made(note=f"n{number}") for number in range(6)]
    cursor = diary.pull()["cursor"]
    answer = diary.push(
        op(ids[0], base=6, delete=True), op(ids[1], base=6, delete=True), op(ids[2], base=6, purge=True),
        op(ids[3], base=6, set={"mood": 2}), creation(), cursor=cursor,
    )  # fmt: skip
    answer = diary.push(op(ids[1], base=11, delete=False), op(ids[0], base=11, purge=True), cursor=answer["cursor"])
    assert answer["digest"] == digest_of(diary.pull()["changes"])
    assert answer["digest"]["count"] == 5


def test_two_people_write_the_same_ids_each_for_themselves(database: Database) -> None:
    sam, alex = OneDiary(database), OneDiary(database)
    made = creation(note="sam")
    sam.push(made)
    answer = alex.push({**made, "set": {**WHEN, "note": "alex"}})
    assert (answer["results"], answer["first_seq"]) == ([], 1)
    assert [diary.pull()["changes"][0]["doc"]["note"] for diary in (sam, alex)] == ["sam", "alex"]


def test_an_id_belongs_to_one_kind(diary: OneDiary) -> None:
    record = diary.made()
    other = {**op(record, set={**WHEN, "text": "x"}), "type": "win"}
    unknown = {**creation(), "type": "nonsense"}
    codes = [each["code"] for each in diary.push(other, unknown)["results"]]
    assert codes == ["id-taken", "unknown-type"]


@pytest.mark.parametrize("skew", [timedelta(days=-9), timedelta(0), timedelta(days=3000)])
def test_a_clock_that_is_off_changes_no_winner(diary: OneDiary, skew: timedelta) -> None:
    record, cursor = diary.made(), diary.pull()["cursor"]
    diary.pass_by(hours=1)
    later = op(record, base=1, at=START + timedelta(minutes=50), set={"note": "later"})
    earlier = op(record, base=1, at=START + timedelta(minutes=40) + skew, set={"note": "earlier"})
    diary.push(later, cursor=cursor)
    diary.push(earlier, cursor=cursor, device=2, sent_at=diary.now + skew)
    row = diary.row(record)
    assert (row.state.doc or {})["note"] == "later"
    assert [kept["value"] for kept in row.state.siblings] == ["earlier"]


def test_times_the_calendar_does_not_have_end_at_its_edges(diary: OneDiary) -> None:
    record, cursor = diary.made(), diary.pull()["cursor"]
    far, long_ago = START.replace(year=8999), START.replace(year=1970)
    diary.push(op(record, base=1, at=long_ago, set={"note": "a"}), cursor=cursor, device=2, sent_at=far)
    diary.push(op(record, base=1, at=far, set={"note": "b"}), cursor=cursor, sent_at=long_ago)
    assert [step["at"] for step in diary.history(record)][:2] == [diary.now, from_micros(0)]
    assert diary.row(record).state.siblings[0]["value"] == "a"


def test_a_device_whose_clock_went_back_still_writes_in_its_own_order(diary: OneDiary) -> None:
    record, cursor = diary.made(), diary.pull()["cursor"]
    diary.pass_by(hours=1)
    diary.push(op(record, base=1, at=START + timedelta(minutes=30), set={"mood": 1}), cursor=cursor)
    diary.push(op(record, base=1, at=START + timedelta(minutes=20), set={"note": "between"}), cursor=cursor, device=2)
    diary.push(op(record, base=1, at=START + timedelta(minutes=10), set={"note": "after"}), cursor=cursor)
    assert diary.pull()["changes"][0]["doc"]["note"] == "after"


def test_a_push_that_arrives_again_late_makes_no_later_edit_win(diary: OneDiary) -> None:
    record, cursor = diary.made(), diary.pull()["cursor"]
    early = op(record, base=1, at=START, set={"mood": 1})
    refused = op(record, base=1, at=START + timedelta(hours=9), set={"mood": 9})
    diary.push(early, cursor=cursor)
    diary.pass_by(hours=10)
    diary.push(early, refused, cursor=cursor, sent_at=START)
    offline = op(record, base=1, at=START + timedelta(hours=1), set={"note": "earlier"})
    diary.push(op(record, base=1, at=START + timedelta(hours=2), set={"note": "later"}), cursor=cursor, device=2)
    diary.push(offline, cursor=cursor)
    assert diary.pull()["changes"][0]["doc"]["note"] == "later"


def test_scripts_do_not_hurry_each_others_clocks(diary: OneDiary) -> None:
    record, cursor = diary.made(), diary.pull()["cursor"]
    diary.pass_by(hours=10)
    diary.push(op(record, base=1, at=diary.now, set={"mood": 1}), cursor=cursor, device=0)
    diary.push(op(record, base=1, at=START + timedelta(hours=2), set={"note": "later"}), cursor=cursor)
    diary.push(op(record, base=1, at=START + timedelta(hours=1), set={"note": "earlier"}), cursor=cursor, device=0)
    assert diary.pull()["changes"][0]["doc"]["note"] == "later"


def test_a_base_beyond_the_cursor_counts_as_the_cursor(diary: OneDiary) -> None:
    record = diary.made(note="first")
    cursor = diary.pull()["cursor"]
    diary.push(op(record, base=1, set={"note": "second"}), cursor=cursor)
    claimed = op(record, base=2, set={"note": "third"})
    assert diary.push(claimed, cursor=cursor, device=2)["results"][0]["status"] == "merged"
    assert len(diary.row(record).state.siblings) == 1


def test_the_device_that_wrote_the_kept_value_is_named(diary: OneDiary) -> None:
    record, cursor = diary.made(), diary.pull()["cursor"]
    for device, minutes in ((1, 20), (2, 10), (0, 30)):
        diary.pass_by(hours=1)
        at = START + timedelta(minutes=minutes)
        diary.push(op(record, base=1, at=at, set={"note": f"n{device}"}), cursor=cursor, device=device)
    told = {(kept["value"], kept["device"], kept["at"]) for kept in diary.row(record).state.siblings}
    assert told == {
        ("n2", "Laptop", (START + timedelta(minutes=10)).isoformat()),
        ("n1", "Phone", (START + timedelta(minutes=20)).isoformat()),
    }


def test_pushes_at_once_share_the_places_without_a_gap(diary: OneDiary) -> None:
    pushes = [[creation() for _ in range(3)] for _ in range(12)]
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda ops: diary.push(*ops), pushes))
    firsts = sorted(answer["first_seq"] for answer in answers)
    assert firsts == list(range(1, 36, 3))
    assert [change["rev"] for change in diary.pull()["changes"]] == list(range(1, 37))
    assert answers[0]["digest"] is not None
    assert diary.pull()["digest"] == digest_of(diary.pull()["changes"])


def test_a_push_that_fails_half_way_leaves_nothing(diary: OneDiary, monkeypatch: pytest.MonkeyPatch) -> None:
    diary.made()
    before = (diary.pull(), diary.head())

    def fail(*_given: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(Store, "save_head", fail)
    with pytest.raises(OSError, match="disk"):
        diary.push(creation(), creation())
    assert (diary.pull(), diary.head()) == before


def test_a_push_for_somebody_else_or_from_a_lost_state_changes_nothing(database: Database) -> None:
    sam, alex = OneDiary(database), OneDiary(database)
    foreign = alex.push(creation())["cursor"]
    sam.made()
    for code, given in (
        ("wrong-owner", {"owner": alex.user}),
        ("resync-required", {"cursor": foreign}),
        ("resync-required", {"cursor": "v1.1.0"}),
        ("resync-required", {"cursor": "v1.9.abcdefghijkl"}),
        ("resync-required", {"cursor": "nonsense"}),
    ):
        with pytest.raises(Problem) as refused:
            sam.push(creation(), **given)
        assert refused.value.kind.code == code
    assert sam.head().head == 1


def test_a_push_of_too_many_operations_is_refused_whole(diary: OneDiary) -> None:
    assert diary.push(*(creation() for _ in range(500)))["applied"] == 500
    with pytest.raises(Problem) as refused:
        diary.push(*(creation() for _ in range(501)))
    assert (refused.value.kind.code, diary.head().head) == ("too-large", 500)


def test_a_purge_leaves_neither_content_nor_history_nor_time(diary: OneDiary) -> None:
    record = diary.made(note="a secret")
    cursor = diary.push(op(record, set={"note": "another secret"}, base=1), cursor=diary.pull()["cursor"])["cursor"]
    diary.push(op(record, base=2, set={"note": "a third"}), op(record, purge=True), cursor=cursor)
    row = diary.row(record)
    assert (row.state.doc, row.state.siblings, row.occurred_at, row.seq) == (None, [], 0, 4)
    assert not any(step["changes"] or step["kept_aside"] for step in diary.history(record))
    with diary.database.engine.connect() as connection:
        queries = ("SELECT doc, siblings FROM records", "SELECT effect, request_hash FROM ops")
        stored = [row for query in queries for row in connection.exec_driver_sql(query)]
    assert not any("secret" in str(row) or "third" in str(row) for row in stored)
    refused = diary.push(op(record, base=4, set={"note": "x"}), creation(record), cursor=diary.pull()["cursor"])
    assert [each["code"] for each in refused["results"]] == ["purged", "purged"]
