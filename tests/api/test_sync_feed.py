"""The feed and its transport: pages, the digest, gzip and sizes."""

import gzip
import json
from typing import Any

from flask import Flask

from tests.support.diary import API, WHEN, Writer, digest, now, op


def post(writer: Writer, content: bytes, **headers: str) -> Any:
    sent = {
        "Authorization": f"Bearer {writer.token}",
        **{key.replace("_", "-"): value for key, value in headers.items()},
    }
    return writer.app.test_client().post(f"{API}/sync", data=content, content_type="application/json", headers=sent)


def body(writer: Writer, *ops: Any) -> bytes:
    told = {"schema": 1, "owner": str(writer.user_id), "sent_at": now(), "cursor": None, "ops": ops}
    return json.dumps(told).encode()


def read(writer: Writer, limit: int, **query: Any) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Every change by pages of ``limit``, and the last page."""
    found: list[dict[str, Any]] = []
    page = writer.changes(limit=limit, **query)
    while page["more"]:
        assert len(page["changes"]) == limit
        assert "digest" not in page
        found += page["changes"]
        page = writer.changes(page["cursor"], limit=limit, **query)
    return found + page["changes"], page


def test_the_union_of_pages_is_the_full_read(sam: Writer) -> None:
    made = [op() for _ in range(11)]
    cursor = sam.pushed(*made)["cursor"]
    sam.pushed(op(made[3]["id"], base=4, delete=True), op(made[5]["id"], base=6, set={"mood": 1}), cursor=cursor)
    whole = sam.changes()
    assert whole["digest"] == digest(whole["changes"])
    assert whole["digest"]["count"] == 10
    for limit in (1, 2, 3, 11):
        found, last = read(sam, limit)
        assert (found, last["digest"], last["cursor"]) == (whole["changes"], whole["digest"], whole["cursor"])
    assert [each["rev"] for each in whole["changes"]] == sorted(each["rev"] for each in whole["changes"])


def test_who_follows_the_feed_while_others_write_sees_every_change(sam: Writer) -> None:
    sam.pushed(*(op() for _ in range(5)))
    seen: dict[str, int] = {}
    page = sam.changes(limit=2)
    laptop = sam.another_device()
    for round_ in range(10):
        seen |= {each["id"]: each["rev"] for each in page["changes"]}
        if round_ < 4:
            touched = page["changes"][0]["id"] if page["changes"] else None
            edits = [op(touched, base=0, set={"mood": 1 + round_})] if touched else []
            laptop.pushed(op(), *edits)
        page = sam.changes(page["cursor"], limit=2)
    assert seen == {each["id"]: each["rev"] for each in sam.changes()["changes"]}


def test_a_page_ends_before_two_mebibytes(sam: Writer) -> None:
    long = "😀" * 20_000
    for _ in range(10):
        sam.pushed(*(op(set={**WHEN, "note": long}) for _ in range(4)))
    page = sam.ask("GET", "/sync/changes?limit=2000")
    assert page.json["more"]
    assert len(page.get_data()) <= 2.1 * 1024 * 1024
    following = sam.changes(page.json["cursor"], limit=2000)
    assert len(page.json["changes"]) + len(following["changes"]) == 40


def test_the_feed_of_one_kind_has_no_digest(sam: Writer) -> None:
    sam.pushed(op(), op(kind="win"), op(kind="lesson"))
    found, last = read(sam, 1, types="win,lesson")
    assert [each["type"] for each in found] == ["win", "lesson"]
    assert "digest" not in last
    for wrong in ("horoscope", "win,", ""):
        refused = sam.ask("GET", f"/sync/changes?types={wrong}")
        assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/query/types")


def test_an_access_token_with_every_scope_pushes_like_a_device(sam: Writer, app: Flask) -> None:
    scopes = app.extensions["onwards.scopes"]
    assert sam.limited_to(*scopes).pushed(op())["applied"] == 1
    refused = sam.limited_to(*(each for each in scopes if each != "notes:read")).push(op())
    assert (refused.status_code, refused.json["code"]) == (403, "missing-scope")


def test_bodies_are_gzip_both_ways(sam: Writer) -> None:
    answer = post(sam, gzip.compress(body(sam, op())), Content_Encoding="gzip")
    assert (answer.status_code, answer.json["applied"]) == (200, 1)
    sam.pushed(*(op() for _ in range(20)))
    packed = sam.ask("GET", "/sync/changes", Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(json.loads(gzip.decompress(packed.get_data()))["changes"]) == 21
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert "no-store" in packed.headers["Cache-Control"]


def test_what_is_too_large_is_refused_whole(sam: Writer) -> None:
    bomb = gzip.compress(b'{"schema": 1, "ops": [' + b" " * 100_000_000)
    for content, headers in (
        (bomb, {"Content_Encoding": "gzip"}),
        (gzip.compress(body(sam, op()) + b" " * 2_000_000), {"Content_Encoding": "gzip"}),
        (b" " * 12_000_000, {}),
        (body(sam, op(set={**WHEN, "note": "x" * 1_100_000})), {}),
        (body(sam, *(op() for _ in range(501))), {}),
    ):
        refused = post(sam, content, **headers)
        assert (refused.status_code, refused.json["code"]) == (413, "too-large")
    assert sam.changes()["changes"] == []
    assert post(sam, body(sam, *(op() for _ in range(500)))).json["applied"] == 500


def test_a_cut_or_wrong_body_is_refused_whole(sam: Writer) -> None:
    packed = gzip.compress(body(sam, op()))
    for content, headers in (
        (packed[:-5], {"Content_Encoding": "gzip"}),
        (b"no gzip", {"Content_Encoding": "gzip"}),
        (body(sam, op())[:-1], {}),
        (b"", {}),
        (b"[" * 100_000, {}),
        (b'{"schema": NaN}', {}),
    ):
        refused = post(sam, content, **headers)
        assert (refused.status_code, refused.json["code"]) == (400, "malformed-request")
    assert post(sam, packed, Content_Encoding="br").status_code == 415
    assert sam.changes()["changes"] == []


def test_half_a_character_keeps_no_push_from_being_read(sam: Writer) -> None:
    whole = op(set={**WHEN, "note": "cut MARK"})
    answer = post(sam, body(sam, whole, op()).replace(b"MARK", b"\\ud83d"))
    assert answer.json["applied"] == 2
    assert answer.json["changes"][0]["doc"]["note"] == "cut \ufffd"
