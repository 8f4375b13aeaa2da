"""Lists by time: read in the order of their index, so that a page costs the same in a long diary."""

from typing import Any

import pytest
from sqlalchemy import event

from onwards.core.db import Database
from onwards.records import listing
from tests.support.one_diary import KNOWN, OneDiary, creation


@pytest.mark.parametrize("before", [None, (1, "01938a5e-7c00-7000-8000-000000000001")])
@pytest.mark.parametrize("deleted", [False, True])
def test_a_page_is_never_sorted_even_while_the_database_has_no_statistics(
    database: Database, before: tuple[int, str] | None, deleted: bool
) -> None:
    diary = OneDiary(database)
    for _ in range(4):
        diary.push(*(creation(note="x" * 300) for _ in range(500)))
    asked: list[Any] = []

    def look(_connection: Any, _cursor: Any, statement: str, given: Any, *_rest: Any) -> None:
        asked.append((statement, given))

    with database.read() as db:
        event.listen(database.engine, "before_cursor_execute", look)
        try:
            part = listing.Slice(50, before)
            listing.listing(db, diary.user, list(KNOWN.by_type), part, deleted=deleted)
        finally:
            event.remove(database.engine, "before_cursor_execute", look)
        statement, given = next(each for each in asked if "ORDER BY" in each[0])
        explain = "EXPLAIN" if database.engine.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN"
        plan = str(db.connection().exec_driver_sql(f"{explain} {statement}", given).all())
    assert "ix_records_user_id_occurred_at_id" in plan
    assert "Sort" not in plan
    assert "TEMP B-TREE" not in plan
