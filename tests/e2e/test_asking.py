"""Asking for feedback: from a knockback to a reply, without a network, with a night in between."""

import re
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from playwright.sync_api import Page, expect

from tests.e2e.app import begin, check_in, heading, offline_app, records
from tests.e2e.hearing import PASTED
from tests.e2e.reframing import kept, tap
from tests.support.phone import Phone
from tests.support.server import LiveServer

COLD = "Wow, your loss. I get it.\n\nThank you"
KIND = (
    "I’m sorry it wasn’t me this time, and I wish you well. I completely understand.\n\nThank you for this opportunity."
)
BODY = "Your e-mail"
ONCE_MORE = "Just once more, since I learn a lot from it."
# The mail app is another program: the link goes no further than to the test.
CATCH_MAIL = """() => addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="mailto:"]')
    if (!link) return
    event.preventDefault()
    window.mail = link.href
  })"""


def asks(page: Page) -> list[dict[str, Any]]:
    """What the asks on this phone hold."""
    return records(page, "feedback_request")


def mailed(page: Page) -> tuple[str, dict[str, list[str]]]:
    """Open the mail app: whom it would write to, and with what."""
    page.evaluate(CATCH_MAIL)
    page.get_by_role("link", name="Open mail app").tap()
    link = urlsplit(page.evaluate("() => window.mail"))
    assert link.scheme == "mailto"
    return unquote(link.path), parse_qs(link.query, strict_parsing=True)


def begin_from_knockback(page: Page, phone: Phone) -> None:
    """Write down a knockback and ask about it."""
    phone.open("/knockbacks/new")
    page.get_by_label("Company").fill("Fairhaven")
    page.get_by_label("Job", exact=True).fill("receptionist")
    page.get_by_role("link", name="Ask for feedback").tap()
    expect(heading(page, "Ask for feedback")).to_be_visible()


def test_an_ask_goes_from_a_knockback_to_the_mail_app_with_every_word_in_place(
    phone: Phone, server: LiveServer
) -> None:
    page = offline_app(phone, server)
    begin_from_knockback(page, phone)
    expect(page.get_by_label(BODY)).to_have_value(
        "Hello,\n\nThank you for letting me know about the receptionist role, and for the time you gave me. "
        "I completely understand.\n\nTo help me in future, could you tell me what I did well and what I need to work "
        "on? A line or two would mean a lot.\n\nI enjoyed learning about Fairhaven, and I’d be glad to hear of other "
        "roles in the future.\n\nKind regards"
    )
    expect(page.get_by_role("list", name="What’s in it").get_by_text("not yet")).to_have_count(0)
    assert asks(page) == []

    begin(page, "Who to", "Priya")
    page.get_by_label("Their e-mail address").fill("priya@example.com\nBcc: all@example.com")
    expect(page.get_by_role("alert")).to_contain_text("That isn’t one plain e-mail address")
    expect(page.get_by_role("link", name="Open mail app")).to_have_count(0)
    page.get_by_label("Their e-mail address").fill("priya@example.com")
    to, fields = mailed(page)

    assert to == "priya@example.com"
    assert sorted(fields) == ["body", "subject"]
    assert fields["subject"] == ["Thank you, and one question about the receptionist role"]
    assert fields["body"][0].startswith("Hello Priya,\r\n\r\nThank you for letting me know")
    [ask] = asks(page)
    assert (ask["to_name"], ask["channel"], ask["state"]) == ("Priya", "email", "draft")
    assert "knockback" in ask

    for channel, label in (("LinkedIn", "Your message"), ("Phone", "What to say"), ("Text", "Your text")):
        tap(page, channel)
        expect(page.get_by_label(label)).to_have_value(re.compile("Priya.*what I did well", re.DOTALL))
    expect(page.get_by_role("button", name="Undo")).to_have_count(1)
    tap(page, "Undo")
    expect(page.get_by_label("What to say")).to_have_value(re.compile("Priya"))
    phone.open(f"/knockbacks/{ask['knockback']}")
    page.get_by_role("link", name="Ask for feedback").tap()
    expect(page.get_by_label("Who to")).to_have_value("Priya")
    assert len(asks(page)) == 1


