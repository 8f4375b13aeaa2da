"""Lists and the timeline: newest first, in pages, by time and kind."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from flask import Flask

from onwards import KINDS
from tests.support.diary import Writer, somebody

PLURALS = [each.kind.plural for each in KINDS]
LISTS = [*(f"/{plural}" for plural in PLURALS), "/timeline"]


def on(day: int, hour: int = 12, offset: str = "+00:00") -> dict[str, Any]:
    return {"occurred_at": f"2026-03-{day:02}T{hour:02}:00:00{offset}", "time_zone": "Europe/London"}


def plural_of(path: str) -> str:
    return PLURALS[0] if path == "/timeline" else path[1:]


def pages(writer: Writer, path: str, **query: Any) -> Iterator[list[dict[str, Any]]]:
    """Every page, each by the Link of the one before."""
    url = f"{path}?{urlencode(query)}"
    while url:
        answer = writer.ask("GET", url)
        assert answer.status_code == 200, answer.text
        yield answer.json["items"]
        following = answer.headers.get("Link", "")
        assert bool(following) == bool(answer.json["next"])
        url = following.removeprefix("</api/v1").removesuffix('>; rel="next"')
        assert not url or dict(parse_qsl(urlsplit(url).query))["cursor"] == answer.json["next"]


def ids(items: list[dict[str, Any]]) -> list[str]:
    return [each["id"] for each in items]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_is_newest_first_by_the_instant_whatever_the_offset(sam: Writer, path: str) -> None:
    plural = plural_of(path)
    early = sam.made(plural, on(2, 10, "+05:00"))
    late = sam.made(plural, on(2, 9, "-05:00"))
    between = sam.made(plural, on(2, 9))
    assert ids(sam.got(path)["items"]) == [late, between, early]


@pytest.mark.parametrize("path", LISTS)
def test_pages_follow_each_other_without_a_gap(sam: Writer, path: str) -> None:
    plural = plural_of(path)
    made = [sam.made(plural, on(1 + number // 2)) for number in range(7)]
    read = [ids(items) for items in pages(sam, path, limit=2)]
    assert [len(each) for each in read] == [2, 2, 2, 1]
    assert sorted(each for items in read for each in items) == sorted(made)


@pytest.mark.parametrize("path", LISTS)
def test_what_is_made_while_paging_neither_skips_nor_repeats(sam: Writer, path: str) -> None:
    plural = plural_of(path)
    made = {sam.made(plural, on(10 + number)) for number in range(6)}
    read: list[str] = []
    for number, items in enumerate(pages(sam, path, limit=2)):
        read += ids(items)
        sam.made(plural, on(28 - number))
        older = sam.made(plural, on(1 + number))
        made |= {older} if number < 2 else set()
        sam.ask("DELETE", f"/{plural}/{read[0]}", If_Match="*")
        if number > 4:
            break
    assert len(read) == len(set(read))
    assert set(read) >= made


@pytest.mark.parametrize("path", LISTS)
def test_a_list_is_cut_by_time_from_included_to_excluded(sam: Writer, path: str) -> None:
    plural = plural_of(path)
    made = [sam.made(plural, on(day)) for day in (1, 2, 3)]
    given = {"from": "2026-03-02T12:00:00Z", "to": "2026-03-03T13:00:00+01:00"}
    assert ids(sam.got(f"{path}?{urlencode(given)}")["items"]) == [made[1]]
    assert ids(sam.got(f"{path}?{urlencode({'from': given['from']})}")["items"]) == [made[2], made[1]]
    read = [ids(items) for items in pages(sam, path, limit=1, **{"from": given["from"]})]
    assert read == [[made[2]], [made[1]]]


@pytest.mark.parametrize("path", LISTS)
def test_a_wrong_parameter_is_named(sam: Writer, path: str) -> None:
    for query in (
        "limit=0", "limit=201", "limit=x", "limit=", "limit=1&limit=2", "cursor=x", "cursor=1_", "unknown=1",
        "cursor=1_------------------------------------", "cursor=1_0000000000000000000000000000000000000",
        "from=yesterday", "from=0001-01-01T00:00:00Z", "to=9999-01-01T00:00:00Z", "from=2026-03-02T14:32:00+00:00",
    ):  # fmt: skip
        refused = sam.ask("GET", f"{path}?{query}")
        assert (refused.status_code, refused.json["code"]) == (422, "invalid"), query
        assert refused.json["errors"][0]["pointer"] == f"/query/{query.partition('=')[0]}"


def test_an_invented_cursor_of_the_right_form_is_a_place_like_any_other(sam: Writer) -> None:
    made = sam.made("wins", on(1))
    far = "999999999999999999_ffffffff-ffff-ffff-ffff-ffffffffffff"
    assert ids(sam.got(f"/wins?cursor={far}")["items"]) == [made]
    assert sam.got("/wins?cursor=-1_00000000-0000-0000-0000-000000000000")["items"] == []


def test_the_timeline_shows_every_kind_with_its_headline(sam: Writer) -> None:
    sam.made("check-ins", {**on(1), "note": "They rang.", "mood": 2})
    sam.made("wins", {**on(2), "text": "Asked."})
    sam.made("lessons", on(3))
    items = sam.got("/timeline")["items"]
    assert [(each["type"], each["headline"]) for each in items] == [
        ("lesson", None), ("win", "Asked."), ("check_in", "They rang."),
    ]  # fmt: skip
    assert items[2]["mood"] == 2
    assert all("mood" not in each for each in items[:2])
    assert [each["type"] for each in sam.got("/timeline?types=win,lesson")["items"]] == ["lesson", "win"]
    refused = sam.ask("GET", "/timeline?types=win,nonsense")
    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/query/types")


def test_a_reframe_is_on_the_timeline_once_it_has_a_fair_thought(sam: Writer) -> None:
    fair = sam.made("reframes", {**on(1), "thought": "She dressed better.", "fair_thought": "She knew the job."})
    unfinished = sam.made("reframes", {**on(2), "thought": "It is me."})
    win = sam.made("wins", on(3))

    shown = sam.got("/timeline?limit=2")
    assert [(each["id"], each["headline"]) for each in shown["items"]] == [(win, None), (fair, "She knew the job.")]
    assert shown["next"] is None
    assert ids(sam.got("/timeline?types=reframe")["items"]) == [fair]
    assert ids(sam.got("/reframes")["items"]) == [unfinished, fair]


def test_what_is_in_the_bin_or_of_somebody_else_is_not_on_the_timeline(sam: Writer, app: Flask) -> None:
    gone = sam.made("wins", on(1))
    sam.ask("DELETE", f"/wins/{gone}", If_Match="*")
    somebody(app).made("wins", on(2))
    assert sam.got("/timeline")["items"] == []
