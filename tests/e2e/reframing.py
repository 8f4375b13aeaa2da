"""What people do on the cards of a reframe, in their words."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.e2e.api import Api
from tests.e2e.app import heading, stored
from tests.support.server import LiveServer

THOUGHT = "That other girl got it because she dressed better."
KIND = "It wasn’t meant to be. Something better is out there."
FAIR = (
    "I do not know why they chose her. I repeated one example in every answer, and tonight I will write down two more."
)
STEP = "Write down two more examples tonight."
# Words that the hints see a trap in.
TRAP = "It is all my fault, I ruined everything."
UNFAIR = "They never even read my CV, they asked when I was planning kids."
THOUGHT_BOX, FAIR_BOX = "The thought, as it came", "Fairer thought"
NONE = "None of these, it just hurts"
OWN_REASON = "I used one example too often"


def tap(page: Page, name: str) -> None:
    """Tap the button of this name."""
    page.get_by_role("button", name=name, exact=True).tap()


def go_on(page: Page, at: str) -> None:
    """Go to the next card, at this place in the row."""
    tap(page, "Next")
    expect(page.get_by_text(at, exact=True)).to_be_visible()


def kept(page: Page) -> Locator:
    """The word that the latest change is durable."""
    return page.get_by_role("status").filter(has_text=re.compile(r"Saved on this (phone|computer)"))


def reframes(page: Page) -> list[dict[str, Any]]:
    """What the reframes on this phone hold."""
    return [row["doc"] for row in stored(page, "records") if row["type"] == "reframe" and not row["binned_at"]]


def slide(page: Page, name: str, value: int) -> None:
    """Move a slider."""
    page.get_by_role("slider", name=name).fill(str(value))


def share_out(page: Page) -> None:
    """Pick three reasons, the own one last."""
    for place, reason in (
        ("Them", "They had done the job before"),
        ("The market", "A lot of people applied"),
        ("Me", OWN_REASON),
    ):
        tap(page, place)
        tap(page, reason)
        expect(page.get_by_role("slider", name=f"Share of: {reason}")).to_be_visible()


def shares(page: Page) -> dict[str, int]:
    """What the sliders of the reasons say."""
    sliders = page.get_by_role("slider").all()
    return {str(each.get_attribute("aria-label")): int(each.input_value()) for each in sliders}


def quick(page: Page, thought: str, fair: str) -> None:
    """Three cards, from the thought to the fairer one."""
    page.get_by_label(THOUGHT_BOX).fill(thought)
    go_on(page, "2 of 3")
    go_on(page, "3 of 3")
    page.get_by_label(FAIR_BOX).fill(fair)
    tap(page, "That’ll do")
    expect(heading(page, "A fairer thought")).to_be_visible()


def account(server: LiveServer, email: str) -> Api:
    """A person with an account, as a script."""
    api = Api(server.port, email)
    api.sign_up()
    return api.sign_in()
