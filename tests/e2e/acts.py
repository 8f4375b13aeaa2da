"""What is done on a screen before it is looked at."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.app import check_in, sheet, timeline

# Words that people really write: too long for a line, from the other side, with pictures.
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
NOTE = f"They liked {LONG} better. https://careers.example.com/applications/2026/0123456789?state=closed 🙃"
ARABIC = "قالوا إن لديهم مرشحًا أقوى، وسيحتفظون بسيرتي الذاتية."
LETTER = f"""Dear Sam,

Thank you for taking the time to meet us. We had a very strong field. {ARABIC}
Your answer about the {LONG} lacked detail. We’ll keep your details on file.

Kind regards,
The team"""


def tap(words: str, page: Page) -> None:
    """Tap what says this, the last one of that name."""
    found = page.get_by_role("button", name=words, exact=True)
    expect(found.first).to_be_visible()
    found.last.tap()


def unfold(page: Page) -> None:
    """Open everything that is folded up."""
    page.evaluate("() => document.querySelectorAll('main details').forEach((each) => (each.open = true))")


def feel(page: Page) -> None:
    """Choose a feeling on the sheet."""
    check_in(page, "Flat")
    sheet(page).get_by_role("button", name="Feelings").tap()
    sheet(page).get_by_role("button", name="Hurt").tap()


def write(page: Page) -> None:
    """Write a note on the sheet."""
    check_in(page, "Buzzing")
    sheet(page).get_by_role("button", name="Add a note").tap()
    page.get_by_label("Your note").fill(NOTE)


def read_message(page: Page) -> None:
    """Put in what they sent, and see what it says."""
    page.get_by_label("What they wrote or said").fill(LETTER)
    tap("Show what it says", page)
    expect(page.get_by_text("They say this to everyone").first).to_be_visible()
    unfold(page)


def answer_fit(page: Page) -> None:
    """Answer what good came of it, so that it can be a win."""
    page.get_by_label("What good came of going for it?").fill(f"{NOTE} {LONG}")
    page.get_by_label("What would have worn you down?").fill(ARABIC)
    expect(page.get_by_role("button", name="Keep it as a win")).to_be_visible()


def write_two(page: Page) -> None:
    """Put down one and begin with the next."""
    page.get_by_label("Company").fill(LONG)
    tap("They went quiet", page)
    tap("Add another", page)


def note_call(page: Page) -> None:
    """Note what they say on the phone."""
    page.get_by_label("Did well").fill(LONG)
    page.get_by_label("Work on").fill(f"{ARABIC}\n{NOTE}")


def end_call(page: Page) -> None:
    """Note something, and hang up."""
    page.get_by_label("Work on").fill(NOTE)
    tap("Call finished", page)
    expect(page.get_by_role("heading", name="That took nerve.")).to_be_visible()


def paste_feedback(page: Page) -> None:
    """Put in what they wrote, and leave a line out."""
    page.get_by_label("What they wrote or said").fill(LETTER)
    page.get_by_role("checkbox", name="Dear Sam,").uncheck()


def darken(label: str, text: str, title: str, page: Page) -> None:
    """Write what brings a card, and wait until its links can be tapped."""
    page.get_by_label(label).fill(text)
    page.get_by_role("region", name=title).get_by_role("link", name="Need help now?").click(trial=True)


def ask_for_keys(page: Page) -> None:
    """Show which keys do what; this comes with the notices, after the first screen."""
    expect(page.locator("#app > [role=status]")).to_have_count(2)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()


def search(words: str, page: Page) -> None:
    """Search where the box is open already."""
    page.get_by_role("searchbox").fill(words)
    expect(page.get_by_text(re.compile("found|No match")).first).to_be_visible()


def read_history(page: Page) -> None:
    """Open what a record held before."""
    page.get_by_text("History", exact=True).tap()
    expect(page.get_by_role("button", name="Use this again").first).to_be_visible()


def settled(page: Page) -> None:
    """A record or two are there."""
    expect(timeline(page).first).to_be_visible()


def remind_by_calendar(page: Page) -> None:
    """Write what is coming into a file for the calendar."""
    with page.expect_download():
        page.get_by_role("button", name="Put them in my calendar").tap()
    expect(page.get_by_text("Open the file")).to_be_visible()


def empty_quiet_hours(page: Page) -> None:
    """Leave one end of the quiet hours without a time."""
    page.get_by_label("From").fill("")
    page.get_by_label("From").dispatch_event("change")
    expect(page.get_by_role("alert")).to_have_text("Put in a time, such as 21:30.")


def refuse(page: Page) -> None:
    """Try to be reminded, with a browser that says no."""
    page.get_by_label("Remind me on this phone").tap()
    expect(page.get_by_text("Your browser doesn’t let Onwards show reminders.")).to_be_visible()
