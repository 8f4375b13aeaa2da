"""What time does: bins empty after 30 days, former values are forgotten after 400, and nobody's choice is undone."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from sqlalchemy import event

from onwards.core.db import Database
from onwards.records import upkeep
from onwards.records.store import Store
from onwards.records.upkeep import Pruned
from tests.support.one_diary import KNOWN, OneDiary, creation, op


@pytest.fixture
def diary(database: Database) -> OneDiary:
    return OneDiary(database)


def prune(diary: OneDiary) -> Pruned:
    return upkeep.prune(diary.database, KNOWN, diary.now)


def binned(diary: OneDiary) -> str:
    record = diary.made(note="x")
    rev = diary.head().head
    diary.push(op(record, base=rev, delete=True), cursor=diary.pull()["cursor"])
    return record


def test_the_bin_empties_after_thirty_days_through_the_feed(diary: OneDiary) -> None:
    record, cursor = binned(diary), diary.pull()["cursor"]
    diary.pass_by(days=30)
    assert prune(diary).records == 0
    diary.pass_by(seconds=1)
    assert (prune(diary).records, prune(diary).records) == (1, 0)
    assert [(change["id"], change["purged"]) for change in diary.pull(cursor)["changes"]] == [(record, True)]
    assert diary.history(record)[0]["device"] == "API"


def test_many_records_of_several_people_go_at_once(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "AT_ONCE", 2)
    people = [OneDiary(database), OneDiary(database)]
    for person in people:
        for _ in range(3):
            binned(person)
        person.pass_by(days=31)
    assert prune(people[0]).records == 6
    assert [person.head().head for person in people] == [9, 9]


def test_what_is_taken_out_of_the_bin_meanwhile_stays(diary: OneDiary) -> None:
    record = binned(diary)
    diary.pass_by(days=31)
    waiting = Event()

    def look(_connection: Any, _cursor: Any, statement: str, *_given: Any) -> None:
        if "FOR UPDATE" in statement or "IMMEDIATE" in statement:
            waiting.set()

    with ThreadPoolExecutor(1) as pool:
        with diary.database.write() as db:
            db.connection()
            Store(db, diary.user).lock_head()
            event.listen(diary.database.engine, "before_cursor_execute", look)
            try:
                pruning = pool.submit(prune, diary)
                assert waiting.wait(20)
                db.connection().exec_driver_sql("UPDATE records SET deleted_at = NULL")
            finally:
                event.remove(diary.database.engine, "before_cursor_execute", look)
        assert pruning.result(20).records == 0
    assert diary.row(record).state.live


def test_nothing_is_made_for_somebody_who_left_meanwhile(diary: OneDiary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "_people", lambda *_given: [diary.user])
    assert prune(diary) == Pruned(0, 0)
    with diary.database.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sync_heads").scalar() == 0


def test_former_values_are_told_for_four_hundred_days(diary: OneDiary) -> None:
    record = diary.made(note="a")
    diary.push(op(record, base=1, set={"note": "b"}), cursor=diary.pull()["cursor"])
    diary.pass_by(days=400)
    newer = op(record, base=2, at=diary.now, set={"note": "c"})
    diary.push(newer, creation(), cursor=diary.pull()["cursor"])
    assert prune(diary).histories == 0
    diary.pass_by(seconds=1)
    assert (prune(diary).histories, prune(diary).histories) == (1, 0)
    steps = diary.history(record)
    assert [step["changes"] for step in steps] == [[{"field": "note", "before": "b", "after": "c"}], [], []]
    assert diary.push(newer)["results"][0]["status"] == "duplicate"


def test_the_history_flags_what_was_overwritten_unseen_whichever_was_shown(diary: OneDiary) -> None:
    record, cursor = diary.made(note="a"), diary.pull()["cursor"]
    diary.pass_by(hours=1)
    for device, minutes, note in ((1, 20, "shown first"), (2, 10, "lost"), (2, 30, "shown last")):
        at = diary.now - timedelta(minutes=60 - minutes)
        diary.push(op(record, base=1, at=at, set={"note": note}), cursor=cursor, device=device)
    told = [(step["device"], step["changes"], step["kept_aside"]) for step in diary.history(record)]
    assert told[:3] == [
        (
            "Laptop",
            [{"field": "note", "before": "shown first", "after": "shown last"}],
            [{"field": "note", "value": "shown first"}],
        ),
        ("Laptop", [], [{"field": "note", "value": "lost"}]),
        ("Phone", [{"field": "note", "before": "a", "after": "shown first"}], []),
    ]