def test_cold_phrases_are_made_kind_one_by_one_and_taken_back(phone: Phone, server: LiveServer) -> None:
    page = offline_app(phone, server)
    check_in(page, "Gutted")
    phone.open("/ask/new")
    expect(page.get_by_text("It’s been a rough day.")).to_be_visible()
    page.get_by_label(BODY).fill(COLD)
    kinder = page.get_by_role("region", name="Nobody can see your face")
    expect(kinder.get_by_role("button", name="Use the kinder one")).to_have_count(3)
    expect(kinder).to_contain_text("May read: As a door slammed on the way out.")

    kinder.get_by_role("button", name="Use the kinder one").nth(1).tap()
    expect(page.get_by_label(BODY)).to_have_value("Wow, your loss. I completely understand.\n\nThank you")
    expect(kinder).to_be_focused()
    expect(kept(page)).to_be_visible()
    tap(page, "Undo")
    expect(page.get_by_label(BODY)).to_have_value(COLD)

    kinder.get_by_role("button", name="Leave it").first.focus()
    page.keyboard.press("Enter")
    expect(kinder.get_by_role("button", name="Use the kinder one")).to_have_count(2)
    phone.open(page.evaluate("() => location.pathname"))
    tap(page, "Make it all kinder")
    expect(page.get_by_label(BODY)).to_have_value(KIND)
    expect(kinder).to_have_count(0)
    expect(page.get_by_text("Swapped.")).to_be_focused()
    phone.open(page.evaluate("() => location.pathname"))
    expect(page.get_by_label(BODY)).to_have_value(KIND)
    expect(kinder).to_have_count(0)


def test_an_angry_one_is_slept_on_then_sent_nudged_once_and_answered(phone: Phone, server: LiveServer) -> None:
    start = datetime.now().replace(hour=18, minute=30)  # noqa: DTZ005 - the phone's own clock
    phone.page.clock.install(time=start)
    page = offline_app(phone, server)
    phone.open("/ask")
    expect(page.get_by_text("No asks yet")).to_be_visible()
    page.get_by_role("link", name="Ask for feedback").tap()
    page.get_by_label(BODY).fill("This is a joke.")
    expect(page.get_by_text("There’s some heat in this.")).to_be_visible()
    tap(page, "Sleep on it")
    sheet = page.get_by_role("dialog", name="Sleep on it")
    sheet.get_by_label("Look at it again").fill(f"{start:%Y-%m-%d}")
    expect(sheet.get_by_role("alert")).to_have_text("Choose a day after today.")
    sheet.get_by_label("Look at it again").fill(f"{start + timedelta(days=1):%Y-%m-%d}")
    sheet.get_by_role("button", name="Hold it until then").tap()
    expect(page.get_by_text("9 in the morning.")).to_be_visible()
    assert asks(page)[0]["state"] == "held"

    page.clock.set_system_time(start + timedelta(hours=15))
    phone.open("/ask")
    due = page.get_by_role("region", name="Worth a look today")
    due.get_by_role("link", name="You slept on it").tap()
    expect(page.get_by_text("How does it read today?")).to_be_visible()
    tap(page, "Look at it now")
    tap(page, "Use the kinder one")
    tap(page, "Mark as sent")
    tap(page, "It’s sent")
    expect(page.get_by_role("heading", name="You asked. That took nerve.")).to_be_visible()
    phone.open("/ask")
    expect(page.get_by_text("1 ask, no reply yet")).to_be_visible()

    page.clock.set_system_time(start + timedelta(days=9))
    phone.open("/ask")
    due.get_by_role("link", name="Ask once more?").tap()
    page.get_by_label(BODY).fill(ONCE_MORE)
    assert mailed(page)[1]["body"] == [ONCE_MORE]
    page.reload()
    expect(page.get_by_label(BODY)).to_have_value(ONCE_MORE)
    tap(page, "I’ve asked once more")
    expect(page.get_by_role("heading", name="Ask once more?")).to_have_count(0)
    assert asks(page)[0].get("nudge_on") is None
    tap(page, "They replied")
    expect(page.get_by_text("Good on you for asking.")).to_be_visible()
    phone.open("/ask")
    expect(page.get_by_text("1 ask, 1 reply")).to_be_visible()
    expect(due).to_have_count(0)


def test_what_they_replied_is_one_tap_from_being_sorted(phone: Phone, server: LiveServer) -> None:
    page = offline_app(phone, server)
    begin_from_knockback(page, phone)
    tap(page, "Mark as sent")
    tap(page, "It’s sent")

    tap(page, "They replied")
    page.get_by_role("link", name="Sort what they said").tap()

    expect(page.get_by_label(PASTED)).to_be_visible()
    knockback = asks(page)[0]["knockback"]
    assert page.url.endswith(f"/feedback/new?knockback={knockback}")
