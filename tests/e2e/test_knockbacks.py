"""A knockback: from one tap to everything there is to say about it, with or without signal."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.api import Api
from tests.e2e.app import (
    STORED,
    check_in,
    face,
    mark,
    saved,
    sheet,
    sign_up,
    stored,
    timeline,
    wait_until_offline_ready,
)
from tests.e2e.knocking import LETTER, MARK, MESSAGE, REASON, knockbacks
from tests.support.phone import Phone
from tests.support.server import LiveServer

KEPT = f"async (company) => (await ({STORED})('records')).some(({{ doc }}) => doc.company === company)"


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
    page.get_by_role("button", name="Done").tap()
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
