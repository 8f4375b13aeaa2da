"""The labelled texts; README.md says where they come from."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
NAMES = ("thoughts", "plain", "crisis", "replies", "reframes", "feedback")
Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    """The rows of one file; none if there is no such file."""
    path = FOLDER / f"{name}.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def every_text() -> list[str]:
    """All texts of all files, in a fixed order."""
    return [row["text"] for name in NAMES for row in rows(name)]
