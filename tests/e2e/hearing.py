"""What people do with feedback, and what of it the phone holds."""

from playwright.sync_api import Locator, Page, expect

from tests.e2e.app import heading, records

WELL, WORK = "Did well", "Work on"
CALM, PEOPLE, EXAMPLE = "Calm under pressure", "“Good with people”", "Same example, every time"
PASTED = "What they wrote or said"
PERSONAL = "We wondered whether somebody with small children would manage the shifts."
LETTER = f"""Dear Sam,

You were calm, e.g. when the till
went down. You used the same example in every answer!
{PERSONAL}

Kind regards,
Priya"""
FIVE_PAGES = "\n\n".join(LETTER for _ in range(60))


def tap(page: Page, name: str) -> None:
    """Tap the button of this name."""
    page.get_by_role("button", name=name, exact=True).tap()


def judge(page: Page, verdict: str) -> None:
    """Say what there is in the line on screen."""
    page.get_by_role("button", name=verdict).tap()


def line(page: Page, at: int, of: int) -> Locator:
    """The line to look at."""
    return page.get_by_role("region", name=f"Line {at} of {of}", exact=True)


def hear(page: Page, *, well: str = "", work: str = "") -> None:
    """Note what they say."""
    page.get_by_label(WELL).fill(well)
    page.get_by_label(WORK).fill(work)


def finish_call(page: Page, *, well: str = CALM, work: str = EXAMPLE) -> None:
    """Note what they say, and hang up."""
    hear(page, well=well, work=work)
    tap(page, "Call finished")
    expect(heading(page, "That took nerve.")).to_be_visible()


def verdicts(page: Page) -> dict[str, str]:
    """What was made of each line."""
    return {item["quote"]: item.get("verdict", "unsorted") for item in records(page, "feedback_item")}
