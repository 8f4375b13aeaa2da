"""The reference: the same 10,000 records in one transaction of the standard library's sqlite3, in WAL."""

import json
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from onwards.core.ids import uuid7

COUNT = 10_000
WHEN = "2026-03-02T14:32:00+00:00"
NOTE = "They rang at ten. I got to the last two and they went with somebody who knew the ward already. "


@dataclass(frozen=True)
class Reference:
    """CPU and wall seconds of the reference."""

    cpu: float
    wall: float


def document(number: int) -> dict[str, Any]:
    """A check-in of about 400 bytes."""
    return {
        "mood": number % 5 + 1,
        "energy": 3,
        "context": "after_call",
        "feelings": ["flat", "tired"],
        "note": f"{NOTE * 2}{uuid4().hex[:10]}",
        "source": "home",
        "occurred_at": WHEN,
        "time_zone": "Europe/London",
    }


def measure_reference(folder: Path) -> Reference:
    """Insert COUNT records and say what it took."""
    rows = [(str(uuid7()), WHEN, document(number)) for number in range(COUNT)]
    connection = sqlite3.connect(folder / "reference.db")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE records (id TEXT PRIMARY KEY, occurred_at TEXT, doc TEXT)")
    cpu, wall = time.process_time(), time.perf_counter()
    with connection:
        connection.executemany(
            "INSERT INTO records VALUES (?, ?, ?)", ((key, when, json.dumps(doc)) for key, when, doc in rows)
        )
    taken = Reference(time.process_time() - cpu, time.perf_counter() - wall)
    connection.close()
    return taken
