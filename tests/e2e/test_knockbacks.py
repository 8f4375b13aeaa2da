"""A knockback: from one tap to everything there is to say about it, with or without signal."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.api import Api
from tests.e2e.app import (
    RESTORED,
    STORED,
    check_in,
    crash,
    face,
    mark,
    saved,
    sheet,
    sign_up,
    stored,
    timeline,
    wait_for_draft,
    wait_until_offline_ready,
)
from tests.support.phone import Phone
from tests.support.server import LiveServer

MESSAGE = "What they wrote or said"
STOCK = "We had a very strong field of candidates."
REASON = "Your answer about the budget lacked detail."
LETTER = f"Dear Sam,\n\n{STOCK}\n{REASON}\nWe’ll keep your details on file."
KEPT = f"async (company) => (await ({STORED})('records')).some(({{ doc }}) => doc.company === company)"
MARK = "They say this to everyone; it says nothing about you"


def knockbacks(page: Page) -> list[dict[str, Any]]:
    """What each knockback holds, the oldest first; not those in the bin."""
    rows = [row for row in stored(page, "records") if row["type"] == "knockback" and not row["binned_at"]]
    return [row["doc"] for row in sorted(rows, key=lambda row: row["id"])]


def knock_back(page: Page) -> None:
    """Say on the sheet that it was a knockback."""
    sheet(page).get_by_role("button", name="It was a knockback").tap()
    expect(sheet(page).get_by_role("link", name="Add details")).to_be_visible()


@pytest.mark.own_browser
def test_from_a_tap_on_a_face_to_the_timeline_with_no_signal(phone: Phone, server: LiveServer) -> None:
    wait_until_offline_ready(phone.open())
    # The parts that are kept a moment later.
    phone.open("/knockbacks/new")
    server.stop()
    phone.without_network()
    page = phone.open()
    check_in(page, "Gutted")
    sheet(page).get_by_role("button", name="After a call").tap()
    knock_back(page)
    sheet(page).get_by_role("link", name="Add details").tap()
    page.get_by_label("Company").fill("Fairhaven Clinic")
    page.get_by_label("Job", exact=True).fill("Receptionist")
    page.get_by_label("How much does it sting?").fill("70")
    page.get_by_role("button", name="Interview", exact=True).tap()
    page.get_by_label(MESSAGE).fill(LETTER)
    page.get_by_role("button", name="Show what it says").tap()
    expect(page.get_by_text(MARK)).to_have_count(2)
    page.get_by_role("button", name="Done").tap()
    expect(sheet(page).get_by_role("link", name="Add details")).to_be_visible()

    phone.kill()
    phone.launch(offline=True)
    page = phone.open("/timeline")
    expect(timeline(page)).to_have_count(2)
    item = timeline(page).filter(has_text="Knockback from Fairhaven Clinic")
    expect(item).to_contain_text("Receptionist · Interview · By phone")
    expect(item).to_contain_text("Stings a lot")
    expect(item).not_to_contain_text(REASON)
    check_in_row = next(row for row in stored(page, "records") if row["type"] == "check_in")
    knockback_row = next(row for row in stored(page, "records") if row["type"] == "knockback")
    assert check_in_row["doc"]["knockback"] == knockback_row["id"]
    assert check_in_row["doc"]["occurred_at"] == knockback_row["doc"]["occurred_at"]


def test_undo_on_the_sheet_takes_the_knockback_back_and_leaves_the_check_in(phone: Phone) -> None:
    page = phone.open()
    check_in(page, "Flat")
    knock_back(page)
    sheet(page).get_by_role("button", name="Undo").tap()
    expect(sheet(page).get_by_role("button", name="It was a knockback")).to_be_visible()
    assert knockbacks(page) == []
    expect(face(page, "Flat")).to_have_attribute("aria-pressed", "true")


def test_a_quick_second_tap_does_not_open_the_details(phone: Phone) -> None:
    start = datetime(2026, 3, 2, 9, 30)  # noqa: DTZ001 - the phone's own clock
    phone.page.clock.install(time=start)
    page = phone.open()
    wait_until_offline_ready(page)
    page.clock.pause_at(start + timedelta(minutes=5))
    face(page, "Gutted").tap()
    expect(saved(page)).to_be_visible()
    page.clock.run_for(400)
    button = sheet(page).get_by_role("button", name="It was a knockback")
    box = button.bounding_box()
    assert box
    button.tap()
    details = sheet(page).get_by_role("link", name="Add details")
    expect(details).to_be_visible()
    page.clock.run_for(399)
    page.touchscreen.tap(box["x"] + 20, box["y"] + box["height"] / 2)
    expect(details).to_be_visible()
    page.clock.run_for(1)
    details.tap()
    expect(page.get_by_label("Company")).to_be_visible()


def test_after_a_low_mood_the_sheet_of_a_knockback_speaks_of_no_win_and_no_lesson(phone: Phone) -> None:
    page = phone.open()
    check_in(page, "Gutted")
    knock_back(page)
    words = page.locator("main").inner_text().lower()
    assert "win" not in words
    assert "lesson" not in words


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


def test_several_at_once_are_each_kept_as_they_are_typed_and_taken_back_one_by_one(phone: Phone) -> None:
    page = phone.open("/knockbacks/new")
    page.get_by_role("link", name="Several at once").tap()
    another = page.get_by_role("button", name="Add another")
    for place, company in enumerate(("Fairhaven", "Brightwater", "Hallam Labs"), 1):
        if place > 1:
            another.tap()
        one = page.get_by_role("region", name=f"Knockback {place}")
        one.get_by_label("Company").press_sequentially(company)
        one.get_by_role("button", name="By e-mail").tap()
        expect(another).to_be_enabled()
    expect(page.get_by_role("button", name="Undo Hallam Labs")).to_be_visible()
    page.get_by_role("button", name="Undo Brightwater").tap()
    expect(page.get_by_role("region", name="Knockback 3")).to_have_count(0)
    phone.open("/timeline")
    expect(timeline(page)).to_have_count(2)
    assert [(doc["company"], doc["told_by"]) for doc in knockbacks(page)] == [
        ("Fairhaven", "email"),
        ("Hallam Labs", "email"),
    ]


@pytest.mark.own_browser
def test_what_was_half_typed_when_the_browser_was_killed_is_there_up_to_the_last_pause(phone: Phone) -> None:
    wait_until_offline_ready(phone.open())
    page = phone.open("/knockbacks/new")
    page.get_by_label("Company").press_sequentially("Fairhaven")
    page.get_by_label("Job", exact=True).focus()
    page.wait_for_function(KEPT, arg="Fairhaven")
    page.get_by_label("Company").press("End")
    page.get_by_label("Company").press_sequentially(" Clinic")
    phone.kill()
    phone.launch()
    page = phone.open("/timeline")
    timeline(page).get_by_role("link").tap()
    expect(page.get_by_label("Company")).to_have_value(re.compile("^Fairhaven"))


def test_a_message_half_written_when_the_tab_was_killed_is_back_in_its_box(phone: Phone) -> None:
    page = phone.open("/knockbacks/new")
    page.get_by_label(MESSAGE).press_sequentially("Unfortunately we")
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


def test_a_record_without_any_input_is_never_made_and_an_emptied_one_is_not_kept(phone: Phone) -> None:
    page = phone.open("/knockbacks/new")
    page.get_by_role("button", name="Done").tap()
    assert stored(page, "records") == []
    page = phone.open("/knockbacks/new")
    page.get_by_label("Company").fill("F")
    expect(page.get_by_text("Saved on this phone")).to_be_visible()
    page.get_by_label("Company").fill("")
    page.get_by_role("button", name="Done").tap()
    expect(page.get_by_text("Nothing here yet")).to_be_visible()


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


def test_everything_can_be_done_from_the_keyboard(phone: Phone) -> None:
    page = phone.open("/knockbacks/new")
    page.get_by_label("Company").focus()
    page.keyboard.type("Fairhaven")
    page.keyboard.press("Tab")
    page.keyboard.type("Receptionist")
    sting = page.get_by_label("How much does it sting?")
    while not sting.evaluate("(each) => each === document.activeElement"):
        page.keyboard.press("Tab")
    expect(sting).to_have_attribute("aria-valuetext", "Not said")
    page.keyboard.press("End")
    expect(sting).to_have_attribute("aria-valuetext", "Floored me")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Clear")).to_be_focused()
    page.keyboard.press("Enter")
    expect(sting).to_have_attribute("aria-valuetext", "Not said")
    expect(sting).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="By phone", pressed=True)).to_have_count(1)
    [doc] = knockbacks(page)
    assert (doc["company"], doc["role"], doc["told_by"], "sting" in doc) == (
        "Fairhaven",
        "Receptionist",
        "phone",
        False,
    )


def test_it_can_be_backdated_undone_deleted_and_brought_back(phone: Phone) -> None:
    page = phone.open("/knockbacks/new")
    page.get_by_role("button", name="Change").tap()
    page.get_by_label("Date and time").fill("2026-02-03T14:05")
    page.get_by_label("Date and time").blur()
    page.get_by_role("button", name="By phone").tap()
    expect(page.get_by_role("button", name="By phone", pressed=True)).to_have_count(1)
    page.get_by_role("button", name="Undo").tap()
    expect(page.get_by_role("button", name="By phone", pressed=True)).to_have_count(0)
    assert [doc["occurred_at"][:16] for doc in knockbacks(page)] == ["2026-02-03T14:05"]
    page.get_by_role("button", name="Delete").tap()
    expect(page.get_by_text("In the bin for 30 days.")).to_be_visible()
    assert knockbacks(page) == []
    page.get_by_role("status").get_by_role("button", name="Undo").tap()
    expect(page.get_by_text("In the bin for 30 days.")).to_have_count(0)
    assert len(knockbacks(page)) == 1


def test_the_timeline_finds_knockbacks_and_shows_of_a_reframe_the_fair_thought_only(
    phone: Phone, server: LiveServer
) -> None:
    sign_up(phone.open(), "filters@example.com")
    api = Api(server.port, "filters@example.com").sign_in()
    knockback = api.keep("/knockbacks", company="Fairhaven Clinic", role="Receptionist", told_by="phone")
    api.keep("/reframes", thought="I am useless.", fair_thought="One answer was thin.", knockbacks=[knockback["id"]])
    api.keep("/reframes", thought="Nobody wants me.", knockbacks=[knockback["id"]])
    api.keep("/wins", text="Asked why")
    page = phone.open("/timeline")
    expect(mark(page)).to_contain_text("Synced")
    expect(timeline(page)).to_have_count(3)
    expect(timeline(page).filter(has_text="Fair thought")).to_contain_text("One answer was thin.")
    expect(page.get_by_text("useless")).to_have_count(0)
    page.get_by_role("button", name="Knockbacks").tap()
    expect(timeline(page)).to_have_count(1)
    expect(page.get_by_role("link", name="Add a knockback")).to_be_visible()
    for words in ("fairhaven", "RECEPT"):
        page.goto(phone.url + "/timeline?search")
        page.get_by_role("searchbox").fill(words)
        expect(page.get_by_text("1 found")).to_be_visible()
    timeline(page).get_by_role("link").tap()
    expect(page.get_by_role("link", name="One answer was thin.")).to_be_visible()
    expect(page.get_by_role("link", name="Carry on with a reframe")).to_be_visible()
    expect(page.get_by_text("Nobody wants me")).to_have_count(0)
    quick = page.get_by_role("link", name="Reframe it, quick")
    expect(quick).to_have_attribute("href", f"/reframe/new?knockback={knockback['id']}&mode=quick")


def test_no_undo_of_the_knockback_stands_over_the_thought_about_it(phone: Phone) -> None:
    page = phone.open("/knockbacks/new")
    page.get_by_label("Company").fill("Fairhaven Clinic")
    page.get_by_role("link", name="Reframe it, quick").tap()
    page.get_by_label("The thought, as it came").fill("Nobody wants me.")
    expect(page.get_by_role("button", name="Undo")).to_have_count(1)
    page.get_by_role("button", name="Undo").tap()
    expect(page.get_by_label("The thought, as it came")).to_be_visible()
    assert [row["type"] for row in stored(page, "records") if not row["binned_at"]] == ["knockback"]

    page.goto(phone.url + "/reframe/new?mode=quick")
    page.get_by_label("The thought, as it came").fill("Nobody wants me.")
    expect(page.get_by_text("Saved on this phone")).to_be_visible()
    page.goto(phone.url + "/reframe")
    expect(page.get_by_role("link", name="Carry on")).to_be_visible()
    expect(page.get_by_text("Nobody wants me.")).to_have_count(0)
