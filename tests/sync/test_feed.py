"""The feed: every change reaches who follows it, in whatever pages, and nothing is told twice for nothing."""

from typing import Any

import pytest

from onwards.core.db import Database
from onwards.core.errors import Problem
from onwards.records import feed
from tests.support.one_diary import WHEN, OneDiary, creation, digest_of, op


@pytest.fixture
def diary(database: Database) -> OneDiary:
    return OneDiary(database)


def test_the_pages_together_are_the_whole_whatever_their_size(diary: OneDiary) -> None:
    diary.push(*(creation(mood=number % 5 + 1) for number in range(7)))
    whole = diary.pull()["changes"]
    for limit in (1, 2, 3, 6, 7, 8):
        cursor, more = None, True
        found: list[Any] = []
        while more:
            page = diary.pull(cursor, limit)
            assert ("digest" in page) == (not page["more"])
            found, cursor, more = found + page["changes"], page["cursor"], page["more"]
        assert found == whole


def test_a_change_during_paging_is_seen_at_the_end(diary: OneDiary) -> None:
    ids = [diary.made(note=f"n{number}") for number in range(4)]
    first = diary.pull(limit=2)
    diary.push(op(ids[0], base=1, set={"mood": 5}), cursor=first["cursor"])
    rest = diary.pull(first["cursor"])
    assert [change["id"] for change in rest["changes"]] == [ids[2], ids[3], ids[0]]
    copy = {change["id"]: change for change in first["changes"] + rest["changes"]}
    assert rest["digest"] == digest_of(list(copy.values()))


def test_a_page_ends_before_it_holds_too_many_bytes(diary: OneDiary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "PAGE_BYTES", 1000)
    diary.push(creation(note="x" * 300), creation(note="é" * 300), creation(note="x" * 3000), creation())
    sizes, cursor, more = [], None, True
    while more:
        page = diary.pull(cursor)
        sizes.append(len(page["changes"]))
        cursor, more = page["cursor"], page["more"]
    assert sizes == [1, 1, 1, 1]


def test_what_is_in_the_bin_is_in_a_full_read_and_what_was_purged_only_in_a_later_one(diary: OneDiary) -> None:
    kept, binned, purged = (diary.made() for _ in range(3))
    cursor = diary.pull()["cursor"]
    diary.push(op(binned, base=2, delete=True), op(purged, purge=True), cursor=cursor)
    full = diary.pull()["changes"]
    assert [(change["id"], "deleted_at" in change) for change in full] == [(kept, False), (binned, True)]
    later = diary.pull(cursor)["changes"]
    assert [(change["id"], change.get("purged"), "doc" in change) for change in later] == [
        (binned, None, True),
        (purged, True, False),
    ]
    assert "deleted_at" not in later[1]


def test_some_kinds_can_be_followed_alone_without_a_digest(diary: OneDiary) -> None:
    win = {**creation(), "type": "win", "set": {**WHEN, "text": "x"}}
    diary.push(creation(), win, creation())
    page = diary.pull(types=["win"])
    assert ([change["id"] for change in page["changes"]], page["more"], "digest" in page) == ([win["id"]], False, False)
    assert diary.pull(page["cursor"], types=["win"])["changes"] == []
    assert diary.pull(types=[])["changes"] == []


def test_an_own_push_is_not_told_again_unless_something_foreign_lies_between(diary: OneDiary) -> None:
    start = diary.pull()["cursor"]
    mine = diary.push(creation(), creation(), cursor=start)
    assert (mine["changes"], mine["more"], mine["digest"]["count"]) == ([], False, 2)
    assert diary.pull(mine["cursor"])["changes"] == []
    foreign = creation()
    diary.push(foreign, device=2)
    next_ = creation()
    told = diary.push(next_, cursor=mine["cursor"])
    assert [change["id"] for change in told["changes"]] == [foreign["id"], next_["id"]]
    assert diary.pull(told["cursor"])["changes"] == []


def test_a_merged_operation_is_told_with_what_became_of_it(diary: OneDiary) -> None:
    record, start = diary.made(note="a"), diary.pull()["cursor"]
    cursor = diary.push(op(record, base=1, set={"note": "b"}), cursor=start)["cursor"]
    told = diary.push(op(record, base=1, set={"note": "c"}), cursor=cursor, device=2)
    assert told["results"][0]["status"] == "merged"
    assert told["changes"][0]["siblings"]


def test_a_push_of_which_nothing_was_accepted_leaves_the_cursor_where_it_is(diary: OneDiary) -> None:
    cursor = diary.push(creation())["cursor"]
    answer = diary.push(creation(mood=9), cursor=cursor)
    assert (answer["cursor"], answer["changes"], answer["first_seq"]) == (cursor, [], None)


def test_a_cursor_in_the_middle_of_a_push_is_as_good_as_any(diary: OneDiary) -> None:
    diary.push(*(creation() for _ in range(5)))
    middle = diary.pull(limit=2)["cursor"]
    assert len(diary.pull(middle)["changes"]) == 3
    assert diary.push(creation(), cursor=middle)["applied"] == 1


@pytest.mark.parametrize(
    "cursor", ["v1.1.0", "v1.2.AAAAAAAAAAAA", "v1.99.0", "v2.1.x", "v1.-1.x", "v1.1", "x", "v1.0.x"]
)
def test_a_cursor_this_server_did_not_write_asks_for_a_new_start(diary: OneDiary, cursor: str) -> None:
    diary.push(creation(), creation())
    with pytest.raises(Problem) as refused:
        diary.pull(cursor)
    assert refused.value.kind.code == "resync-required"


def test_an_empty_diary_has_a_cursor_and_a_digest(diary: OneDiary) -> None:
    page = diary.pull()
    assert (page["changes"], page["cursor"], page["digest"]) == ([], "v1.0.0", {"count": 0, "sum": 0})
    diary.made()
    assert len(diary.pull(page["cursor"])["changes"]) == 1
