"""What people do with knockbacks, and what of them the phone holds."""

from typing import Any

from playwright.sync_api import Page

from tests.e2e.app import (
    stored,
)

MESSAGE = "What they wrote or said"

STOCK = "We had a very strong field of candidates."

REASON = "Your answer about the budget lacked detail."

MARK = "They say this to everyone; it says nothing about you"
LETTER = f"Dear Sam,\n\n{STOCK}\n{REASON}\nWe’ll keep your details on file."


def knockbacks(page: Page) -> list[dict[str, Any]]:
    """What each knockback holds, the oldest first; not those in the bin."""
    rows = [row for row in stored(page, "records") if row["type"] == "knockback" and not row["binned_at"]]
    return [row["doc"] for row in sorted(rows, key=lambda row: row["id"])]
