"""What they wrote or said: typed, pasted, taken apart, and never lost."""

import pytest
from playwright.sync_api import expect

from tests.e2e.app import (
    RESTORED,
    begin,
    crash,
    timeline,
    wait_for_draft,
)
from tests.e2e.knocking import LETTER, MARK, MESSAGE, REASON, STOCK, knockbacks
from tests.support.phone import Phone


def test_each_form_word_says_what_it_means_when_tapped_and_the_text_stays_as_it_was(phone: Phone) -> None:
    page = phone.open("/knockbacks/new")
    page.get_by_label(MESSAGE).fill(LETTER)
    page.get_by_role("button", name="Show what it says").tap()
    expect(page.get_by_text("3 of 4 lines").or_(page.get_by_text("2 of 3 lines"))).to_be_visible()
    meaning = page.get_by_text("Many good people applied. It ranks nobody.")
    expect(meaning).to_be_hidden()
    page.get_by_text(STOCK).tap()
    expect(meaning).to_be_visible()
    expect(page.get_by_text(REASON)).to_be_visible()
    page.get_by_role("button", name="Edit the message").tap()
    expect(page.get_by_label(MESSAGE)).to_have_value(LETTER)
    assert [doc["message"] for doc in knockbacks(page)] == [LETTER]


def test_the_message_is_pasted_by_one_tap_where_the_browser_lets_it(phone: Phone) -> None:
    page = phone.open("/knockbacks/new")
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=phone.url)
    page.evaluate("(text) => navigator.clipboard.writeText(text)", LETTER)
    page.get_by_role("button", name="Paste the message").tap()
    expect(page.get_by_text(MARK)).to_have_count(2)
    assert [doc["message"] for doc in knockbacks(page)] == [LETTER]


def test_where_the_browser_does_not_let_it_the_box_waits_for_a_paste_by_hand(phone: Phone) -> None:
    phone.page.add_init_script("delete Navigator.prototype.clipboard")
    page = phone.open("/knockbacks/new")
    page.get_by_role("button", name="Paste the message").tap()
    expect(page.get_by_label(MESSAGE)).to_be_focused()
    expect(page.get_by_text("Press and hold in the box")).to_be_visible()
    page.keyboard.insert_text(LETTER)
    page.get_by_role("button", name="Show what it says").tap()
    expect(page.get_by_text(REASON)).to_be_visible()


def test_a_message_half_written_when_the_tab_was_killed_is_back_in_its_box(phone: Phone) -> None:
    page = phone.open("/knockbacks/new")
    begin(page, MESSAGE, "Unfortunately we")
    wait_for_draft(page, "Unfortunately we")
    crash(page)
    page = phone.new_tab()
    page.get_by_role("link", name=RESTORED).tap()
    expect(page.get_by_label(MESSAGE)).to_have_value("Unfortunately we")
    page.get_by_label(MESSAGE).press("End")
    page.get_by_label(MESSAGE).press_sequentially(" chose somebody else.")
    page.get_by_role("button", name="Done").tap()
    expect(timeline(page).or_(page.get_by_text("Lately")).first).to_be_visible()
    assert [doc["message"] for doc in knockbacks(page)] == ["Unfortunately we chose somebody else."]


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=alert(1)><b>We’ll keep your CV on file.</b>",
        "🙃🙃🙃",
        "نأسف لإبلاغك بقرارنا.",
        "Vi har valt någon annan.",
    ],
    ids=["markup", "pictures", "from the right", "another language"],
)
def test_whatever_is_put_in_is_shown_as_it_is_and_kept_as_it_is(phone: Phone, text: str) -> None:
    page = phone.open("/knockbacks/new")
    page.get_by_label("Company").fill(text)
    page.get_by_label(MESSAGE).fill(text)
    page.get_by_role("button", name="Show what it says").tap()
    expect(page.locator("[data-field=message]").get_by_text(text)).to_be_visible()
    assert [(doc["company"], doc["message"]) for doc in knockbacks(page)] == [(text, text)]
    page.get_by_role("button", name="Done").tap()
    phone.open("/timeline")
    expect(timeline(page)).to_contain_text([f"Knockback from {text}"])


def test_a_message_may_be_very_long_and_one_that_is_longer_waits_until_it_fits(phone: Phone) -> None:
    page = phone.open("/knockbacks/new")
    box = page.get_by_label(MESSAGE)
    box.fill("Thank you for applying. " * 2_084)
    expect(page.get_by_text("16 characters too many.")).to_be_visible()
    box.blur()
    expect(page.get_by_text("Saved on this phone")).to_have_count(0)
    box.fill(("Thank you for applying. " * 2_084)[:50_000])
    page.get_by_role("button", name="Show what it says").tap()
    expect(page.get_by_text("All form words.")).to_be_visible(timeout=60_000)
    assert [len(doc["message"]) for doc in knockbacks(page)] == [50_000]
