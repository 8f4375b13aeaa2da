"""What is due: the same cases hold the app to it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from onwards.reminders.rules import Record, Reminder, due
from onwards.reminders.service import QUIET

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent / "vectors/reminders.json").read_text(encoding="utf-8")
)


SETTINGS = (Path(__file__).parents[2] / "frontend/src/settings.ts").read_text(encoding="utf-8")


def told(reminder: Reminder) -> dict[str, Any]:
    found = {"kind": reminder.kind, "record": reminder.record, "at": text(reminder.at)}
    months = {} if reminder.months is None else {"months": reminder.months}
    return found | months | ({} if reminder.until is None else {"until": text(reminder.until)})


def text(moment: datetime) -> str:
    assert moment.tzinfo is UTC
    return moment.isoformat().replace("+00:00", "Z")


@pytest.mark.parametrize("case", CASES, ids=[each["name"] for each in CASES])
def test_due_is(case: dict[str, Any]) -> None:
    records = [Record(**each) for each in case["records"]]
    assert [told(each) for each in due(records, datetime.fromisoformat(case["now"]))] == case["due"]


def test_the_app_tells_of_the_quiet_hours_that_the_server_keeps() -> None:
    told = ", ".join(f"{name}: '{moment:%H:%M}'" for name, moment in QUIET.items())
    assert f"usual = {{ {told} }}" in SETTINGS
