"""Which helplines a person still has to check: the list for the release notes.

python -m onwards.content.helplines
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from onwards import content

Row = dict[str, Any]
GOOD_FOR = timedelta(days=365)


def rows(helplines: dict[str, Any]) -> Iterator[Row]:
    """Every row in the order it is shown: a country's emergency number first, then its lines, then the directories."""
    for country in helplines["countries"]:
        yield country["emergency"]
        yield from country["helplines"]
    yield from helplines["international"]
    yield helplines["fallback"]


def unchecked(helplines: dict[str, Any], today: date) -> list[Row]:
    """The rows that nobody has checked, or not for 12 months."""
    return [row for row in rows(helplines) if _is_due(row["verified_on"], today)]


def release_note(row: Row) -> str:
    """``row`` as one line of Markdown."""
    text = f"text {row['text']['message'] or ''}".strip() + f" to {row['text']['number']}" if row["text"] else None
    reach = ", ".join(each for each in (row["number"], text) if each) or row["url"]
    checked = f"last checked on {row['verified_on']}" if row["verified_on"] else "not checked yet"
    return f"- {row['country'] or 'Everywhere'}: {row['name']}, {reach} ({checked})"


def _is_due(verified_on: str | None, today: date) -> bool:
    return verified_on is None or today - date.fromisoformat(verified_on) > GOOD_FOR


if __name__ == "__main__":
    for due in unchecked(content.load("helplines"), date.today()):  # noqa: DTZ011 (the reader's day)
        sys.stdout.write(f"{release_note(due)}\n")
