"""The cards of a reframe as places to look at: each with everything on it that it can hold."""

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.acts import ARABIC, LONG, NOTE, tap
from tests.e2e.api import Api
from tests.e2e.app import CRISIS, EXPLICIT
from tests.e2e.full_diary import EMAIL
from tests.e2e.places import Place
from tests.e2e.reframing import TRAP, UNFAIR

CARDS = 8
# One for each card, one that may be fair, a dark one, and the one in the diary already; a strong one is of today.
LONG_AGO = CARDS + 3
ROUTE = "/reframe/:id"
CAUSES = [
    {"label": LONG, "locus": "them", "share": 55, "changeable": False},
    {"label": ARABIC, "locus": "market", "share": 33, "changeable": False},
    {"label": "I used one example too often", "locus": "me", "share": 12, "changeable": True},
]
FULL: dict[str, Any] = {
    "mode": "full",
    "situation": ARABIC,
    "thought": TRAP,
    "belief_before": 80,
    "intensity_before": 55,
    "traps": ["catastrophising", "comparing"],
    "evidence_for": LONG,
    "evidence_against": NOTE,
    "causes": CAUSES,
    "friend_view": NOTE,
    "fair_thought": "It wasn’t meant to be. Something better is out there.",
    "next_step": LONG,
    "feelings": ["hurt", "disappointed"],
}


def keep_cards(port: int) -> dict[str, str]:
    """Give the account reframes at every card and in every state; their ids by what they are for."""
    api = Api(port, EMAIL).sign_in()
    yesterday = (datetime.now(tz=UTC) - timedelta(days=1)).date().isoformat()
    kept = {str(step): api.keep("/reframes", step=step, **FULL) for step in range(CARDS)}
    kept["finished"] = api.keep("/reframes", state="done", intensity_after=20, follow_up_on=yesterday, **FULL)
    kept["concern"] = api.keep("/reframes", step=1, thought=UNFAIR)
    kept["dark"] = api.keep("/reframes", step=1, thought=EXPLICIT)
    now = datetime.now(tz=UTC).isoformat(timespec="seconds")
    kept["strong"] = api.keep("/reframes", step=1, thought=NOTE, intensity_before=90, occurred_at=now)
    kept["long"] = api.keep("/reframes", state="done", fair_thought=LONG * 20, thought=ARABIC * 200)
    return {name: record["id"] for name, record in kept.items()}


def arrived(page: Page) -> None:
    """The reframes have come from the account, and the old ones are unfolded."""
    expect(page.get_by_role("link", name="Carry on")).to_have_count(1)
    tap(f"{LONG_AGO} from more than a week ago", page)
    expect(page.get_by_role("link", name="Carry on")).to_have_count(LONG_AGO + 1)


def ready(page: Page) -> None:
    """The card stands, and what is worked out about it too."""
    expect(page.get_by_role("button", name="Next").or_(page.get_by_role("button", name="That’ll do"))).to_be_visible()


def dark(page: Page) -> None:
    """The crisis card stands above what was written."""
    expect(page.get_by_role("region", name=CRISIS)).to_be_visible()


def lit(page: Page) -> None:
    """The lights are on."""
    expect(page.get_by_role("list", name="What it has so far")).to_be_visible()


def look_through(page: Page) -> None:
    """Open everything on the card of the traps."""
    tap("Something else", page)
    tap("Why this question?", page)


def add_question(page: Page) -> None:
    """Add a question of one's own."""
    page.get_by_label("Your question").fill(LONG)
    tap("Add this question", page)
    expect(page.get_by_role("button", name=f"Delete: {LONG}")).to_be_visible()


def cards(ids: dict[str, str]) -> list[Place]:
    """Where to look."""
    acts = {2: look_through, 6: lit}
    return [
        Place("/reframe", "/reframe", arrived, "reframes"),
        *(Place(ROUTE, f"/reframe/{ids[str(at)]}", acts.get(at, ready), f"card {at}") for at in range(CARDS)),
        *(Place(ROUTE, f"/reframe/{ids[state]}", state=state) for state in ("finished", "strong", "long")),
        Place(ROUTE, f"/reframe/{ids['finished']}", partial(tap, "Back to the cards"), "again"),
        Place(ROUTE, f"/reframe/{ids['concern']}", ready, "a fair concern"),
        Place(ROUTE, f"/reframe/{ids['dark']}", dark, "the crisis card"),
        Place("/reframe/questions", "/reframe/questions", add_question, "an own question"),
    ]
