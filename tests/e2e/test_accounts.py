"""An account in the app: what it says, where it leads, and the code that is shown once."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.app import PASSWORD, check_in, heading, mark, sign_in, sign_up
from tests.e2e.conftest import NewPhone
from tests.support.phone import Phone

ASKED = "Got your recovery code?"
OFFERED = "If the last one’s lost, make a new one"


def make_account(page: Page, email: str) -> str:
    """Sign up as far as the code, which is left on the screen."""
    page.get_by_role("button", name="Create account", exact=True).first.tap()
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("New password", exact=True).fill(PASSWORD)
    page.locator("form").get_by_role("button", name="Create account").tap()
    return page.locator("output").inner_text()


def test_a_code_that_nobody_said_is_safe_is_asked_about_once_and_offered_anew(phone: Phone) -> None:
    first = make_account(phone.open("/sign-in"), "code.lost@example.com")

    page = phone.open()
    expect(page.get_by_text(ASKED)).to_be_visible()
    page.get_by_role("button", name="Later").tap()
    page = phone.open("/you")
    expect(page.get_by_text(OFFERED)).to_be_visible()
    expect(page.get_by_text(ASKED)).to_have_count(0)

    page.get_by_text(OFFERED).tap()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Make a new code").tap()
    expect(page.locator("output")).not_to_have_text(first)
    page.get_by_role("button", name="Done, it’s somewhere safe").tap()
    page = phone.open("/you")
    expect(page.get_by_text("code.lost@example.com")).to_be_visible()
    expect(page.get_by_text(OFFERED)).to_have_count(0)


def test_the_question_about_the_code_leads_to_a_new_one(phone: Phone) -> None:
    make_account(phone.open("/sign-in"), "code.asked@example.com")

    page = phone.open()
    page.get_by_role("button", name="Make a new one").tap()

    expect(heading(page, "Account")).to_be_visible()
    expect(page.get_by_role("button", name="Make a new code")).to_be_visible()
    expect(page.get_by_text(ASKED)).to_have_count(0)
    page.get_by_role("button", name="I’ve got it safe").tap()
    expect(page.get_by_role("button", name="I’ve got it safe")).to_have_count(0)


def test_a_code_that_was_confirmed_is_never_asked_about(phone: Phone) -> None:
    sign_up(phone.open(), "code.safe@example.com")

    page = phone.open("/you")

    expect(page.locator("#app > [role=status]")).to_have_count(2)
    expect(page.get_by_text(OFFERED)).to_have_count(0)
    expect(page.get_by_text(ASKED)).to_have_count(0)


def test_the_code_itself_is_kept_nowhere(phone: Phone) -> None:
    code = make_account(phone.open("/sign-in"), "code.nowhere@example.com")

    kept: str = phone.page.evaluate("""async () => {
        const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })]
        for (const { name } of await indexedDB.databases()) {
            const open = indexedDB.open(name)
            await new Promise((done) => (open.onsuccess = done))
            for (const store of open.result.objectStoreNames) {
                const all = open.result.transaction(store).objectStore(store).getAll()
                await new Promise((done) => (all.onsuccess = done))
                found.push(JSON.stringify(all.result))
            }
            open.result.close()
        }
        return found.join()
    }""")

    assert "code.nowhere@example.com" in kept
    assert code not in kept


def test_sign_in_leads_who_is_signed_in_to_their_account(phone: Phone) -> None:
    sign_up(phone.open(), "inside@example.com")

    page = phone.open("/sign-in")

    expect(heading(page, "Account")).to_be_visible()
    expect(page).to_have_url(re.compile("/you/account$"))


def test_without_an_account_its_screens_say_what_one_adds_and_ask_nothing(phone: Phone) -> None:
    for path in ("/you/devices", "/you/tokens", "/you/account"):
        page = phone.open(path)
        expect(page.get_by_text("An account keeps your diary in step on all your devices")).to_be_visible()
        expect(page.get_by_text("signed out")).to_have_count(0)
    page.get_by_role("link", name="Sign in or create an account").tap()
    expect(heading(page, "Your account")).to_be_visible()
    assert [url for url in phone.requested if "/api" in url] == []


def test_what_came_along_is_said_only_when_something_did(phone: Phone, new_phone: NewPhone) -> None:
    sign_up(phone.open(), "along@example.com")

    second, third = new_phone(), new_phone()

    sign_in(second.open(), "along@example.com", said="You’re in.")
    check_in(third.open(), "Hopeful")
    sign_in(third.page, "along@example.com", said="You’re in. What was here came along.")
    expect(mark(third.page)).to_contain_text("Synced")


def test_a_password_that_is_too_short_is_told_so_in_our_own_words(phone: Phone) -> None:
    page = phone.open("/sign-in")
    page.get_by_role("button", name="Create account", exact=True).first.tap()
    page.get_by_label("E-mail").fill("short@example.com")
    password = page.get_by_label("New password", exact=True)
    password.press_sequentially("short")

    page.locator("form").get_by_role("button", name="Create account").tap()

    expect(page.get_by_role("alert")).to_have_text("A bit longer: 10 characters or more.")
    expect(password).to_be_focused()
    expect(password).to_have_attribute("aria-invalid", "true")
    password.press_sequentially(" but longer now")
    expect(page.get_by_role("alert")).to_have_count(0)
    assert [url for url in phone.requested if "/api" in url] == []
