"""What is being typed is never lost: not by leaving, not by a killed tab, not by a full phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.app import (
    FULL,
    RESTORED,
    begin,
    check_in,
    crash,
    face,
    lately,
    saved,
    sheet,
    wait_for_draft,
    wait_until_offline_ready,
)
from tests.support.phone import Phone

# Connections closed behind the app's back, as WebKit does when its storage process is started again.
REMEMBER_CONNECTIONS = """() => {
    globalThis.connections = []
    const { open } = IDBFactory.prototype
    IDBFactory.prototype.open = function (...args) {
      const request = open.apply(this, args)
      request.addEventListener('success', () => globalThis.connections.push(request.result))
      return request
    }
  }"""
LOSE_CONNECTIONS = "() => globalThis.connections.splice(0).map((connection) => connection.close()).length"


def write_note(page: Page, text: str) -> None:
    sheet(page).get_by_role("button", name="Add a note").tap()
    page.get_by_label("Your note").press_sequentially(text)


def test_a_note_half_typed_when_the_tab_was_killed_is_back_in_its_box(phone: Phone) -> None:
    page = phone.open()
    check_in(page, "Gutted")
    write_note(page, "They said they loved my ")
    wait_for_draft(page, "They said they loved my ")
    crash(page)
    page = phone.new_tab()
    expect(page.get_by_label("Your note")).to_have_value("They said they loved my ")
    expect(page.get_by_text(RESTORED)).to_be_visible()
    expect(face(page, "Gutted")).to_have_attribute("aria-pressed", "true")
    page.get_by_label("Your note").press_sequentially("example")
    page.get_by_role("button", name="Done").tap()
    expect(page.get_by_role("button", name="Edit the note")).to_be_visible()
    page.reload()
    expect(lately(page)).to_have_count(1)
    expect(page.get_by_label("Your note")).to_have_count(0)


def test_a_win_half_typed_when_the_tab_was_killed_is_one_win_with_all_of_its_text(phone: Phone) -> None:
    page = phone.open("/wins/new")
    begin(page, "What went right?", "Asked for feedback")
    wait_for_draft(page, "Asked for feedback")
    crash(page)
    page = phone.new_tab()
    page.get_by_role("link", name=RESTORED).tap()
    expect(page.get_by_role("textbox").first).to_have_value("Asked for feedback")


@pytest.mark.own_browser
def test_a_browser_killed_while_it_saves_keeps_the_check_in_whole_or_not_at_all(phone: Phone) -> None:
    wait_until_offline_ready(phone.open())
    face(phone.page, "Flat").tap(no_wait_after=True)
    phone.kill()
    phone.launch()
    page = phone.open()
    expect(page.get_by_role("heading", name="Lately")).to_be_visible()
    check_in(page, "Buzzing")
    assert lately(page).count() in {1, 2}
    expect(lately(page).first).to_contain_text("Buzzing")


def test_leaving_a_screen_keeps_what_was_typed(phone: Phone) -> None:
    page = phone.open()
    check_in(page, "Alright")
    write_note(page, "Second interview on Friday")
    page.get_by_role("link", name="Log a win").tap()
    expect(page.get_by_role("heading", level=1, name="Log a win")).to_be_focused()
    page.go_back()
    lately(page).get_by_role("link").tap()
    expect(page.get_by_label("note")).to_have_value("Second interview on Friday")


@pytest.mark.own_browser
def test_a_full_phone_says_so_and_the_face_can_be_tapped_again(phone: Phone) -> None:
    page = open_when_full(phone, "/")
    face(page, "Gutted").tap()
    expect(page.get_by_text(FULL)).to_be_visible()
    expect(saved(page)).to_have_count(0)
    expect(face(page, "Gutted")).to_have_attribute("aria-pressed", "false")
    make_room(phone)
    check_in(page, "Gutted")
    expect(page.get_by_text(FULL)).to_have_count(0)


@pytest.mark.parametrize(("path", "label"), [("/?note", "Your note"), ("/wins/new", "What went right?")])
@pytest.mark.own_browser
def test_a_full_phone_keeps_the_text_on_the_screen_and_saves_it_once_there_is_room(
    phone: Phone, path: str, label: str
) -> None:
    page = open_when_full(phone, path)
    page.get_by_label(label).press_sequentially("It was the third round.")
    expect(page.get_by_text(FULL)).to_be_visible()
    page.get_by_label(label).blur()
    expect(page.get_by_label(label)).to_have_value("It was the third round.")
    expect(page.get_by_text("Saved on")).to_have_count(0)
    make_room(phone)
    page.get_by_label(label).press_sequentially(" No more.")
    page.get_by_label(label).blur()
    expect(page.get_by_text("Saved on this phone").first).to_be_visible()
    expect(page.get_by_label(label)).to_have_value("It was the third round. No more.")
    expect(page.get_by_text(FULL)).to_have_count(0)


def open_when_full(phone: Phone, path: str) -> Page:
    """The app has been used before. Chromium asks about the quota at a database's first write after its start."""
    wait_until_offline_ready(phone.open())
    phone.close()
    phone.launch()
    phone.cdp().send("Storage.overrideQuotaForOrigin", {"origin": phone.url, "quotaSize": 1})
    return phone.open(path)


def make_room(phone: Phone) -> None:
    phone.cdp().send("Storage.overrideQuotaForOrigin", {"origin": phone.url})


@pytest.mark.parametrize("times", [1, 3])
def test_a_lost_connection_to_the_storage_is_opened_again_and_no_write_is_dropped(phone: Phone, times: int) -> None:
    phone.page.add_init_script(f"({REMEMBER_CONNECTIONS})()")
    page = phone.open()
    wait_until_offline_ready(page)
    for mood in ("Flat", "Hopeful", "Buzzing")[:times]:
        assert page.evaluate(LOSE_CONNECTIONS) > 0
        check_in(page, mood)
    page.reload()
    expect(lately(page)).to_have_count(1)


def test_a_text_that_is_too_long_stays_on_the_screen_and_saves_once_it_fits(phone: Phone) -> None:
    page = phone.open("/wins/new")
    box = page.get_by_label("What went right?")
    box.fill("x" * 20_001)
    expect(page.get_by_text("1 character too many.")).to_be_visible()
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_text("Saved on this phone")).to_have_count(0)
    box.press("End")
    box.press("Backspace")
    expect(page.get_by_text("Saved on this phone")).to_be_visible()
